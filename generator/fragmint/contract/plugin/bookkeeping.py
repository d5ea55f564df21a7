"""The books of a run: who ran, what came of it, what was recorded. With pytest-xdist, workers hand theirs to the controller."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, TypedDict, cast

import pytest

from fragmint.contract.plugin.options import Options
from fragmint.contract.plugin.promises import is_contract_test
from fragmint.contract.plugin.results import Result, Results

if TYPE_CHECKING:
    from fragmint.contract.exchange import Exchange
    from fragmint.contract.oracle import Oracle

_HANDED_OVER = "fragmint_contract"


class _Notes(TypedDict):
    """What a worker hands over: plain, for it goes over a wire. A recording is its test's place, its source and its YAML."""

    collected: list[str]
    closed: list[str]
    recordings: list[tuple[int, str, str]]
    unjudged: list[str]


class Books:
    """Gathers what happens in a run, in whatever process."""

    def __init__(self, options: Options) -> None:
        self._options = options
        self._results = Results()
        self._collected = dict[str, int]()
        self._closed = set[str]()
        self._recordings: list[tuple[int, str, str]] = []
        self.unjudged = set[str]()
        """What the oracles of the workers could not judge."""

    @pytest.hookimpl(tryfirst=True)
    def pytest_collection_modifyitems(self, items: Sequence[pytest.Item]) -> None:
        """Note every test about a document, before anybody takes one away."""
        found = [item.nodeid for item in items if is_contract_test(item)]
        self._collected = {each: place for place, each in enumerate(found)}

    def pytest_deselected(self, items: Sequence[pytest.Item]) -> None:
        """A test that the caller did not ask for need not run."""
        for item in items:
            self._collected.pop(item.nodeid, None)

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        """Note a file that skips itself: nobody declared that for its tests."""
        if report.skipped:
            self._closed.add(report.nodeid)

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Note what came of a test."""
        self._results.add(report)

    @pytest.hookimpl(optionalhook=True)
    def pytest_testnodedown(self, node: object) -> None:
        """Take over the books of a worker."""
        output = cast(dict[str, _Notes], getattr(node, "workeroutput", {}))
        if notes := output.get(_HANDED_OVER):
            self._collected |= dict.fromkeys(notes["collected"], 0)
            self._closed.update(notes["closed"])
            self._recordings.extend(notes["recordings"])
            self.unjudged.update(notes["unjudged"])

    def hand_over(self, output: dict[str, object], unjudged: list[str]) -> None:
        """Put these books where the controller finds them."""
        output[_HANDED_OVER] = _Notes(
            collected=list(self._collected),
            closed=sorted(self._closed),
            recordings=self._recordings,
            unjudged=unjudged,
        )

    def record(self, test: pytest.Item, oracle: Oracle, exchanges: Sequence[Exchange]) -> None:
        """Keep what the API answered to a test."""
        from fragmint.contract.recordings import Recorder

        recorder = Recorder(oracle)
        place = self._collected.get(test.nodeid, 0)
        for each in filter(None, map(recorder.recording, exchanges)):
            self._recordings.append((place, each.traffic.source, each.as_yaml()))

    def written(self) -> str:
        """Write what was recorded; a line that says how much."""
        from fragmint.contract.recordings import Recording, write

        now = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        in_order = sorted(self._recordings, key=lambda each: each[0])
        found = [Recording.read(text, source).at(now) for _, source, text in in_order]
        changed = write(found, self._options.recordings)
        files = {each.traffic.source for each in found}
        return f"{len(files)} requests, {len(changed)} with a new answer, in {self._options.recordings}"

    @property
    def results(self) -> list[Result]:
        """What came of each test."""
        return list(self._results)

    @property
    def missing(self) -> Iterator[str]:
        """The tests that should have run and of which nothing was heard."""
        ran = {each.id for each in self._results}
        folders = {_folder(each) for each in [*self._collected, *ran]}
        yield from (each for each in self._collected if each not in ran)
        yield from (each for each in sorted(self._closed) if _folder(each) in folders)


def _folder(test: str) -> PurePosixPath:
    return PurePosixPath(test.partition("::")[0]).parent
