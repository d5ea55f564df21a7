from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from packaging.version import Version

from fragmint.diagnostics import SpecError
from fragmint.history import Record, past

# What UTF-8 can hold; TOML takes no other text either.
texts = st.text(st.characters(codec="utf-8"))


def record(version: str, distribution: str = "widgets", entry: str = "More.") -> Record:
    return Record(
        distribution=distribution,
        version=Version(version),
        epoch=1_767_225_600,
        verdict="additive",
        reasons=("a field came",),
        entry=entry,
        override="",
        lock="0" * 64,
        generator={"fragmint": "0.1.0"},
    )


def written(folder: Path, *records: Record) -> Path:
    for each in records:
        folder.joinpath(f"{each.version}.toml").write_text(each.to_toml(), "utf-8")
    return folder


def refusal(folder: Path) -> tuple[str, str]:
    with pytest.raises(SpecError) as caught:
        past(folder, "widgets")
    (found,) = caught.value.diagnostics
    return found.code, found.message


@settings(deadline=None)  # how long it takes is no promise here
@given(texts, texts, st.lists(texts), st.integers(0, 4_000_000_000))
def test_a_record_is_read_as_it_was_written(
    entry: str, override: str, reasons: list[str], epoch: int
) -> None:
    whole = Record(
        "w", Version("1.2.3"), epoch, "breaking", tuple(reasons), entry, override, "", {}
    )
    assert Record.parse(whole.to_toml()) == whole


def test_the_lines_of_an_entry_are_lines_of_its_record() -> None:
    text = record("0.1.0", entry='### Added\n\n- `a "b"`').to_toml()
    assert 'entry = """\n### Added\n\n- `a \\"b\\"`"""' in text


def test_the_day_of_a_release_is_that_of_its_second_in_utc() -> None:
    assert record("0.1.0").date == date(2026, 1, 1)


def test_the_newest_release_comes_first(tmp_path: Path) -> None:
    folder = written(tmp_path, record("0.9.0"), record("0.10.0"), record("0.2.0"))
    assert [str(each.version) for each in past(folder, "widgets")] == ["0.10.0", "0.9.0", "0.2.0"]


def test_a_client_without_records_has_no_past(tmp_path: Path) -> None:
    assert past(None, "widgets") == past(tmp_path / "released", "widgets") == ()


def test_the_record_of_another_client_is_no_past_of_this_one(tmp_path: Path) -> None:
    code, message = refusal(written(tmp_path, record("0.1.0", "gadgets")))
    assert (code, message) == ("C122", "this is a release of gadgets, not of widgets")


@pytest.mark.parametrize(
    ("before", "after", "reason"),
    [
        ('"0.1.0"', '"0.2.0"', "it says that it is of version 0.2.0"),
        ('"0.1.0"', '"first"', "first"),
        ("epoch = 1767225600", "", "it has no `epoch`"),
        ("epoch = 1767225600", "epoch = []", "int()"),
        ('verdict = "', 'verdict = 1 # "', "1 is no text"),
        ("[generator]", "generator = 3", "no attribute"),
        ("epoch", "<<<<<<<", "Invalid"),
    ],
)
def test_what_is_no_record_is_refused(tmp_path: Path, before: str, after: str, reason: str) -> None:
    file = written(tmp_path, record("0.1.0")) / "0.1.0.toml"
    file.write_text(file.read_text().replace(before, after, 1))
    code, message = refusal(tmp_path)
    assert (code, message.startswith("this is no release record: ")) == ("C121", True)
    assert reason in message
