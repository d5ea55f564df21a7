"""Which path template a URL path is for. URLs come as they were sent, templates as their author wrote them."""

from __future__ import annotations

import re
from typing import NamedTuple
from urllib.parse import quote, unquote

_PLACE = re.compile(r"\{([^{}]*)\}")
_UNRESERVED = re.compile(r"[A-Za-z0-9._~-]", re.ASCII)


class Route(NamedTuple):
    """A path template ready to be compared; of several that fit, the one with the least `rank` is meant."""

    rank: tuple[tuple[int, int], ...]
    names: tuple[str, ...]
    pattern: re.Pattern[str]

    @classmethod
    def of(cls, path: str) -> Route:
        """The route of a template: what it says literally may come percent-encoded in any way that means the same."""
        literals = _PLACE.split(path)[::2]
        pattern = "([^/]+)".join(_spellings(literal) for literal in literals)
        rank = tuple(_rank(segment) for segment in path.split("/"))
        return cls(rank, tuple(_PLACE.findall(path)), re.compile(pattern))

    def arguments(self, raw_path: str) -> dict[str, str] | None:
        """The path arguments as they stand in the URL, None if it is not for this template."""
        found = self.pattern.fullmatch(raw_path)
        return dict(zip(self.names, found.groups(), strict=True)) if found else None


def below(base: str, raw_path: str) -> str | None:
    """What follows a base path in a URL path, however either of them is encoded; None if it is not below it."""
    first = [unquote(segment) for segment in base.split("/")]
    segments = raw_path.split("/")
    if [unquote(segment) for segment in segments[: len(first)]] != first:
        return None
    rest = segments[len(first) :]
    return "".join(f"/{segment}" for segment in rest)


def encoded(path: str) -> str:
    """A path as it can stand in a URL, what is encoded already left so."""
    return quote(path, safe="/:@!$&'()*+,;=~%")


def _rank(segment: str) -> tuple[int, int]:
    """Literal segments go before those with a parameter in them, and these before a parameter alone."""
    literal = len(_PLACE.sub("", segment))
    places = len(_PLACE.findall(segment))
    return (0 if not places else 1 if literal else 2), -literal


def _spellings(literal: str) -> str:
    """A pattern for every way of writing a literal text in a URL."""
    return "".join(_spelling(char) for char in re.findall(r"%[0-9A-Fa-f]{2}|.", literal, re.DOTALL))


def _spelling(char: str) -> str:
    if len(char) == 3:  # the author encoded it
        return f"(?i:{re.escape(char)})"
    if char == "/" or _UNRESERVED.fullmatch(char):
        return re.escape(char)
    return f"(?:{re.escape(char)}|(?i:{re.escape(quote(char, safe=''))}))"
