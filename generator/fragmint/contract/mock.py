"""The API as its document has it: an ASGI app that judges what it is asked and answers with what is documented."""

from __future__ import annotations

import json
import socket
import threading
from collections import deque
from types import TracebackType

import uvicorn
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from fragmint.contract.exchange import Answer, Exchange, Order, WireRequest
from fragmint.contract.oracle import Oracle
from fragmint.contract.oracle.routes import below


class MockApp:
    """Records each request and answers it: what a test ordered, or what the document says.

    A request that is not as documented is answered with 400 and the reasons, whatever was ordered.
    """

    def __init__(self, oracle: Oracle) -> None:
        self.exchanges: list[Exchange] = []
        self.orders: deque[Order] = deque()
        self._oracle = oracle

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one HTTP request, by the ASGI protocol."""
        request = Request(scope, receive)
        exchange = self._oracle.judge(self._on_the_wire(scope, await request.body()))
        self.exchanges.append(exchange)
        answer = self._answer(exchange)
        headers = {"content-type": answer.media_type} if answer.media_type else {}
        response = Response(answer.body, answer.status, headers | dict(answer.headers))
        await response(scope, receive, send)

    def _on_the_wire(self, scope: Scope, body: bytes) -> WireRequest:
        path = scope["raw_path"].decode("latin-1")
        headers = [
            (name.decode("latin-1"), value.decode("latin-1")) for name, value in scope["headers"]
        ]
        return WireRequest(
            scope["method"],
            self._below_the_api(scope["method"], path),
            scope["query_string"].decode("latin-1"),
            tuple(headers),
            body,
        )

    def _below_the_api(self, method: str, path: str) -> str:
        """The path without that of the server it is for; one that stands outside of all of them is no operation's."""
        found = [below(base, path) for base in self._oracle.base_paths]
        inside = [each for each in found if each is not None]
        known = [each for each in inside if self._oracle.knows(method, each)]
        return next(iter([*known, *inside]), f"..{path}")

    def _answer(self, exchange: Exchange) -> Answer:
        if exchange.violations:
            reasons = [str(violation) for violation in exchange.violations]
            body = json.dumps({"code": "not_as_documented", "message": "; ".join(reasons)})
            return Answer(400, "application/json", body.encode())
        order = self.orders.popleft() if self.orders else Order()
        accept = exchange.request.header("accept") or ""
        return self._oracle.answer(exchange.operation, order, accept)


class MockServer:
    """The app on a loopback socket, in a thread of its own, from `with` to its end."""

    def __init__(self, oracle: Oracle) -> None:
        self.app = MockApp(oracle)
        # asyncio sends at once only on sockets that say they speak TCP; others hold each body back for 40 ms.
        self._socket = socket.socket(proto=socket.IPPROTO_TCP)
        self._socket.bind(("127.0.0.1", 0))
        self._socket.listen()
        self.base_url = f"http://127.0.0.1:{self._socket.getsockname()[1]}{oracle.base_path}"
        quiet = uvicorn.Config(
            self.app,
            log_config=None,
            log_level="critical",
            lifespan="off",
            ws="none",
            loop="asyncio",
        )
        self._server = uvicorn.Server(quiet)
        self._thread = threading.Thread(
            target=self._server.run, args=([self._socket],), name="fragmint-mock", daemon=True
        )

    def __enter__(self) -> MockServer:
        self._thread.start()  # the socket listens already: an early connection waits for the loop
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._server.should_exit = True
        self._thread.join()
        self._socket.close()

    @property
    def exchanges(self) -> list[Exchange]:
        """What was asked, in order."""
        return self.app.exchanges

    @property
    def orders(self) -> deque[Order]:
        """What the next answers shall be; after that they are as documented."""
        return self.app.orders
