"""Which version a package is, and what its changelog tells."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from packaging.version import Version

from fragmint.history.record import Record

FIRST = Version("0.1.0")


@dataclass(frozen=True)
class Entry:
    """What the changelog says of one version: a heading, and Markdown below it."""

    title: str
    text: str


@dataclass(frozen=True)
class Edition:
    """The version of a package, and the entries of its changelog, the newest first."""

    version: str
    entries: tuple[Entry, ...] = ()


UNRELEASED = Edition(f"{FIRST}.dev0")


def released_edition(records: Sequence[Record]) -> Edition:
    """The newest release."""
    return Edition(str(records[0].version), _entries(records))


def next_edition(version: Version, text: str, records: Sequence[Record]) -> Edition:
    """What will be released next, as it is now."""
    name = f"{version}.dev0"
    return Edition(name, (Entry(f"{name} (not released)", text), *_entries(records)))


def _entries(records: Sequence[Record]) -> tuple[Entry, ...]:
    return tuple(Entry(f"{each.version} ({each.date})", each.entry) for each in records)
