"""How two APIs differ, before anyone judges it: one `Difference` for each field of the IR that is not as it was."""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Iterable, Iterator
from dataclasses import dataclass, fields, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Generic, TypeVar

from fragmint.diagnostics import printable

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

T = TypeVar("T")


class Direction(StrEnum):
    """Which way the value travels that a change is about."""

    REQUEST = "request"
    RESPONSE = "response"
    BOTH = "both"


@dataclass(frozen=True)
class Difference:
    """One field of the IR (`Property.required`), what became of it (`loosened`), and where.

    `old` and `new` are JSON pointers into the bundled documents, None on a side that has no such thing. `symbol` is what a
    Python caller knows it by. `beta`: only beta operations are touched.
    """

    field: str
    change: str
    direction: Direction
    symbol: str
    old: str | None
    new: str | None
    before: str = ""
    after: str = ""
    beta: bool = False


@dataclass(frozen=True)
class Spot:
    """Where a comparison stands in both documents."""

    symbol: str
    old: str | None = ""
    new: str | None = ""
    direction: Direction = Direction.BOTH
    beta: bool = False

    def at(self, old: str | None, new: str | None, symbol: str = "") -> Spot:
        """Another place, reached the same way."""
        return replace(self, old=old, new=new, symbol=symbol or self.symbol)

    def tell(self, field: str, change: str, before: object = "", after: object = "") -> Difference:
        """The difference that was found here."""
        told = (_shown(before), _shown(after))
        return Difference(
            field, change, self.direction, self.symbol, self.old, self.new, *told, self.beta
        )

    def gone(self, field: str, change: str, before: object = "") -> Difference:
        """What only the old document has."""
        return replace(self, new=None).tell(field, change, before)

    def come(self, field: str, change: str, after: object = "") -> Difference:
        """What only the new document has."""
        return replace(self, old=None).tell(field, change, "", after)


def plain_fields(
    old: DataclassInstance, new: DataclassInstance, at: Spot, apart: Collection[str] = ()
) -> Iterator[Difference]:
    """Every field that is not as it was, save those that their comparer looks at by itself: so none is ever forgotten.

    What is true or false is `gained` or `lost`; anything else has `changed`.
    """
    for field in fields(old):
        before, after = getattr(old, field.name), getattr(new, field.name)
        if field.name not in apart and before != after:
            is_flag = isinstance(before, bool) and isinstance(after, bool)
            change = ("gained" if after else "lost") if is_flag else "changed"
            yield at.tell(f"{type(old).__name__}.{field.name}", change, before, after)


@dataclass(frozen=True)
class Matched(Generic[T]):
    """What two lists have in common, and what only one of them has."""

    both: list[tuple[T, T]]
    gone: list[T]
    come: list[T]


def match(
    old: Iterable[T], new: Iterable[T], *identities: Callable[[T], Hashable | None]
) -> Matched[T]:
    """Who is who in two lists: by the first identity, the others by the next; who has None is not known by it."""
    gone, come = list(old), list(new)
    both: list[tuple[T, T]] = []
    for identity in identities:
        known: dict[Hashable, T] = {}
        for each in come:
            if (key := identity(each)) is not None:
                known.setdefault(key, each)
        pairs = [
            (each, known.pop(key))
            for each in gone
            if (key := identity(each)) is not None and key in known
        ]
        both += pairs
        gone = _without(gone, [each for each, _ in pairs])
        come = _without(come, [each for _, each in pairs])
    return Matched(both, gone, come)


def _without(found: list[T], matched: list[T]) -> list[T]:
    taken = {id(each) for each in matched}
    return [each for each in found if id(each) not in taken]


def _shown(value: object) -> str:
    """A value as a reader of the change sees it: in one line that is not too long, and that moves no terminal."""
    text = " ".join(value.split()) if isinstance(value, str) else repr(value)
    text = printable(text)
    return f"{text[:77]}..." if len(text) > 80 else text
