"""The API as its document has it: an ASGI app that judges what it is asked and answers with what is documented."""

from __future__ import annotations

import asyncio
import time
from collections import deque
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import NamedTuple

from starlette.types import Receive, Scope, Send

from fragmint.contract.exchange import Answer, Exchange, Order, Violation
from fragmint.contract.loopback import raw_headers, received
from fragmint.contract.mock import preferences
from fragmint.contract.mock.refusals import problem, refusal, told
from fragmint.contract.mock.scenarios import Scenario, step
from fragmint.contract.oracle import Oracle
from fragmint.diagnostics import FragmintError

Watch = Callable[[Exchange], None]


class Reply(NamedTuple):
    """An answer and how it is sent: after a delay in seconds, and perhaps not to its end."""

    answer: Answer
    delay: float = 0
    cut: bool = False


class MockApp:
    """Answers each request as was ordered, as its `Prefer` or the scenario asks, else as the document says.

    A request that is not as documented is refused, whatever was ordered. `watch` is told of each, just before it is answered.
    """

    def __init__(
        self,
        oracle: Oracle,
        watch: Watch,
        scenario: str = "ok",
        clock: Callable[[], float] = time.time,
    ) -> None:
        self.orders: deque[Order] = deque()
        self._oracle = oracle
        self._watch = watch
        self._clock = clock
        self._scenario = Scenario(scenario, oracle, clock)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one HTTP request, by the ASGI protocol."""
        request, asked = preferences.parted(await received(self._oracle, scope, receive))
        exchange = self._oracle.judge(request)
        reply = _with_reasons(self._reply(exchange, asked), exchange)
        self._watch(replace(exchange, answer=reply.answer))
        await asyncio.sleep(reply.delay)
        await _send(reply, request.method, send)

    def _reply(self, exchange: Exchange, asked: Mapping[str, str]) -> Reply:
        try:
            refused = refusal(self._oracle, exchange)
            return Reply(refused) if refused else self._ordered(exchange, asked)
        except FragmintError as error:  # the document says what cannot be met
            return Reply(problem(500, [Violation("answer", str(error))]))

    def _ordered(self, exchange: Exchange, asked: Mapping[str, str]) -> Reply:
        request = exchange.request
        try:
            order = self._order(exchange, asked)
            accept = request.header("accept") or ""
            answer = self._oracle.answer(exchange.operation, order, accept)
        except ValueError as error:
            return Reply(problem(400, [Violation("header prefer", str(error))]))
        except KeyError as error:
            return Reply(problem(404, [Violation("header prefer", str(error.args[0]))]))
        return Reply(answer, order.delay, order.cut)

    def _order(self, exchange: Exchange, asked: Mapping[str, str]) -> Order:
        """What the next answer shall be. Raises KeyError for one that nobody documented, ValueError for nonsense."""
        if self.orders:
            return self.orders.popleft()
        if "scenario" in asked:
            return step(asked["scenario"], self._oracle, self._clock())
        if not asked:
            return self._scenario.next(exchange.request.method, exchange.request.path)
        status = self._documented(exchange.operation, asked["code"]) if "code" in asked else None
        return Order(status, asked.get("example"), dynamic=asked.get("dynamic") == "true")

    def _documented(self, operation: str, code: str) -> int:
        if not code.isdecimal() or self._oracle.first_documented(operation, [int(code)]) is None:
            raise KeyError(f"no answer with the status {code!r} is documented here")
        return int(code)


def _with_reasons(reply: Reply, exchange: Exchange) -> Reply:
    """The reply, which says in a header what in the request is not as documented."""
    if not exchange.violations:
        return reply
    headers = dict(reply.answer.headers) | told(exchange.violations)
    return reply._replace(answer=replace(reply.answer, headers=headers))


async def _send(reply: Reply, method: str, send: Send) -> None:
    """Send an answer; one that is cut announces more than comes, and the server hangs up when we return."""
    answer = reply.answer
    if method == "HEAD" or answer.status in {204, 304}:
        body, length = b"", None
    else:
        body = answer.body[: len(answer.body) // 2] if reply.cut else answer.body
        length = len(answer.body) + (not answer.body and reply.cut)
    raw = raw_headers(answer, length)
    await send({"type": "http.response.start", "status": answer.status, "headers": raw})
    await send({"type": "http.response.body", "body": body, "more_body": reply.cut})
