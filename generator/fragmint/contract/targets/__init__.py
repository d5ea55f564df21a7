"""What the contract can be held against: the mock, recordings, the live API. Light: every pytest run imports this."""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from fragmint.contract.exchange import Exchange, Order

if TYPE_CHECKING:
    from fragmint.contract.oracle import Oracle

MOCK, REPLAY, LIVE = TARGETS = ("mock", "replay", "live")


class Target(Protocol):
    """Something that answers the client under test, and remembers what it was asked and what it answered."""

    @property
    def base_url(self) -> str:
        """Where the client has to send its requests."""
        ...

    @property
    def exchanges(self) -> list[Exchange]:
        """What was asked and answered, in order; a test that begins clears it."""
        ...

    @property
    def orders(self) -> deque[Order] | None:
        """What the next answers shall be, after that they are as documented; None where nobody can order answers."""
        ...


@dataclass(frozen=True)
class Choice:
    """Which target, and what it needs: replay the folder of `recordings`, live all else.

    `base_url` is empty for the server that the document names. `values` are the account's own, by the documented ones that
    they stand in for, and `credentials` the real ones, by the placeholders that the client under test is given.
    """

    target: str = MOCK
    recordings: Path = Path("recordings")
    base_url: str = ""
    values: Mapping[str, str] = field(default_factory=dict[str, str])
    credentials: Mapping[str, str] = field(default_factory=dict[str, str], repr=False)
    writes: bool = False


def start(choice: Choice, oracle: Oracle) -> AbstractContextManager[Target]:
    """The target of that choice, answering from `with` to its end. Raises FragmintError where it cannot."""
    if choice.target == REPLAY:
        from fragmint.contract.targets.replay import ReplayServer

        return ReplayServer(oracle, choice.recordings)
    if choice.target == LIVE:
        from fragmint.contract.targets.live import LiveServer

        return LiveServer(oracle, choice)
    from fragmint.contract.mock import MockServer

    return MockServer(oracle)
