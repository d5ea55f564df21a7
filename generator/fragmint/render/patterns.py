"""Texts that a pattern matches: short and plain ones, and the same each time."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import cache
from importlib import import_module
from typing import cast

from jsonschema_rs import (
    Draft202012Validator,
    FancyRegexOptions,
    ValidationError,
    ValidationErrorKind,
)

# Python reads a pattern into pairs of a name and what it says; the standard library has no public door to that.
_parse = cast(Callable[[str], "Iterable[_Part]"], import_module("re._parser").parse)
_Part = tuple[object, object]
_CHARACTERS = "a1A" + "".join(chr(code) for code in range(32, 127))
_LENGTHS = (0, 1, 2, 3, 4, 6, 8, 12, 16, 24, 32, 48, 64, 128, 256)
_LONGEST = 10_000
# Python's own engine may go back and try again for ages; this one, in Rust, gives up.
_IN_TIME = FancyRegexOptions(backtrack_limit=10_000)
_CATEGORIES: dict[str, Callable[[str], bool]] = {
    "DIGIT": str.isdigit,
    "SPACE": str.isspace,
    "WORD": lambda character: character.isalnum() or character == "_",
}


def matches(pattern: str, text: str) -> bool:
    """Whether a text has what a pattern looks for; what cannot be read, or be told in time, every text has."""
    reader = _reader(pattern)
    errors = reader.iter_errors(text) if reader else ()
    return not any(isinstance(error.kind, ValidationErrorKind.Pattern) for error in errors)


@cache
def _reader(pattern: str) -> Draft202012Validator | None:
    try:
        return Draft202012Validator({"pattern": pattern}, pattern_options=_IN_TIME)
    except (ValidationError, ValueError):
        return None


@cache
def matching(pattern: str, fewest: int, most: int) -> str | None:
    """A text that a pattern matches and that has so many characters; None if none is easily found."""
    try:
        parts = [*_parse(pattern)]
        for longer in _LENGTHS:
            text = _text(parts, longer)
            for each in (text, text.ljust(fewest, "a")):
                if fewest <= len(each) <= most and matches(pattern, each):
                    return each
    except (re.error, OverflowError, RecursionError):
        pass
    return None


def _text(parts: Iterable[_Part], longer: int) -> str:
    """The text that each part takes, one that may be repeated as often as it must be and so many times more."""
    return "".join(_piece(str(name), said, longer) for name, said in parts)


def _piece(name: str, said: object, longer: int) -> str:
    match name:
        case "LITERAL":
            return chr(cast(int, said))
        case "ANY":
            return "a"
        case "NOT_LITERAL":
            return next(each for each in _CHARACTERS if ord(each) != said)
        case "IN":
            members = cast("list[_Part]", said)
            return next((each for each in _CHARACTERS if _is_in(members, each)), "")
        case "BRANCH":
            _, choices = cast("tuple[object, list[list[_Part]]]", said)
            return _text(choices[0], longer)
        case "SUBPATTERN":
            return _text(cast("tuple[Iterable[_Part], ...]", said)[-1], longer)
        case "ATOMIC_GROUP":
            return _text(cast("Iterable[_Part]", said), longer)
        case "MAX_REPEAT" | "MIN_REPEAT" | "POSSESSIVE_REPEAT":
            least, most, inner = cast("tuple[int, int, Iterable[_Part]]", said)
            once = _text(inner, longer)
            return once * min(least + longer, int(most), _LONGEST // max(len(once), 1))
        case _:
            return ""  # a place, or what is around it: the text is tried by the whole pattern in the end


def _is_in(members: list[_Part], character: str) -> bool:
    """Whether a class of characters has this one."""
    negated = str(members[0][0]) == "NEGATE"
    return negated != any(_has(str(name), said, character) for name, said in members[negated:])


def _has(name: str, said: object, character: str) -> bool:
    if name == "RANGE":
        first, last = cast("tuple[int, int]", said)
        return first <= ord(character) <= last
    if name == "CATEGORY":
        _, _, category = str(said).partition("CATEGORY_")
        negated = category.startswith("NOT_")
        return negated != _CATEGORIES[category.removeprefix("NOT_")](character)
    return said == ord(character)
