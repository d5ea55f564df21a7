"""The overlay of a report, applied by fragmint itself, makes the document say what was seen."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain
from pathlib import Path

import pytest

from fragmint.contract.values import JsonObject
from unit.contract.deviations.traffic import answered, mended, thing, traffic

A_NAME: JsonObject = {"type": "string", "minLength": 1}
BASE: JsonObject = {
    "type": "object",
    "required": ["name", "key"],
    "properties": {"name": A_NAME, "key": {"type": "string"}},
}
FINE: JsonObject = {"name": "a", "key": "b"}


UNION: JsonObject = {"anyOf": [{"$ref": "#/components/schemas/Other"}, {"type": "string"}]}
OTHER: JsonObject = {"type": "object", "properties": {"a": {"type": "integer"}}}
# By name: a schema, the bodies that were answered, and the code of a deviation that they are.
CASES: dict[str, tuple[JsonObject, Sequence[object], str]] = {
    "a new field": (BASE, [FINE | {"new": 1}, FINE | {"new": None}], "D101"),
    "a nested new field": (BASE, [FINE | {"new": {"a": [{"b": 1}, {"c": "x"}, None]}}], "D101"),
    "a new field of a closed object": (
        BASE | {"additionalProperties": False},
        [FINE | {"x": 1.5}],
        "D101",
    ),
    "a new field in an allOf": (
        {"allOf": [{"$ref": "#/components/schemas/Other"}, BASE]},
        [FINE | {"x": "1"}],
        "D101",
    ),
    "a field of many types": (
        BASE,
        [FINE | {"x": 1}, FINE | {"x": "a"}, FINE | {"x": [1]}, FINE | {"x": {}}],
        "D101",
    ),
    "a name that needs quoting": (BASE, [FINE | {"it's \"~/a": 1}], "D101"),
    "two enum values": ({"type": "string", "enum": ["a"]}, ["b", "c", "a"], "D102"),
    "one missing": (BASE, [{"name": "a"}], "D103"),
    "all missing": (BASE, [{}], "D103"),
    "another scalar type": ({"type": "integer"}, ["1", 2], "D104"),
    "a fraction": ({"type": "integer"}, [1.5, 2], "D104"),
    "a structure": ({"type": "string"}, [{"a": 1}, [True]], "D104"),
    "another type in an enum": ({"type": "string", "enum": ["a"]}, [1], "D104"),
    "null": (
        {"type": "object", "properties": {"a": {"type": "string"}}},
        [{"a": None}, {"a": "b"}],
        "D105",
    ),
    "null in place of a component": (
        {"type": "object", "properties": {"a": {"$ref": "#/components/schemas/Other"}}},
        [{"a": None}],
        "D105",
    ),
    "null and another type": (
        {"type": "object", "properties": {"a": {"type": "string"}}},
        [{"a": None}, {"a": 1}],
        "D105",
    ),
    "null in a union": ({"type": "object", "properties": {"a": UNION}}, [{"a": None}], "D105"),
    "another type in a union": ({"type": "object", "properties": {"a": UNION}}, [{"a": 1}], "D104"),
    "a length": (BASE, [FINE | {"name": ""}], "D106"),
    "a format": ({"type": "string", "format": "uuid"}, ["no uuid"], "D106"),
    "a limit": (
        {"type": "array", "items": {"type": "integer", "maximum": 3}, "maxItems": 1},
        [[4, 5]],
        "D106",
    ),
}


@pytest.mark.parametrize("version", ["3.0.3", "3.1.0"])
@pytest.mark.parametrize("case", CASES)
def test_a_body_is_as_documented_once_the_patch_is_applied(
    tmp_path: Path, case: str, version: str
) -> None:
    schema, bodies, code = CASES[case]
    text = thing(schema, Other=OTHER)
    before, after = mended(tmp_path, text, answered(*bodies), version)
    assert code in {each.code for each in before}
    assert after == []


@pytest.mark.parametrize("version", ["3.0.3", "3.1.0"])
@pytest.mark.parametrize(
    "line",
    [
        'GET /things answers 201 {"name": "a", "key": "b"}',
        'GET /things answers 410 with X-Why: age {"why": {"since": "2026-01-02T03:04:05Z"}}',
        "GET /things answers 204 with X-Count: 3",
        "GET /things answers 299 with X-Count: 3",
        'GET /things answers 200 with X-On: true {"name": "a", "key": "b"}',
        "GET /things answers 200 text/csv a,b",
        'PUT /things?all=1 answers 200 with X-Count: 3 {"a": [1]}',
        "DELETE /others/1 answers 204",
        'GET /things?size=3&all=true&all=false answers 200 {"name": "a", "key": "b"}',
    ],
)
def test_all_else_is_as_documented_once_the_patch_is_applied(
    tmp_path: Path, line: str, version: str
) -> None:
    before, after = mended(tmp_path, thing(BASE), [traffic(line)], version)
    assert before
    assert after == []
    assert list(chain.from_iterable(each.fix for each in before))
