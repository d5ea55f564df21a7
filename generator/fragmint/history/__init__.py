"""What was released of a client: its records, its snapshots, and what its changelog tells of them."""

from __future__ import annotations

from fragmint.history.edition import (
    FIRST,
    UNRELEASED,
    Edition,
    Entry,
    next_edition,
    released_edition,
)
from fragmint.history.record import Record, past, snapshot_of
from fragmint.history.snapshot import as_yaml

__all__ = [
    "FIRST",
    "UNRELEASED",
    "Edition",
    "Entry",
    "Record",
    "as_yaml",
    "next_edition",
    "past",
    "released_edition",
    "snapshot_of",
]
