"""JSON text as values, with their places found only when someone asks."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NoReturn

from fragmint.spec import pointer
from fragmint.spec.limits import MAX_DEPTH, MAX_NUMBER_LENGTH
from fragmint.spec.marks import UNWRITABLE, Mark, Problem, Unreadable
from fragmint.spec.values import JsonObject, JsonValue

_STRING = r'"[^"\\]*+(?:\\.[^"\\]*+)*+"'
_ATOM = rf'(?:{_STRING}|[^][{{}}:,"\s]+)'
# A key takes the value after it along, unless more values are inside: places are those of keys.
_TOKEN = re.compile(rf"({_STRING})\s*:(?:\s*{_ATOM})?|([{{\[])|([}}\]])|({_ATOM})")
_KEY, _START, _END, _SCALAR = 1, 2, 3, 4
_HIGH, _LOW = r"[dD][89abAB]\w\w", r"[dD][c-fC-F]\w\w"
# An escaped NUL or half of a surrogate pair, unless the backslash is itself escaped.
_SUSPECT = re.compile(rf"\\u(?:0000|{_HIGH}(?!\\u{_LOW})|{_LOW}(?<!\\u{_HIGH}\\u\w{{4}}))")
_UNWRITABLE = re.compile("[\0\ud800-\udfff]")
_TOO_DEEP = f"more than {MAX_DEPTH} levels deep"


class _Refused(ValueError):
    """A literal that is JSON to Python but not to anyone else."""

    def __init__(self, literal: str, message: str) -> None:
        self.literal = literal
        super().__init__(message)


def read_json(text: str) -> tuple[JsonValue, list[Problem]]:
    """The value of the text and what is wrong but did not stop the reading; raises Unreadable for text that is not JSON."""
    value, doubled = _parse(text)
    if _is_too_deep(value):
        raise Unreadable(Problem("L104", _TOO_DEEP))
    if _SUSPECT.search(text):
        _check_texts(value, text)
    return value, json_places(text)[1] if doubled else []


def _parse(text: str) -> tuple[JsonValue, bool]:
    """The value, and whether a key stands twice in some object of it."""
    doubled = False

    def collect(pairs: list[tuple[str, JsonValue]]) -> JsonObject:
        nonlocal doubled
        mapping = dict(pairs)
        doubled = doubled or len(mapping) != len(pairs)
        return mapping

    try:
        value: JsonValue = json.loads(
            text,
            object_pairs_hook=collect,
            parse_constant=_no_constant,
            parse_int=_integer,
            parse_float=_float,
        )
    except json.JSONDecodeError as error:
        problem = Problem("L102", f"not JSON: {error.msg}", error.lineno, error.colno)
        raise Unreadable(problem) from error
    except _Refused as error:
        line, column = place(text, max(text.find(error.literal), 0))
        raise Unreadable(Problem("L109", str(error), line, column)) from error
    except RecursionError as error:
        raise Unreadable(Problem("L104", _TOO_DEEP)) from error
    return value, doubled


def _check_texts(root: JsonValue, text: str) -> None:
    """Raise Unreadable if a text holds a character that no file can hold."""
    waiting: list[tuple[JsonValue, pointer.Tokens]] = [(root, ())]
    while waiting:
        value, tokens = waiting.pop()
        inner: Iterable[tuple[str, JsonValue]] = ()
        if isinstance(value, dict):
            inner = value.items()
        elif isinstance(value, list):
            inner = ((str(index), item) for index, item in enumerate(value))
        for token, part in inner:
            at = (*tokens, token)
            waiting.append((part, at))
            if _UNWRITABLE.search(token) or (isinstance(part, str) and _UNWRITABLE.search(part)):
                mark, _ = json_places(text)[0].nearest(at)
                where = pointer.join(at)
                raise Unreadable(Problem("L109", UNWRITABLE, mark.line, mark.column, where))


def _no_constant(literal: str) -> NoReturn:
    raise _Refused(literal, f"{literal} is no number that JSON can hold")


def _integer(literal: str) -> int:
    if len(literal) > MAX_NUMBER_LENGTH:
        raise _Refused(literal, f"a number of more than {MAX_NUMBER_LENGTH} characters")
    return int(literal)


def _float(literal: str) -> float:
    value = float(literal)
    if len(literal) > MAX_NUMBER_LENGTH or math.isinf(value):
        raise _Refused(literal, "a number that is too large or too long")
    return value


def _is_too_deep(value: JsonValue) -> bool:
    level: list[JsonValue] = [value]
    for _ in range(MAX_DEPTH):
        level = [
            inner
            for outer in level
            for inner in (
                outer.values()
                if isinstance(outer, dict)
                else outer if isinstance(outer, list) else ()
            )
            if isinstance(inner, dict | list)
        ]
        if not level:
            return False
    return True


def json_places(text: str) -> tuple[Mark, list[Problem]]:
    """The places of all values in a text that `read_json` accepted, and its duplicate keys."""
    scan = _Scan()
    line, line_start, seen = 1, 0, 0
    for match in _TOKEN.finditer(text):
        offset = match.start()
        if newlines := text.count("\n", seen, offset):
            line, line_start = line + newlines, text.rindex("\n", seen, offset) + 1
        column, seen = offset - line_start + 1, offset
        if match.lastindex == _KEY:
            scan.key(match[_KEY], line, column)
        elif match.lastindex == _START:
            scan.start(line, column)
        elif match.lastindex == _END:
            scan.end()
        else:
            scan.put(line, column, {})
    return scan.root, scan.problems


@dataclass(slots=True)
class _Open:
    """An object or array whose end has not come yet; `key` is that of the value to come, in an object."""

    line: int
    column: int
    inside: dict[str, Mark] = field(default_factory=dict[str, Mark])
    key: str | None = None


class _Scan:
    """The marks of a valid JSON text, put together from its tokens."""

    def __init__(self) -> None:
        self.root = Mark(1, 1)
        self.problems: list[Problem] = []
        self._open: list[_Open] = []

    def key(self, token: str, line: int, column: int) -> None:
        """A key: the value after it is marked here, where a reader looks for it."""
        frame = self._open[-1]
        frame.key = json.loads(token) if "\\" in token else token[1:-1]
        assert frame.key is not None
        if frame.key in frame.inside:
            self.problems.append(self._duplicate(frame.key, line, column))
        frame.inside[frame.key] = Mark(line, column)

    def start(self, line: int, column: int) -> None:
        """The beginning of an object or array."""
        self._open.append(_Open(line, column))

    def end(self) -> None:
        """The end of the object or array that began last."""
        closed = self._open.pop()
        self.put(closed.line, closed.column, closed.inside)

    def put(self, line: int, column: int, inside: dict[str, Mark]) -> None:
        """A whole value."""
        if not self._open:
            self.root = Mark(line, column, inside)
            return
        frame = self._open[-1]
        if frame.key is None:
            frame.inside[str(len(frame.inside))] = Mark(line, column, inside)
        elif inside:
            key = frame.inside[frame.key]
            frame.inside[frame.key] = Mark(key.line, key.column, inside)

    def _duplicate(self, key: str, line: int, column: int) -> Problem:
        around = [len(f.inside) if f.key is None else f.key for f in self._open[:-1]]
        at = pointer.join([*map(str, around), key])
        hint = "the last one would win silently: keep one of them"
        message = f"the key {key!r} stands twice in one mapping"
        return Problem("L103", message, line, column, at, hint)


def place(text: str, offset: int) -> tuple[int, int]:
    """The line and column, counted from 1, of the character at the offset."""
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)
