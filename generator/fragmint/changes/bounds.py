"""Limits on values: which of them are tighter than they were, and which looser."""

from __future__ import annotations

from collections.abc import Iterator

from fragmint.changes.differences import Difference, Spot
from fragmint.ir.model import Scalar

Constraints = tuple[tuple[str, Scalar], ...]


def bounds(old: Constraints, new: Constraints, at: Spot) -> Iterator[Difference]:
    """Each limit that is not as it was; of two patterns nobody knows which is the tighter one, so that is a tightening."""
    before, after = dict(old), dict(new)
    for keyword in [*before, *(each for each in after if each not in before)]:
        one, other = before.get(keyword), after.get(keyword)
        if one != other:
            change = "tightened" if _is_tighter(keyword, one, other) else "loosened"
            told = [f"{keyword} {value}" if value is not None else "" for value in (one, other)]
            yield at.tell("Schema.constraints", change, *told)


def _is_tighter(keyword: str, old: Scalar, new: Scalar) -> bool:
    if old is None or new is None:
        return new is not None and new is not False
    if isinstance(old, str) or isinstance(new, str) or keyword == "multipleOf":
        return True
    lowers = keyword.startswith("min") or keyword == "exclusiveMinimum"
    return new > old if lowers or keyword == "uniqueItems" else new < old
