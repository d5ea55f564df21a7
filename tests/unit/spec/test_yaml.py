"""YAML is read by the rules of YAML 1.2, and every value knows its place."""

from __future__ import annotations

import pytest

from fragmint.spec.marks import Unreadable
from fragmint.spec.values import JsonValue
from fragmint.spec.yaml_reader import read_yaml


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("no", "no"),
        ("Yes", "Yes"),
        ("on", "on"),
        ("2026-11-22", "2026-11-22"),
        ("12:30:45", "12:30:45"),
        ("1_000", "1_000"),
        ("1.2.3", "1.2.3"),
        ("=", "="),
        ("true", True),
        ("FALSE", False),
        ("null", None),
        ("~", None),
        ("012", 12),
        ("+7", 7),
        ("0o14", 12),
        ("0x1F", 31),
        ("1e3", 1000.0),
        (".5", 0.5),
        ("-1.", -1.0),
        ("'true'", "true"),
        ('"7"', "7"),
        ("!!str 7", "7"),
        ("! 7", "7"),
        ("!!int 7", 7),
    ],
)
def test_a_scalar_means_what_yaml_1_2_says(text: str, value: JsonValue) -> None:
    read, _, problems = read_yaml(f"- {text}")
    assert (read, problems) == ([value], [])
    assert isinstance(read, list)
    assert type(read[0]) is type(value)


@pytest.mark.parametrize("key", ["200", "no", "true", "null", "1.10", "0x10", "2026-11-22"])
def test_a_key_is_its_text(key: str) -> None:
    assert read_yaml(f"{key}: x")[0] == {key: "x"}


def test_an_empty_text_is_null() -> None:
    assert read_yaml("# nothing\n")[0] is None


@pytest.mark.parametrize("number", [".inf", "-.Inf", ".nan", "1e999", "9" * 500, "0x" + "f" * 500])
def test_a_number_that_json_cannot_hold_is_a_problem(number: str) -> None:
    _, _, (problem,) = read_yaml(f"a:\n  b: {number}")
    assert (problem.code, problem.line, problem.column, problem.pointer) == ("L109", 2, 6, "/a/b")


@pytest.mark.parametrize("tag", ["!!binary", "!!timestamp", "!!python/name:os.system", "!mine"])
def test_a_tag_without_a_json_type_is_a_problem(tag: str) -> None:
    _, _, (problem,) = read_yaml(f"a: {tag} eA==")
    assert problem.code == "L109"


@pytest.mark.parametrize("tag", ["!!set", "!!omap", "!mine"])
def test_a_collection_with_a_tag_of_its_own_is_a_problem(tag: str) -> None:
    _, _, (problem,) = read_yaml(f"a: {tag} {{}}")
    assert problem.code == "L109"


def test_all_problems_of_a_text_come_at_once() -> None:
    problems = read_yaml("a: .inf\na: 1\nb: !mine x\n")[2]
    assert [(problem.code, problem.line) for problem in problems] == [
        ("L109", 1),
        ("L103", 2),
        ("L109", 3),
    ]


def test_an_alias_is_the_value_of_its_anchor() -> None:
    assert read_yaml("a: &x [1]\nb: *x\n")[0] == {"a": [1], "b": [1]}


def test_merged_keys_give_way_to_own_ones_and_to_earlier_ones() -> None:
    text = "a: &a {x: a, y: a}\nb: &b {y: b, z: b}\nc: {<<: [*a, *b], x: c}\n"
    read = read_yaml(text)[0]
    assert isinstance(read, dict)
    assert read["c"] == {"x": "c", "y": "a", "z": "b"}


def test_a_merged_key_is_placed_where_it_was_written() -> None:
    _, mark, _ = read_yaml("a: &a\n  x: 1\nb:\n  <<: *a\n")
    assert mark.nearest(("b", "x"))[0].line == 2


def test_a_merge_of_what_is_no_mapping_is_an_ordinary_key() -> None:
    assert read_yaml("a: {<<: 5}")[0] == {"a": {"<<": 5}}


def test_a_value_is_placed_at_its_key_and_an_item_at_itself() -> None:
    _, mark, _ = read_yaml("info:\n  title:\n    Things\ntags:\n  - a\n  -   b\n")
    assert mark.nearest(("info", "title"))[0][:2] == (2, 3)
    assert mark.nearest(("tags", "1"))[0][:2] == (6, 7)


def test_columns_count_characters_and_not_bytes() -> None:
    _, mark, _ = read_yaml("{é😀: 1, b: 2}")
    assert mark.nearest(("b",))[0][:2] == (1, 9)


def test_the_place_of_what_does_not_exist_is_that_of_its_nearest_ancestor() -> None:
    mark, steps = read_yaml("a:\n  b: 1\n")[1].nearest(("a", "b", "c", "d"))
    assert ((mark.line, mark.column), steps) == ((2, 3), 2)


@pytest.mark.parametrize(
    ("text", "place"),
    [("a: {", (2, 1)), ("a: 1\n\tb: 2", (2, 1)), ("a: 'x", (1, 6)), ("é: \x01", (1, 4))],
)
def test_a_fault_of_syntax_is_placed(text: str, place: tuple[int, int]) -> None:
    with pytest.raises(Unreadable) as caught:
        read_yaml(text)
    problem = caught.value.problem
    assert (problem.code, problem.line, problem.column) == ("L102", *place)
