"""What can be wrong with an output folder, said with the file, a code and a hint.

W101 a path no output may have          W111 a file fragmint did not write     W121 a manifest that cannot be read
W102 two paths that are one to a disk   W112 a file edited by hand             W122 a manifest with merge conflicts
W103 the output is not a folder         W113 a folder fragmint did not make    W131 the disk refuses
W104 a folder that cannot be replaced                                          W132 another run does not finish
"""

from __future__ import annotations

import errno
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from fragmint.diagnostics import Diagnostic, SourceLocation, SpecError, printable

_HINTS = {
    errno.EACCES: "make it writable, or choose another output folder",
    errno.EPERM: "make it writable, or choose another output folder",
    errno.EROFS: "choose an output folder on a disk that can be written to",
    errno.ENOSPC: "free some space on that disk and run the command again",
    errno.EDQUOT: "your quota on that disk is used up: free some space and run the command again",
    errno.EFBIG: "the system refuses files of that size: see `ulimit -f`",
    errno.ENOTDIR: "a part of that path is a file: choose another output folder",
    errno.EEXIST: "a part of that path is a file: choose another output folder",
    errno.ENAMETOOLONG: "choose an output folder with a shorter path",
    # A mount point, or a folder that a container image brought along: neither can be renamed.
    errno.EBUSY: "a mount point cannot be replaced: choose a folder inside it",
    errno.EXDEV: "this folder cannot be renamed on its file system: delete it and run the command again",
}


class OutputError(SpecError):
    """An output that cannot be used, with a diagnostic for every offending file."""


def problem(
    code: str,
    message: str,
    path: Path | str,
    hint: str | None = None,
    *,
    line: int = 1,
    column: int = 1,
) -> Diagnostic:
    """A diagnostic about a file of the output."""
    return Diagnostic(code, message, SourceLocation(printable(str(path)), line, column), hint=hint)


@contextmanager
def disk_errors(target: Path) -> Generator[None]:
    """Whatever the disk refuses in the block is an `OutputError` that names the file, else the target."""
    try:
        yield
    except OSError as error:
        # Of a rename's two names one is a staging folder, which would tell the user nothing.
        named = error.filename if error.filename2 is None else None
        path = named if isinstance(named, str) else str(target)
        reason = error.strerror or str(error)
        message = f"the output cannot be read or written: {reason}"
        hint = _HINTS.get(error.errno) if error.errno is not None else None
        raise OutputError([problem("W131", message, path, hint)]) from error
