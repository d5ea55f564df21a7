"""What the rate-limit headers of a reply say, by the names and the unit that the API declares."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

import httpx2

ResetUnit = Literal["epoch-ms", "epoch-s", "seconds"]

_NUMBER = re.compile(r"\d{1,18}(\.\d+)?")


@dataclass(frozen=True)
class RateLimitFamily:
    """The header names of one limit; a server may leave out any of them."""

    limit: str | None = None
    remaining: str | None = None
    reset: str | None = None


@dataclass(frozen=True)
class RateLimit:
    """The state of one limit: requests allowed, requests left, and seconds until it starts anew."""

    limit: int | None
    remaining: int | None
    reset_after: float | None


@dataclass(frozen=True)
class RateLimitHeaders:
    """The limits that an API tells by headers, and the unit in which it tells when they start anew."""

    families: Mapping[str, RateLimitFamily]
    reset_unit: ResetUnit = "seconds"

    def read(self, headers: httpx2.Headers, now: float) -> dict[str, RateLimit]:
        """The limits that the headers tell of; `now` is the wall clock in epoch seconds."""
        found: dict[str, RateLimit] = {}
        for name, family in self.families.items():
            limit, remaining = (_count(headers, each) for each in (family.limit, family.remaining))
            reset_after = self._reset_after(headers, family.reset, now)
            if (limit, remaining, reset_after) != (None, None, None):
                found[name] = RateLimit(limit, remaining, reset_after)
        return found

    def _reset_after(self, headers: httpx2.Headers, name: str | None, now: float) -> float | None:
        told = number(headers.get(name, "")) if name else None
        if told is None or self.reset_unit == "seconds":
            return told
        seconds = told / 1000 if self.reset_unit == "epoch-ms" else told
        return max(0.0, seconds - now)


def wait_for_reset(limits: Mapping[str, RateLimit], *, limited: bool) -> float | None:
    """Seconds until every exhausted limit starts anew, None if nothing is known to be exhausted.

    A reply that is itself a 429 (`limited`) need not say which limit it was: then the limits that do not tell
    what remains are waited for, and at last all of them.
    """
    exhausted = [each for each in limits.values() if each.remaining == 0]
    silent = [each for each in limits.values() if each.remaining is None]
    for group in (exhausted, silent, list(limits.values())) if limited else (exhausted,):
        # A reset that is due already says nothing about how long to wait.
        waits = [each.reset_after for each in group if each.reset_after]
        if waits:
            return max(waits)
    return None


def number(text: str) -> float | None:
    """A plain decimal number that is not negative, None for any other text."""
    return float(text) if _NUMBER.fullmatch(text.strip()) else None


def _count(headers: httpx2.Headers, name: str | None) -> int | None:
    told = number(headers.get(name, "")) if name else None
    return None if told is None else int(told)
