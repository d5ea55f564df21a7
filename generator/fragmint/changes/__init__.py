"""What a change of the document is to Python callers: found by meaning, on the IR, and judged by one table.

    old, new = pipeline.understand(reading_of_old), pipeline.understand(reading_of_new)
    changes = compare(old, new)                     # list[Change], the worst first; [] where both mean the same
    str(verdict(changes))                           # "verdict: breaking, bump: major", the bump as from 1.0 on
    bump(changes, before_one=True)                  # Bump.MINOR: what moves in a 0.Y.Z
    bump(changes, before_one=False, beta_breaking=Bump.MINOR)

`Change.kind` names the row of policy.toml, and the case in tests/semver, that says why. `VERSION_MOVED` is the kind of an
operation that asks for another API version: callers change nothing for it.
"""

from fragmint.changes.bumps import Bump, Verdict, bump, verdict, worst
from fragmint.changes.differences import Direction
from fragmint.changes.judging import Change, Place, compare
from fragmint.changes.policy import CaughtBy, Impact, Policy, Row, policy

VERSION_MOVED = "version-moved"

__all__ = [
    "VERSION_MOVED",
    "Bump",
    "CaughtBy",
    "Change",
    "Direction",
    "Impact",
    "Place",
    "Policy",
    "Row",
    "Verdict",
    "bump",
    "compare",
    "policy",
    "verdict",
    "worst",
]
