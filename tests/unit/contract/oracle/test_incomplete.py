from __future__ import annotations

from fragmint.contract.oracle.incomplete import incomplete, sparse
from fragmint.contract.values import JsonObject, JsonValue
from unit.contract.documents import OBJECT, placed, ref


def made(schema: JsonObject, body: JsonValue, **others: JsonObject) -> list[JsonValue]:
    """The body without each of what is required in it."""
    node, fits = placed(schema, others)
    return [rest for _, rest in incomplete(node, body, fits)]


def test_each_required_field_is_left_out_in_turn() -> None:
    schema: JsonObject = {**OBJECT, "properties": {"kind": {"type": "string"}, "inner": OBJECT}}

    assert made(schema, {"kind": "a", "inner": {"kind": "b", "size": 1}}) == [
        {"inner": {"kind": "b", "size": 1}},
        {"kind": "a", "inner": {"size": 1}},
    ]


def test_what_has_a_default_may_be_missing() -> None:
    schema: JsonObject = {
        "required": ["a"],
        "properties": {"a": {"type": "string", "default": "x"}},
    }

    assert made(schema, {"a": "y"}) == []


def test_a_member_of_a_union_is_left_whole() -> None:
    schema: JsonObject = {"properties": {"pet": {"oneOf": [ref("Cat"), ref("Dog")]}}}
    dog: JsonObject = {"required": ["bark"], "properties": {"bark": {"type": "string"}}}

    assert made(schema, {"pet": {"kind": "a"}}, Cat=OBJECT, Dog=dog) == []


def test_a_member_that_a_field_tells_from_others_keeps_that_field() -> None:
    cat: JsonObject = {**OBJECT, "properties": {"kind": {"const": "cat"}}}
    dog: JsonObject = {
        "properties": {"kind": {"const": "dog"}, "bark": {}},
        "required": ["kind", "bark"],
    }
    schema: JsonObject = {"properties": {"pet": {"oneOf": [ref("Cat"), ref("Dog")]}}}

    assert made(
        schema, {"pet": {"kind": "dog", "bark": 1}}, Cat=cat, Dog={"type": "object", **dog}
    ) == [{"pet": {"kind": "dog"}}]


def test_what_may_be_null_is_no_union() -> None:
    schema: JsonObject = {"properties": {"pet": {"anyOf": [ref("Cat"), {"type": "null"}]}}}

    assert made(schema, {"pet": {"kind": "a"}}, Cat=OBJECT) == [{"pet": {}}]


def test_what_is_required_and_nowhere_described_is_left_out_too() -> None:
    schema: JsonObject = {"type": "object", "required": ["id"], "properties": {"size": {}}}

    assert made(schema, {"id": 1, "size": 2}) == [{"size": 2}]


def test_what_is_optional_is_left_out_at_each_depth() -> None:
    schema: JsonObject = {**OBJECT, "properties": {"kind": {"type": "string"}, "inner": OBJECT}}
    node, fits = placed(schema, {})

    assert list(sparse(node, {"kind": "a", "inner": {"kind": "b", "size": 1}}, fits)) == [
        {"kind": "a"},
        {"kind": "a", "inner": {"kind": "b"}},
    ]


def test_what_is_optional_and_missed_stays() -> None:
    schema: JsonObject = {
        "properties": {"a": {}, "b": {}, "c": {}},
        "dependentRequired": {"kind": ["b"]},
    }
    node, fits = placed(schema, {})

    assert list(sparse(node, {"kind": 1, "a": 1, "b": 2, "c": 3}, fits)) == [{"kind": 1, "b": 2}]
