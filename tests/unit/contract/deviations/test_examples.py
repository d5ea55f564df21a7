"""`fragmint explain` shows traffic and a document that it departs from: that is so, and the good document has no fault."""

from __future__ import annotations

from pathlib import Path

import pytest

from fragmint.catalogue import Entry, catalogue
from fragmint.contract.deviations.deviation import CODES, UNREADABLE_BODY
from unit.contract.deviations.traffic import found, traffic

SHOWN = [entry for code, entry in catalogue().items() if code in CODES and entry.bad]


@pytest.mark.parametrize("entry", SHOWN, ids=lambda entry: entry.code)
def test_the_traffic_of_an_example_departs_from_the_bad_document_only(
    entry: Entry, tmp_path: Path
) -> None:
    first = entry.bad.partition("\n")[0]
    seen = traffic(first.removeprefix("# "))
    bad = found(tmp_path / "bad.yaml", entry.bad, seen)
    assert [(each.code, each.severity) for each in bad] == [(entry.code, entry.severity)]
    assert found(tmp_path / "good.yaml", entry.good, seen) == []


def test_every_deviation_has_an_example_but_what_no_document_can_mend() -> None:
    assert CODES - {entry.code for entry in SHOWN} == {UNREADABLE_BODY}
