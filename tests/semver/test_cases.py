"""Each row of the policy has a folder here: two documents that differ in just that, and what `fragmint diff` says of them.

`make golden` rewrites what is expected; CI never does.
"""

from __future__ import annotations

import os
from dataclasses import fields, is_dataclass
from pathlib import Path

import pytest

from fragmint.changes import CaughtBy, Impact, policy, verdict
from fragmint.changes.comparison import differences
from fragmint.changes.sides import Side, compared
from fragmint.cli.differing import Found, as_text
from fragmint.ir import model, stated
from fragmint.pipeline import Reading
from semver.page import PAGE, page

HERE = Path(__file__).parent
REWRITE = os.environ.get("FRAGMINT_GOLDEN") == "rewrite" and "CI" not in os.environ
CASES = sorted(path.parent.name for path in HERE.glob("*/old.yaml"))
FIELDS = {
    f"{kind.__name__}.{field.name}"
    for module in (model, stated)
    for kind in vars(module).values()
    if isinstance(kind, type) and is_dataclass(kind) and kind.__module__ == module.__name__
    for field in fields(kind)
}


@pytest.mark.parametrize("name", CASES)
def test_what_is_told_of_a_change_is_what_is_expected(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(HERE / name)
    case = compared(Side(Reading(Path("old.yaml"))), Side(Reading(Path("new.yaml"))))
    row = policy().rows[name]
    found = [policy().row(each).kind for each in differences(case.old.api, case.new.api)]
    told = [change.kind for change in case.changes]
    expected = HERE / name / "expected.txt"
    text = f"{as_text(Found(case.changes, verdict(case.changes), True, []))}\n"
    if REWRITE:
        expected.write_text(text, "utf-8")

    assert name in found
    assert (name in told) is (row.impact is not Impact.NONE)
    assert text == expected.read_text("utf-8")


def test_every_row_has_a_case_and_every_case_a_row() -> None:
    assert sorted(policy().rows) == CASES


def test_every_field_of_the_ir_has_a_row_or_is_told_of_where_it_says() -> None:
    judged = {row.field for row in policy().rows.values()}
    elsewhere = policy().inside.keys() | policy().identity.keys()

    assert FIELDS - judged - elsewhere == set()
    assert (judged | elsewhere) - FIELDS == set()
    assert judged & elsewhere == set()


def test_what_is_told_of_elsewhere_has_rows_there() -> None:
    judged = {row.field for row in policy().rows.values()}
    classes = {field.partition(".")[0] for field in judged}

    assert set(policy().inside.values()) - classes == set()
    assert set(policy().identity.values()) - judged == set()


def test_no_difference_is_judged_by_two_rows() -> None:
    rows = policy().rows.values()
    seen = [(row.field, row.change, row.direction) for row in rows]

    assert len(seen) == len(set(seen))


def test_only_what_breaks_is_to_be_caught() -> None:
    rows = policy().rows.values()
    assert [
        row.kind
        for row in rows
        if row.impact is not Impact.BREAKING and row.caught_by is not CaughtBy.NONE
    ] == []


def test_the_page_about_versions_is_made_from_the_policy() -> None:
    if REWRITE:
        PAGE.write_text(page(), encoding="utf-8")

    assert PAGE.read_text(encoding="utf-8") == page()
