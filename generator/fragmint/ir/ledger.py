"""What was called what by the last run: names outlive the order of the document and what is added to it.

A ledger has scopes, of names that stand beside each other; a scope has a name for each thing in it, by an identity that does
not depend on where in the document the thing stands among its like.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

Recorded = Mapping[str, Mapping[str, str]]


@dataclass
class Ledger:
    """The names of the last run, and those of this one; `demanded` are the classes that the fragment names itself."""

    recorded: Recorded = field(default_factory=dict[str, dict[str, str]])
    demanded: frozenset[str] = frozenset()
    _given: dict[str, dict[str, str]] = field(default_factory=dict[str, dict[str, str]])
    _plain: set[tuple[str, str]] = field(default_factory=set[tuple[str, str]])
    _missed: set[str] = field(default_factory=set[str])

    def before(self, scope: str) -> Mapping[str, str]:
        """The names that the things of a scope had, by identity."""
        return self.recorded.get(scope, {})

    def note(self, scope: str, identity: str, name: str, *, plain: bool = False) -> None:
        """Remember a name; one that is plain would be given again without being recorded."""
        self._given.setdefault(scope, {})[identity] = name
        if plain:
            self._plain.add((scope, identity))

    def miss(self, name: str) -> None:
        """Remember that the fragment gives a name which something else got first."""
        self._missed.add(name)

    def names(self) -> Recorded:
        """What the next run must be told."""
        kept = {
            scope: {
                identity: name
                for identity, name in sorted(names.items())
                if (scope, identity) not in self._plain
            }
            for scope, names in sorted(self._given.items())
        }
        return {scope: names for scope, names in kept.items() if names}

    def revised(self) -> Ledger | None:
        """A ledger for another try, without the records that could not be kept; None if this one is as good as any."""
        kept = {
            scope: {
                identity: name
                for identity, name in names.items()
                if self._given.get(scope, {}).get(identity) == name
            }
            for scope, names in self.recorded.items()
        }
        demanded = self.demanded | self._missed
        if kept == self.recorded and demanded == self.demanded:
            return None
        return Ledger(kept, demanded)
