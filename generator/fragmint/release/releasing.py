"""From a committed fragment to a release: decided, tested and built aside, and then put where it belongs.

The record is the point of no return. Killed before it is there, nothing was released; killed later, the next run finds it
and does the rest, for all else follows from it: the files of the client, and its wheel and sdist to the byte.
"""

from __future__ import annotations

import re
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

from packaging.utils import canonicalize_name
from packaging.version import Version

from fragmint import output, pipeline
from fragmint.config import ClientConfig
from fragmint.diagnostics import FragmintError
from fragmint.history import Record, as_yaml, released_edition, snapshot_of
from fragmint.pipeline import Plan, Progress, no_progress
from fragmint.release import workbench
from fragmint.release.editions import Standing, digest, standing
from fragmint.release.proposal import Proposal, generator, renumbered
from fragmint.release.versions import Wish, wished

_RELEASE = re.compile(r"\d+\.\d+\.\d+")


@dataclass(frozen=True)
class Candidate:
    """A release as it will be: everything but its wheel and sdist. It `is_new` unless it was recorded already."""

    record: Record
    plan: Plan
    snapshot: bytes
    is_new: bool

    @property
    def client(self) -> ClientConfig:
        """Whose release it is."""
        return self.plan.client

    @property
    def distributions(self) -> tuple[str, str]:
        """The names of the sdist and the wheel."""
        name = canonicalize_name(self.client.distribution).replace("-", "_")
        stem = f"{name}-{self.record.version}"
        return f"{stem}.tar.gz", f"{stem}-py3-none-any.whl"


@contextmanager
def alone(client: ClientConfig) -> Generator[None]:
    """Hold a client against other releases of it, from what is decided to the last file that is put to disk."""
    with output.exclusive(_folder(client)):
        yield


def candidate(
    client: ClientConfig, wish: Wish, epoch: int, progress: Progress = no_progress
) -> Candidate:
    """The release that is due: the next one, as of a second since 1970, or the newest where that is not all done.

    Raises FragmintError where it cannot be had as it is wished.
    """
    found = standing(client, progress, recorded=pipeline.recorded(client))
    snapshot = as_yaml(found.ready.understood.document.root).encode()
    proposal = _proposal(found, wish)
    if proposal is None:
        return Candidate(found.records[0], found.plan, snapshot, is_new=False)
    record = Record(
        distribution=client.distribution,
        version=proposal.version,
        epoch=epoch,
        verdict=proposal.verdict,
        reasons=proposal.reasons,
        entry=proposal.entry,
        override=wish.reason,
        lock="",
        generator=generator(),
    )
    edition = released_edition((record, *found.records))
    planned = pipeline.emit(found.ready, progress, edition)
    return Candidate(replace(record, lock=digest(planned.tree)), planned, snapshot, is_new=True)


def release(made: Candidate, dist: Path, progress: Progress = no_progress) -> list[Path]:
    """Test and build the candidate, put it to disk, and give its sdist and wheel. Raises TestsFailed."""
    targets = [dist / name for name in made.distributions]
    if not made.is_new and all(each.is_file() for each in targets):
        pipeline.publish(made.plan)
        return targets
    workbench.require_tools()
    with TemporaryDirectory(prefix="fragmint-") as scratch:
        folder = workbench.unpack(made.plan.tree, Path(scratch, made.client.distribution))
        if made.is_new:  # what is recorded has passed them
            progress("running the contract tests")
            workbench.contract_tests(folder)
        progress("building")
        built = workbench.distributions(folder, made.record.epoch)
    if made.is_new:
        _put_record(made)
    pipeline.publish(made.plan)
    for target in targets:
        output.put(target, built[target.name])
    return targets


def _proposal(found: Standing, wish: Wish) -> Proposal | None:
    """What is to be released anew; None where the newest release is what is wished for."""
    newest = found.records[0] if found.records else None
    proposal = found.proposal
    if newest is not None and proposal is None:
        if _is_granted(wish, newest.version):
            return None
        proposal = renumbered(newest)
    version = wished(wish, newest, found.ready.understood.api)
    return replace(proposal, version=version) if proposal and version else proposal


def _is_granted(wish: Wish, version: Version) -> bool:
    if wish.version:
        return wish.version == str(version)
    return not wish.stable or version.major > 0


def recorded(made: Candidate) -> tuple[Path, Path]:
    """Where the snapshot and the record of a release are put."""
    folder = _folder(made.client)
    return snapshot_of(folder, made.record.version), folder / f"{made.record.version}.toml"


def _put_record(made: Candidate) -> None:
    """Put the snapshot, then the record, to disk; a snapshot without a record was never released."""
    folder = _folder(made.client)
    for left in folder.glob("*.yaml"):
        if _RELEASE.fullmatch(left.stem) and not left.with_suffix(".toml").exists():
            left.unlink()
    snapshot, record = recorded(made)
    output.put(snapshot, made.snapshot)
    output.put(record, made.record.to_toml().encode())


def _folder(client: ClientConfig) -> Path:
    if client.released is None:
        raise FragmintError(f"{client.name} has no folder for its releases")
    return client.released
