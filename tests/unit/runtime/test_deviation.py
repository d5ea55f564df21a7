"""What a decoded value tells of its departures from the document, and what it does not."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Any, Literal

import pytest
from pydantic import BaseModel, ConfigDict, Field

from _runtime.deviation import Deviation, deviations
from _runtime.union import OneOf, UnknownVariant
from _runtime.validation import adapter


class KnownColour(StrEnum):
    RED = "red"


Colour = Annotated[KnownColour | str, Field(union_mode="left_to_right")]


@pytest.mark.parametrize(
    ("annotation", "value", "told"),
    [
        (list[Colour], "red", False),
        (list[Colour], "blue", True),
        (list[Literal["red"] | str], "red", False),
        (list[Literal["red"] | str], "blue", True),
        (list[Literal["auto"] | str | int], 5, False),
        (list[Literal[1] | int], 2, True),
        (list[str], "blue", False),
    ],
    ids=["known", "unknown", "constant", "unknown constant", "other kind", "number", "free"],
)
def test_a_value_beside_those_listed_is_told_and_any_other_is_not(
    annotation: object, value: object, told: bool
) -> None:
    decoded: object = adapter(annotation).validate_python([value])

    found = list(deviations("op", decoded, annotation))

    assert found == ([Deviation("unknown_enum_value", "op", "/0")] if told else [])


class Thing(BaseModel):
    """A model as they are emitted: what may be missing is None until it comes."""

    free: Any | None = None
    plain: str | None = None
    nullable: Annotated[str | None, Field(json_schema_extra={"x-nullable": True})] = None


def test_a_null_is_told_where_the_document_does_not_allow_one() -> None:
    decoded = Thing.model_validate({"free": None, "plain": None, "nullable": None})

    found = list(deviations("op", decoded, Thing))

    assert found == [Deviation("unexpected_null", "op", "/plain")]


class Cat(BaseModel):
    """One member of a union, which does not list what tells it from others."""

    model_config = ConfigDict(extra="allow")

    name: str


Pet = Annotated[Cat | UnknownVariant, OneOf("kind", {"cat": "Cat"})]


class Owner(BaseModel):
    """It holds the union as a field, in a list, and beside null."""

    pet: Pet
    pets: list[Pet]
    gone: Pet | None = None


def test_what_tells_the_members_of_a_union_apart_is_documented_though_no_member_lists_it() -> None:
    cat = {"kind": "cat", "name": "Tom"}
    decoded = Owner.model_validate({"pet": cat, "pets": [{**cat, "age": 3}], "gone": cat})

    found = list(deviations("op", decoded, Owner))

    assert found == [Deviation("unknown_field", "op", "/pets/0/age")]
