"""Files that are whole whenever somebody reads them."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path


def put(file: Path, text: str) -> None:
    """Make a text the content of a file at once: who reads it sees all of the old one or all of the new one.

    Of a link, what it leads to is written.
    """
    file = Path(os.path.realpath(file))
    file.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=file.parent, prefix=f".{file.name}.")
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as written:
            written.write(text)
        Path(name).chmod(0o644)
        Path(name).replace(file)
    except BaseException:
        Path(name).unlink()
        raise
