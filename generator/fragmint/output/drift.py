"""How an output folder differs from the tree that should stand there, and whose doing each difference is."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from fragmint.diagnostics import printable
from fragmint.output.diff import MOST_BYTES, unified_diff
from fragmint.output.disk import digest_on_disk, files
from fragmint.output.errors import OutputError, disk_errors, problem
from fragmint.output.manifest import LOCK_NAME, START_OVER, Manifest, sha256
from fragmint.output.tree import FileTree


class DriftKind(StrEnum):
    """Whose doing a difference is: an older output's (the first three), or somebody else's."""

    MISSING = "missing"
    CHANGED = "changed"
    STALE = "stale"
    EDITED = "edited by hand"
    FOREIGN = "foreign"


@dataclass(frozen=True)
class Difference:
    """One file that is not as it should be, under its path in the folder."""

    path: str
    kind: DriftKind
    target: Path
    wanted: bytes | None

    def __str__(self) -> str:
        return f"{self.kind}: {printable(self.path)}"

    def diff(self) -> str:
        """What publishing would do to the file now on disk, as text that is safe to print."""
        file = self.target / self.path
        if self.kind is DriftKind.MISSING:
            return unified_diff(None, self.wanted, self.path)
        with disk_errors(self.target):
            if file.is_symlink() or not file.is_file():
                return f"{printable(self.path)}: not a plain file\n"
            with file.open("rb") as content:
                return unified_diff(content.read(MOST_BYTES + 1), self.wanted, self.path)


@dataclass(frozen=True)
class Drift:
    """Every difference, in order of path; false if there is none."""

    differences: tuple[Difference, ...]

    def __bool__(self) -> bool:
        return bool(self.differences)

    def __iter__(self) -> Iterator[Difference]:
        return iter(self.differences)

    def of(self, *kinds: DriftKind) -> tuple[str, ...]:
        """The paths that differ in one of these ways."""
        return tuple(found.path for found in self.differences if found.kind in kinds)


def compare(tree: FileTree, target: Path) -> Drift:
    """Compare the folder with the sealed tree that should stand there; a missing folder lacks everything.

    A file that already has the wanted content is no drift, whoever wrote it. Caches do not count. Raises `OutputError`
    if the target is no folder (W103) or its manifest cannot be read (W121, W122).
    """
    with disk_errors(target):
        if target.exists() and not target.is_dir():
            found = problem("W103", "the output is not a folder", target, "name a folder")
            raise OutputError([found])
        owned = _owned(target)
        on_disk = list(files(target)) if target.exists() else []
        kinds = {path: _kind(target / path, tree.get(path), owned.get(path)) for path in on_disk}
    kinds |= dict.fromkeys(tree.keys() - kinds.keys(), DriftKind.MISSING)
    differences = (
        Difference(path, kind, target, tree.get(path))
        for path, kind in sorted(kinds.items())
        if kind is not None
    )
    return Drift(tuple(differences))


def _owned(target: Path) -> dict[str, str]:
    """The digest of each file as the last run left it, the manifest itself included; empty where no run left one."""
    lock = target / LOCK_NAME
    if not os.path.lexists(lock):
        return {}
    if (digest := digest_on_disk(lock)) is None:
        raise OutputError([problem("W121", "the manifest is not a plain file", lock, START_OVER)])
    return {**Manifest.parse(lock.read_bytes(), lock).files, LOCK_NAME: digest}


def _kind(file: Path, wanted: bytes | None, owned: str | None) -> DriftKind | None:
    """How a file on disk differs from its wanted content, given its digest in the manifest; None if it does not."""
    if wanted is None and owned is None:
        return DriftKind.FOREIGN
    digest = digest_on_disk(file)
    if wanted is not None and digest == sha256(wanted):
        return None
    if owned is None:
        return DriftKind.FOREIGN
    if digest != owned:
        return DriftKind.EDITED
    return DriftKind.STALE if wanted is None else DriftKind.CHANGED
