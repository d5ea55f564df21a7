# Generated from openapi.yaml by fragmint; do not edit.

"""Arguments as the wire writes them: one function for each OpenAPI style.

Path functions give the text of one segment. The others give pairs of name and text; None gives no pair, so that
what the caller left out is not sent. What cannot be written raises `ValueError` naming the parameter.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from enum import Enum
from typing import cast

from pydantic import BaseModel
from pydantic_core import to_jsonable_python

from .primitives import header_text, quoted, refuse, text_of
from .validation import adapter

Pair = tuple[str, str]
Pairs = tuple[Pair, ...]

_NOT_IN_COOKIES = re.compile(r"[^\x21\x23-\x3a\x3c-\x5b\x5d-\x7e]")


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
    """A query or cookie parameter: `id=5`; exploded `id=3&id=4` or `R=100&G=200`, else `id=3,4`.

    A list inside an exploded object repeats the property's name; an object there has no form and is refused.
    """

    def written(text: str) -> str:
        return quoted(name, text, allow_reserved=allow_reserved)

    if value is None:
        return ()
    if explode and _is_object(value):
        return tuple(
            (quoted(key, key), written(text))
            for key, each in _entries(value)
            for text in ([text_of(key, each)] if _is_object(each) else _flat(key, each))
        )
    key, items = quoted(name, name), [written(text) for text in _flat(name, value)]
    if explode or _is_primitive(value):
        return tuple((key, item) for item in items)
    return ((key, ",".join(items)),) if items else ()


def space_delimited(name: str, value: object) -> Pairs:
    """A query parameter whose items are parted by spaces: `id=3%204`."""
    return _delimited(name, value, "%20")


def pipe_delimited(name: str, value: object) -> Pairs:
    """A query parameter whose items are parted by bars: `id=3%7C4`."""
    return _delimited(name, value, "%7C")


def deep_object(name: str, value: object) -> Pairs:
    """A query parameter for each property: `filter[kind]=a`, brackets percent-encoded.

    What OpenAPI leaves open is written as PHP, Rack, Express (qs) and their like read it: an object inside adds its
    names (`filter[size][min]=1`), a list of plain values adds empty brackets (`filter[tags][]=a&filter[tags][]=b`),
    and a list of objects or lists adds positions (`filter[items][0][id]=1`). An empty list or object is not sent.
    """
    if value is None:
        return ()
    if _is_primitive(value):
        return form(name, value)
    if _is_object(value):
        inner = [(f"[{key}]", each) for key, each in _entries(value)]
    else:
        items = list(cast(Iterable[object], value))
        if all(map(_is_primitive, items)):
            return form(f"{name}[]", items)
        if None in items:
            refuse(name, "cannot hold NoneType")
        inner = [(f"[{index}]", each) for index, each in enumerate(items)]
    return tuple(pair for key, each in inner for pair in deep_object(name + key, each))


def json_content(name: str, value: object) -> Pairs:
    """A query parameter whose text is JSON."""
    text = json_text(name, value)
    return () if text is None else ((quoted(name, name), quoted(name, text)),)


def json_text(name: str, value: object) -> str | None:
    """A value as JSON, for a parameter that is described by a media type; None is not sent."""
    if value is None:
        return None
    try:
        plain = adapter(object).dump_python(value, by_alias=True, exclude_unset=True)
        text = json.dumps(
            plain,
            separators=(",", ":"),
            ensure_ascii=False,
            allow_nan=False,
            default=to_jsonable_python,
        )
    except (TypeError, ValueError, RecursionError):
        text = ""
    if not text:
        refuse(name, "cannot be written as JSON")
    return text


def header(name: str, value: object, *, explode: bool = False) -> Pairs:
    """A header: text as it is, lists `3,4`, objects `R,100` (`R=100` exploded)."""
    if value is None:
        return ()
    return ((name, header_text(name, _joined(name, value, explode, ",", encode=False))),)


def plain_cookie(name: str, value: object, *, explode: bool = True) -> Pairs:
    """A cookie parameter as a cookie is written, nothing percent-encoded: `id=5`; lists and objects as `form` has them."""
    if value is None:
        return ()
    if explode and not _is_primitive(value):
        entries = (
            _entries(value)
            if _is_object(value)
            else [(name, each) for each in cast(Iterable[object], value)]
        )
        return tuple(pair for key, each in entries for pair in plain_cookie(key, each))
    text = ",".join(_flat(name, value))
    if _NOT_IN_COOKIES.search(f"{name}{text}"):
        refuse(name, "holds a character that no cookie can carry")
    return ((name, text),)


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
