from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis.strategies import booleans

from fragmint.contract.oracle.patterns import matches, matching


@pytest.mark.parametrize(
    "pattern",
    [
        r"^[a-z]{3}-\d{4}$",
        r"^(?=.*[A-Z])(?=.*\d).{8,}$",
        r"^\+?[1-9]\d{1,14}$",
        r"^([a-z0-9]+(-[a-z0-9]+)*\.)+[a-z]{2,}$",
        r"^[^\x00-\x7f]+$",
        "b",
    ],
)
def test_a_string_is_found_for_a_pattern(pattern: str) -> None:
    found = matching((pattern,), 0, 100)

    assert found is not None
    assert re.search(pattern, found)


def test_every_pattern_and_the_length_count() -> None:
    found = matching(("^[a-z]+", "[0-9]$"), 5, 5)

    assert found is not None
    assert re.fullmatch("[a-z].{3}[0-9]", found)


def test_the_same_pattern_gives_the_same_string_and_another_one_when_asked() -> None:
    first = matching(("^[a-z]{4}$",), 0, 9)

    assert first == matching(("^[a-z]{4}$",), 0, 9)
    assert matching(("^[a-z]{4}$",), 0, 9, 1) not in (first, None)


def test_a_pattern_that_nothing_matches_gives_nothing() -> None:
    assert matching(("a^b",), 0, 9) is None


def test_what_python_cannot_read_is_not_judged() -> None:
    assert matches(r"^\p{L}+$", "1")


def test_a_string_is_found_inside_a_test_of_hypothesis_too() -> None:
    found: list[str | None] = []

    @settings(max_examples=1, database=None)
    @given(booleans())
    def ask(_: bool) -> None:
        found.append(matching(("^inside [0-9]$",), 0, 20))

    ask()

    assert found == ["inside 0"]
