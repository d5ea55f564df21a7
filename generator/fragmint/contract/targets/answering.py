"""What recordings and the live API have in common: each request is judged before it is answered."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from anyio import to_thread
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from fragmint.contract.exchange import Answer, Exchange, Violation
from fragmint.contract.loopback import Loopback, raw_headers, received
from fragmint.contract.mock.refusals import problem, refusal
from fragmint.contract.oracle import Oracle


class AnsweringServer(Loopback):
    """A loopback server that refuses what is not as documented, and has everything else answered by a function.

    That gives the exchange back with its answer, and with what else it has against the request.
    """

    orders = None

    def __init__(self, oracle: Oracle, answer: Callable[[Exchange], Exchange]) -> None:
        self.exchanges: list[Exchange] = []
        self._oracle = oracle
        self._answer = answer
        super().__init__(self._app, oracle.base_path)

    async def _app(self, scope: Scope, receive: Receive, send: Send) -> None:
        exchange = self._oracle.judge(await received(self._oracle, scope, receive))
        try:
            refused = refusal(self._oracle, exchange)
            if refused is None:
                exchange = await to_thread.run_sync(self._answer, exchange)
            else:
                exchange = replace(exchange, answer=refused)
        except Exception as error:  # in this thread nobody would hear of it: the test has to
            exchange = unanswered(exchange, 500, "fragmint", repr(error))
        self.exchanges.append(exchange)
        answer = exchange.answer or Answer(500)
        response = Response(answer.body, answer.status)
        response.raw_headers = raw_headers(answer, len(answer.body) or None)
        await response(scope, receive, send)


def unanswered(exchange: Exchange, status: int, where: str, reason: str) -> Exchange:
    """An exchange that came to nothing: the test fails for this reason, and its client is told."""
    violation = Violation(where, reason)
    answer = problem(status, [violation])
    return replace(exchange, violations=(*exchange.violations, violation), answer=answer)
