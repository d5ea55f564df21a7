"""What an emitted test holds in its hands. Light: every pytest run may import this."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING

from fragmint.contract.exchange import Documented, Order, SentRequest, Surprise
from fragmint.contract.values import JsonValue, encoded, extras

if TYPE_CHECKING:
    from hypothesis.strategies import SearchStrategy

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
        if target.orders:
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
        self._order(order)
        return value

    def answer_json(self, body: JsonValue) -> None:
        """Let the next answer be a success with this body."""
        self._order(Order(body=json.dumps(body).encode()))

    def answer_text(self, status: int, text: str, media_type: str = "text/html") -> None:
        """Let the next answer be a body that is no JSON."""
        self._order(Order(status, body=text.encode(), media_type=media_type))

    def answer_page(
        self, items: str, members: Mapping[str, JsonValue] | None = None, *, size: int = 1
    ) -> None:
        """Let the next answer be a page of the documented list, with so many items and these members by their dotted paths.

        A member that is None is null or left out, as the document allows.
        """
        self.answer_json(self.oracle.page(self._operation, items, members or {}, size))

    def answered(self) -> JsonValue:
        """What the one answer that came says: JSON as its value, None for no body.

        What is wrong with it and nobody answers for, fails the test at its end.
        """
        (exchange,) = self._target.exchanges
        assert exchange.answer is not None, "no answer came"
        return exchange.answer.value

    def undocumented(self) -> set[str]:
        """JSON pointers of the fields in the one answer that came which the document does not have: an example may show some."""
        return self.oracle.undocumented(self._operation, self.answered())

    def documented(self) -> Documented:
        """All that the document says of the operation and its tests have to show."""
        return self.oracle.documented(self._operation)

    def documented_bodies(self) -> list[JsonValue]:
        """The examples of the documented success, and bodies made from its schema with every field in them."""
        return self.oracle.bodies(self._operation)

    def valid_bodies(self) -> SearchStrategy[JsonValue]:
        """Whatever the document allows as the body of a success, for Hypothesis to draw from."""
        return self.oracle.valid_bodies(self._operation)

    def incomplete_bodies(self) -> list[tuple[str, JsonValue]]:
        """Documented bodies that each lack one required field, and its JSON pointer; fails where nothing is required."""
        bodies = self.oracle.incomplete_bodies(self._operation)
        assert bodies, f"nothing in the body of {self._operation} is required"
        return bodies

    def sparse_bodies(self) -> list[JsonValue]:
        """Documented bodies without what may be left out of them, at one depth at a time."""
        return self.oracle.sparse_bodies(self._operation)

    def enumerated_bodies(self) -> list[JsonValue]:
        """Documented bodies in which every documented value of each enum stands; fails where there is no enum."""
        bodies = self.oracle.enumerated_bodies(self._operation)
        assert bodies, f"nothing in the body of {self._operation} is one of several values"
        return bodies

    def bodies_with_secrets(self) -> list[tuple[JsonValue, list[str]]]:
        """Documented bodies that hold what is marked as secret, each with these texts; fails where nothing is marked."""
        bodies = self.oracle.bodies_with_secrets(self._operation)
        assert bodies, f"nothing in the body of {self._operation} is marked as secret"
        return bodies

    def misread(self, decoded: object, operation: str = "", part: str = "") -> list[str]:
        """JSON pointers of the documented fields that a decoded answer holds as if nobody had documented them.

        Or the value of a part of an operation, as `response 404`.
        """
        listed = self.oracle.listed_fields(operation or self._operation, encoded(decoded), part)
        return [pointer for pointer in extras(decoded) if pointer in listed]

    def surprising_bodies(self, kind: Surprise) -> list[JsonValue]:
        """The documented success with surprises of this kind; fails where the document has no room for any."""
        bodies = self.oracle.surprising_bodies(self._operation)[kind]
        assert bodies, f"the body of {self._operation} has no room for this: {kind}"
        return bodies

    def _order(self, order: Order) -> None:
        orders = self._target.orders
        assert orders is not None, 'only the mock takes orders: mark the test `targets("mock")`'
        orders.append(order)
