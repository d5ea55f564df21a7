"""Texts of a URL, header or form as the values they may have been: `3` was a number or a string."""

from __future__ import annotations

import re
from collections.abc import Iterable

from fragmint.contract.oracle.document import Node
from fragmint.contract.oracle.shape import kinds, layers
from fragmint.contract.oracle.walker import Fits
from fragmint.contract.values import JsonValue, parsed

_INTEGER = re.compile(r"-?(0|[1-9]\d*)", re.ASCII)
_NUMBER = re.compile(r"-?(0|[1-9]\d*)(\.\d+)?([eE][-+]?\d+)?", re.ASCII)


def scalars(text: str, *schemas: Node) -> list[JsonValue]:
    """The values of these schemas that are written so: `1e3` is a number, and nobody writes an integer in that way."""
    values: list[JsonValue] = [text]
    wanted = {kind for schema in schemas for kind in kinds(schema)}
    is_whole = "integer" in wanted and "number" not in wanted
    if (_INTEGER if is_whole else _NUMBER).fullmatch(text):
        values.append(parsed(text))
    if text in {"true", "false", "null"}:
        values.append(parsed(text))
    return values


def is_text_of(schema: Node, text: str, fits: Fits) -> bool:
    """Whether a value that is written so fits the schema."""
    return any(fits(schema, value) for value in scalars(text, schema))


def typed(text: str, schemas: list[Node], fits: Fits) -> JsonValue:
    """The reading of a text that all schemas take, else one that some schema takes, else the text."""
    for wanted in (all, any):
        for value in scalars(text, *schemas):
            if wanted([fits(schema, value) for schema in schemas]):
                return value
    return text


def typed_list(texts: Iterable[str], schemas: list[Node], fits: Fits) -> list[JsonValue]:
    """The items of a list whose schemas these are."""
    items = [layer["items"] for each in schemas for layer in layers(each) if "items" in layer]
    return [typed(text, items, fits) for text in texts]


def may_be(kind: str, schemas: Iterable[Node]) -> bool:
    """Whether some of the schemas names this JSON type."""
    return any(kind in kinds(schema) for schema in schemas)


def stands_for_more(schema: Node) -> bool:
    """Whether a text is only the notation of what its schema describes, as XML and lines of JSON are."""
    described = kinds(schema)
    return bool(described) and described <= {"object", "array", "null"}
