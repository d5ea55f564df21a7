"""Where in its text each value of a document was written."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import NamedTuple

UNWRITABLE = "text with a NUL or half of a surrogate pair, which no file can hold"
_NOTHING: Mapping[str, Mark] = MappingProxyType({})


class Mark(NamedTuple):
    """The line and column of one value, counted from 1, and the marks of the values inside it.

    A value of a mapping is marked at its key: that is where a reader looks for it.
    """

    line: int
    column: int
    inside: Mapping[str, Mark] = _NOTHING

    def nearest(self, tokens: Iterable[str]) -> tuple[Mark, int]:
        """The mark of the value at the tokens, or of its nearest known ancestor, and how many tokens led there."""
        mark = self
        steps = 0
        for token in tokens:
            if (inner := mark.inside.get(token)) is None:
                break
            mark, steps = inner, steps + 1
        return mark, steps


class Problem(NamedTuple):
    """Something wrong in one text, placed within it; whoever knows the file's name makes it a diagnostic."""

    code: str
    message: str
    line: int = 1
    column: int = 1
    pointer: str | None = None
    hint: str | None = None


class Unreadable(Exception):
    """A text or file that gives no value at all, for one reason."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        super().__init__(problem.message)
