"""The sources that the architecture tests read: as text and syntax tree, never imported."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[2]
GENERATOR = ROOT / "generator" / "fragmint"
STATIC = ROOT / "templates" / "static"
TEMPLATES = ROOT / "templates"


class Module(NamedTuple):
    """One Python file: its path below the folder it was looked for in, its text, its syntax."""

    path: Path
    text: str
    tree: ast.Module


def module(path: str, text: str) -> Module:
    """A module from text alone: how a test shows that a rule bites."""
    return Module(Path(path), text, ast.parse(text))


def modules(folder: Path) -> Iterator[Module]:
    """Every Python file below a folder, in order of path."""
    for file in sorted(folder.rglob("*.py")):
        yield module(file.relative_to(folder).as_posix(), file.read_text(encoding="utf-8"))
