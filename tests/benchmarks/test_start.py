"""How long a person waits for the first line. Times are processor time, beside a baseline taken in the same moment."""

from __future__ import annotations

import resource
import subprocess
import sys
from pathlib import Path

from support.commands import FRAGMINT

RUNS = 5
# The library of the command line alone. Where that takes 0.15 s, help may take 0.3 s; it takes 0.2 s.
BASELINE = [sys.executable, "-c", "import typer"]
MOST_TIMES_BASELINE = 2.0


def test_help_is_there_before_one_wonders() -> None:
    baseline: list[float] = []
    helping: list[float] = []
    for _ in range(RUNS):
        baseline.append(_seconds(*BASELINE))
        helping.append(_seconds(FRAGMINT, "--help"))
    assert min(helping) < MOST_TIMES_BASELINE * min(baseline)


def _seconds(*command: str | Path) -> float:
    """The processor time that a command takes."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, stdout=subprocess.DEVNULL, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
