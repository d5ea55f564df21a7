"""What the next release of a client is, and why: the newest snapshot against the fragment as it is now."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from packaging.version import Version

from fragmint import __version__, pipeline
from fragmint.changes import Bump, bump, compare, verdict
from fragmint.history import FIRST, Record, as_yaml
from fragmint.pipeline import Prepared, Reading
from fragmint.release.entry import entry, reason
from fragmint.release.versions import following

_FIRST_RELEASE = "This is the first release."


@dataclass(frozen=True)
class Proposal:
    """A release that could be made: its version as it follows from what changed, and what the changelog says."""

    version: Version
    verdict: str
    reasons: tuple[str, ...]
    entry: str


def first() -> Proposal:
    """The release before which there was none."""
    return Proposal(FIRST, "first", (_FIRST_RELEASE,), _FIRST_RELEASE)


def for_changes(newest: Record, snapshot: Path, ready: Prepared) -> Proposal | None:
    """The release after the newest; None where the fragment means what its snapshot means."""
    document = ready.understood.document
    if snapshot.is_file() and snapshot.read_bytes() == as_yaml(document.root).encode():
        return None
    before = pipeline.understand(Reading(snapshot, recorded=ready.understood.api.names))
    changes = compare(before, ready.understood)
    if not changes:
        return None
    part = bump(
        changes,
        before_one=newest.version.major == 0,
        beta_breaking=Bump(ready.client.beta_breaking),
    )
    return Proposal(
        following(newest.version, part),
        str(verdict(changes).impact),
        tuple(dict.fromkeys(map(reason, changes))),
        entry(changes, pipeline.prepared(ready.client, before), ready),
    )


def for_callers_the_same(newest: Record) -> Proposal:
    """The release after the newest that moves bytes and no meaning."""
    told = ", ".join(_moved(newest.generator)) or "the text of the fragment, or its metadata"
    sentence = f"Nothing changes for callers. What moved: {told}."
    return Proposal(following(newest.version, Bump.PATCH), "none", (sentence,), sentence)


def renumbered(newest: Record) -> Proposal:
    """The newest release once more, for a version that somebody asks for."""
    sentence = f"This is {newest.version} under another number."
    return Proposal(newest.version, "none", (sentence,), sentence)


def generator() -> dict[str, str]:
    """The versions of all that shapes emitted bytes."""
    return {"fragmint": __version__, **pipeline.tools()}


def _moved(before: Mapping[str, str]) -> Iterator[str]:
    for name, version in generator().items():
        if before.get(name) != version:
            yield f"{name} {before.get(name, 'of no version')} -> {version}"
