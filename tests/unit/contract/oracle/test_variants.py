from __future__ import annotations

import pytest

from fragmint.contract.oracle.document import RawDocument
from fragmint.contract.oracle.schemas import Schemas
from fragmint.contract.oracle.variants import tag_name
from fragmint.contract.values import JsonObject, JsonValue
from unit.contract.documents import placed, ref


def tagged(**fields: JsonValue) -> JsonObject:
    """An object in which all of these fields are required."""
    return {"type": "object", "required": [*fields], "properties": dict(fields)}


CAT = tagged(kind={"const": "cat"}, lives={"type": "integer"})
DOG = tagged(kind={"enum": ["dog"]}, tricks={"type": "integer"})
PLAIN = tagged(name={"type": "string"})


@pytest.mark.parametrize(
    ("union", "tag"),
    [
        ({"oneOf": [ref("Cat"), ref("Dog")]}, "kind"),
        ({"anyOf": [CAT, DOG]}, "kind"),
        ({"oneOf": [ref("Cat"), {"type": "null"}, ref("Dog")]}, "kind"),
        ({"oneOf": [ref("Plain"), ref("Cat")], "discriminator": {"propertyName": "type"}}, "type"),
        ({"oneOf": [PLAIN, CAT], "discriminator": {"propertyName": "type"}}, ""),
        ({"oneOf": [ref("Cat"), ref("Plain")]}, ""),
        ({"oneOf": [ref("Cat")]}, ""),
        ({"oneOf": [ref("Cat"), {"type": "null"}], "discriminator": {"propertyName": "kind"}}, ""),
        ({"oneOf": [ref("Cat"), {"type": "string"}]}, ""),
        ({"oneOf": [CAT, {**DOG, "required": []}]}, ""),
        ({"oneOf": [CAT, tagged(kind={"enum": ["dog", "wolf"]})]}, "kind"),
        ({"oneOf": [CAT, tagged(kind={"enum": ["dog", "cat"]})]}, ""),
        ({"oneOf": [tagged(kind={"const": 1}), tagged(kind={"const": 2})]}, ""),
        ({"oneOf": [{"oneOf": [ref("Cat"), ref("Dog")]}, tagged(kind={"const": "cow"})]}, "kind"),
        ({"oneOf": [{"oneOf": [ref("Cat"), ref("Plain")]}, DOG]}, ""),
        ({"oneOf": [ref("Any"), ref("Cat")], "discriminator": {"propertyName": "kind"}}, ""),
        ({}, ""),
    ],
)
def test_the_tag_is_what_a_discriminator_names_or_what_all_members_fix(
    union: JsonObject, tag: str
) -> None:
    others: dict[str, JsonObject] = {
        "Cat": CAT,
        "Dog": DOG,
        "Plain": PLAIN,
        "Any": {"type": "object"},
    }
    node, _ = placed(union, others)

    assert tag_name(node) == tag


def complaints(union: JsonObject, value: JsonValue, version: str = "3.1.0") -> list[str]:
    others: JsonObject = {"Cat": CAT if version > "3.1" else DOG, "Dog": DOG, "Plain": PLAIN}
    schemas: JsonObject = {"Body": union, **others}
    document = RawDocument({"openapi": version, "components": {"schemas": schemas}})
    node = document.root.at("/components/schemas/Body")
    return [told for _, told in Schemas(document).complaints(node, value, writing=False)]


@pytest.mark.parametrize(
    ("mapping", "value"),
    [
        ({}, {"kind": "cat", "lives": 9}),
        ({"cat": "Cat"}, {"kind": "cat", "lives": 9}),
        ({"cat": "#/components/schemas/Cat"}, {"kind": "cat", "lives": 9}),
    ],
)
def test_a_tag_is_the_name_of_a_component_a_mapped_one_or_one_that_the_member_fixes(
    mapping: JsonObject, value: JsonValue
) -> None:
    union: JsonObject = {
        "oneOf": [ref("Cat"), ref("Dog"), {"type": "null"}],
        "discriminator": {"propertyName": "kind", "mapping": mapping},
    }

    assert complaints(union, value) == []


@pytest.mark.parametrize(
    ("value", "told"),
    [
        ({"kind": "cat"}, "'lives' is a required property"),
        ({"lives": 9}, "'kind', which tells what it is, is a required property"),
    ],
)
def test_only_the_member_that_the_tag_names_has_a_say(value: JsonValue, told: str) -> None:
    union: JsonObject = {
        "oneOf": [ref("Cat"), ref("Dog")],
        "discriminator": {"propertyName": "kind"},
    }

    assert complaints(union, value) == [told]


def test_an_unknown_tag_is_told() -> None:
    union: JsonObject = {
        "oneOf": [ref("Cat"), ref("Dog")],
        "discriminator": {"propertyName": "kind"},
    }

    assert complaints(union, {"kind": "cow"})[0].startswith("'kind' is 'cow', which names none of")


def test_a_discriminator_beside_allof_is_not_followed_round_in_circles() -> None:
    base: JsonObject = {
        "type": "object",
        "discriminator": {"propertyName": "kind"},
        "allOf": [ref("Plain")],
    }

    assert complaints(base, {"name": "a", "kind": "Body"}) == []


def test_kinds_of_value_may_overlap_and_conditions_may_not() -> None:
    assert complaints({"oneOf": [{"type": "integer"}, {"type": "number"}]}, 1) == []
    either: JsonObject = {"oneOf": [{"required": ["a"]}, {"required": ["b"]}]}
    assert complaints(either, {"a": 1}) == []
    assert complaints(either, {"a": 1, "b": 1}) != []


def test_null_in_a_nullable_union_of_3_0_is_taken_as_it_is_meant() -> None:
    union: JsonObject = {"nullable": True, "oneOf": [ref("Dog"), ref("Plain")]}

    assert complaints(union, None, "3.0.3") == []
