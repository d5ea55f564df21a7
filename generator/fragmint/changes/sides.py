"""What the two sides of a comparison may be: a file, a release of a client, or a revision of git."""

from __future__ import annotations

import os
import re
import subprocess
from dataclasses import dataclass, replace
from pathlib import Path

from packaging.version import Version

from fragmint import pipeline
from fragmint.changes.judging import Change, Place, compare
from fragmint.config import ClientConfig
from fragmint.diagnostics import FragmintError, SourceLocation, SpecError
from fragmint.history import snapshot_of
from fragmint.pipeline import Reading, Understood

_RELEASE = re.compile(r"\d+\.\d+\.\d+")
_READ = (".json", ".yaml", ".yml")


@dataclass(frozen=True)
class Side:
    """A document to compare; what lies in `copy` is told of as what it is a copy of."""

    reading: Reading
    copy: Path = Path()
    origin: str = ""

    def shown(self, place: SourceLocation) -> SourceLocation:
        """The place as its author knows it."""
        if not self.origin:
            return place
        return replace(place, file=place.file.replace(f"{self.copy}/", self.origin))

    def understood(self, side: Understood | None = None) -> Understood:
        """What the document means; things keep the names that they have on the other side, if that is known already."""
        recorded = side.api.names if side else self.reading.recorded
        try:
            return pipeline.understand(replace(self.reading, recorded=recorded))
        except SpecError as error:
            told = [replace(each, location=self.shown(each.location)) for each in error.diagnostics]
            raise SpecError(told, error.hint) from None


@dataclass(frozen=True)
class Comparison:
    """Two documents, and what changed from the one to the other."""

    old: Understood
    new: Understood
    changes: list[Change]


def compared(old: Side, new: Side) -> Comparison:
    """What changed; raises SpecError for a document that cannot be used."""
    before = old.understood()
    after = new.understood(before)
    changes = [
        replace(each, old=_shown(each.old, old), new=_shown(each.new, new))
        for each in compare(before, after)
    ]
    return Comparison(before, after, changes)


def side(told: str, client: ClientConfig | None, folder: Path) -> Side:
    """The side that a command line names; a revision is copied into the empty folder. Raises FragmintError for none."""
    path = Path(told)
    if path.is_file():
        is_of_client = client is not None and path.resolve() == client.spec.resolve()
        return Side(_reading(client) if client and is_of_client else Reading(path))
    revision, colon, inside = told.partition(":")
    if colon:
        return _revision(revision, Reading(Path(inside)), folder)
    if client is None:
        raise FragmintError(
            f"'{told}' is no file; name a file, or REVISION:FILE of git. A release, or a revision alone, needs one client in "
            "[tool.fragmint], or --client NAME"
        )
    if _RELEASE.fullmatch(told):
        return Side(Reading(_snapshot(told, client), recorded=pipeline.recorded(client)))
    return _revision(told, _reading(client), folder)


def _reading(client: ClientConfig) -> Reading:
    return replace(pipeline.reading_of(client), recorded=pipeline.recorded(client))


def _snapshot(release: str, client: ClientConfig) -> Path:
    folder = client.released
    found = snapshot_of(folder, Version(release)) if folder else None
    if found is None or not found.is_file():
        known = sorted(each.stem for each in folder.glob("*.yaml")) if folder else []
        there = f"there are: {', '.join(known)}" if known else "none was made: run fragmint release"
        raise FragmintError(f"{client.name} has no release {release}; {there}")
    return found


def _revision(revision: str, reading: Reading, folder: Path) -> Side:
    """The files beside those that are read, as they are in a revision; nothing is checked out."""
    root = Path(_git(Path.cwd(), "rev-parse", "--show-toplevel").decode().rstrip("\n"))
    _git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    read = [reading.path, *reading.overlays]
    inside = [_inside(root, path) for path in read]
    for parent in dict.fromkeys(path.parent for path in inside):
        listed = _git(root, "ls-tree", "-r", "-z", "--name-only", revision, "--", f"{parent}/")
        for name in os.fsdecode(listed).split("\0"):
            if name.endswith(_READ):
                target = folder / name
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(_git(root, "show", f"{revision}:{name}"))
    gone = [path for path in inside if not (folder / path).is_file()]
    if gone:
        raise FragmintError(f"{revision} has no {gone[0]}: name a file of it, as {revision}:FILE")
    path, *overlays = (folder / path for path in inside)
    there = replace(reading, path=path, overlays=tuple(overlays))
    return Side(there, folder, f"{revision}:")


def _inside(root: Path, path: Path) -> Path:
    """The path from the root of the repository on; what is not there from here is meant from there, as git has it."""
    here = path.resolve()
    if not here.exists() and (root / path).resolve().is_relative_to(root):
        return path
    if not here.is_relative_to(root.resolve()):
        raise FragmintError(f"{path} lies outside the repository {root}")
    return here.relative_to(root.resolve())


def _git(folder: Path, *arguments: str) -> bytes:
    try:
        command = ("git", "-C", str(folder), *arguments)
        return subprocess.run(command, capture_output=True, check=True).stdout
    except FileNotFoundError as error:
        raise FragmintError("git is not installed; name two files") from error
    except subprocess.CalledProcessError as error:
        reason = error.stderr.decode(errors="replace").strip()
        told = arguments[-1].removesuffix("^{commit}")
        if told.startswith("--"):  # it was asked for no revision, but about the folder
            raise FragmintError(f"git cannot be asked here: {reason}; name two files") from error
        message = f"'{told}' is no file, and no revision of git{reason and f': {reason}'}"
        raise FragmintError(f"{message}; try git log --oneline") from error


def _shown(place: Place | None, side: Side) -> Place | None:
    return place and replace(place, location=side.shown(place.location))
