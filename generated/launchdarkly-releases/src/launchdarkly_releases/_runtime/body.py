# Generated from openapi.yaml by fragmint; do not edit.

"""Request bodies: checked against their documentation, and written as bytes, before any I/O."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import cast

from pydantic import BaseModel, ValidationError
from pydantic_core import PydanticSerializationError

from .errors import RequestValidationError
from .parameters import form
from .validation import adapter, findings, problems, summary


@dataclass(frozen=True)
class Body:
    """The bytes to send and what they are."""

    content: bytes = field(repr=False)
    content_type: str


def json_body(
    value: object, annotation: object, content_type: str = "application/json"
) -> Body | None:
    """A JSON body of the given type, from a model, a mapping or a sequence; None is no body.

    What the caller did not set is not sent, and what the caller set to None is sent as null.
    `RequestValidationError` names the places that do not fit.
    """
    if value is None:
        return None
    valid = _validated(value, annotation)
    try:
        content = adapter(annotation).dump_json(
            valid, by_alias=True, exclude_unset=True, warnings=False
        )
    except PydanticSerializationError:
        content = None
    if content is None:
        raise RequestValidationError("the body holds a value that JSON cannot write")
    return Body(content, content_type)


def form_body(value: object, annotation: object) -> Body | None:
    """An `application/x-www-form-urlencoded` body of the given type; lists repeat their name."""
    if value is None:
        return None
    dumped = adapter(annotation).dump_python(
        _validated(value, annotation),
        mode="json",
        by_alias=True,
        exclude_unset=True,
        warnings=False,
    )
    if not isinstance(dumped, dict):
        raise RequestValidationError("a form is an object of fields")
    fields = cast(dict[str, object], dumped).items()
    pairs = (pair for name, each in fields for pair in form(name, each))
    content = "&".join(f"{name}={text}" for name, text in pairs).encode("ascii")
    return Body(content, "application/x-www-form-urlencoded")


def raw_body(value: bytes | str | None, content_type: str) -> Body | None:
    """Bytes, or text in UTF-8, sent as they are; None is no body."""
    if value is None:
        return None
    return Body(value.encode() if isinstance(value, str) else bytes(value), content_type)


def _validated(value: object, annotation: object) -> object:
    """The value as its type; pydantic's error quotes the value, so that it goes no further than here."""
    document: object = value
    try:
        return adapter(annotation).validate_python(value)
    except ValidationError as error:
        found = problems(findings(error), _plain(document))
    raise RequestValidationError(
        f"the body does not fit: {summary(found)}", pointers=[each.pointer for each in found]
    )


def _plain(value: object) -> object:
    """The value as mappings and lists, in which a pointer can be followed."""
    if isinstance(value, BaseModel):
        return value.model_dump(by_alias=True, exclude_unset=True, warnings=False)
    if isinstance(value, Mapping):
        return {name: _plain(each) for name, each in cast(Mapping[object, object], value).items()}
    if isinstance(value, Iterable) and not isinstance(value, str | bytes):
        return [_plain(each) for each in cast(Iterable[object], value)]
    return value
