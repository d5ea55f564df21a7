"""Whatever an API answers, the patch of its deviations makes the document say so, and fragmint can use what it gives."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from fragmint.contract.values import JsonObject, JsonValue
from unit.contract.deviations.traffic import answered, mended, thing

MANY = 400 if os.environ.get("FRAGMINT_FULL") else 15
REF: JsonObject = {"$ref": "#/components/schemas/Other"}
OTHER: JsonObject = {"type": "object", "properties": {"a": {"type": "integer"}}}
LEAVES: list[JsonObject] = [
    REF,
    {"anyOf": [REF, {"type": "string"}]},
    {"type": "boolean"},
    {"type": "integer"},
    {"type": "number", "maximum": 1},
    {"type": "string"},
    {"type": "string", "enum": ["a"]},
    {"type": "string", "format": "date-time"},
    {"type": "string", "minLength": 2},
]
NAMES = st.sampled_from(["a", "b", "key", "kind", "name"])
TEXTS = st.sampled_from(["a", "b", "2026-01-02T03:04:05Z"])


def _values(inner: st.SearchStrategy[JsonValue]) -> st.SearchStrategy[JsonValue]:
    return st.one_of(st.lists(inner, max_size=3), st.dictionaries(NAMES, inner, max_size=4))


VALUES: st.SearchStrategy[JsonValue] = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(-3, 3), st.sampled_from([0.5, -1.5]), TEXTS),
    _values,
    max_leaves=8,
)


@st.composite
def objects(draw: st.DrawFn, inner: st.SearchStrategy[JsonObject]) -> JsonObject:
    """Schemas of objects, some of whose fields are required."""
    fields = draw(st.dictionaries(NAMES, inner, min_size=1, max_size=3))
    required: JsonValue = [name for name in sorted(fields) if draw(st.booleans())]
    properties: JsonValue = {**fields}
    schema: JsonObject = {"type": "object", "properties": properties}
    return schema | {"required": required} if required else schema


def _schemas(inner: st.SearchStrategy[JsonObject]) -> st.SearchStrategy[JsonObject]:
    closed: st.SearchStrategy[JsonObject] = objects(inner).map(
        lambda each: each | {"additionalProperties": False}
    )
    lists: st.SearchStrategy[JsonObject] = inner.map(lambda each: {"type": "array", "items": each})
    maps: st.SearchStrategy[JsonObject] = inner.map(
        lambda each: {"type": "object", "additionalProperties": each}
    )
    both: st.SearchStrategy[JsonObject] = st.tuples(objects(inner), objects(inner)).map(
        lambda pair: {"allOf": [*pair]}
    )
    either: st.SearchStrategy[JsonObject] = st.tuples(objects(inner), inner).map(
        lambda pair: {"oneOf": [*pair]}
    )
    return st.one_of(objects(inner), closed, lists, maps, both, either)


SCHEMAS: st.SearchStrategy[JsonObject] = st.recursive(
    st.sampled_from(LEAVES), _schemas, max_leaves=5
)


@settings(max_examples=MANY, deadline=None, derandomize=True)
@given(SCHEMAS, st.lists(VALUES, min_size=1, max_size=3), st.sampled_from(["3.0.3", "3.1.0"]))
def test_what_was_answered_is_as_documented_once_the_patch_is_applied(
    schema: JsonObject, bodies: list[JsonValue], version: str
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        text = thing(schema, Other=OTHER)
        _, after = mended(Path(folder), text, answered(*bodies), version)
    assert [str(each) for each in after] == []
