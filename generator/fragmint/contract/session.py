"""What an emitted test holds in its hands. Light: every pytest run may import this."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING

from fragmint.contract.exchange import Documented, Order, SentRequest, Surprise
from fragmint.contract.values import JsonValue, encoded, extras

if TYPE_CHECKING:
    from fragmint.contract.oracle import Oracle
    from fragmint.contract.targets import Target


class Contract:
    """One test's view of the document and of the server that plays it.

    `operation` is the one that the test is marked with (`GET /things/{id}`), empty for a test of the whole client.
    """

    def __init__(self, oracle: Oracle, target: Target, operation: str) -> None:
        self.oracle = oracle
        self._target = target
        self._operation = operation
        target.exchanges.clear()
        target.orders.clear()

    @property
    def base_url(self) -> str:
        """Where a client has to send its requests to reach the server."""
        return self._target.base_url

    @property
    def requests(self) -> list[SentRequest]:
        """What was sent since the test began, in order."""
        return [SentRequest.of(exchange.request) for exchange in self._target.exchanges]

    def sent(self) -> SentRequest:
        """The one request that was sent, if the oracle has nothing against it and it reached the operation under test."""
        assert len(self._target.exchanges) == 1, f"{len(self.requests)} requests were sent, not one"
        self.check()
        return self.requests[0]

    def check(self) -> None:
        """Fail if the oracle has anything against a request that was sent, or if an ordered answer was never given."""
        for exchange in self._target.exchanges:
            against = "; ".join(str(violation) for violation in exchange.violations)
            assert not against, f"{exchange.request.method} {exchange.request.path}: {against}"
            reached = exchange.operation
            assert reached == (self._operation or reached), f"the request is for {reached}"
        assert not self._target.orders, "an answer was ordered that no request was sent for"

    def answer(
        self,
        status: int | None = None,
        *,
        example: str | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> JsonValue:
        """Let the next answer be the documented one for a status, a success if none is named; its JSON value is returned.

        Raises KeyError for an example that is not documented.
        """
        order = Order(status, example, headers=headers or {})
        value = self.oracle.answer(self._operation, order).value if self._operation else None
        self._target.orders.append(order)
        return value

    def answer_json(self, body: JsonValue) -> None:
        """Let the next answer be a success with this body."""
        self._target.orders.append(Order(body=json.dumps(body).encode()))

    def answer_text(self, status: int, text: str, media_type: str = "text/html") -> None:
        """Let the next answer be a body that is no JSON."""
        self._target.orders.append(Order(status, body=text.encode(), media_type=media_type))

    def documented(self) -> Documented:
        """All that the document says of the operation and its tests have to show."""
        return self.oracle.documented(self._operation)

    def documented_bodies(self) -> list[JsonValue]:
        """The examples of the documented success, and bodies made from its schema with every field in them."""
        return self.oracle.bodies(self._operation)

    def misread(self, answer: object) -> list[str]:
        """JSON pointers of the documented fields that a decoded answer holds as if nobody had documented them."""
        listed = self.oracle.listed_fields(self._operation, encoded(answer))
        return [pointer for pointer in extras(answer) if pointer in listed]

    def surprising_bodies(self, kind: Surprise) -> list[JsonValue]:
        """The documented success with surprises of this kind; fails where the document has no room for any."""
        bodies = self.oracle.surprising_bodies(self._operation)[kind]
        assert bodies, f"the body of {self._operation} has no room for this: {kind}"
        return bodies
