"""The one table that judges a difference: a row of policy.toml for each field of the IR, direction and change."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files

from fragmint.changes.differences import Difference, Direction


class Impact(StrEnum):
    """What a change does to Python callers, from the worst on: what is only said differently is `docs`."""

    BREAKING = "breaking"
    ADDITIVE = "additive"
    DOCS = "docs"
    NONE = "none"

    @property
    def weight(self) -> int:
        """How bad it is: 0 for nothing."""
        return len(Impact) - 1 - list(Impact).index(self)


class CaughtBy(StrEnum):
    """What tells a caller of a change who upgrades unread: griffe, mypy, or the contract tests of the old package."""

    SURFACE = "surface"
    TYPES = "types"
    TESTS = "tests"
    NONE = "none"


@dataclass(frozen=True)
class Row:
    """One row: `kind` names it, and the folder of its case under tests/semver."""

    kind: str
    field: str
    change: str
    direction: Direction
    impact: Impact
    caught_by: CaughtBy
    why: str


@dataclass(frozen=True)
class Policy:
    """The rows by what they judge; `inside` and `identity` are the fields that have none, with where theirs are.

    A difference inside a field is one of what it holds; an identity tells things apart: where it differs, so does the thing.
    """

    rows: dict[str, Row]
    inside: dict[str, str]
    identity: dict[str, str]
    _by_difference: dict[tuple[str, str, Direction], Row]

    def row(self, difference: Difference) -> Row:
        """The row that judges a difference: that of its direction, else the one for both; a missing one is our bug."""
        field, change = difference.field, difference.change
        own = self._by_difference.get((field, change, difference.direction))
        return own or self._by_difference[field, change, Direction.BOTH]


@cache
def policy() -> Policy:
    """The table, as policy.toml has it."""
    text = files("fragmint.changes").joinpath("policy.toml").read_text(encoding="utf-8")
    told = tomllib.loads(text)
    rows = {
        kind: Row(
            kind,
            row["field"],
            row["change"],
            Direction(row.get("direction", "both")),
            Impact(row["impact"]),
            CaughtBy(row.get("caught_by", "none")),
            row["why"],
        )
        for kind, row in told["rows"].items()
    }
    by_difference = {(row.field, row.change, row.direction): row for row in rows.values()}
    return Policy(rows, told["inside"], told["identity"], by_difference)
