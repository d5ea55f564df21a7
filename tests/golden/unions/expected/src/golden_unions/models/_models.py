# Generated from openapi.yaml by fragmint; do not edit.
"""The models of the API, snake_case in Python and as documented on the wire."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from .._runtime.union import OneOf, UnknownVariant as UnknownVariant
from ._base import Model


class Blob(Model):
    kind: str | None = None
    about: str | None = None


class Circle(Model):
    kind: Literal["circle"]
    radius: float | None = None


class Named(Model):
    name: str


class NestedLine(Model):
    kind: Literal["line"]


class SharedCircle(Model):
    id: str | None = None
    kind: Literal["circle"]
    radius: float | None = None


class SharedSquare(Model):
    id: str | None = None
    kind: Literal["square"]
    size: float | None = None


class Square(Model):
    kind: Literal["square"]
    size: float | None = None


class Drawing(Model):
    first: Mapped | None = None
    maybe: Annotated[DrawingMaybe | None, Field(json_schema_extra={"x-nullable": True})] = None
    all: list[Nested] | None = None
    shared: Shared | None = None
    either: Circle | Named | None = None


ByConstant = Annotated[
    Circle | Square | UnknownVariant, OneOf("kind", {"circle": "Circle", "square": "Square"})
]
"""Told apart by `kind`; one of another kind is kept whole as an `UnknownVariant`."""
DrawingMaybe = Annotated[
    Circle | Square | UnknownVariant, OneOf("kind", {"circle": "Circle", "square": "Square"})
]
"""Told apart by `kind`; one of another kind is kept whole as an `UnknownVariant`."""
Mapped = Annotated[
    Circle | Blob | UnknownVariant,
    OneOf("kind", {"circle": "Circle", "blob": "Blob", "drop": "Blob"}),
]
"""A shape, as its `kind` says.

Told apart by `kind`; one of another kind is kept whole as an `UnknownVariant`.
"""
Nested = Annotated[
    ByConstant | NestedLine | UnknownVariant,
    OneOf("kind", {"circle": "ByConstant", "square": "ByConstant", "line": "NestedLine"}),
]
"""Told apart by `kind`; one of another kind is kept whole as an `UnknownVariant`."""
Shared = Annotated[
    SharedCircle | SharedSquare | UnknownVariant,
    OneOf("kind", {"circle": "SharedCircle", "square": "SharedSquare"}),
]
"""Told apart by `kind`; one of another kind is kept whole as an `UnknownVariant`."""
