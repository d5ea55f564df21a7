"""A document that is changed before it is read any further, with a place for everything in it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from fragmint.diagnostics import SourceLocation
from fragmint.spec import pointer
from fragmint.spec.budget import Budget
from fragmint.spec.files import SourceFile
from fragmint.spec.limits import MAX_DEPTH, MAX_NODES
from fragmint.spec.marks import Mark, Problem, Unreadable
from fragmint.spec.places import Place
from fragmint.spec.pointer import Tokens
from fragmint.spec.values import JsonValue


@dataclass(slots=True)
class _Origin:
    """Where a value was written; None for where the value around it says."""

    place: Place | None = None
    inside: dict[str, _Origin] = field(default_factory=dict[str, "_Origin"])

    def place_of(self, tokens: Tokens) -> Place:
        """Where the value at the tokens was written."""
        assert self.place is not None
        place, origin = self.place, self
        for index, token in enumerate(tokens):
            if token not in origin.inside:
                return place._replace(tokens=(*place.tokens, *tokens[index:]))
            origin = origin.inside[token]
            place = origin.place or place / token
        return place


class Draft:
    """The value of a file while it is edited: what is put in is copied, and remembers where it was written.

    The file itself does not change. Every method raises Unreadable where the document grows beyond all measure.
    """

    def __init__(self, file: SourceFile, budget: Budget | None = None) -> None:
        self.budget = budget or Budget()
        self._file = file
        self._value = file.value
        self._origin = _Origin(Place(file))
        self._size = 0
        self.is_changed = False

    @property
    def value(self) -> JsonValue:
        """The document as it is by now, to be looked at only."""
        return self._value

    def at(self, tokens: Tokens) -> JsonValue:
        """The value at the tokens; raises KeyError where there is none."""
        return pointer.resolve(self._value, tokens)

    def copied(self, value: JsonValue, depth: int = 0) -> JsonValue:
        """A copy that shares nothing with the value, for a place that many levels deep."""
        self.budget.spend(1)
        self._size += 1
        if self._size > MAX_NODES:
            raise Unreadable(Problem("L104", f"more than {MAX_NODES:,} values once it is changed"))
        if isinstance(value, dict | list) and depth >= MAX_DEPTH:
            message = f"more than {MAX_DEPTH} levels deep once it is changed"
            raise Unreadable(Problem("L104", message))
        if isinstance(value, dict):
            return {name: self.copied(each, depth + 1) for name, each in value.items()}
        if isinstance(value, list):
            return [self.copied(each, depth + 1) for each in value]
        return value

    def put(self, tokens: Tokens, value: JsonValue, place: Place) -> None:
        """Have the value, written at a place, stand at the tokens: a new member, or instead of what is there."""
        self._own()
        copied = self.copied(value, len(tokens))
        if not tokens:
            self._value, self._origin = copied, _Origin(place)
            return
        *around, last = tokens
        holder = self.at(tuple(around))
        if isinstance(holder, list):
            holder[int(last)] = copied
        elif isinstance(holder, dict):
            holder[last] = copied
        self._origin_at(tuple(around)).inside[last] = _Origin(place)

    def append(self, tokens: Tokens, value: JsonValue, place: Place) -> None:
        """Have the value, written at a place, be the last item of the list at the tokens."""
        self._own()
        items = self.at(tokens)
        assert isinstance(items, list)
        items.append(self.copied(value, len(tokens) + 1))
        self._origin_at(tokens).inside[str(len(items) - 1)] = _Origin(place)

    def remove(self, targets: Iterable[Tokens]) -> None:
        """Take out what the targets lead to, all at once; none of them may be the whole document."""
        self._own()
        holders: dict[Tokens, list[str]] = {}
        for *around, last in targets:
            holders.setdefault(tuple(around), []).append(last)
        # What lies deepest goes first, while the tokens of everything else still lead to it.
        for tokens in sorted(holders, key=len, reverse=True):
            holder = self.at(tokens)
            if isinstance(holder, list):
                self._remove_items(tokens, holder, frozenset(holders[tokens]))
            elif isinstance(holder, dict):
                for name in holders[tokens]:
                    del holder[name]
                    self._origin_at(tokens).inside.pop(name, None)

    def finished(self) -> SourceFile:
        """The file with what its value has become; the file itself if nothing was changed."""
        return _EditedFile(self._file, self._value, self._origin) if self.is_changed else self._file

    def _own(self) -> None:
        """Copy the document before its first change; parts that YAML aliases share are parted by it."""
        if not self.is_changed:
            self.is_changed = True
            self._value = self.copied(self._value)

    def _origin_at(self, tokens: Tokens) -> _Origin:
        origin = self._origin
        for token in tokens:
            origin = origin.inside.setdefault(token, _Origin())
        return origin

    def _remove_items(self, tokens: Tokens, items: list[JsonValue], gone: frozenset[str]) -> None:
        self.budget.spend(len(items))
        origin = self._origin_at(tokens)
        kept = [index for index in range(len(items)) if str(index) not in gone]
        inside: dict[str, _Origin] = {}
        for index, old in enumerate(kept):
            known = origin.inside.get(str(old), _Origin())
            place = self._origin.place_of((*tokens, str(old)))
            inside[str(index)] = _Origin(place, known.inside)
        items[:] = [items[index] for index in kept]
        origin.inside = inside


class _EditedFile(SourceFile):
    """A file whose value is another one than was written, and whose parts may come from other files."""

    def __init__(self, written: SourceFile, value: JsonValue, origin: _Origin) -> None:
        self._edited = value
        self._origin = origin
        super().__init__(written.name, written.shown, written.data)
        self.problems = written.problems

    def locate(self, tokens: Tokens) -> tuple[SourceLocation, Tokens]:
        for end in range(len(tokens), 0, -1) if self.moved else ():
            if (moved := self.moved.get(tokens[:end])) is not None:
                file, start = moved
                return file.locate((*start, *tokens[end:]))
        place = self._origin.place_of(tokens)
        return place.file.locate(place.tokens)

    def _read(self) -> tuple[JsonValue, Mark | None]:
        return self._edited, None
