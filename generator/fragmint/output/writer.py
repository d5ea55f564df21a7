"""A tree of files gets to disk whole or not at all, and never over work that is not fragmint's."""

from __future__ import annotations

import os
from collections.abc import Generator, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from fragmint.diagnostics import Diagnostic
from fragmint.output.disk import EntryKind, entries, files
from fragmint.output.drift import Drift, DriftKind, compare
from fragmint.output.errors import OutputError, disk_errors, problem
from fragmint.output.locking import exclusive
from fragmint.output.manifest import LOCK_NAME
from fragmint.output.staging import Staging
from fragmint.output.tree import FileTree


@dataclass(frozen=True)
class Publication:
    """What a run did to the target's files, by path; everything unchanged means that nothing was touched."""

    written: tuple[str, ...]
    changed: tuple[str, ...]
    removed: tuple[str, ...]
    unchanged: tuple[str, ...]


def publish(tree: FileTree, target: Path) -> Publication:
    """Make the sealed tree the whole content of the target, in one step, keeping the caches of other tools.

    Raises `OutputError`, and then nothing was written: for every file that is foreign or edited by hand (W111, W112),
    for a folder fragmint did not make (W113) or may not replace (W104), and for whatever `compare` or the disk refuses.
    """
    if LOCK_NAME not in tree:
        raise ValueError("only a sealed tree can be published")
    # The folder that a link names is replaced, not the link.
    staging = Staging(Path(os.path.realpath(target)))
    with disk_errors(target), _parents(staging.target), exclusive(staging.target.parent):
        staging.settle()
        _refuse_unmanaged(target)
        drift = compare(tree, target)
        _refuse_unowned(drift, target)
        publication = Publication(
            written=drift.of(DriftKind.MISSING),
            changed=drift.of(DriftKind.CHANGED),
            removed=drift.of(DriftKind.STALE),
            unchanged=tuple(sorted(tree.keys() - {found.path for found in drift})),
        )
        if drift:
            _refuse_here(staging.target)
            _refuse_unwritable(staging.target)
            _replace(tree, staging, publication)
        return publication


def recover(target: Path) -> bool:
    """Undo what a killed run left beside the target; whether the target itself had to be brought back."""
    staging = Staging(Path(os.path.realpath(target)))
    if not os.path.lexists(staging.root):
        return False
    with disk_errors(target), exclusive(staging.target.parent):
        return staging.settle()


def _replace(tree: FileTree, staging: Staging, publication: Publication) -> None:
    try:
        staging.write(tree, publication.unchanged)
        staging.swap()
        _keep_caches(staging, (*publication.changed, *publication.removed))
    finally:
        staging.settle()


def _keep_caches(staging: Staging, outdated: tuple[str, ...]) -> None:
    """Move caches from the tree that was taken away into the one that stands now.

    Not bytecode of files that changed: Python tells it by size and second of modification, and both may be the same.
    """
    if not staging.new.exists():
        return
    stale = {str(PurePosixPath(path).parent / "__pycache__") for path in outdated}
    caches = [entry.path for entry in entries(staging.new) if entry.kind is EntryKind.CACHE]
    for path in caches:
        if path not in stale:
            with suppress(OSError):  # its folder is gone, or the cache is back already
                (staging.new / path).rename(staging.target / path)


@contextmanager
def _parents(target: Path) -> Generator[None]:
    """Make the folders above the target, and take them away again if the block fails."""
    made = [folder for folder in target.parents if not folder.exists()]
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        yield
    except BaseException:
        for folder in made:
            with suppress(OSError):
                folder.rmdir()
        raise


def _refuse_unmanaged(target: Path) -> None:
    """A folder that holds files and no manifest is somebody's; it may be a home folder, so it is not read through."""
    if not target.is_dir() or os.path.lexists(target / LOCK_NAME):
        return
    if any(True for _ in files(target)):
        message = f"the output folder holds files and no {LOCK_NAME}: fragmint did not make it"
        raise OutputError([problem("W113", message, target, "choose an empty folder or a new one")])


def _refuse_unowned(drift: Drift, target: Path) -> None:
    hint = "keep changes outside: regenerating would lose them; undo the edit or delete the file"
    edited = [
        problem("W112", "this generated file was edited by hand", target / path, hint)
        for path in drift.of(DriftKind.EDITED)
    ]
    foreign = [
        problem("W111", "fragmint did not write this file", target / path, "move or delete it")
        for path in drift.of(DriftKind.FOREIGN)
    ]
    if found := sorted([*edited, *foreign], key=lambda diagnostic: diagnostic.sort_key):
        raise OutputError(found)


def _refuse_here(target: Path) -> None:
    """A folder is replaced as a whole: who stands in it would be left in one that is gone."""
    if Path(os.path.realpath(os.curdir)).is_relative_to(target):
        hint = "run the command from outside of it, or choose another output folder"
        raise OutputError([problem("W104", "this folder is the one that you are in", target, hint)])


def _refuse_unwritable(target: Path) -> None:
    """A folder whose content cannot be removed would be left behind half-empty after the exchange."""
    if found := [*_unwritable(target)]:
        raise OutputError(found)


def _unwritable(target: Path) -> Iterator[Diagnostic]:
    hint = "make it writable, or choose another output folder"
    for folder in (target.parent, *_folders(target)):
        if not os.access(folder, os.W_OK | os.X_OK):
            yield problem("W104", "this folder may not be written to", folder, hint)


def _folders(target: Path) -> Iterator[Path]:
    """The target and every folder below, a cache too, since it is moved; none if there is no target."""
    if target.exists():
        yield target
        for entry in entries(target):
            path = target / entry.path
            if entry.kind in (EntryKind.FOLDER, EntryKind.CACHE) and path.is_dir():
                yield path
