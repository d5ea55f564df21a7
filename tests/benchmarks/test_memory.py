"""A giant document needs memory for what is made of it, and not for all that its models are made with."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from benchmarks.test_growth import document
from support.commands import fragmint

OPERATIONS = 5_000
MOST_KIBIBYTES = 2 * 1024 * 1024


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells the peak in kibibytes")
def test_five_thousand_operations_fit_into_two_gibibytes(tmp_path: Path) -> None:
    import resource  # Windows has none

    tmp_path.joinpath("giant.json").write_text(document(OPERATIONS), "utf-8")

    done = fragmint("generate", "giant.json", "--output", "client", cwd=tmp_path)

    assert "growing: 5000 operations" in done.stdout, done.stderr
    assert resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss < MOST_KIBIBYTES
