"""What became of each promise on each target: gathered from the reports of a run, merged with those of other runs."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import cast

import pytest

PASSED, FAILED, SKIPPED = "passed", "failed", "skipped"


@dataclass(frozen=True)
class Result:
    """The outcome of one test; `reason` is why it was skipped."""

    id: str
    operation: str
    promise: str
    outcome: str
    reason: str = ""


class Results:
    """The outcomes of one run, by the id of the test. A test is as bad as the worst of its phases."""

    def __init__(self) -> None:
        self._found: dict[str, Result] = {}

    def add(self, report: pytest.TestReport) -> None:
        """Take note of the report of one phase of a test, if that is about a document."""
        told = dict(report.user_properties)
        if "promise" not in told or (report.passed and report.when != "call"):
            return
        before = self._found.get(report.nodeid)
        if before is None or report.failed:
            self._found[report.nodeid] = Result(
                report.nodeid,
                str(told["operation"]),
                str(told["promise"]),
                report.outcome,
                _reason(report) if report.skipped else "",
            )

    def __iter__(self) -> Iterator[Result]:
        return iter(sorted(self._found.values(), key=lambda each: each.id))


def read(file: Path) -> dict[str, list[Result]]:
    """The results of each target that a file holds, none if there is no file. Raises ValueError for another file."""
    try:
        content = file.read_text(encoding="utf-8")
    except FileNotFoundError:
        return {}
    try:
        whole = cast(Mapping[str, Mapping[str, list[dict[str, str]]]], json.loads(content))
        return {
            target: [Result(**each) for each in found] for target, found in whole["targets"].items()
        }
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise ValueError(f"{file} holds no results of contract tests: {error!r}") from error


def as_json(targets: Mapping[str, Iterable[Result]]) -> str:
    """The results as the text of a file; the same ones give the same text."""
    whole = {name: [asdict(each) for each in found] for name, found in sorted(targets.items())}
    return json.dumps({"targets": whole}, indent=2, ensure_ascii=False) + "\n"


def _reason(report: pytest.TestReport) -> str:
    """Why a test was skipped, without pytest's word for it."""
    text = report.longrepr[2] if isinstance(report.longrepr, tuple) else report.longreprtext
    return text.removeprefix("Skipped: ")
