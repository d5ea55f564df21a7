"""The API as it was recorded: an answer for each request that was recorded, and none for any other."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from fragmint.contract import recordings
from fragmint.contract.exchange import Exchange
from fragmint.contract.oracle import Oracle
from fragmint.contract.recordings import Recorder, Recording
from fragmint.contract.recordings.case import Case
from fragmint.contract.targets.answering import AnsweringServer, unanswered

_NOT_RECORDED = 501


class ReplayServer(AnsweringServer):
    """A loopback server that answers from a folder of recordings. Raises RecordingError where that has none."""

    def __init__(self, oracle: Oracle, folder: Path) -> None:
        self._recorder = Recorder(oracle)
        self._recorded: dict[Case, Recording] = {}
        for each in recordings.read(folder):
            case = self._recorder.case(each.operation, each.traffic.request)
            self._recorded.setdefault(case, each)
        super().__init__(oracle, self._replayed)

    def _replayed(self, exchange: Exchange) -> Exchange:
        case = self._recorder.case(exchange.operation, exchange.request)
        if found := self._recorded.get(case):
            return replace(exchange, answer=found.traffic.answer)
        return unanswered(exchange, _NOT_RECORDED, "recording", self._nearest(case, exchange))

    def _nearest(self, case: Case, exchange: Exchange) -> str:
        """What a request is told for which there is no recording."""
        near = [
            (each.operation != exchange.operation, case.differences(recorded), each)
            for recorded, each in self._recorded.items()
        ]
        other, differences, nearest = min(near, key=lambda one: (one[0], len(one[1])))
        if other:
            return f"no request to {exchange.operation} was recorded"
        return f"none is of this request; the nearest is {nearest.traffic.source}: {'; '.join(differences)}"
