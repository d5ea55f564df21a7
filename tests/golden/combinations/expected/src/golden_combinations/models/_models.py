# Generated from openapi.yaml by fragmint; do not edit.
"""The models of the API, snake_case in Python and as documented on the wire."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field

from .._runtime.union import OneOf, UnknownVariant as UnknownVariant
from ._base import Model, OpenModel


class KnownBaseMood(StrEnum):
    """The values of `BaseMood` that the document knows."""

    GOOD = "good"
    BAD = "bad"


BaseMood = Annotated[KnownBaseMood | str, Field(union_mode="left_to_right")]
"""A `KnownBaseMood`, or a value that the document does not know, as it came."""


class Cat(Model):
    id: int
    mood: BaseMood | None = None
    name: str
    kind: Literal["cat"]
    lives: int | None = None


class Dog(Model):
    """A dog"""

    id: int
    mood: BaseMood | None = None
    kind: Literal["dog"]
    tricks: list[str] | None = None


class Named(Model):
    name: str | None = None


class SharedLong(Model):
    id: str
    long: str | None = None


class SharedShort(Model):
    id: str
    short: str


class Tree(Model):
    left: Tree | None = None
    rest: list[Tree] | None = None


class ZooNeedy(Model):
    name: str


class KnownZooNullableEnum(StrEnum):
    """The values of `ZooNullableEnum` that the document knows."""

    A = "a"
    B = "b"


ZooNullableEnum = Annotated[KnownZooNullableEnum | str, Field(union_mode="left_to_right")]
"""A `KnownZooNullableEnum`, or a value that the document does not know, as it came."""


class ZooOpen(OpenModel):
    a: str | None = None


class Base(Model):
    id: int
    mood: BaseMood | None = None


class Zoo(Model):
    described: Dog | None = None
    """The first of them"""

    maybe: Annotated[Dog | None, Field(json_schema_extra={"x-nullable": True})] = None
    needy: ZooNeedy | None = None
    pets: list[Pet] | None = None
    shared: SharedShort | SharedLong | None = None
    either: Annotated[
        str | int | list[str] | None, Field(json_schema_extra={"x-nullable": True})
    ] = None
    limits: str | None = None
    number: float | int | None = None
    nullable_enum: Annotated[
        ZooNullableEnum | None, Field(alias="nullableEnum", json_schema_extra={"x-nullable": True})
    ] = None
    by_name: Annotated[dict[str, Cat] | None, Field(alias="byName")] = None
    open: ZooOpen | None = None
    tree: Tree | None = None
    forest: list[Tree] | None = None


Pet = Annotated[Cat | Dog | UnknownVariant, OneOf("kind", {"cat": "Cat", "dog": "Dog"})]
"""Told apart by `kind`; one of another kind is kept whole as an `UnknownVariant`."""
Tree.model_rebuild()
