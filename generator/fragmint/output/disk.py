"""What stands in an output folder: files, folders, and the caches of other tools. Links are never followed."""

from __future__ import annotations

import errno
import hashlib
import os
import stat
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from fragmint.output.tree import is_cache


class EntryKind(Enum):
    """What an entry means to publishing; a link or a device is a FILE too, and a CACHE is not looked into."""

    FILE = 1
    FOLDER = 2
    CACHE = 3


@dataclass(frozen=True)
class Entry:
    """A thing in the folder, under its posix path from there."""

    path: str
    kind: EntryKind


def entries(root: Path) -> Iterator[Entry]:
    """Everything below the folder, each folder before what it holds, down to the caches."""
    pending = [""]
    while pending:
        folder = pending.pop()
        with os.scandir(root / folder) as found:
            for item in sorted(found, key=lambda item: item.name):
                entry = Entry(f"{folder}/{item.name}" if folder else item.name, _kind(item))
                if entry.kind is EntryKind.FOLDER:
                    pending.append(entry.path)
                yield entry


def files(root: Path) -> Iterator[str]:
    """The path of everything below the folder that is neither a folder nor a cache."""
    return (entry.path for entry in entries(root) if entry.kind is EntryKind.FILE)


def digest_on_disk(path: Path) -> str | None:
    """SHA-256 of a plain file; None for a link, a folder or a device, which are not opened."""
    if not stat.S_ISREG(path.lstat().st_mode):
        return None
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def sync_folder(folder: Path) -> None:
    """Put the folder's names to disk for good, where the system can."""
    if sys.platform == "win32":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    except OSError as error:
        if error.errno not in (errno.EINVAL, errno.ENOTSUP):
            raise
    finally:
        os.close(handle)


def _kind(item: os.DirEntry[str]) -> EntryKind:
    if is_cache(item.name):
        return EntryKind.CACHE
    return EntryKind.FOLDER if item.is_dir(follow_symlinks=False) else EntryKind.FILE
