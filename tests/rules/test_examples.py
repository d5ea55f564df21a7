"""Each code has an example that gives it, and one that does not: `fragmint explain` shows both.

The line of a finding is the one marked `# here`; column and pointer stand in places.txt, which `make golden` rewrites.
What C and W codes are about is no document: their tests are in tests/unit.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from fragmint import config
from fragmint.catalogue import Entry, catalogue
from fragmint.diagnostics import Diagnostic, SpecError
from fragmint.judging import Policy
from support.judged import document, marked, told, told_of

HERE = Path(__file__).parent
REWRITE = os.environ.get("FRAGMINT_GOLDEN") == "rewrite" and "CI" not in os.environ
BASELINES = {"S162", "S163"}
SHOWN = [entry for entry in catalogue().values() if entry.bad]
DOCUMENTS = [each for each in SHOWN if each.code[0] in "LOSG" and each.code not in BASELINES]
PROJECTS = [each for each in SHOWN if each.code[0] == "C"]
# Nothing is written in a file that is missing, or that cannot be read; the records of releases are written by a command.
UNWRITTEN = {"C101", "C102", "C121", "C122", "L101"}
DOCUMENT = """\
openapi: 3.1.0
info: {title: Things, version: "1"}
components:
  schemas:
    Thing:
      type: object
      properties: {size: {type: integer}}
      examples: [{size: small}]
"""


def found_in(entry: Entry, folder: Path) -> Diagnostic:
    """The finding of a bad example."""
    return next(each for each in told_of(entry, entry.bad, folder) if each.code == entry.code)


@pytest.mark.parametrize("entry", DOCUMENTS, ids=lambda entry: entry.code)
def test_a_bad_example_is_found_at_its_line(entry: Entry, tmp_path: Path) -> None:
    assert found_in(entry, tmp_path).location.line == marked(document(entry, entry.bad))


def test_columns_and_pointers_are_as_expected(tmp_path: Path) -> None:
    lines: list[str] = []
    for entry in DOCUMENTS:
        found = found_in(entry, tmp_path)
        place = found.location
        lines.append(f"{entry.code} {place.line}:{place.column} #{found.pointer or ''}\n")
    places = HERE / "places.txt"
    if REWRITE:
        places.write_text("".join(lines), "utf-8")
    assert places.read_text("utf-8") == "".join(lines)


@pytest.mark.parametrize("entry", DOCUMENTS, ids=lambda entry: entry.code)
def test_a_bad_example_gives_no_other_finding(entry: Entry, tmp_path: Path) -> None:
    found = {each.code for each in told_of(entry, entry.bad, tmp_path)}
    assert found - {"S125"} == {entry.code} - {"S125"}


@pytest.mark.parametrize("entry", DOCUMENTS, ids=lambda entry: entry.code)
def test_a_good_example_gives_no_finding(entry: Entry, tmp_path: Path) -> None:
    assert [each.code for each in told_of(entry, entry.good, tmp_path)] == []


@pytest.mark.parametrize("entry", DOCUMENTS, ids=lambda entry: entry.code)
def test_a_message_is_one_short_line(entry: Entry, tmp_path: Path) -> None:
    for found in told_of(entry, entry.bad, tmp_path):
        assert len(found.message) < 200
        assert "\n" not in found.message


@pytest.mark.parametrize("entry", PROJECTS, ids=lambda entry: entry.code)
def test_a_bad_project_file_is_found_at_its_line_and_a_good_one_is_not(
    entry: Entry, tmp_path: Path
) -> None:
    project = tmp_path / "pyproject.toml"
    project.write_text(entry.bad, "utf-8")
    with pytest.raises(SpecError) as caught:
        config.read(project)
    (found,) = caught.value.diagnostics
    assert (found.code, found.location.line) == (entry.code, marked(entry.bad))
    project.write_text(entry.good, "utf-8")
    assert config.read(project).clients


@pytest.mark.parametrize("code", sorted(BASELINES))
def test_a_bad_baseline_is_found_at_its_line_and_a_good_one_is_not(
    code: str, tmp_path: Path
) -> None:
    entry = catalogue()[code]
    (tmp_path / "openapi.yaml").write_text(DOCUMENT, "utf-8")
    baseline = tmp_path / "baseline.yaml"
    policy = Policy(baseline=baseline)
    baseline.write_text(entry.bad, "utf-8")
    codes = {each.code: each for each in told(tmp_path / "openapi.yaml", policy)}
    place = codes[code].location
    assert (place.file, place.line) == (str(baseline), marked(entry.bad))
    baseline.write_text(entry.good, "utf-8")
    assert code not in {each.code for each in told(tmp_path / "openapi.yaml", policy)}


def test_no_code_about_what_someone_wrote_lacks_its_examples() -> None:
    lacking = {
        entry.code
        for entry in catalogue().values()
        if entry.code[0] in "CLOSG" and not (entry.bad and entry.good)
    }
    assert lacking == UNWRITTEN


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    (found,) = told(tmp_path / "missing.yaml", Policy())
    assert found.code == "L101"
    assert found.location.file == (tmp_path / "missing.yaml").as_posix()
