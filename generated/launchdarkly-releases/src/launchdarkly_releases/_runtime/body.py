# Generated from openapi.yaml by fragmint; do not edit.

"""Request bodies: checked against their documentation, and written as bytes, before any I/O."""

from __future__ import annotations

from .content import Body, checked, encoded, json_bytes
from .errors import RequestValidationError
from .forms import FieldStyle, form_body
from .multipart import multipart_body

__all__ = ["Body", "FieldStyle", "form_body", "json_body", "multipart_body", "raw_body"]


def json_body(
    value: object, annotation: object, content_type: str = "application/json"
) -> Body | None:
    """A JSON body of the given type, from a model, a mapping or a sequence; None is no body.

    What the caller did not set is not sent, and what the caller set to None is sent as null.
    `RequestValidationError` names the places that do not fit.
    """
    if value is None:
        return None
    return Body(json_bytes(checked(value, annotation), annotation), content_type)


def raw_body(value: object, content_type: str) -> Body | None:
    """Bytes as they are, or text in the charset of the content type, else UTF-8; None is no body."""
    match value:
        case None:
            return None
        case str():
            return Body(encoded(value, content_type), content_type)
        case bytes() | bytearray():
            return Body(bytes(value), content_type)
        case memoryview():
            return Body(value.tobytes(), content_type)
        case _:
            raise RequestValidationError(f"the body must be bytes or text to be {content_type}")
