"""What the contract can be held against. The mock is the first; a recording and the live API take the same place."""

from __future__ import annotations

from collections import deque
from contextlib import AbstractContextManager
from typing import Protocol

from fragmint.contract.exchange import Exchange, Order
from fragmint.contract.oracle import Oracle


class Target(Protocol):
    """Something that answers the client under test, and remembers what it was asked."""

    @property
    def base_url(self) -> str:
        """Where the client has to send its requests."""
        ...

    @property
    def exchanges(self) -> list[Exchange]:
        """What was asked, in order; a test that begins clears it."""
        ...

    @property
    def orders(self) -> deque[Order]:
        """What the next answers shall be; after that they are as documented."""
        ...


def start(name: str, oracle: Oracle) -> AbstractContextManager[Target]:
    """The target of that name, answering from `with` to its end."""
    if name != "mock":
        raise ValueError(f"there is no contract target {name!r}")
    from fragmint.contract.mock import MockServer

    return MockServer(oracle)
