"""Output trees for tests, and what really stands on disk, read without the code under test."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from fragmint.output import FileTree, seal


def sealed(files: Mapping[str, str]) -> FileTree:
    """The tree of these texts with its manifest."""
    content = FileTree({path: text.encode() for path, text in files.items()})
    return seal(content, fragmint="0.1.0", tools={"black": "26.10.1"}, inputs={})


def contents(folder: Path) -> dict[str, bytes]:
    """The bytes of every plain file below the folder, by posix path."""
    return {
        file.relative_to(folder).as_posix(): file.read_bytes()
        for file in folder.rglob("*")
        if file.is_file()
    }
