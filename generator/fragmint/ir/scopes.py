"""Names that stand beside each other: each thing gets one, and whose it is does not depend on the order of the document."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from fragmint.ir.ledger import Ledger
from fragmint.ir.naming import fold, numbered

_NOBODY = "\0"


class Claim(NamedTuple):
    """What wants a name: who it is, the names that would do, best first, and older ones that it may keep.

    Where two want one name the lower rank has it. `plain` says that nothing new can come before it, so that its best name
    needs no record.
    """

    identity: str
    wanted: tuple[str, ...]
    rank: int = 0
    plain: bool = False
    kept: tuple[str, ...] = ()

    def candidates(self) -> Iterator[str]:
        """Every name that would do, without end: after the last come numbers."""
        yield from self.wanted
        yield from numbered(self.wanted[-1])

    def accepts(self, name: str) -> bool:
        """Whether a name is one of them, so that a record of it means something."""
        if name in self.wanted or name in self.kept:
            return True
        last = re.escape(self.wanted[-1])
        return re.fullmatch(rf"{last}_?([2-9]|[1-9][0-9]{{1,5}})", name, re.ASCII) is not None


@dataclass
class Scope:
    """The names of one ledger's scope; names that differ in case are one.

    `beside` says which others go with a name; `taken` nobody gets, and `withheld` only those that are given it.
    """

    ledger: Ledger
    key: str
    taken: Iterable[str] = ()
    beside: Callable[[str], Iterable[str]] = lambda name: ()
    withheld: Iterable[str] = ()

    def __post_init__(self) -> None:
        self._taken = {fold(name) for name in self.taken}
        self._kept = {each: _NOBODY for name in self.withheld for each in self._group(name)}
        for identity, name in sorted(self.ledger.before(self.key).items()):
            for each in self._group(name):
                self._kept.setdefault(each, identity)

    def settle(self, claims: Iterable[Claim]) -> dict[str, str]:
        """A name for each, by identity."""
        ordered = sorted(claims, key=lambda claim: (claim.rank, claim.identity))
        return {claim.identity: self.claim(claim) for claim in ordered}

    def claim(self, claim: Claim) -> str:
        """A name for one: the one it had if that still means anything, else the first that nobody has or had."""
        before = self.ledger.before(self.key).get(claim.identity, "")
        if not (before and claim.accepts(before) and self._take(before, claim.identity)):
            before = next(name for name in claim.candidates() if self._take(name, claim.identity))
        plain = claim.plain and before == claim.wanted[0]
        self.ledger.note(self.key, claim.identity, before, plain=plain)
        return before

    def give(self, name: str) -> bool:
        """Let something have a name that the fragment gives; False if it is taken."""
        group = self._group(name)
        if group & self._taken:
            return False
        self._taken |= group
        return True

    def _take(self, name: str, identity: str) -> bool:
        group = self._group(name)
        if group & self._taken or any(self._kept.get(each, identity) != identity for each in group):
            return False
        self._taken |= group
        return True

    def _group(self, name: str) -> set[str]:
        return {fold(name), *(fold(other) for other in self.beside(name))}
