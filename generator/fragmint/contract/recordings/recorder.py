"""From what went over the wire to what is kept of it."""

from __future__ import annotations

from dataclasses import replace

from fragmint.contract.exchange import Exchange, Traffic, WireRequest
from fragmint.contract.oracle import Oracle
from fragmint.contract.recordings.case import Case, slug
from fragmint.contract.recordings.files import Recording
from fragmint.contract.recordings.scrubbing import Scrubber


class Recorder:
    """Makes recordings of the exchanges of one document, and knows a request again that one was made of."""

    def __init__(self, oracle: Oracle) -> None:
        self._oracle = oracle
        self._scrubber = Scrubber(oracle)

    def case(self, operation: str, request: WireRequest) -> Case:
        """The case that a request is."""
        kept = self._scrubber.request(operation, request)
        return Case.of(kept, self._oracle.document.version_header)

    def recording(self, exchange: Exchange, seen: str = "") -> Recording | None:
        """The recording of an exchange with an API, None of one that got no answer or is for no operation.

        Of the headers that were sent, those are kept that the document has for the operation. Its source is the file to be.
        """
        if exchange.answer is None or not exchange.operation or exchange.violations:
            return None
        request = self._scrubber.request(exchange.operation, exchange.request)
        telling = self._telling(exchange.operation, bool(request.body))
        headers = tuple(pair for pair in request.headers if pair[0].lower() in telling)
        answer = self._scrubber.answer(exchange.operation, exchange.answer)
        asked = replace(request, headers=headers)
        case = Case.of(asked, self._oracle.document.version_header)
        source = f"{slug(exchange.operation)}/{case.name}.yaml"
        return Recording(exchange.operation, Traffic(asked, answer, source, seen))

    def _telling(self, operation: str, has_body: bool) -> set[str]:
        document = self._oracle.document
        listed = document.operations[operation].parameters
        names = {each.name.lower() for each in listed if each.location == "header"}
        names.add(document.version_header.lower())
        return names | ({"content-type"} if has_body else set())
