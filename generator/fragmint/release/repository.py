"""What git knows of the project that is to be released."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Sequence
from pathlib import Path

from fragmint.diagnostics import FragmintError, printable

_STATUS = ("status", "--porcelain=v1", "-z", "--no-renames", "--untracked-files=all", "--", ".")


def refuse_changes(project: Path, owned: Sequence[Path]) -> None:
    """Refuse to release what no commit holds: changes below the project that are not in the owned files and folders.

    A project that is in no repository of git has no such changes.
    """
    mine = [each.resolve() for each in owned]
    changed = [
        path
        for path in _changed(project)
        if not any((project / path).resolve().is_relative_to(each) for each in mine)
    ]
    if changed:
        listed = "\n".join(f"    {printable(path)}" for path in changed)
        raise FragmintError(
            f"a release is made of what is committed, and these files are changed:\n{listed}\n"
            "    hint: commit them, or put them away with git stash"
        )


def _changed(project: Path) -> list[str]:
    """The paths that differ from the last commit, from the project's folder on."""
    try:
        prefix = _git(project, "rev-parse", "--show-prefix").strip()
        told = _git(project, *_STATUS)
    except FileNotFoundError:
        return []  # there is no git
    except subprocess.CalledProcessError as error:
        if "not a git repository" in error.stderr:
            return []
        raise FragmintError(f"git cannot say what is changed: {error.stderr.strip()}") from error
    return [line[3:].removeprefix(prefix) for line in told.split("\0") if line]


def _git(folder: Path, *arguments: str) -> str:
    command = ("git", "-C", str(folder), *arguments)
    english = {**os.environ, "LC_ALL": "C"}
    return subprocess.run(
        command,
        capture_output=True,
        check=True,
        env=english,
        encoding="utf-8",
        errors="surrogateescape",  # whatever bytes a file is called by
    ).stdout
