"""What an API answered against its document and against the deviations that are known."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from fragmint.contract.plugin.options import Options
from fragmint.contract.targets import MOCK
from fragmint.diagnostics import Severity, SpecError

if TYPE_CHECKING:
    from fragmint.contract.deviations import Known
    from fragmint.contract.exchange import Exchange
    from fragmint.contract.oracle import Oracle


class Judge:
    """Finds in the answers of an API what nobody answers for; those of the mock it takes as they were ordered.

    Raises pytest.UsageError for a file of known deviations that cannot be understood.
    """

    def __init__(self, options: Options) -> None:
        self._known: Known | None = None
        self._today = _today()
        if options.target != MOCK:
            self._known = _known(options.known_deviations)

    @property
    def expired(self) -> list[str]:
        """The known deviations whose day has passed: each of them makes the run red."""
        if self._known is None:
            return []
        complaints = self._known.judge([], self._today).complaints
        return [str(each) for each in complaints if each.severity is Severity.ERROR]

    def new(self, oracle: Oracle, exchanges: Iterable[Exchange]) -> list[str]:
        """The deviations in the answers to requests that were as documented, a line for each."""
        if self._known is None:
            return []
        from fragmint.contract.deviations import deviations_in
        from fragmint.contract.exchange import Traffic

        seen = [
            Traffic(each.request, each.answer)
            for each in exchanges
            if each.answer is not None and not each.violations
        ]
        judged = self._known.judge(deviations_in(oracle, seen), self._today)
        return [str(each) for each in judged.new if each.severity is Severity.ERROR]


def _known(file: Path) -> Known:
    from fragmint.contract.deviations import Known

    try:
        return Known.read(file) if file.exists() else Known()
    except SpecError as error:
        raise pytest.UsageError(str(error)) from error


def _today() -> date:
    return datetime.now(UTC).date()
