"""Arguments as the wire writes them: one function for each OpenAPI style.

Path functions give the text of one segment. The others give pairs of name and text; None gives no pair, so that
what the caller left out is not sent. What cannot be written raises `ValueError` naming the parameter.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from enum import Enum
from typing import cast

from pydantic import BaseModel

from .primitives import header_text, quoted, refuse, text_of

Pair = tuple[str, str]
Pairs = tuple[Pair, ...]

_RESERVED = "/:?@!$'()*,;"  # without & = + # [ ] %, which would change what a query says


def simple(name: str, value: object, *, explode: bool = False) -> str:
    """A path segment: `5`, `3,4` or `R,100` (`R=100` exploded)."""
    return _segment(name, "", _joined(name, value, explode, ","))


def label(name: str, value: object, *, explode: bool = False) -> str:
    """A path segment after a dot: `.5`, `.3,4` (`.3.4` exploded)."""
    return _segment(name, ".", _joined(name, value, explode, "." if explode else ","))


def matrix(name: str, value: object, *, explode: bool = False) -> str:
    """A path segment with its name: `;id=5`, `;id=3,4` (`;id=3;id=4` exploded)."""
    if explode and not _is_primitive(value):
        return "".join(f";{key}={text}" for key, text in form(name, value)) or refuse(
            name, "is empty"
        )
    return _segment(name, f";{quoted(name, name)}=", _joined(name, value, False, ","))


def form(name: str, value: object, *, explode: bool = True, allow_reserved: bool = False) -> Pairs:
    """A query or cookie parameter: `id=5`; exploded `id=3&id=4` or `R=100&G=200`, else `id=3,4`."""
    safe = _RESERVED if allow_reserved else ""
    key = quoted(name, name)
    if value is None:
        return ()
    if _is_primitive(value):
        return ((key, quoted(name, text_of(name, value), safe)),)
    if explode and _is_object(value):
        return tuple(
            pair
            for each, inner in _entries(value)
            for pair in form(each, inner, allow_reserved=allow_reserved)
        )
    items = [quoted(name, text, safe) for text in _flat(name, value)]
    if explode:
        return tuple((key, item) for item in items)
    return ((key, ",".join(items)),) if items else ()


def space_delimited(name: str, value: object) -> Pairs:
    """A query parameter whose items are parted by spaces: `id=3%204`."""
    return _delimited(name, value, "%20")


def pipe_delimited(name: str, value: object) -> Pairs:
    """A query parameter whose items are parted by bars: `id=3%7C4`."""
    return _delimited(name, value, "%7C")


def deep_object(name: str, value: object) -> Pairs:
    """A query parameter for each property: `filter[kind]=a`, brackets percent-encoded; lists repeat their name."""
    if value is None:
        return ()
    if _is_object(value):
        return tuple(
            pair for key, inner in _entries(value) for pair in deep_object(f"{name}[{key}]", inner)
        )
    return form(name, value)


def json_content(name: str, value: object) -> Pairs:
    """A query parameter whose text is JSON."""
    if value is None:
        return ()
    plain = _plain(value)
    try:
        text = json.dumps(
            plain, separators=(",", ":"), allow_nan=False, default=lambda each: text_of(name, each)
        )
    except TypeError:
        return refuse(name, "cannot be written as JSON")
    return ((quoted(name, name), quoted(name, text)),)


def header(name: str, value: object, *, explode: bool = False) -> Pairs:
    """A header: text as it is, lists `3,4`, objects `R,100` (`R=100` exploded)."""
    if value is None:
        return ()
    return ((name, header_text(name, _joined(name, value, explode, ",", encode=False))),)


def _segment(name: str, prefix: str, text: str) -> str:
    """Refuse the segments that a server would drop or climb by."""
    segment = prefix + text
    if not text:
        refuse(name, "is empty")
    if segment in (".", ".."):
        refuse(name, f"cannot be {segment!r} in a path")
    return segment


def _delimited(name: str, value: object, delimiter: str) -> Pairs:
    if value is None:
        return ()
    items = [quoted(name, text) for text in _flat(name, value)]
    return ((quoted(name, name), delimiter.join(items)),) if items else ()


def _joined(name: str, value: object, explode: bool, delimiter: str, *, encode: bool = True) -> str:
    def written(text: str) -> str:
        return quoted(name, text) if encode else text

    if explode and _is_object(value):
        entries = ((key, text_of(key, each)) for key, each in _entries(value))
        return delimiter.join(f"{written(key)}={written(text)}" for key, text in entries)
    return delimiter.join(written(text) for text in _flat(name, value))


def _flat(name: str, value: object) -> list[str]:
    """The texts of a value: one for a primitive, one for each item, key and value in turn for an object."""
    if _is_primitive(value):
        return [text_of(name, value)]
    if _is_object(value):
        return [text for key, each in _entries(value) for text in (key, text_of(name, each))]
    return [text_of(name, each) for each in cast(Iterable[object], value)]


def _entries(value: object) -> list[tuple[str, object]]:
    """The properties of an object by their wire names; None is not sent."""
    if isinstance(value, BaseModel):
        value = value.model_dump(by_alias=True, exclude_unset=True)
    found = cast(Mapping[object, object], value).items()
    return [(str(key), each) for key, each in found if each is not None]


def _is_object(value: object) -> bool:
    return isinstance(value, Mapping | BaseModel)


def _is_primitive(value: object) -> bool:
    return isinstance(value, str | bytes | Enum) or not isinstance(value, Iterable | BaseModel)


def _plain(value: object) -> object:
    return (
        value.model_dump(mode="json", by_alias=True, exclude_unset=True)
        if isinstance(value, BaseModel)
        else value
    )
