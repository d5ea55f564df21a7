"""A process that publishes and is killed, run by test_kill.py: `publisher.py TARGET exchange|journal forever|POINT`.

With a POINT, the process publishes tree B and kills itself just before the POINT-th time it would change the disk.
"""

from __future__ import annotations

import ctypes
import errno
import os
import platform
import signal
import struct
import sys
from collections.abc import Callable
from itertools import cycle
from pathlib import Path

from fragmint.output import FileTree, publish
from support.trees import sealed

_CHANGES = {"os.mkdir", "os.rename", "os.remove", "os.rmdir", "os.utime"}


def tree(name: str, size: int) -> FileTree:
    """A tree that shares some files with the tree of another name, and has changed, added and removed ones."""
    shared = {f"shared/{n}.txt": "same" for n in range(size)}
    changed = {f"{n}/changed.txt": name * 1000 for n in range(size)}
    own = {f"only-{name}/{n}.txt": name for n in range(size)}
    return sealed({**shared, **changed, **own})


def without_exchange() -> None:
    """Make the kernel answer this process that it knows no renameat2, as old kernels and other file systems do."""
    number = {"x86_64": 316, "aarch64": 276}[platform.machine()]
    refuse, allow = 0x00050000 | errno.ENOSYS, 0x7FFF0000
    # Load the number of the system call; if it is ours, go on, else skip one; refuse; allow.
    rules = [(0x20, 0, 0, 0), (0x15, 0, 1, number), (0x06, 0, 0, refuse), (0x06, 0, 0, allow)]
    code = ctypes.create_string_buffer(b"".join(struct.pack("HBBI", *rule) for rule in rules))
    program = ctypes.create_string_buffer(struct.pack("HP", len(rules), ctypes.addressof(code)))
    libc = ctypes.CDLL(None)
    no_new_privileges, seccomp, filtered = 38, 22, 2
    if libc.prctl(no_new_privileges, 1, 0, 0, 0) or libc.prctl(seccomp, filtered, program):
        raise OSError("seccomp is not allowed here")


def dying_before(point: int) -> Callable[[str, tuple[object, ...]], None]:
    """An audit hook that kills the process at that change of the disk, counted from 1."""
    left = point

    def hook(event: str, arguments: tuple[object, ...]) -> None:
        nonlocal left
        written = event == "open" and isinstance(arguments[2], int) and arguments[2] & os.O_CREAT
        if written or event in _CHANGES:
            left -= 1
            if left == 0:
                os.kill(os.getpid(), signal.SIGKILL)

    return hook


def main(target: Path, way: str, when: str) -> None:
    """Publish once, or A and B in turn until killed."""
    if way == "journal":
        without_exchange()
    if when == "forever":
        trees = [tree("B", 15), tree("A", 15)]
        sys.stdout.write("ready\n")
        sys.stdout.flush()
        for each in cycle(trees):
            publish(each, target)
    sys.addaudithook(dying_before(int(when)))
    publish(tree("B", 2), target)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], sys.argv[3])
