"""Who a thing of the document is, wherever it stands among its like: what a record of its name goes by."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import takewhile
from typing import cast

from fragmint.ir.nodes import is_node, text
from fragmint.spec import Document
from fragmint.spec.pointer import below, parse

_SCHEMAS = ("components", "schemas")


def schema_identity(document: Document, pointer: str) -> str:
    """The name of a component, with the way inside; else the pointer to where a part was written.

    A parameter is told by where it travels and its name, since its place in the list means nothing.
    """
    tokens, labels = parse(pointer), list(_labels(document.root, parse(pointer)))
    if tuple(tokens[:2]) == _SCHEMAS:
        return below("", *labels[2:]).removeprefix("/")
    origin = list(parse(document.origin(pointer)))
    pairs = zip(reversed(origin), reversed(tokens), strict=False)
    shared = len(list(takewhile(lambda pair: pair[0] == pair[1], pairs)))
    kept, inside = origin[: len(origin) - shared], labels[len(labels) - shared :]
    if len(kept) > 1 and kept[-2] == "parameters" and kept[-1].isdecimal():
        kept[-1] = labels[len(labels) - shared - 1]
    return below("", *kept, *inside)


def _labels(value: object, tokens: tuple[str, ...]) -> Iterator[str]:
    for token in tokens:
        is_item = isinstance(value, list)
        value = _inside(value, token)
        place, name = (text(value, "in"), text(value, "name")) if is_node(value) else ("", "")
        yield f"{place}:{name}" if is_item and place and name else token


def _inside(value: object, token: str) -> object:
    """What a token leads to; None for nothing."""
    if isinstance(value, list):
        items = cast("list[object]", value)
        return items[int(token)] if token.isdecimal() and int(token) < len(items) else None
    return value.get(token) if is_node(value) else None
