from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from fragmint.contract.deviations import Deviation, Judged, Known
from fragmint.diagnostics import SourceLocation, SpecError

ENTRY = """\
deviations:
  - code: D101
    operation: GET /things
    pointer: /items/*/new
    reason: the vendor documents it next week
    owner: platform team
    expires: 2026-11-30
"""


def deviation(
    code: str = "D101", operation: str = "GET /things", pointer: str = "/items/*/new"
) -> Deviation:
    """One that the entry knows, but for what is said here."""
    return Deviation(
        code, operation, pointer, "undeclared field", "", SourceLocation("openapi.yaml")
    )


def judged(folder: Path, *found: Deviation, text: str = ENTRY, day: int = 22) -> Judged:
    """These deviations told apart by a file of known ones, on a day of November."""
    path = folder / "known.yaml"
    path.write_text(text, "utf-8")
    return Known.read(path).judge(found, date(2026, 11, day))


def test_a_known_deviation_is_not_red(tmp_path: Path) -> None:
    told = judged(tmp_path, deviation())
    assert (told.new, told.known, told.complaints, told.is_red) == ([], [deviation()], [], False)


@pytest.mark.parametrize(
    "other", [deviation(code="D102"), deviation(operation="PUT /things"), deviation(pointer="/new")]
)
def test_another_deviation_is_red(tmp_path: Path, other: Deviation) -> None:
    told = judged(tmp_path, deviation(), other)
    assert (told.new, told.is_red) == ([other], True)


def test_the_use_of_what_is_deprecated_is_not_red(tmp_path: Path) -> None:
    told = judged(tmp_path, deviation(), deviation(code="D131"))
    assert (len(told.new), told.is_red) == (1, False)


def test_an_entry_holds_on_its_last_day(tmp_path: Path) -> None:
    assert not judged(tmp_path, deviation(), day=30).is_red


def test_an_expired_entry_is_red_at_its_line_and_covers_nothing(tmp_path: Path) -> None:
    path = tmp_path / "known.yaml"
    path.write_text(ENTRY, "utf-8")
    told = Known.read(path).judge([deviation()], date(2026, 12, 1))
    assert told.new == [deviation()]
    (complaint,) = told.complaints
    assert str(complaint).startswith(
        f"{path}:2:5: error[D162] D101 of GET /things was to be settled by platform team until 2026-11-30"
    )
    assert told.is_red


def test_an_entry_whose_deviation_was_not_seen_is_a_warning(tmp_path: Path) -> None:
    told = judged(tmp_path)
    assert [(each.code, each.severity) for each in told.complaints] == [("D163", "warning")]
    assert not told.is_red


@pytest.mark.parametrize(
    ("text", "line", "problem"),
    [
        ("- a\n", 1, "known deviations are a mapping with a list `deviations`"),
        ("deviations:\n  - D101\n", 2, "an entry is a mapping with code, operation, pointer"),
        (ENTRY.replace("owner", "ownr"), 2, "an entry must have `owner`, as text"),
        (f"{ENTRY}    since: now\n", 2, "an entry may not have `since`"),
        (ENTRY.replace("D101", "D999"), 2, "there is no deviation 'D999'"),
        (
            ENTRY.replace("2026-11-30", "never"),
            2,
            "`expires` is a day like 2026-12-31, not 'never'",
        ),
        ("deviations:\n  - [\n", 3, "this is no YAML: "),
    ],
)
def test_a_file_that_is_not_understood_is_told_at_its_line(
    tmp_path: Path, text: str, line: int, problem: str
) -> None:
    with pytest.raises(SpecError) as caught:
        judged(tmp_path, text=text)
    found = caught.value.diagnostics[0]
    assert (found.code, found.location.line) == ("D161", line)
    assert problem in found.message


def test_every_mistake_is_told_at_once(tmp_path: Path) -> None:
    two = "deviations:\n  - a\n  - {code: D101}\n"
    with pytest.raises(SpecError) as caught:
        judged(tmp_path, text=two)
    assert {each.location.line for each in caught.value.diagnostics} == {2, 3}


def test_a_file_that_is_missing_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(
        SpecError, match=r"none\.yaml:1:1: error\[D161\] it cannot be read: .*No such file"
    ):
        Known.read(tmp_path / "none.yaml")


def test_a_file_that_holds_itself_is_an_error(tmp_path: Path) -> None:
    known = tmp_path / "known.yaml"
    known.write_text("deviations: &a [*a]\n")
    with pytest.raises(SpecError, match="it is nested too deeply, or in itself"):
        Known.read(known)
