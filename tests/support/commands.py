"""The fragmint command, run as people run it: in a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

FRAGMINT = Path(sys.executable).parent / "fragmint"
SPEC = """\
openapi: 3.1.0
info: {title: Things, version: "1"}
paths:
  /things:
    get:
      operationId: list
      tags: [things]
      responses: {"200": {description: fine}}
"""


def fragmint(
    *arguments: str | Path, cwd: Path, **environment: str
) -> subprocess.CompletedProcess[str]:
    """What a command did; nothing is a terminal."""
    return subprocess.run(
        [FRAGMINT, *arguments],
        cwd=cwd,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        stdin=subprocess.DEVNULL,
    )


def listing(folder: Path) -> list[str]:
    """Every path below the folder."""
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*"))
