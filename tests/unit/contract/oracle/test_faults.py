from __future__ import annotations

import pytest

from fragmint.contract.oracle.document import RawDocument
from fragmint.contract.oracle.faults import faults
from fragmint.contract.oracle.schemas import Schemas
from fragmint.contract.values import JsonObject, JsonValue
from unit.contract.documents import OBJECT, ref

BODY = "/components/schemas/Body"
A: JsonObject = {"type": "object", "properties": {"kind": {"const": "a"}, "n": {"type": "integer"}}}
B: JsonObject = {"type": "object", "properties": {"kind": {"const": "b"}, "n": {"type": "string"}}}


def found(
    schema: JsonObject, value: JsonValue, version: str = "3.1.0"
) -> list[tuple[str, str, str]]:
    """The faults of an answer: the pointer, the keyword, and where in the document that stands."""
    schemas: JsonObject = {"Body": schema, "Object": OBJECT, "A": A, "B": B}
    document = RawDocument({"openapi": version, "components": {"schemas": schemas}})
    node = document.root.at(BODY)
    told = faults(Schemas(document), node, value, writing=False)
    return [(each.pointer, each.keyword, each.node.pointer) for each in told]


@pytest.mark.parametrize("version", ["3.0.3", "3.1.0"])
def test_a_fault_names_the_keyword_where_it_is_written(version: str) -> None:
    schema: JsonObject = {
        "type": "object",
        "properties": {"in": {"type": "array", "items": ref("Object")}},
    }
    assert found(schema, {"in": [{"kind": "a", "size": "1"}, {}]}, version) == [
        ("/in/0/size", "type", "/components/schemas/Object/properties/size/type"),
        ("/in/1", "required", "/components/schemas/Object/required"),
    ]


def test_of_a_value_of_the_wrong_type_nothing_else_is_told() -> None:
    assert found({"type": "string", "enum": ["a"]}, 1) == [("", "type", f"{BODY}/type")]


def test_null_beside_an_object_leaves_the_object_to_be_judged() -> None:
    schema: JsonObject = {"anyOf": [ref("Object"), {"type": "null"}]}
    assert found(schema, {"size": 1}) == [("", "required", "/components/schemas/Object/required")]


def test_a_member_whose_constant_fits_is_the_one_that_was_meant() -> None:
    schema: JsonObject = {"oneOf": [ref("A"), ref("B")]}
    assert found(schema, {"kind": "b", "n": 1}) == [
        ("/n", "type", "/components/schemas/B/properties/n/type")
    ]


def test_a_value_that_no_member_lists_is_told_by_the_first() -> None:
    schema: JsonObject = {"anyOf": [{"enum": ["a"]}, {"enum": ["b"]}]}
    assert found(schema, "c") == [("", "enum", f"{BODY}/anyOf/0/enum")]


def test_a_value_of_the_type_of_no_member_is_of_the_wrong_type() -> None:
    schema: JsonObject = {"anyOf": [{"type": "string"}, ref("Object")]}
    assert found(schema, 1) == [("", "type", f"{BODY}/anyOf")]


def test_where_no_member_is_plainly_meant_the_union_is_told() -> None:
    schema: JsonObject = {"anyOf": [{"minLength": 3}, {"pattern": "x"}]}
    assert found(schema, "a") == [("", "anyOf", f"{BODY}/anyOf")]


def test_an_unknown_tag_is_told_as_one() -> None:
    schema: JsonObject = {"oneOf": [ref("A"), ref("B")], "discriminator": {"propertyName": "kind"}}
    assert found(schema, {"kind": "c"}) == [("", "discriminator", f"{BODY}/oneOf")]
    assert found(schema, {"n": 1}) == [("", "required", f"{BODY}/oneOf")]
