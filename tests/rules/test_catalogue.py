"""The catalogue holds every code that fragmint prints, and no other."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import fragmint
from fragmint.catalogue import catalogue, entry, is_adjustable, nearest_code
from fragmint.diagnostics import Severity
from fragmint.spec.rules.advice import ADVICE

GENERATOR = Path(fragmint.__file__).parent
TESTS = Path(__file__).parents[1]


def codes_in(folder: Path, left_out: str | None = None) -> set[str]:
    """Every literal of the form of a code in the Python files of a folder; not in modules or packages of a name."""
    return {
        code
        for path in sorted(folder.rglob("*.py"))
        if left_out not in (path.stem, *(parent.name for parent in path.parents))
        for code in re.findall(r"\"([A-Z]\d{3})\"", path.read_text("utf-8"))
    }


def test_every_code_that_the_sources_use_is_in_the_catalogue_and_the_other_way_round() -> None:
    used = codes_in(GENERATOR, left_out="codes")
    assert (used - catalogue().keys(), catalogue().keys() - used) == (set(), set())


def test_every_code_about_the_disk_and_the_configuration_has_a_test() -> None:
    tested = codes_in(TESTS / "unit")
    assert {code for code in catalogue() if code[0] in "CW" and code not in tested} == set()


def test_every_code_says_what_it_means_and_what_to_do() -> None:
    for each in catalogue().values():
        assert each.title, each.code
        assert each.explanation.endswith("."), each.code
        assert each.remedy.endswith("."), each.code


def test_what_is_plain_in_meaning_is_no_error() -> None:
    assert all(is_adjustable(code) for code in catalogue() if code >= "O120" and code[0] == "O")
    kept = {code for code in catalogue() if code[0] == "S" and is_adjustable(code)}
    assert kept == {code for code in catalogue() if code >= "S120" and code[0] == "S"} - {
        "S160",
        "S162",
    }


def test_all_advice_can_be_switched_on_and_off() -> None:
    assert all(is_adjustable(code) for code in {*ADVICE, "S147"})
    off = {code for code in catalogue() if catalogue()[code].severity is Severity.OFF}
    assert off == {"S148", "S150", "S152", "S153"}


@pytest.mark.parametrize(
    ("text", "code"), [("s104", "S104"), ("S1255", "S125"), ("G16", "G106"), ("hello", None)]
)
def test_the_nearest_code_is_suggested(text: str, code: str | None) -> None:
    assert nearest_code(text) == code


def test_a_code_that_does_not_exist_has_no_entry() -> None:
    assert entry("S999") is None
