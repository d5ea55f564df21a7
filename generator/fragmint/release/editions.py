"""Which version the client on disk is: an input that nobody types, for it follows from what was released."""

from __future__ import annotations

from dataclasses import dataclass

from fragmint import pipeline
from fragmint.config import ClientConfig
from fragmint.history import (
    UNRELEASED,
    Record,
    next_edition,
    past,
    released_edition,
    snapshot_of,
)
from fragmint.output import LOCK_NAME, FileTree, Names, sha256
from fragmint.pipeline import Plan, Prepared, Progress, no_progress
from fragmint.release.proposal import Proposal, first, for_callers_the_same, for_changes


@dataclass(frozen=True)
class Standing:
    """A client beside its releases, the newest first: what it is on disk, and the next release; None where it is the newest."""

    ready: Prepared
    records: tuple[Record, ...]
    plan: Plan
    proposal: Proposal | None


def plan(
    client: ClientConfig, progress: Progress = no_progress, *, recorded: Names | None = None
) -> Plan:
    """Everything that should be on disk for one client.

    Its version is that of the newest release while it is that release, byte for byte; else that of the next one, with
    `.dev0`.
    """
    return standing(client, progress, recorded=recorded).plan


def standing(
    client: ClientConfig, progress: Progress = no_progress, *, recorded: Names | None = None
) -> Standing:
    """How the client stands to what was released of it."""
    records = past(client.released, client.distribution)
    ready = pipeline.prepare(client, progress, recorded=recorded)
    if not records or client.released is None:
        return Standing(ready, records, pipeline.emit(ready, progress, UNRELEASED), first())
    newest = records[0]
    progress("comparing with the newest release")
    proposal = for_changes(newest, snapshot_of(client.released, newest.version), ready)
    if proposal is None:
        released = pipeline.emit(ready, progress, released_edition(records))
        if digest(released.tree) == newest.lock:
            return Standing(ready, records, released, None)
        proposal = for_callers_the_same(newest)
    edition = next_edition(proposal.version, proposal.entry, records)
    return Standing(ready, records, pipeline.emit(ready, progress, edition), proposal)


def digest(tree: FileTree) -> str:
    """The SHA-256 of a tree's manifest, which lists those of all its files."""
    return sha256(tree[LOCK_NAME])
