"""From changes to the part of a version number that moves."""

from __future__ import annotations

from dataclasses import replace

import pytest

from fragmint.changes import Bump, CaughtBy, Change, Direction, Impact, bump, verdict

CHANGE = Change(
    "kind", Impact.DOCS, Direction.BOTH, "client", "", "", "why", CaughtBy.NONE, None, None
)


def change(impact: str, *, beta: bool = False) -> Change:
    return replace(CHANGE, impact=Impact(impact), beta=beta)


@pytest.mark.parametrize(
    ("impacts", "told"),
    [
        ((), "verdict: none, bump: none"),
        (("docs",), "verdict: docs, bump: patch"),
        (("docs", "additive"), "verdict: additive, bump: minor (before 1.0: patch)"),
        (("additive", "breaking", "docs"), "verdict: breaking, bump: major (before 1.0: minor)"),
    ],
)
def test_the_worst_change_is_the_verdict(impacts: tuple[str, ...], told: str) -> None:
    assert str(verdict([change(each) for each in impacts])) == told


@pytest.mark.parametrize(
    ("impact", "moved"),
    [
        ("breaking", Bump.MINOR),
        ("additive", Bump.PATCH),
        ("docs", Bump.PATCH),
    ],
)
def test_before_one_what_breaks_moves_the_minor_part(impact: str, moved: Bump) -> None:
    assert bump([change(impact)], before_one=True) is moved


def test_what_breaks_beta_operations_alone_moves_what_the_configuration_says() -> None:
    beta, stable = change("breaking", beta=True), change("breaking")

    assert bump([beta], before_one=False) is Bump.MAJOR
    assert bump([beta], before_one=False, beta_breaking=Bump.MINOR) is Bump.MINOR
    assert bump([beta, stable], before_one=False, beta_breaking=Bump.MINOR) is Bump.MAJOR
    assert bump([change("docs", beta=True)], before_one=False, beta_breaking=Bump.MINOR) is (
        Bump.PATCH
    )
