# Generated from openapi.yaml by fragmint; do not edit.

"""`application/x-www-form-urlencoded` bodies."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, cast

from .content import Body, checked, jsonable
from .deviation import child
from .errors import RequestValidationError
from .parameters import (
    Pairs,
    deep_object,
    form,
    json_content,
    pipe_delimited,
    space_delimited,
)
from .primitives import refuse

FieldStyle = Literal[
    "form", "comma_delimited", "space_delimited", "pipe_delimited", "deep_object", "json"
]


def form_body(
    value: object, annotation: object, styles: Mapping[str, FieldStyle] | None = None
) -> Body | None:
    """A form of the given type, from a model or a mapping; `styles` are kept by the fields' wire names.

    A field without a style is written as OpenAPI 3.0.4 and 3.1.1 say of one without `style`, `explode` and
    `allowReserved`: by its content type, which is text for a scalar, JSON for an object, and for a list that of
    each item, the name repeated. The other styles are those of query parameters; `comma_delimited` is `form`
    that is not exploded, and `json` a content type of JSON. Fields that are None are not sent.
    """
    if value is None:
        return None
    plain = jsonable(checked(value, annotation), annotation)
    if not isinstance(plain, dict):
        raise RequestValidationError("a form is an object of fields")
    pairs = [
        pair
        for name, each in cast(dict[str, object], plain).items()
        for pair in _field(name, each, (styles or {}).get(name))
    ]
    content = "&".join(f"{name}={text}" for name, text in pairs).encode("ascii")
    return Body(content, "application/x-www-form-urlencoded")


def _field(name: str, value: object, style: FieldStyle | None) -> Pairs:
    try:
        return _styled(name, value, style)
    except ValueError as error:
        told = str(error)
    raise RequestValidationError(f"the form cannot be written: {told}", pointers=[child("", name)])


def _styled(name: str, value: object, style: FieldStyle | None) -> Pairs:
    match style:
        case None if isinstance(value, list):
            items = cast(list[object], value)
            if None in items:
                refuse(name, "cannot hold null in a list")
            return tuple(pair for each in items for pair in _item(name, each))
        case None:
            return _item(name, value)
        case "form":
            return form(name, value)
        case "comma_delimited":
            return form(name, value, explode=False)
        case "space_delimited":
            return space_delimited(name, value)
        case "pipe_delimited":
            return pipe_delimited(name, value)
        case "deep_object":
            return deep_object(name, value)
        case "json":
            return json_content(name, value)


def _item(name: str, value: object) -> Pairs:
    """One value by its default content type."""
    return json_content(name, value) if type(value) in (dict, list) else form(name, value)
