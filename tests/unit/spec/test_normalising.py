"""Both dialects, and every way to say the same, come out in one shape."""

from __future__ import annotations

import json

import pytest

from fragmint.diagnostics import Diagnostics
from fragmint.spec import load_text
from fragmint.spec.pointer import parse, resolve
from fragmint.spec.values import JsonObject, JsonValue, as_object


def _loaded(parts: JsonObject, version: str) -> JsonValue:
    head: JsonObject = {"openapi": version, "info": {"title": "Things", "version": "1"}}
    return load_text(json.dumps(head | parts), Diagnostics()).root


def schema_of(schema: JsonObject, version: str = "3.0.3") -> JsonValue:
    """The schema as it comes out of a document of the version."""
    schemas: JsonObject = {"A": schema, "B": {"type": "object"}}
    root = _loaded({"components": {"schemas": schemas}}, version)
    return resolve(root, ("components", "schemas", "A"))


def path_of(item: JsonObject) -> JsonObject:
    """The path item as it comes out."""
    return as_object(resolve(_loaded({"paths": {"/a": item}}, "3.1.0"), ("paths", "/a")))


_B: JsonObject = {"$ref": "#/components/schemas/B"}
_NULL: JsonObject = {"type": "null"}


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ({"type": "string", "nullable": True}, {"type": ["string", "null"]}),
        ({"type": "string", "nullable": False}, {"type": "string"}),
        (
            {"type": "string", "nullable": True, "enum": ["a"]},
            {"type": ["string", "null"], "enum": ["a", None]},
        ),
        (
            {"type": "string", "nullable": True, "enum": ["a", None]},
            {"type": ["string", "null"], "enum": ["a", None]},
        ),
        (
            {"nullable": True, "allOf": [_B], "description": "D"},
            {"description": "D", "anyOf": [_B, _NULL]},
        ),
        (
            {"nullable": True, "type": "object", "allOf": [_B, {"minProperties": 1}]},
            {"anyOf": [{"type": "object", "allOf": [_B, {"minProperties": 1}]}, _NULL]},
        ),
        ({"nullable": True, "oneOf": [_B]}, {"oneOf": [_B, _NULL]}),
        (
            {"nullable": True, "type": "object", "oneOf": [_B]},
            {"anyOf": [{"type": "object", "oneOf": [_B]}, _NULL]},
        ),
        ({"nullable": True, "anyOf": [_B, _NULL]}, {"anyOf": [_B, _NULL]}),
        ({"nullable": True, **_B, "title": "T"}, {"title": "T", "anyOf": [_B, _NULL]}),
        ({"nullable": True}, {}),
    ],
)
def test_nullable_becomes_the_type_null(written: JsonObject, read: JsonObject) -> None:
    assert schema_of(written) == read


def test_nullable_in_3_1_is_read_alike() -> None:
    assert schema_of({"type": "string", "nullable": True}, "3.1.0") == {"type": ["string", "null"]}


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ({"minimum": 1, "exclusiveMinimum": True}, {"exclusiveMinimum": 1}),
        ({"maximum": 9, "exclusiveMaximum": True}, {"exclusiveMaximum": 9}),
        ({"minimum": 1, "exclusiveMinimum": False}, {"minimum": 1}),
        ({"exclusiveMinimum": True}, {}),
        ({"exclusiveMaximum": 9}, {"exclusiveMaximum": 9}),
    ],
)
def test_exclusive_bounds_become_numbers(written: JsonObject, read: JsonObject) -> None:
    assert schema_of(written) == read


def test_the_example_of_a_schema_becomes_a_list() -> None:
    assert schema_of({"type": "string", "example": "a"}) == {"type": "string", "examples": ["a"]}


def test_named_examples_of_a_schema_become_a_list() -> None:
    named: JsonObject = {"a": "x", "b": {"value": "y"}}
    assert schema_of({"examples": named}, "3.1.0") == {"examples": ["x", "y"]}


def test_a_property_called_like_a_keyword_stays_a_property() -> None:
    properties: JsonObject = {
        name: {"type": "string"} for name in ("example", "nullable", "$ref", "$defs", "$id")
    }
    assert schema_of({"properties": properties}) == {"properties": properties}


def test_values_are_not_taken_for_schemas() -> None:
    values: JsonObject = {"default": {"nullable": True}, "x-mine": {"example": 1}}
    assert schema_of(values) == values


def test_definitions_inside_a_schema_go_where_they_are_referred_to() -> None:
    schema: JsonObject = {
        "$id": "a",
        "$defs": {"C": {}},
        "items": {"$ref": "#/components/schemas/A/$defs/C"},
    }
    assert schema_of(schema, "3.1.0") == {"items": {"$ref": "#/components/schemas/A_C"}}


def test_the_example_of_a_body_gets_the_name_default() -> None:
    content: JsonObject = {"application/json": {"schema": {}, "example": [1]}}
    item = path_of({"post": {"requestBody": {"content": content}}})
    assert resolve(item, parse("/post/requestBody/content/application~1json")) == {
        "schema": {},
        "examples": {"default": {"value": [1]}},
    }


def test_named_examples_win_over_an_unnamed_one() -> None:
    examples: JsonObject = {"a": {"value": 1}}
    item = path_of({"get": {"parameters": [{"example": 2, "examples": examples}]}})
    assert resolve(item, parse("/get/parameters/0")) == {"examples": examples}


def test_parameters_of_a_path_join_those_of_its_operations() -> None:
    shared: list[JsonValue] = [
        {"name": "a", "in": "query", "description": "shared"},
        {"name": "b", "in": "query"},
    ]
    own: list[JsonValue] = [
        {"name": "a", "in": "query", "description": "own"},
        {"name": "a", "in": "header"},
    ]
    item = path_of({"parameters": shared, "get": {"parameters": own}, "put": {}})
    assert item == {
        "get": {"parameters": [*own, {"name": "b", "in": "query"}]},
        "put": {"parameters": shared},
    }


def test_a_path_parameter_is_required_even_if_nobody_says_so() -> None:
    item = path_of({"get": {"parameters": [{"name": "a", "in": "path"}]}})
    assert resolve(item, parse("/get/parameters/0/required")) is True


def test_a_response_has_a_description_even_if_nobody_wrote_it() -> None:
    item = path_of({"get": {"responses": {"204": {}}}})
    assert resolve(item, parse("/get/responses/204")) == {"description": ""}


def test_an_operation_with_empty_responses_documents_none() -> None:
    assert path_of({"get": {"responses": {}}}) == {"get": {}}


def test_the_version_is_kept_as_written_and_the_shape_is_3_1() -> None:
    text = '{"openapi": "3.0.2", "info": {"title": "T", "version": "1"}, "paths": {}}'
    document = load_text(text, Diagnostics())
    assert (document.version, document.root["openapi"]) == ("3.0.2", "3.1.0")


def test_loading_changes_nothing_about_a_plain_document() -> None:
    plain: JsonObject = {
        "openapi": "3.1.0",
        "info": {"title": "T", "version": "1"},
        "paths": {"/a": {"get": {"responses": {"200": {"description": "All"}}}}},
        "x-mine": {"b": [1, 2]},
    }
    assert load_text(json.dumps(plain), Diagnostics()).root == plain
