"""What someone may have meant by a name that does not exist."""

from __future__ import annotations

from collections.abc import Collection

# A document may hold thousands of names, and get thousands of references to them wrong.
_MOST_NAMES = 1_000


def nearest(name: str, known: Collection[str]) -> str | None:
    """The known name that is the given one but for a slip of the pen: case, or one or two letters side by side."""
    if len(known) > _MOST_NAMES:
        return None
    wanted = name.casefold()
    return next((other for other in sorted(known) if _is_slip(wanted, other.casefold())), None)


def did_you_mean(name: str, known: Collection[str], otherwise: str | None = None) -> str | None:
    """The hint that names the nearest known name, or the other hint."""
    near = nearest(name, known)
    return f"did you mean '{near}'?" if near else otherwise


def _is_slip(left: str, right: str) -> bool:
    if abs(len(left) - len(right)) > 1 or min(len(left), len(right)) < 3:
        return left == right
    start = _equal_letters(left, right)
    end = _equal_letters(left[start:][::-1], right[start:][::-1])
    return max(len(left), len(right)) - start - end <= 2


def _equal_letters(left: str, right: str) -> int:
    """How many letters the two begin with alike."""
    shorter = min(len(left), len(right))
    return next((i for i in range(shorter) if left[i] != right[i]), shorter)
