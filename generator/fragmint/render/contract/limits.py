"""What the contract tests say of rate limits: the headers that tell of them, as if the clock of the tests said now."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import permutations

from fragmint.ir.stated import RateLimit, RateLimitFamily

_NOW = 1_700_000_000  # the epoch seconds of that clock
_NAMES = ("limit", "remaining", "reset")


@dataclass(frozen=True)
class UsedUpView:
    """The headers by which a limit is used up, and those of another one that starts anew by itself, if there is one."""

    remaining: str  # X-Ratelimit-Route-Remaining
    reset: str  # X-Ratelimit-Reset
    other_remaining: str = ""  # X-Ratelimit-Auth-Token-Remaining
    other_reset: str = ""  # X-Ratelimit-Auth-Token-Reset


@dataclass(frozen=True)
class LimitsView:
    """The limits that the document says the API has."""

    unit: str  # epoch-ms
    families: dict[str, dict[str, str]]  # {"route": {"remaining": "X-Left", "reset": "X-Reset"}}
    resets: list[str]  # ("X-Ratelimit-Reset",): the headers that say when a limit starts anew
    past: str  # 1699999999000: the text of such a header for a second ago
    soon: str  # 1700000007000: in 7 seconds
    later: str  # 1700000009000: in 9 seconds
    headers: dict[str, str]  # {"X-Left": "1", "X-Reset": "1700000007000"}: every header
    told: dict[str, dict[str, float | None]]  # {"route": {"limit": None, "remaining": 1, ...}}
    one: UsedUpView | None
    two: UsedUpView | None


def limits_view(stated: RateLimit | None) -> LimitsView | None:
    """The limits of a document, None where it says nothing of any."""
    if stated is None:
        return None
    unit = stated.reset_unit
    resets = sorted({family.reset for family in stated.families if family.reset})
    # Each header says something of its own, so that none is taken for another.
    seconds = {reset: 7 + index for index, reset in enumerate(resets)}
    headers: dict[str, str] = {}
    told: dict[str, dict[str, float | None]] = {}
    for index, family in enumerate(stated.families, 1):
        numbers = {family.limit: 10 * index, family.remaining: index}
        texts = {header: str(number) for header, number in numbers.items() if header}
        if family.reset:
            texts[family.reset] = _reset(unit, seconds[family.reset])
        headers |= texts
        told[family.name] = {
            "limit": numbers[family.limit] if family.limit else None,
            "remaining": numbers[family.remaining] if family.remaining else None,
            "reset_after": float(seconds[family.reset]) if family.reset else None,
        }
    return LimitsView(
        unit=unit,
        families={family.name: _headers(family) for family in stated.families},
        resets=resets,
        past=_reset(unit, -1),
        soon=_reset(unit, 7),
        later=_reset(unit, 9),
        headers=headers,
        told=told,
        one=_one(stated),
        two=_two(stated),
    )


def _headers(family: RateLimitFamily) -> dict[str, str]:
    return {name: header for name in _NAMES if (header := str(getattr(family, name)))}


def _reset(unit: str, seconds: int) -> str:
    """What the header says when a limit starts anew in so many seconds; a span of them is never negative."""
    at = _NOW + seconds
    return str({"epoch-ms": at * 1000, "epoch-s": at}.get(unit, max(0, seconds)))


def _one(stated: RateLimit) -> UsedUpView | None:
    found = (each for each in stated.families if each.remaining and each.reset)
    family = next(found, None)
    return UsedUpView(family.remaining, family.reset) if family else None


def _two(stated: RateLimit) -> UsedUpView | None:
    """Two limits that share no header."""
    telling = [each for each in stated.families if each.remaining and each.reset]
    for one, other in permutations(telling, 2):
        if len({one.remaining, one.reset, other.remaining, other.reset}) == 4:
            return UsedUpView(one.remaining, one.reset, other.remaining, other.reset)
    return None
