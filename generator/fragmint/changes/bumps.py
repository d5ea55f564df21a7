"""What a set of changes comes to: the worst of them, and the part of the version number that moves."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from fragmint.changes.judging import Change
from fragmint.changes.policy import Impact


class Bump(StrEnum):
    """The part of X.Y.Z that moves."""

    MAJOR = "major"
    MINOR = "minor"
    PATCH = "patch"
    NONE = "none"


_FROM_ONE_ON = {
    Impact.BREAKING: Bump.MAJOR,
    Impact.ADDITIVE: Bump.MINOR,
    Impact.DOCS: Bump.PATCH,
    Impact.NONE: Bump.NONE,
}
# Before 1.0.0 callers pin X.Y: that is what moves under them.
_BEFORE_ONE = {
    Impact.BREAKING: Bump.MINOR,
    Impact.ADDITIVE: Bump.PATCH,
    Impact.DOCS: Bump.PATCH,
    Impact.NONE: Bump.NONE,
}


@dataclass(frozen=True)
class Verdict:
    """The worst impact of all changes, what moves for that in a version from 1.0 on, and what before."""

    impact: Impact
    bump: Bump
    bump_before_one: Bump

    def __str__(self) -> str:
        less = self.bump_before_one
        earlier = f" (before 1.0: {less})" if less is not self.bump else ""
        return f"verdict: {self.impact}, bump: {self.bump}{earlier}"


def verdict(changes: Sequence[Change], beta_breaking: Bump = Bump.MAJOR) -> Verdict:
    """What the changes come to."""
    from_one_on = bump(changes, before_one=False, beta_breaking=beta_breaking)
    return Verdict(worst(changes), from_one_on, bump(changes, before_one=True))


def bump(changes: Sequence[Change], *, before_one: bool, beta_breaking: Bump = Bump.MAJOR) -> Bump:
    """What moves in the version of a package: `before_one` is whether it is 0.Y.Z now.

    From 1.0 on, what breaks callers of beta operations alone moves what `beta_breaking` says, `MAJOR` or `MINOR`.
    """
    found = worst(changes)
    if before_one:
        return _BEFORE_ONE[found]
    is_of_beta = all(each.beta for each in changes if each.impact is Impact.BREAKING)
    return beta_breaking if found is Impact.BREAKING and is_of_beta else _FROM_ONE_ON[found]


def worst(changes: Sequence[Change]) -> Impact:
    """The worst impact of any change."""
    return max((each.impact for each in changes), key=lambda each: each.weight, default=Impact.NONE)
