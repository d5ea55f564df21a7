from __future__ import annotations

from collections.abc import Mapping

import pytest

from fragmint.contract.samples import samples
from fragmint.contract.values import JsonObject, JsonValue
from unit.contract.documents import OBJECT, placed, ref

TREE: JsonObject = {
    "type": "object",
    "required": ["name"],
    "properties": {
        "name": {"type": "string"},
        "children": {"type": "array", "items": {"$ref": "#/components/schemas/Body"}},
        "parent": {"$ref": "#/components/schemas/Body"},
    },
}


def sampled(
    schema: JsonObject, others: Mapping[str, JsonObject] | None = None, version: str = "3.1.0"
) -> list[JsonValue]:
    """The samples of a schema, each of which has to fit it."""
    node, fits = placed(schema, others or {}, version)
    found = list(samples(node, fits))
    assert [value for value in found if not fits(node, value)] == []
    return found


@pytest.mark.parametrize(
    "schema",
    [
        {"type": "integer", "minimum": 5},
        {"type": "integer", "exclusiveMinimum": 5, "multipleOf": 4},
        {"type": "integer", "maximum": -3},
        {"type": "number", "exclusiveMinimum": 0, "exclusiveMaximum": 0.5},
        {"type": "string", "minLength": 12},
        {"type": "string", "maxLength": 2},
        {"type": "string", "minLength": 30, "maxLength": 31},
        {"type": "string", "format": "date-time"},
        {"type": "string", "format": "uuid"},
        {"type": "string", "format": "email", "maxLength": 256},
        {"type": "string", "pattern": "^#[0-9a-f]{6}$"},
        {"type": "string", "pattern": r"^\d{3}$", "minLength": 3},
        {"type": "boolean"},
        {"type": "null"},
        {"type": ["null", "integer"]},
        {"enum": ["a", "b"]},
        {"enum": [None, 2]},
        {"const": {"a": 1}},
        {"type": "array", "items": {"type": "integer"}, "minItems": 3},
        {"type": "array", "prefixItems": [{"type": "integer"}, {"type": "string"}]},
        {"type": "object", "additionalProperties": {"type": "integer"}},
        {"type": "object", "required": ["unlisted"]},
        {
            "allOf": [
                {"type": "object", "required": ["a"]},
                {"properties": {"a": {"type": "integer"}}},
            ]
        },
        {},
    ],
)
def test_a_sample_fits_its_schema(schema: JsonObject) -> None:
    assert len(sampled(schema)) == 1


def test_a_sample_has_every_field() -> None:
    assert sampled(OBJECT) == [{"kind": "string", "size": 1}]


def test_in_an_answer_nothing_is_write_only() -> None:
    schema: JsonObject = {
        "properties": {"a": {"type": "string"}, "b": {"type": "string", "writeOnly": True}}
    }

    assert sampled(schema) == [{"a": "string"}]


def test_limits_of_3_0_are_kept_too() -> None:
    limited: JsonObject = {
        "type": "integer",
        "minimum": 5,
        "exclusiveMinimum": True,
        "nullable": True,
    }

    assert sampled(limited, version="3.0.3") == [6]


def test_what_the_document_offers_as_an_example_is_taken_if_it_fits() -> None:
    assert sampled({"type": "integer", "examples": ["seven", 7]}) == [7]


def test_a_schema_that_contains_itself_is_opened_once() -> None:
    assert sampled(TREE) == [{"name": "string", "children": []}]


def test_a_field_that_is_required_inside_itself_ends_in_null() -> None:
    node, fits = placed({**TREE, "required": ["parent"]}, {})

    assert str(next(samples(node, fits))).count("parent") == 3


def test_the_samples_hold_every_member_of_every_union() -> None:
    inner: JsonObject = {"anyOf": [{"const": 1}, {"const": 2}]}
    members: list[JsonValue] = [{"const": "a"}, {"type": "array", "items": inner, "minItems": 1}]

    assert sorted(map(str, sampled({"oneOf": members}))) == ["[1]", "[2]", "a", "a"]


def test_a_null_is_no_member_of_a_union_worth_a_sample() -> None:
    assert sampled({"anyOf": [{"type": "null"}, {"const": 1}]}) == [1]


@pytest.mark.parametrize(
    ("mapping", "tags"),
    [({}, ["Cat", "Dog"]), ({"feline": "#/components/schemas/Cat"}, ["feline", "Dog"])],
)
def test_a_discriminator_names_the_member(mapping: JsonObject, tags: list[str]) -> None:
    union: JsonObject = {
        "oneOf": [ref("Cat"), ref("Dog")],
        "discriminator": {"propertyName": "kind", "mapping": mapping},
    }
    node, fits = placed(union, {"Cat": OBJECT, "Dog": OBJECT})

    found = [value["kind"] for value in samples(node, fits) if isinstance(value, dict)]

    assert found == tags


def test_a_wide_and_deep_schema_gives_a_sample_of_bounded_size() -> None:
    levels: dict[str, JsonObject] = {
        f"L{level}": {"properties": {f"p{index}": ref(f"L{level + 1}") for index in range(10)}}
        for level in range(6)
    }

    assert str(sampled(ref("L0"), {"L6": {"type": "string"}, **levels})[0]).count("p") < 2000


def test_the_same_schema_gives_the_same_samples() -> None:
    assert sampled(TREE) == sampled(TREE)
