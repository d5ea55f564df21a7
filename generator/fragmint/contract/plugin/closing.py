"""The end of a run: what was recorded is written, what is missing or expired is red, and all is told on one screen."""

from __future__ import annotations

from typing import cast

import pytest

from fragmint.atomic import put
from fragmint.contract.plugin.bookkeeping import Books
from fragmint.contract.plugin.judging import Judge
from fragmint.contract.plugin.matrix import matrix
from fragmint.contract.plugin.options import Options
from fragmint.contract.plugin.playing import Playing
from fragmint.contract.plugin.results import SKIPPED, Result, as_json, read


class Closing:
    """Closes the books of a run. Raises pytest.UsageError for a file of results that is none."""

    def __init__(self, options: Options, books: Books, playing: Playing, judge: Judge) -> None:
        self._options = options
        self._books = books
        self._playing = playing
        self._judge = judge
        self._recorded = ""
        self._broken: list[str] = []
        self._earlier: dict[str, list[Result]] = {}
        if options.results:
            try:
                self._earlier = read(options.results)
            except ValueError as error:
                raise pytest.UsageError(str(error)) from error

    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        """Write what the run gave, and make it red where a test is missing."""
        output = cast(dict[str, object] | None, getattr(session.config, "workeroutput", None))
        if output is not None:
            self._books.hand_over(output, self._playing.unjudged)
            return
        results = self._books.results
        if results and self._options.record:
            self._recorded = self._books.written()
        if results and self._options.results:
            put(self._options.results, as_json({**self._earlier, self._options.target: results}))
        if not (session.shouldstop or session.shouldfail or session.config.option.collectonly):
            self._broken = [f"it did not run: {each}" for each in self._books.missing]
        self._broken += self._judge.expired
        if self._broken and session.exitstatus == pytest.ExitCode.OK:
            session.exitstatus = pytest.ExitCode.TESTS_FAILED

    def pytest_terminal_summary(
        self, terminalreporter: pytest.TerminalReporter, config: pytest.Config
    ) -> None:
        """Tell what the outcome is; with `-q`, only what a green run must not hide."""
        results = self._books.results
        told: list[str] = []
        if results and config.get_verbosity() >= 0:
            told += matrix({**self._earlier, self._options.target: results})
        if all(each.outcome == SKIPPED for each in results):
            reasons = dict.fromkeys(each.reason for each in results)
            told += [f"nothing was tested: {reason}" for reason in reasons]
        told += [f"recorded: {self._recorded}"] if self._recorded else []
        silent = "judged by fragmint's own rules alone, openapi-core failed or would misread it"
        for title, lines in {
            f"contract on {self._options.target}": told,
            "not as declared": self._broken,
            silent: sorted({*self._playing.unjudged, *self._books.unjudged}),
        }.items():
            if lines:
                terminalreporter.section(title)
            for line in lines:
                terminalreporter.line(line)
