"""Every file in documents/ is read in time, and what is wrong with it is told; its name begins with the code."""

from __future__ import annotations

from pathlib import Path

import pytest

from fragmint.diagnostics import Severity
from support.specs import findings_in

DOCUMENTS = sorted((Path(__file__).parent / "documents").iterdir())


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_a_hostile_document_gives_its_finding_and_nothing_else(path: Path) -> None:
    found = findings_in(path)
    code = path.name.partition("-")[0]
    assert [each for each in found if each.code == code] or code == "ok"
    assert {each.code for each in found if each.severity is Severity.ERROR} <= {code}


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_what_is_printed_about_a_hostile_document_is_plain_text(path: Path) -> None:
    for found in findings_in(path):
        lines = str(found).splitlines()
        assert all(line.isprintable() and len(line) < 1000 for line in lines)
