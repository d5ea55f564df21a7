"""The files of an output in memory, under paths that every file system takes and none confuses."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from fnmatch import fnmatchcase

from fragmint.diagnostics import Diagnostic
from fragmint.output.errors import OutputError, problem

CACHES = ("__pycache__", ".pytest_cache", ".hypothesis", ".mypy_cache", ".ruff_cache", "*.egg-info")

_WINDOWS_DEVICE = re.compile(
    r"(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9¹²³]) *(\.|$)", re.IGNORECASE
)
_LONGEST_NAME = 255


class FileTree(Mapping[str, bytes]):
    """An immutable mapping of relative posix paths to bytes, in order of path: the parts together.

    Raises `OutputError` with every path that could leave the folder or that some file system refuses (W101),
    and with every path that is the same as another one to some file system (W102).
    """

    __slots__ = ("_files",)

    def __init__(self, *parts: Mapping[str, bytes]) -> None:
        files = sorted(pair for part in parts for pair in part.items())
        paths = [path for path, _ in files]
        if found := [*_unsafe(paths), *_clashes(paths)]:
            raise OutputError(found)
        self._files: dict[str, bytes] = dict(files)

    def __getitem__(self, path: str) -> bytes:
        return self._files[path]

    def __iter__(self) -> Iterator[str]:
        return iter(self._files)

    def __len__(self) -> int:
        return len(self._files)

    def __repr__(self) -> str:
        return f"FileTree({list(self._files)})"


def is_cache(name: str) -> bool:
    """Whether a file or folder of that name is a cache that other tools leave beside our files."""
    return any(fnmatchcase(name, pattern) for pattern in CACHES)


def path_fault(path: str) -> str | None:
    """Why no output may have a file under that path; None for a good one."""
    return next((fault for name in path.split("/") if (fault := _name_fault(name))), None)


def _name_fault(name: str) -> str | None:
    if name in ("", ".", ".."):
        return "is not a plain relative path"
    if not name.isprintable():
        return "holds a character that cannot be printed"
    if re.search(r'[\\<>:"|?*]', name) or name[-1] in " .":
        return "is spelled as Windows does not allow"
    if _WINDOWS_DEVICE.match(name):
        return "is the name of a Windows device"
    if len(name.encode()) > _LONGEST_NAME:
        return "has a part of more than 255 bytes"
    return "lies in a folder that is taken for a cache" if is_cache(name) else None


def _unsafe(paths: Iterable[str]) -> Iterator[Diagnostic]:
    for path in paths:
        if fault := path_fault(path):
            yield problem("W101", f"output path {path!r} {fault}", path)


def _clashes(paths: Iterable[str]) -> Iterator[Diagnostic]:
    """Two spellings of one file or folder, a file where a folder must be, a file given twice; paths come sorted."""
    seen: dict[str, tuple[str, bool]] = {}
    for path in paths:
        names = path.split("/")
        for depth in range(1, len(names) + 1):
            spelling, is_file = "/".join(names[:depth]), depth == len(names)
            first = seen.get(key := _as_a_disk_sees_it(spelling))
            if first is None:
                seen[key] = (spelling, is_file)
            elif first != (spelling, False):
                yield problem("W102", f"output path {path!r} clashes with {first[0]!r}", path)
                break


def _as_a_disk_sees_it(path: str) -> str:
    return unicodedata.normalize("NFC", unicodedata.normalize("NFD", path).casefold())
