"""One file gets to disk whole or not at all."""

from __future__ import annotations

import os
from pathlib import Path

from fragmint.output.disk import sync_folder
from fragmint.output.errors import disk_errors

_STAGED = ".fragmint"


def put(path: Path, content: bytes) -> None:
    """Make the content that of the file, in one step; what a killed run left in its folder is overwritten."""
    with disk_errors(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        staged = path.parent / _STAGED
        with staged.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        staged.replace(path)
        sync_folder(path.parent)
