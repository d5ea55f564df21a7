"""The folder beside the target in which a tree is made ready; its layout is the journal of a half-done exchange.

.NAME.fragmint/new    the tree being staged; after the exchange, the tree that stood at the target before
.NAME.fragmint/old    the target's tree, only while the target is away between two renames
"""

from __future__ import annotations

import ctypes
import os
import shutil
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from fragmint.output.disk import sync_folder
from fragmint.output.tree import FileTree

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2


@dataclass(frozen=True)
class Staging:
    """Where the next tree of one target is made ready. Only the run that holds the target's parent may use it."""

    target: Path

    @property
    def root(self) -> Path:
        """The folder that is gone after every run that was not killed."""
        return self.target.parent / f".{self.target.name}.fragmint"

    @property
    def new(self) -> Path:
        """The tree that `swap` puts in the target's place, and then the one it took away."""
        return self.root / "new"

    @property
    def old(self) -> Path:
        """The target's tree while the target is away."""
        return self.root / "old"

    def write(self, tree: FileTree, unchanged: Iterable[str]) -> None:
        """Put the tree to disk for good; files unchanged since the target's tree keep their time of modification.

        Every file is a copy: a hard link to the old one would change with it if an editor writes in place.
        """
        self.root.mkdir()
        self.new.mkdir()
        folders = sorted(
            {str(folder) for path in tree for folder in PurePosixPath(path).parents} - {"."}
        )
        for folder in folders:
            (self.new / folder).mkdir()
        for path, content in tree.items():
            with (self.new / path).open("xb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
        for path in unchanged:
            before = (self.target / path).stat()
            os.utime(self.new / path, ns=(before.st_atime_ns, before.st_mtime_ns))
        for folder in folders:
            sync_folder(self.new / folder)
        sync_folder(self.new)
        sync_folder(self.root)

    def swap(self) -> None:
        """Exchange the target with the staged tree: in one step where the system can, else by renames `settle` can undo."""
        if not self.target.exists():
            self.new.rename(self.target)
        elif not _exchange(self.new, self.target):
            self.target.rename(self.old)
            sync_folder(self.root)
            self.new.rename(self.target)
            self.old.rename(self.new)
        sync_folder(self.target.parent)
        sync_folder(self.root)

    def settle(self) -> bool:
        """Bring back a target that is away, and remove the staging folder; whether the target had to be brought back."""
        if self.root.is_symlink():
            self.root.unlink()  # nobody stages in a link, and what it leads to is not ours
        away = self.old.exists() and not os.path.lexists(self.target)
        if away:
            self.old.rename(self.target)
            sync_folder(self.target.parent)
        if self.root.exists():
            shutil.rmtree(self.root)
        return away


def _exchange(left: Path, right: Path) -> bool:
    """Swap two folders in one step; False where that cannot be done, and then neither has moved."""
    if sys.platform != "linux":
        return False
    try:
        renameat2 = ctypes.CDLL(None).renameat2
    except AttributeError:
        return False
    names = os.fsencode(left), os.fsencode(right)
    outcome: int = renameat2(_AT_FDCWD, names[0], _AT_FDCWD, names[1], _RENAME_EXCHANGE)
    return outcome == 0
