"""JSON is read as fast as Python can, and its places are found when asked for."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fragmint.spec.json_reader import json_places, read_json
from fragmint.spec.marks import Mark, Unreadable
from fragmint.spec.values import JsonValue
from support.specs import findings

_JSON: st.SearchStrategy[JsonValue] = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=20,
)


def _check(value: JsonValue, mark: Mark, lines: list[str]) -> None:
    """Each key stands where its mark says."""
    if isinstance(value, dict):
        assert list(mark.inside) == list(value)
        for key, inner in value.items():
            at = mark.inside[key]
            assert lines[at.line - 1][at.column - 1 :].startswith(json.dumps(key))
            _check(inner, at, lines)
    elif isinstance(value, list):
        assert list(mark.inside) == [str(index) for index in range(len(value))]
        for index, inner in enumerate(value):
            _check(inner, mark.inside[str(index)], lines)


@given(_JSON, st.sampled_from([None, 1]))
def test_every_value_is_found_at_its_place(value: JsonValue, indent: int | None) -> None:
    text = json.dumps(value, indent=indent)
    _check(value, json_places(text)[0], text.split("\n"))


def test_a_key_may_be_far_from_its_colon_and_its_value() -> None:
    mark, _ = json_places('{"a"\n:\n1,\n  "b" : [\n7]}')
    assert mark.inside["b"][:2] == (4, 3)
    assert mark.inside["b"].inside["0"][:2] == (5, 1)


def test_a_duplicate_key_is_told_at_its_second_place() -> None:
    _, (problem,) = read_json('{"a": [{"b": 1,\n "\\u0062": 2}]}')
    assert (problem.code, problem.line, problem.column, problem.pointer) == (
        "L103",
        2,
        2,
        "/a/0/b",
    )


@pytest.mark.parametrize("number", ["NaN", "-Infinity", "1e999", "9" * 500])
def test_a_number_that_json_cannot_hold_is_refused_at_its_place(number: str) -> None:
    with pytest.raises(Unreadable) as caught:
        read_json(f'{{"a":\n {number}}}')
    problem = caught.value.problem
    assert (problem.code, problem.line, problem.column) == ("L109", 2, 2)


def test_a_fault_of_syntax_is_placed() -> None:
    with pytest.raises(Unreadable) as caught:
        read_json('{"a": 1,\n  b: 2}')
    problem = caught.value.problem
    assert (problem.code, problem.line, problem.column) == ("L102", 2, 3)


@pytest.mark.parametrize("text", [r"\u0000", r"\ud83d", r"\ude00", r"\ude00\ud83d", r"\ud83dx"])
def test_text_that_no_file_can_hold_is_refused_at_its_place(text: str) -> None:
    with pytest.raises(Unreadable) as caught:
        read_json(f'{{"a":\n [1, "{text}"]}}')
    problem = caught.value.problem
    assert (problem.code, problem.line, problem.column) == ("L109", 2, 6)


@pytest.mark.parametrize("text", [r"\\u0000", r"\\ud83d", r"\ud83d\ude00", r"\u00e9"])
def test_text_that_only_looks_so_is_read(text: str) -> None:
    assert read_json(f'"{text}"')[0] == json.loads(f'"{text}"')


def test_a_pair_of_surrogates_is_one_character() -> None:
    assert read_json('"\\ud83d\\ude00"')[0] == "😀"


def test_yaml_that_looks_like_json_is_read_as_yaml() -> None:
    text = '{openapi: 3.1.0, info: {title: Things, version: "1"}, paths: {},}'
    assert findings(text, "openapi.yaml") == []


def test_a_json_file_is_held_to_json() -> None:
    (found,) = findings('{"openapi": "3.1.0",}', "openapi.json")
    assert found.message.startswith("not JSON")
