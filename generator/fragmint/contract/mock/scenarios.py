"""How an API misbehaves: steps that are named alike in tests, on the command line and in `Prefer: scenario=`."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator

from fragmint.contract.exchange import Order
from fragmint.contract.oracle import Oracle

_WAIT = 1.0  # seconds that a client is asked to wait
_SLOW = 3.0  # seconds that an answer takes
_PAGE = b"<!doctype html><title>Sign in</title><p>Please sign in."
_STEPS: dict[str, Order] = {
    "cut": Order(cut=True),
    "html": Order(200, body=_PAGE, media_type="text/html"),
    "ok": Order(),
    "redirect": Order(302, body=b"", media_type="", headers={"Location": "https://login.invalid/"}),
    "slow": Order(delay=_SLOW),
}

STEPS = f"an error status, {', '.join(_STEPS)}"


def step(name: str, oracle: Oracle, now: float) -> Order:
    """The order of one step: a status, or a misbehaviour by its name. Raises ValueError for any other.

    A 429 says by the headers that the document names when there is more; a 503 by Retry-After.
    """
    if name in _STEPS:
        return _STEPS[name]
    if not (name.isdecimal() and 400 <= int(name) <= 599):
        raise ValueError(f"there is no step {name!r} of a scenario, only {STEPS}")
    if name == "429":
        return Order(429, headers=_exhausted(oracle, now))
    return Order(int(name), headers={"Retry-After": _seconds(_WAIT)} if name == "503" else {})


class Scenario:
    """Steps that every operation and path goes through on its own, from the first again after the last."""

    def __init__(self, names: str, oracle: Oracle, clock: Callable[[], float]) -> None:
        self._names = [name.strip() for name in names.split(",")]
        self._oracle = oracle
        self._clock = clock
        self._turns: dict[tuple[str, str], int] = {}
        for name in self._names:
            step(name, oracle, 0)

    def next(self, method: str, path: str) -> Order:
        """The next step for requests of this method to this path."""
        turn = self._turns.get((method, path), 0)
        self._turns[method, path] = (turn + 1) % len(self._names)
        return step(self._names[turn], self._oracle, self._clock())


def _exhausted(oracle: Oracle, now: float) -> dict[str, str]:
    """The headers of a rate limit that is used up, by the document's names and units; else Retry-After."""
    facts = oracle.facts["rate-limit"]
    values = {"limit": "10", "remaining": "0", "reset": _reset(facts["reset-unit"].text, now)}
    named: Iterator[tuple[str, str]] = (
        (header.text, values[what])
        for _, family in facts["families"].members()
        for what, header in family.members()
        if what in values
    )
    found = dict(named)
    says_when = any(family["reset"].text for _, family in facts["families"].members())
    return found if says_when else found | {"Retry-After": _seconds(_WAIT)}


def _reset(unit: str, now: float) -> str:
    at = {"epoch-ms": (now + _WAIT) * 1000, "epoch-s": now + _WAIT}
    return _seconds(at.get(unit, _WAIT))


def _seconds(number: float) -> str:
    return str(math.ceil(number))
