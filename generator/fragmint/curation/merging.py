"""A three-way merge of documents: what changed upstream and not by hand is taken, what changed in both is told."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from enum import Enum
from functools import cached_property
from typing import NamedTuple, TypeAlias

from fragmint.curation.identity import identities
from fragmint.curation.needs import missing
from fragmint.curation.steps import Item, Steps, shared_parameters, tokens_in
from fragmint.curation.values import ABSENT, Maybe, Sides, mapping, same
from fragmint.spec.pointer import Tokens, join
from fragmint.spec.values import JsonObject, JsonValue


class Side(Enum):
    """Whose word stands."""

    OURS = "ours"
    THEIRS = "theirs"


class Change(NamedTuple):
    """Something that upstream changed and nobody else did; the pointer leads to it in the result, or led to it before."""

    pointer: str
    before: Maybe
    after: Maybe

    @property
    def kind(self) -> str:
        """What became of it."""
        if self.before is ABSENT:
            return "added"
        return "removed" if self.after is ABSENT else "changed"


class Conflict(NamedTuple):
    """Something that upstream changed, and that stays as it is until somebody decides; the tokens lead to it in the result."""

    tokens: Tokens
    why: str
    sides: Sides

    @property
    def pointer(self) -> str:
        """The tokens as one JSON pointer."""
        return join(self.tokens)


@dataclass(frozen=True)
class Merged:
    """The result, and `base`: what the next merge is to start from, which has of conflicts what was there before."""

    value: JsonObject
    base: JsonObject
    changes: tuple[Change, ...]
    conflicts: tuple[Conflict, ...]


Decide: TypeAlias = Callable[[Tokens], Side | None]
IsCommented: TypeAlias = Callable[[Tokens, bool], bool]


def merge(
    base: JsonObject,
    ours: JsonObject,
    theirs: JsonObject,
    decide: Decide = lambda tokens: None,
    is_commented: IsCommented = lambda tokens, whole: False,
) -> Merged:
    """Ours, with all that changed from base to theirs and not by hand.

    `decide` says whose word stands at the tokens, in ours, of a conflict. `is_commented` says whether a comment stands in
    the value at tokens of ours, or in and above its whole entry: no comment is lost unasked.
    """
    needed = frozenset[Tokens]()
    while True:
        merger = _Merger(Sides(base, ours, theirs), decide, is_commented, needed)
        found = merger.result()
        lost = needed | frozenset(missing(found.value, ours, theirs))
        if lost == needed:
            return found
        needed = lost


class _Members(NamedTuple):
    """The sides of one value by key, or by what their items are."""

    base: JsonObject
    ours: JsonObject
    theirs: JsonObject
    is_list: bool = False

    def sides(self, key: str) -> Sides:
        return Sides(*(each.get(key, ABSENT) for each in (self.base, self.ours, self.theirs)))


@dataclass
class _Merger:
    """Merges value by value; the components that are `needed` are not lost."""

    roots: Sides
    decide: Decide
    is_commented: IsCommented
    needed: frozenset[Tokens]
    changes: list[tuple[Steps, Maybe, Maybe]] = field(
        default_factory=list[tuple[Steps, Maybe, Maybe]]
    )
    conflicts: list[tuple[Steps, str, Sides]] = field(
        default_factory=list[tuple[Steps, str, Sides]]
    )

    def result(self) -> Merged:
        """The merge of the roots."""
        value, base = (mapping(each) for each in self.merged("", self.roots, ()))
        changes = tuple(
            Change(
                join(self._tokens(self.roots.ours if after is ABSENT else value, at)), before, after
            )
            for at, before, after in self.changes
        )
        conflicts = tuple(
            Conflict(self._tokens(value, at), why, sides) for at, why, sides in self.conflicts
        )
        return Merged(value, base, changes, conflicts)

    def merged(self, name: str, sides: Sides, at: Steps) -> tuple[Maybe, Maybe]:
        """The result for one value, and its next base."""
        base, ours, theirs = sides
        if at in self.needed and ours is ABSENT:
            return self._taken(sides, at)
        if at in self.needed and theirs is ABSENT:
            return self._disputed(sides, at, "upstream dropped it, and it is still used here")
        members = self._members(name, sides, at)
        if members is None or at not in self._ways:
            if same(theirs, base):
                return ours, base
            if same(ours, theirs):
                return ours, theirs
        if members is not None:
            return self._collection(members, sides, at)
        if not same(ours, base):
            return self._disputed(sides, at, _why(sides))
        if self._loses_comment(sides, at):
            done = "dropped" if theirs is ABSENT else "changed"
            return self._disputed(sides, at, f"upstream {done} it, and a comment stands in it")
        return self._taken(sides, at)

    def _members(self, name: str, sides: Sides, at: Steps) -> _Members | None:
        """What the sides have in them; None where the value is only to be taken as a whole."""
        if _is_section(at) and isinstance(sides.base, dict):
            sides = Sides(*({} if each is ABSENT else each for each in sides))
        base, ours, theirs = sides
        if isinstance(ours, dict) and isinstance(theirs, dict):
            maps = (mapping(base), ours, theirs)
            is_alike = len({"$ref" in each for each in maps if each}) == 1
            return _Members(*maps) if is_alike else None
        if isinstance(ours, list) and isinstance(theirs, list):
            old = self._keyed(name, base if isinstance(base, list) else [])
            own, new = self._keyed(name, ours), self._keyed(name, theirs)
            if old is not None and own is not None and new is not None:
                return _Members(old, own, new, is_list=True)
        return None

    def _collection(self, members: _Members, sides: Sides, at: Steps) -> tuple[Maybe, Maybe]:
        values: JsonObject = {}
        bases: JsonObject = {}
        for key in dict.fromkeys((*members.base, *members.ours, *members.theirs)):
            step = Item(key) if members.is_list else key
            value, base = self.merged(key, members.sides(key), (*at, step))
            if value is not ABSENT:
                values[key] = value
            if base is not ABSENT:
                bases[key] = base
        values = _interleaved(members.ours, members.theirs, values)
        bases = _interleaved(members.theirs, members.base, bases)
        if members.is_list:
            return list(values.values()), list(bases.values())
        if sides.theirs is ABSENT:  # a section of the components, which goes with the last of them
            is_kept = sides.ours is not ABSENT and self.is_commented(
                self._tokens(self.roots.ours, at), True
            )
            return values or ({} if is_kept else ABSENT), bases or ABSENT
        return values or ({} if sides.ours is not ABSENT else ABSENT), bases

    def _taken(self, sides: Sides, at: Steps) -> tuple[Maybe, Maybe]:
        self.changes.append((at, sides.ours, sides.theirs))
        return sides.theirs, sides.theirs

    def _disputed(self, sides: Sides, at: Steps, why: str) -> tuple[Maybe, Maybe]:
        match self.decide(self._tokens(self.roots.ours, at)):
            case Side.OURS:
                return sides.ours, sides.theirs
            case Side.THEIRS:
                return self._taken(sides, at)
            case None:
                self.conflicts.append((at, why, sides))
                return sides.ours, sides.base

    def _loses_comment(self, sides: Sides, at: Steps) -> bool:
        is_removed = sides.theirs is ABSENT
        if sides.ours is ABSENT:
            return False
        return self.is_commented(self._tokens(self.roots.ours, at), is_removed)

    def _keyed(self, name: str, items: list[JsonValue]) -> JsonObject | None:
        known = identities(name, items, self._parameters)
        return None if known is None else dict(zip(known, items, strict=True))

    def _tokens(self, root: Maybe, at: Steps) -> Tokens:
        return tokens_in(root, at, self._parameters)

    @cached_property
    def _ways(self) -> frozenset[Steps]:
        """The steps to all that is needed, and to what that is in."""
        return frozenset(tokens[:end] for tokens in self.needed for end in range(len(tokens) + 1))

    @cached_property
    def _parameters(self) -> JsonObject:
        return shared_parameters(*self.roots)


def _interleaved(first: Iterable[str], second: Iterable[str], values: JsonObject) -> JsonObject:
    """The values in the order of the first, those that only the second has after what they follow there."""
    found = [key for key in first if key in values]
    known = frozenset(found)
    followers: dict[str | None, list[str]] = {}
    before: str | None = None
    for key in second:
        if key in known:
            before = key
        elif key in values:
            followers.setdefault(before, []).append(key)
    lead = followers.pop(None, [])
    after = next((key for key in second if key in known), None)
    ordered: list[str] = []
    for key in found:
        ordered += [*(lead if key == after else []), key, *followers.get(key, [])]
    if after is None:
        ordered += lead
    return {key: values[key] for key in ordered}


def _is_section(at: Steps) -> bool:
    """Whether the steps lead to the components, or to a section of them: each component is looked at for itself."""
    return at[:1] == ("components",) and len(at) <= 2


def _why(sides: Sides) -> str:
    if sides.base is ABSENT:
        return "upstream added it, and it was added by hand otherwise"
    if sides.ours is ABSENT:
        return "upstream changed it, and it was deleted by hand"
    if sides.theirs is ABSENT:
        return "upstream dropped it, and it was changed by hand"
    return "upstream changed it, and it was changed by hand"
