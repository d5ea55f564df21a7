# Generated from openapi.yaml by fragmint; do not edit.

"""`multipart/form-data` bodies, as RFC 7578 and browsers write them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import cast
from urllib.parse import quote

from pydantic import BaseModel, RootModel

from .content import Body, checked, encoded, json_bytes, jsonable
from .deviation import child
from .errors import RequestValidationError
from .files import UNTYPED, File
from .primitives import header_text, text_of

# What ends a line or a quotation, as browsers write it; they leave other controls, which some servers trip over.
_ESCAPES = {
    ord(char): quote(char) for char in ('"', *map(chr, range(32)), "\x7f", *"\x85\u2028\u2029")
}


@dataclass(frozen=True)
class _Part:
    head: bytes
    content: bytes


def multipart_body(
    value: object, annotation: object, content_types: Mapping[str, str] | None = None
) -> Body | None:
    """A form of the given type, from a model or a mapping, with files; None is no body.

    A field is sent by its content type: bytes and `File` as a file, scalars as text, objects as JSON, a list as
    one part for each item. `content_types`, by wire names, are those that the document gives instead: one, or
    several of which a file's own type may be. Fields that are None are not sent. The same value gives the same bytes.
    """
    if value is None:
        return None
    told = content_types or {}
    parts = [
        part
        for name, each in _fields(checked(value, annotation))
        for part in _field(name, each, told.get(name, ""))
    ]
    boundary = _boundary(parts)
    line = b"--" + boundary.encode()
    lines = [piece for part in parts for piece in (line, part.head, b"", part.content)]
    content = b"\r\n".join([*lines, line + b"--", b""])
    return Body(content, f"multipart/form-data; boundary={boundary}")


def _fields(form: object) -> Iterator[tuple[str, object]]:
    """The fields that were set, by their wire names, their values as they are."""
    if isinstance(form, RootModel):
        yield from _fields(cast("RootModel[object]", form).root)
    elif isinstance(form, BaseModel):
        for name, field in type(form).model_fields.items():
            if name in form.model_fields_set:
                yield field.serialization_alias or field.alias or name, getattr(form, name)
        yield from (form.model_extra or {}).items()
    elif isinstance(form, Mapping):
        yield from cast(Mapping[str, object], form).items()
    else:
        raise RequestValidationError("a form is an object of fields")


def _field(name: str, value: object, told: str) -> list[_Part]:
    """The parts of one field."""
    if value is None:
        return []
    listed = isinstance(value, list | tuple | set | frozenset)
    items = cast(list[object], value) if listed else [value]
    try:
        return [_part(name, each, told) for each in items]
    except RequestValidationError:
        raise
    except ValueError as error:
        reason = str(error)
    raise RequestValidationError(
        f"the form cannot be written: {reason}", pointers=[child("", name)]
    )


def _part(name: str, value: object, told: str) -> _Part:
    if isinstance(value, bytes | bytearray):
        value = File(bytes(value))
    listed = [each.strip() for each in told.split(",") if each.strip()]
    concrete = next((each for each in listed if "*" not in each), "")
    if isinstance(value, File):
        own = value.media_type if value.media_type != UNTYPED else concrete or UNTYPED
        return _Part(_head(name, own, value.name), bytes(value.content))
    pointer = child("", name)
    plain = jsonable(value, object, pointer)
    if isinstance(plain, dict | list):
        content_type = next(filter(_is_json, listed or ["application/json"]), "")
        if not content_type:
            raise ValueError(f"field {name!r} cannot be written as {told}")
        return _Part(_head(name, content_type), json_bytes(value, object, pointer))
    if _is_json(concrete):
        return _Part(_head(name, concrete), json_bytes(value, object, pointer))
    return _Part(_head(name, concrete), encoded(text_of(name, plain), concrete, pointer))


def _head(name: str, content_type: str = "", filename: str | None = None) -> bytes:
    """The headers of a part, in which no name can end a line or a quotation."""
    disposition = f'form-data; name="{name.translate(_ESCAPES)}"'
    if filename is not None:
        disposition += f'; filename="{filename.translate(_ESCAPES)}"'
    lines = [f"Content-Disposition: {disposition}"]
    if content_type:
        lines.append(f"Content-Type: {header_text('Content-Type', content_type)}")
    return "\r\n".join(lines).encode()


def _is_json(media_type: str) -> bool:
    essence = media_type.partition(";")[0].strip().lower()
    return essence.endswith(("/json", "+json"))


def _boundary(parts: list[_Part]) -> str:
    """A line that no part holds, the same whenever the parts are."""
    digest = sha256()
    for part in parts:
        for piece in (part.head, part.content):
            digest.update(len(piece).to_bytes(8, "big") + piece)
    while any(digest.hexdigest().encode() in part.content for part in parts):
        digest.update(b"again")
    return digest.hexdigest()
