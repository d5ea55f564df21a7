from __future__ import annotations

import pytest

from fragmint.contract.exchange import Surprise
from fragmint.contract.oracle.surprises import surprising
from fragmint.contract.values import JsonObject, JsonValue, differences
from unit.contract.documents import OBJECT, placed, ref

MOODS: JsonObject = {"type": "string", "enum": ["calm", "wild"]}


def made(
    kind: Surprise, schema: JsonObject, body: JsonValue, **others: JsonObject
) -> list[list[str]]:
    """How each body of this kind differs from the one it was made from."""
    node, fits = placed(schema, others)
    return [differences(body, changed) for changed in surprising(node, body, fits)[kind]]


def test_an_unknown_field_stands_in_every_object_that_lists_its_fields() -> None:
    schema: JsonObject = {**OBJECT, "properties": {"inner": OBJECT, "free": {"type": "object"}}}

    assert made("unknown field", schema, {"inner": {"kind": "a"}, "free": {}}) == [
        [
            "/inner/anUnknownField: came from nowhere, as {'of': ['any', 1, None]}",
            "/anUnknownField: came from nowhere, as {'of': ['any', 1, None]}",
        ]
    ]


def test_a_map_with_typed_values_has_no_room_for_an_unknown_field() -> None:
    schema: JsonObject = {**OBJECT, "additionalProperties": {"type": "integer"}}

    assert made("unknown field", schema, {"kind": "a"}) == []


def test_an_unknown_value_stands_in_every_enum() -> None:
    schema: JsonObject = {"properties": {"mood": MOODS, "moods": {"type": "array", "items": MOODS}}}

    assert made("unknown enum value", schema, {"mood": "calm", "moods": ["wild"]}) == [
        ["/mood: 'calm' became 'unknown-calm'", "/moods/0: 'wild' became 'unknown-wild'"]
    ]


def test_an_unknown_number_is_one_that_no_enum_of_numbers_lists() -> None:
    assert made("unknown enum value", {"enum": [1, 7, 3]}, 3) == [["/: 3 became 8"]]


@pytest.mark.parametrize(
    "schema", [{"const": "calm"}, {"enum": ["calm"]}, {"enum": ["calm", None]}, {"type": "string"}]
)
def test_a_constant_is_no_enum(schema: JsonObject) -> None:
    assert made("unknown enum value", schema, "calm") == []


def test_the_field_that_tells_the_members_of_a_union_apart_is_left_alone() -> None:
    cat: JsonObject = {"properties": {"kind": {"enum": ["cat", "lion"]}, "mood": MOODS}}
    union: JsonObject = {"oneOf": [ref("Cat")], "discriminator": {"propertyName": "kind"}}
    body: JsonObject = {"kind": "cat", "mood": "calm"}

    assert made("unknown enum value", union, body, Cat=cat) == [
        ["/mood: 'calm' became 'unknown-calm'"]
    ]
    assert made("null in an optional field", union, body, Cat=cat) == [
        ["/mood: 'calm' became None"]
    ]


def test_null_stands_in_every_optional_field_one_depth_after_the_other() -> None:
    inner: JsonObject = {
        "properties": {"a": {"type": "integer"}, "b": {"type": "array", "items": {}}}
    }
    schema: JsonObject = {"required": ["needed"], "properties": {"needed": inner, "extra": inner}}

    assert made("null in an optional field", schema, {"needed": {"a": 1}, "extra": {"a": 1}}) == [
        ["/extra: {'a': 1} became None"],
        [
            "/needed/a: 1 became None",
            "/needed/b: came from nowhere, as None",
            "/extra/a: 1 became None",
            "/extra/b: came from nowhere, as None",
        ],
    ]


def test_a_field_that_only_requests_have_is_not_nulled() -> None:
    schema: JsonObject = {"properties": {"secret": {"type": "string", "writeOnly": True}}}

    assert made("null in an optional field", schema, {}) == []


CAT: JsonObject = {
    "required": ["kind"],
    "properties": {"kind": {"const": "cat"}, "friend": ref("Pet")},
}
DOG: JsonObject = {"required": ["kind"], "properties": {"kind": {"const": "dog"}, "tricks": {}}}


@pytest.mark.parametrize("discriminator", [{}, {"discriminator": {"propertyName": "kind"}}])
def test_an_unknown_variant_stands_in_every_tagged_union_one_depth_after_the_other(
    discriminator: JsonObject,
) -> None:
    pet: JsonObject = {"oneOf": [ref("Cat"), ref("Dog")], **discriminator}
    schema: JsonObject = {"type": "array", "items": ref("Pet")}
    body: JsonValue = [{"kind": "cat", "friend": {"kind": "dog"}}, {"kind": "dog"}]

    assert made("unknown variant", schema, body, Pet=pet, Cat=CAT, Dog=DOG) == [
        ["/0/kind: 'cat' became 'unknown-cat'", "/1/kind: 'dog' became 'unknown-dog'"],
        ["/0/friend/kind: 'dog' became 'unknown-dog'"],
    ]


def test_a_tag_that_is_not_there_is_unknown_too() -> None:
    union: JsonObject = {
        "anyOf": [ref("Dog"), ref("Cat"), {"type": "null"}],
        "discriminator": {"propertyName": "kind"},
    }

    assert made(
        "unknown variant", {"properties": {"pet": union}}, {"pet": {}}, Dog=DOG, Cat=CAT, Pet={}
    ) == [["/pet/kind: came from nowhere, as 'unknown-variant'"]]


def test_a_union_that_has_a_member_for_what_it_does_not_know_has_no_unknown_variant() -> None:
    told: JsonObject = {"propertyName": "kind", "defaultMapping": "Cat"}
    union: JsonObject = {"oneOf": [ref("Dog"), ref("Cat")], "discriminator": told}

    assert made("unknown variant", union, {"kind": "dog"}, Dog=DOG, Cat=CAT) == []


@pytest.mark.parametrize(
    "schema", [{"oneOf": [OBJECT, {"type": "string"}]}, {"oneOf": [OBJECT, CAT]}, OBJECT]
)
def test_a_union_without_a_tag_has_no_room_for_an_unknown_variant(schema: JsonObject) -> None:
    assert made("unknown variant", schema, {"kind": "a"}, Pet=OBJECT) == []


def test_the_body_that_they_are_made_from_stays_as_it_is() -> None:
    body: JsonObject = {"kind": "a", "size": 1}
    node, fits = placed(OBJECT, {})

    surprising(node, body, fits)

    assert body == {"kind": "a", "size": 1}
