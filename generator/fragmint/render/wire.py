"""How sample values are written on the wire, by the styles of the standard; said here apart from the runtime that sends them."""

from __future__ import annotations

import json
import re
from typing import cast
from urllib.parse import quote

from fragmint.ir.model import Content, Encoding, Json, Kind, Location, Medium, Parameter, Schema

_UNSENDABLE = re.compile(r"[\x00-\x08\x0a-\x1f\x7f]")


def segment(parameter: Parameter, value: Json) -> str:
    """A path parameter as it stands in the path."""
    if parameter.media_type:
        return quote(compact(value), safe="")
    match parameter.style:
        case "label":
            between = "." if parameter.explode else ","
            return "." + joined(value, explode=parameter.explode, between=between, escape=True)
        case "matrix":
            name = quote(parameter.wire, safe="")
            if parameter.explode and isinstance(value, list | dict):
                found = pairs(parameter, value)
                return "".join(
                    f";{quote(key, safe='')}={quote(text, safe='')}" for key, text in found
                )
            return f";{name}=" + joined(value, explode=False, escape=True)
        case _:
            return joined(value, explode=parameter.explode, escape=True)


def pairs(parameter: Parameter, value: Json) -> list[tuple[str, str]]:
    """The decoded pairs of a query or cookie parameter."""
    name, exploded = parameter.wire, parameter.explode
    if parameter.media_type:
        return [(name, compact(value))]
    if value in ([], {}):
        return []
    if parameter.style == "deepObject" and isinstance(value, dict):
        return [(f"{name}[{key}]", _text(item)) for key, item in value.items()]
    if parameter.style in ("spaceDelimited", "pipeDelimited") and not exploded:
        between = " " if parameter.style == "spaceDelimited" else "|"
        return [(name, joined(value, explode=False, between=between))]
    if exploded and isinstance(value, list):
        return [(name, _text(item)) for item in value]
    if exploded and isinstance(value, dict):
        return [(key, _text(item)) for key, item in value.items()]
    return [(name, joined(value, explode=False))]


def has_form(parameter: Parameter, value: Json) -> bool:
    """Whether the parameter can carry the value: no header has line ends, and most styles know nothing inside of objects."""
    if parameter.location is Location.HEADER and _UNSENDABLE.search(header(parameter, value)):
        return False
    if parameter.media_type or not isinstance(value, list | dict):
        return True
    deep = parameter.style == "deepObject"
    inner = value if isinstance(value, list) else [*value.values()]
    return deep or not any(isinstance(each, list | dict) for each in inner)


def header(parameter: Parameter, value: Json) -> str:
    """The value of a header parameter."""
    return compact(value) if parameter.media_type else joined(value, explode=parameter.explode)


def body(content: Content, value: object) -> object:
    """A body as a test compares it: JSON and text as they are, bytes too, a form as its fields in pairs."""
    if content.medium not in (Medium.FORM, Medium.MULTIPART) or not isinstance(value, dict):
        return value
    # In a multipart body a media type is that of each item.
    encodings = {
        encoding.wire: encoding
        for encoding in content.encoding
        if content.medium is Medium.FORM or encoding.style
    }
    fields = cast("dict[str, Json | bytes | list[bytes]]", value)
    return [
        pair for name, each in fields.items() for pair in _fields(name, each, encodings.get(name))
    ]


def _fields(
    name: str, value: Json | bytes | list[bytes], encoding: Encoding | None
) -> list[tuple[str, str | bytes]]:
    """The fields of a form that one member becomes: a list repeats the name, what has members is JSON."""
    if isinstance(value, bytes):
        return [(name, value)]
    if encoding is not None and encoding.style and not isinstance(value, bytes):
        plain = cast(Json, value)
        schema = Schema(Kind.ANY)
        as_query = Parameter(
            name, name, Location.QUERY, False, schema, encoding.style, encoding.explode
        )
        return [*pairs(as_query, plain)]
    if isinstance(value, list) and not (encoding and encoding.media_type):
        return [pair for item in value for pair in _fields(name, item, None)]
    plain = cast(Json, value)
    return [(name, compact(plain) if isinstance(plain, dict | list) else _text(plain))]


def compact(value: Json) -> str:
    """JSON without a blank."""
    return json.dumps(value, separators=(",", ":"), ensure_ascii=False)


def joined(value: Json, *, explode: bool, between: str = ",", escape: bool = False) -> str:
    """A value in one piece, its items or members separated."""

    def written(text: str) -> str:
        return quote(text, safe="") if escape else text

    if isinstance(value, dict):
        equals = "=" if explode else between
        return between.join(
            f"{written(key)}{equals}{written(_text(item))}" for key, item in value.items()
        )
    items = value if isinstance(value, list) else [value]
    return between.join(written(_text(item)) for item in items)


def _text(value: Json) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value)
