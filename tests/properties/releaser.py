"""A process that releases and is killed, run by test_release_kill.py: `releaser.py POINT`.

It kills itself just before the POINT-th time it would put a file or a folder in its place; 0 is never.
"""

from __future__ import annotations

import os
import signal
import sys

from fragmint.cli import app


def die_at(point: int) -> None:
    """Kill this process at its POINT-th rename."""
    left = point

    def count(event: str, arguments: tuple[object, ...]) -> None:
        nonlocal left
        if event == "os.rename":
            left -= 1
            if left == 0:
                os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(count)


if __name__ == "__main__":
    die_at(int(sys.argv[1]))
    app(["release", "widgets"])
