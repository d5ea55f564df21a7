"""Whatever a document holds, it is read or told about; nothing else is ever raised."""

from __future__ import annotations

import copy
import json

from hypothesis import given, settings
from hypothesis import strategies as st

from fragmint.spec import pointer
from fragmint.spec.grammar import METHODS
from fragmint.spec.values import JsonValue
from fragmint.spec.vocabulary import KEYWORDS
from support.specs import findings

_UNHURRIED = settings(deadline=None)  # the first example compiles schemas
_WORDS = sorted(
    {
        *KEYWORDS,
        *METHODS,
        *("openapi", "info", "title", "version", "paths", "webhooks", "components", "schemas"),
        *("parameters", "responses", "requestBodies", "headers", "examples", "securitySchemes"),
        *("pathItems", "callbacks", "links", "security", "servers", "url", "variables", "mapping"),
        *("name", "in", "schema", "content", "encoding", "example", "value", "nullable", "200"),
        *("/a/{b}", "application/json", "x-fragmint", "sources", "evidence", "source", "<<", ""),
    }
)
_TEXTS = st.sampled_from(
    [
        *("3.0.3", "3.1.0", "object", "string", "path", "query", "header", "#", "#/", "#/paths"),
        *("#/components/schemas/A", "#/components/schemas/A/properties/a", "#/components", "#a"),
        *("x.yaml#/a", "../x", "https://example.com", "#/components/responses/A", "A", "%", ":"),
    ]
)
_SCALARS: st.SearchStrategy[JsonValue] = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | _TEXTS
    | st.text(max_size=5)
)
_VALUES: st.SearchStrategy[JsonValue] = st.recursive(
    _SCALARS,
    lambda inner: st.lists(inner, max_size=3)
    | st.dictionaries(st.sampled_from(_WORDS), inner, max_size=4),
    max_leaves=12,
)
_DOCUMENT: JsonValue = {
    "openapi": "3.0.3",
    "info": {"title": "Things", "version": "1"},
    "x-fragmint": {"version-header": "X-Version", "sources": {"a": {"page": "A"}}},
    "servers": [{"url": "https://{a}", "variables": {"a": {"default": "b"}}}],
    "security": [{"Key": []}],
    "paths": {
        "/a/{b}": {
            "parameters": [{"$ref": "#/components/parameters/B"}],
            "get": {
                "operationId": "a",
                "parameters": [{"name": "X-Version", "in": "header", "schema": {"enum": ["1"]}}],
                "responses": {
                    "200": {
                        "description": "A",
                        "content": {
                            "application/json": {
                                "schema": {"$ref": "#/components/schemas/A"},
                                "examples": {"a": {"value": {"a": 1}}},
                            }
                        },
                    },
                    "default": {"$ref": "#/components/responses/A"},
                },
                "callbacks": {"a": {"{$url}": {"$ref": "#/paths/~1c"}}},
            },
        },
        "/c": {"post": {"requestBody": {"content": {}}, "responses": {"204": {"description": ""}}}},
    },
    "components": {
        "parameters": {"B": {"name": "b", "in": "path", "required": True, "schema": {}}},
        "responses": {"A": {"description": "A", "headers": {"H": {"example": 1, "schema": {}}}}},
        "securitySchemes": {"Key": {"type": "apiKey", "in": "header", "name": "K"}},
        "schemas": {
            "A": {
                "type": "object",
                "properties": {"a": {"type": "integer", "nullable": True, "example": 1}},
                "allOf": [{"$ref": "#/components/schemas/C"}],
                "x-fragmint": {"evidence": {"source": "a", "kind": "table"}},
            },
            "C": {
                "oneOf": [{"$ref": "#/components/schemas/C/properties/d"}],
                "properties": {"d": {"type": "string", "minLength": 1, "format": "uuid"}},
                "discriminator": {"propertyName": "d", "mapping": {"x": "A"}},
            },
        },
    },
}


@st.composite
def _altered(draw: st.DrawFn) -> JsonValue:
    """A good document in which up to three values are others, and some keys are gone or new."""
    document = copy.deepcopy(_DOCUMENT)
    for _ in range(draw(st.integers(1, 3))):
        _alter(draw, document)
    return document


def _alter(draw: st.DrawFn, value: JsonValue) -> None:
    """Walk inwards by chance, and put something else where the walk ends."""
    while isinstance(value, dict | list) and value:
        keys = sorted(value) if isinstance(value, dict) else [*map(str, range(len(value)))]
        key = draw(st.sampled_from(keys))
        inner = pointer.step(value, key)
        if not isinstance(inner, dict | list) or draw(st.integers(0, 5)) == 0:
            other = draw(_VALUES)
            if isinstance(value, dict):
                value[key] = other
            else:
                value[int(key)] = other
            return
        value = inner


@_UNHURRIED
@given(st.dictionaries(st.sampled_from(_WORDS), _VALUES, max_size=5))
def test_any_mapping_is_read_or_told_about(value: dict[str, JsonValue]) -> None:
    findings(json.dumps({"openapi": "3.1.0", **value}))


@settings(_UNHURRIED, max_examples=300)
@given(_altered())
def test_any_alteration_of_a_document_is_read_or_told_about(value: JsonValue) -> None:
    findings(json.dumps(value))


@_UNHURRIED
@given(st.text(max_size=60) | st.text("{}[]:,-&*!|>'\"%@`#?\n\t a1<", max_size=60))
def test_any_text_is_read_or_told_about(text: str) -> None:
    findings(f"openapi: 3.1.0\n{text}".encode("utf-8", "surrogatepass"))


@_UNHURRIED
@given(st.binary(max_size=60))
def test_any_bytes_are_read_or_told_about(data: bytes) -> None:
    assert findings(data)
