"""Differences judged: what each is to a Python caller, and where it was written."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from fragmint.changes.comparison import differences
from fragmint.changes.differences import Difference, Direction
from fragmint.changes.policy import CaughtBy, Impact, policy
from fragmint.diagnostics import SourceLocation

if TYPE_CHECKING:
    from fragmint.pipeline import Understood


@dataclass(frozen=True)
class Place:
    """Where something stands: a JSON pointer into the bundled document, and the file and line it was written at."""

    pointer: str
    location: SourceLocation


@dataclass(frozen=True)
class Change:
    """What became of one thing, and what that is to Python callers.

    `kind` is the row of the policy that judges it, `why` its sentence; `symbol` is what callers know the thing by, and
    `before` and `after` what was and is said. `old` and `new` are None where that document has no such thing. `beta`: only
    beta operations are touched.
    """

    kind: str
    impact: Impact
    direction: Direction
    symbol: str
    before: str
    after: str
    why: str
    caught_by: CaughtBy
    old: Place | None
    new: Place | None
    beta: bool = False

    @property
    def place(self) -> Place | None:
        """Where to look: in the new document, or in the old one for what is gone."""
        return self.new or self.old

    @property
    def sort_key(self) -> tuple[int, str, str, str, str, str]:
        """The worst first, then by symbol."""
        told = (self.symbol, self.kind, self.before, self.after, self.direction)
        return (-self.impact.weight, *told)


def compare(old: Understood, new: Understood) -> list[Change]:
    """Every change that is any to anyone, the worst first; none where both documents mean the same."""
    found = (_judged(each, old, new) for each in _merged(differences(old.api, new.api)))
    return sorted((each for each in found if each is not None), key=lambda each: each.sort_key)


def _merged(found: Iterable[Difference]) -> Iterable[Difference]:
    """Each difference once, in the direction that its row has; one is of beta only where it is nowhere of stable."""
    merged: dict[Difference, bool] = {}
    for each in found:
        one = replace(each, direction=policy().row(each).direction, beta=False)
        merged[one] = merged.get(one, True) and each.beta
    return (replace(each, beta=beta) for each, beta in merged.items())


def _judged(difference: Difference, old: Understood, new: Understood) -> Change | None:
    row = policy().row(difference)
    if row.impact is Impact.NONE:
        return None
    return Change(
        kind=row.kind,
        impact=row.impact,
        direction=row.direction,
        symbol=difference.symbol,
        before=difference.before,
        after=difference.after,
        why=row.why,
        caught_by=row.caught_by,
        old=_place(difference.old, old),
        new=_place(difference.new, new),
        beta=difference.beta,
    )


def _place(pointer: str | None, understood: Understood) -> Place | None:
    return None if pointer is None else Place(pointer, understood.document.locate(pointer))
