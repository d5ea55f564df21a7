# Generated from openapi.yaml by fragmint; do not edit.

"""What all request bodies share: checked against their documentation, and plain enough to be written."""

from __future__ import annotations

import codecs
import math
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import cast

from pydantic import BaseModel, ValidationError
from pydantic_core import PydanticSerializationError

from .deviation import child
from .errors import RequestValidationError
from .validation import adapter, findings, problems, summary

_CHARSET = re.compile(r"charset\s*=\s*\"?([\w.:-]+)", re.IGNORECASE)


@dataclass(frozen=True)
class Body:
    """The bytes to send and what they are."""

    content: bytes = field(repr=False)
    content_type: str


def checked(value: object, annotation: object) -> object:
    """The value as its type; pydantic's error quotes the value, so that it goes no further than here."""
    try:
        return adapter(annotation).validate_python(value)
    except ValidationError as error:
        found = problems(findings(error), _followable(value))
    except RecursionError:
        found = []
    if not found:
        raise RequestValidationError("the body is nested too deeply")
    raise RequestValidationError(
        f"the body does not fit: {summary(found)}", pointers=[each.pointer for each in found]
    )


def json_bytes(value: object, annotation: object, pointer: str = "") -> bytes:
    """A checked value as JSON, without what the caller did not set."""
    try:
        content = adapter(annotation).dump_json(
            value, by_alias=True, exclude_unset=True, warnings=False
        )
    except (PydanticSerializationError, RecursionError):
        content = b""
    if not content:
        raise _unwritable([pointer])
    if b"null" in content:  # as which pydantic writes numbers that JSON does not have
        _refuse_non_finite(value, annotation, pointer)
    return content


def jsonable(value: object, annotation: object, pointer: str = "") -> object:
    """A checked value as mappings, lists and scalars by their wire names, without what the caller did not set."""
    try:
        plain = adapter(annotation).dump_python(
            value, mode="json", by_alias=True, exclude_unset=True, warnings=False
        )
    except (PydanticSerializationError, RecursionError):
        plain = ...
    if plain is ...:
        raise _unwritable([pointer])
    _refuse_non_finite(value, annotation, pointer)
    return plain


def encoded(text: str, content_type: str, pointer: str = "") -> bytes:
    """The text in the charset that its content type names, else UTF-8."""
    named = _CHARSET.search(content_type)
    try:
        return codecs.encode(text, named[1] if named else "utf-8")
    except (LookupError, TypeError, ValueError):
        pass
    place = f" at {pointer}" if pointer else ""
    raise RequestValidationError(
        f"the body holds a character that its charset cannot write{place}", pointers=[pointer]
    )


def _refuse_non_finite(value: object, annotation: object, pointer: str) -> None:
    plain = adapter(annotation).dump_python(
        value, by_alias=True, exclude_unset=True, warnings=False
    )
    if found := list(_non_finite(plain, pointer)):
        raise _unwritable(found)


def _unwritable(pointers: list[str]) -> RequestValidationError:
    places = ", ".join(each for each in pointers[:3] if each)
    at = f" at {places}" if places else ""
    return RequestValidationError(
        f"the body holds a value that JSON cannot write{at}", pointers=pointers
    )


def _non_finite(value: object, pointer: str) -> Iterator[str]:
    """The places of infinities and of what is not a number."""
    if isinstance(value, float) and not math.isfinite(value):
        yield pointer
    elif isinstance(value, Mapping):
        for name, each in cast(Mapping[object, object], value).items():
            yield from _non_finite(each, child(pointer, str(name)))
    elif isinstance(value, list | tuple):
        for index, each in enumerate(cast(list[object], value)):
            yield from _non_finite(each, f"{pointer}/{index}")


def _followable(value: object) -> object:
    """The value as mappings and lists, in which a pointer can be followed."""
    if isinstance(value, BaseModel):
        return value.model_dump(by_alias=True, exclude_unset=True, warnings=False)
    if isinstance(value, Mapping):
        entries = cast(Mapping[object, object], value).items()
        return {name: _followable(each) for name, each in entries}
    if isinstance(value, Iterable) and not isinstance(value, str | bytes | bytearray):
        return [_followable(each) for each in cast(Iterable[object], value)]
    return value
