from __future__ import annotations

import pytest

from fragmint.contract.oracle.walker import Spot, undeclared, walk
from fragmint.contract.values import JsonObject, JsonValue
from unit.contract.documents import OBJECT, placed, ref


def unknown(schema: JsonObject, body: JsonValue, **others: JsonObject) -> list[str]:
    """What nobody declared in a body of this schema."""
    node, fits = placed(schema, others)
    return undeclared(node, body, fits)


def spots(schema: JsonObject, body: JsonValue, **others: JsonObject) -> dict[str, Spot]:
    """The places of a body by their pointers."""
    node, fits = placed(schema, others)
    return {spot.pointer: spot for spot in walk(node, body, fits)}


def test_a_field_that_no_schema_lists_is_undeclared() -> None:
    assert unknown(OBJECT, {"kind": "a", "sise": 1}) == ["/sise"]


def test_an_undeclared_field_is_found_however_deep_it_is() -> None:
    schema: JsonObject = {
        "type": "array",
        "items": {"type": "object", "properties": {"in": ref("Deep")}},
    }

    assert unknown(schema, [{}, {"in": {"kind": "a", "x/y": 1}}], Deep=OBJECT) == ["/1/in/x~1y"]


def test_what_is_undeclared_is_told_once_and_not_walked_into() -> None:
    assert unknown(OBJECT, {"kind": "a", "other": {"deep": {"deeper": 1}}}) == ["/other"]


def test_every_part_of_an_allof_may_declare_a_field() -> None:
    both: JsonObject = {"allOf": [ref("One"), {"properties": {"b": {}}}], "properties": {"c": {}}}

    assert unknown(both, {"kind": "a", "b": 1, "c": 1, "d": 1}, One=OBJECT) == ["/d"]


def test_only_the_member_of_a_union_that_fits_declares_fields() -> None:
    union: JsonObject = {"oneOf": [ref("A"), ref("B")]}
    a: JsonObject = {"required": ["a"], "properties": {"a": {"const": 1}, "both": {}}}
    b: JsonObject = {"required": ["b"], "properties": {"b": {"const": 1}, "both": {}}}

    assert unknown(union, {"a": 1, "b": 2, "both": 3}, A=a, B=b) == ["/b"]


def test_a_null_beside_an_object_changes_nothing() -> None:
    assert unknown({"anyOf": [ref("A"), {"type": "null"}]}, {"kind": "a", "x": 1}, A=OBJECT) == [
        "/x"
    ]


@pytest.mark.parametrize("more", [True, {}, {"type": "integer"}])
def test_an_object_that_says_it_is_open_declares_every_field(more: JsonValue) -> None:
    assert unknown({**OBJECT, "additionalProperties": more}, {"kind": "a", "x": 1}) == []


def test_the_values_of_a_map_are_walked_into() -> None:
    assert unknown({"additionalProperties": ref("A")}, {"k": {"kind": "a", "x": 1}}, A=OBJECT) == [
        "/k/x"
    ]


def test_an_object_without_any_properties_is_free() -> None:
    assert unknown({"type": "object"}, {"a": {"b": 1}}) == []


def test_a_pattern_declares_the_names_it_matches() -> None:
    schema: JsonObject = {**OBJECT, "patternProperties": {"^x-": {}}}

    assert unknown(schema, {"kind": "a", "x-mine": 1, "y-mine": 1}) == ["/y-mine"]


def test_the_items_of_a_tuple_have_schemas_of_their_own() -> None:
    schema: JsonObject = {"type": "array", "prefixItems": [OBJECT, {}], "items": OBJECT}
    item: JsonObject = {"kind": "a", "x": 1}

    assert unknown(schema, [item, item, item]) == ["/0/x", "/2/x"]


def test_what_holds_on_a_condition_declares_fields_where_it_is_met() -> None:
    schema: JsonObject = {
        "properties": {"a": {}},
        "if": {"properties": {"a": {"const": 1}}},
        "then": {"properties": {"b": {}}},
        "else": {"properties": {"c": {}}},
        "dependentSchemas": {"d": {"properties": {"d": {}, "e": {}}}},
    }

    assert unknown(schema, {"a": 1, "b": 1, "c": 1}) == ["/c"]
    assert unknown(schema, {"a": 2, "b": 1, "c": 1}) == ["/b"]
    assert unknown(schema, {"a": 2, "d": 1, "e": 1}) == []
    assert unknown(schema, {"a": 2, "e": 1}) == ["/e"]


def test_an_optional_field_that_was_left_out_is_a_place_too() -> None:
    found = spots(OBJECT, {"kind": "a"})

    assert found["/size"].absent
    assert found["/size"].optional
    assert not found["/kind"].optional


def test_a_field_that_any_part_of_an_allof_requires_is_not_optional() -> None:
    schema: JsonObject = {"allOf": [ref("A")], "required": ["size"]}

    assert not spots(schema, {"kind": "a", "size": 1}, A=OBJECT)["/size"].optional


def test_the_field_that_tells_the_members_of_a_union_apart_is_marked() -> None:
    schema: JsonObject = {"oneOf": [ref("A")], "discriminator": {"propertyName": "kind"}}

    found = spots(schema, {"kind": "a"}, A=OBJECT)

    assert [pointer for pointer, spot in found.items() if spot.tag] == ["/kind"]


def test_a_schema_that_contains_itself_ends_where_the_body_ends() -> None:
    node: JsonObject = {"type": "object", "properties": {"next": ref("Body")}}

    assert unknown(node, {"next": {"next": {"x": 1}}}) == ["/next/next/x"]
