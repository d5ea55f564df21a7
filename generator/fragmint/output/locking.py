"""One run at a time: a lock on a folder that leaves no file behind."""

from __future__ import annotations

import errno
import os
import sys
import time
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from fragmint.output.errors import OutputError, disk_errors, problem

_PATIENCE = 60.0
_PAUSE = 0.02


@contextmanager
def exclusive(folder: Path, patience: float = _PATIENCE) -> Generator[None]:
    """Hold the folder against other runs, which wait; raises `OutputError` (W132) when one holds it for `patience` seconds.

    The folder is made if it is not there. The system drops the lock of a killed run. File systems without locks on folders
    (NFS, Windows) do not exclude.
    """
    if sys.platform == "win32":
        yield
        return
    with disk_errors(folder):
        folder.mkdir(parents=True, exist_ok=True)
        handle = os.open(folder, os.O_RDONLY)
    try:
        deadline = time.monotonic() + patience
        while not _locked(handle):
            if time.monotonic() >= deadline:
                hint = "wait for it to finish, or stop it"
                raise OutputError([problem("W132", "another run holds this folder", folder, hint)])
            time.sleep(_PAUSE)
        yield
    finally:
        os.close(handle)


def _locked(handle: int) -> bool:
    """Whether the lock is ours, or there are no locks to have."""
    import fcntl  # Windows has none, and this module must be importable there

    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError as error:
        if error.errno not in (errno.EBADF, errno.EINVAL, errno.ENOLCK, errno.ENOTSUP):
            raise
    return True
