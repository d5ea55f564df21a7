"""The live API behind a relay on loopback: the client under test never holds a credential, and nobody sees a secret."""

from __future__ import annotations

from dataclasses import replace
from types import TracebackType

import httpx2

from fragmint.contract.exchange import Answer, Exchange, WireRequest
from fragmint.contract.oracle import Oracle
from fragmint.contract.oracle.servers import server_url
from fragmint.contract.recordings import Scrubber
from fragmint.contract.targets import Choice
from fragmint.contract.targets.account import Account
from fragmint.contract.targets.answering import AnsweringServer, unanswered
from fragmint.contract.targets.silence import unlogged
from fragmint.diagnostics import FragmintError

READ_ONLY = frozenset(("GET", "HEAD"))
_TIMEOUT = 30.0  # seconds for one phase of a request
# What each of two connections says for itself; of a body it is the server here that says how it is encoded and how long it is.
_OF_THE_CONNECTION = frozenset(
    (
        "accept-encoding", "connection", "content-encoding", "content-length", "date", "host", "keep-alive",
        "proxy-authenticate", "proxy-connection", "server", "te", "trailer", "transfer-encoding", "upgrade",
    )
)  # fmt: skip


class LiveServer(AnsweringServer):
    """A loopback server that has the live API answer. Raises FragmintError where nobody says where that is."""

    def __init__(self, oracle: Oracle, choice: Choice) -> None:
        self._base_url = choice.base_url.rstrip("/")
        self._writes = choice.writes
        self._account = Account(choice.credentials, choice.values)
        self._scrubber = Scrubber(oracle, self._account.secrets)
        self._operations = oracle.document.operations
        self._http = httpx2.Client(timeout=_TIMEOUT)
        self._url_of = {
            key: self._base_url or server_url(oracle.document, operation)
            for key, operation in self._operations.items()
        }
        unknown = [key for key, url in self._url_of.items() if "://" not in url]
        if unknown:
            raise FragmintError(
                f"the document does not say where {unknown[0]} is: name it by --contract-base-url"
            )
        super().__init__(oracle, self._relayed)

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        super().__exit__(kind, error, traceback)
        self._http.close()

    def _relayed(self, exchange: Exchange) -> Exchange:
        if exchange.request.method not in READ_ONLY and not self._writes:
            reason = "may change things: --contract-allow-writes sends it all the same"
            return unanswered(exchange, 501, f"method {exchange.request.method}", reason)
        try:
            with unlogged():
                response = self._http.send(self._real(exchange.operation, exchange.request))
        except httpx2.RequestError as error:
            where = self._url_of[exchange.operation]
            return unanswered(exchange, 502, where, f"was not reached: {type(error).__name__}")
        headers = {
            name: text
            for name, text in response.headers.items()
            if name not in _OF_THE_CONNECTION and name != "content-type"
        }
        media_type = response.headers.get("content-type", "")
        answer = Answer(response.status_code, media_type, response.content, headers)
        return replace(exchange, answer=self._scrubber.answer(exchange.operation, answer))

    def _real(self, operation: str, request: WireRequest) -> httpx2.Request:
        """The request as the API gets it."""
        url = httpx2.URL(self._url_of[operation])
        path = self._account.path(self._operations[operation].path, request.path)
        query = f"?{self._account.query(request.query)}" if request.query else ""
        target = url.raw_path.decode("ascii").rstrip("/") + path + query
        headers = [
            (name, self._account.header(text))
            for name, text in request.headers
            if name.lower() not in _OF_THE_CONNECTION
        ]
        full = url.copy_with(raw_path=target.encode("ascii"))
        encoded = httpx2.Headers(headers, encoding="utf-8")
        return self._http.build_request(request.method, full, headers=encoded, content=request.body)
