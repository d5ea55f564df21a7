"""Bytes into values with places: the only part of fragmint that opens the files of a spec."""

from __future__ import annotations

import os
import posixpath
import re
import stat
from collections.abc import Iterator, Mapping
from functools import cached_property
from pathlib import Path
from urllib.parse import unquote

from fragmint.diagnostics import SourceLocation
from fragmint.spec.json_reader import json_places, read_json
from fragmint.spec.limits import MAX_BYTES
from fragmint.spec.marks import Mark, Problem, Unreadable
from fragmint.spec.pointer import Tokens
from fragmint.spec.values import JsonValue
from fragmint.spec.yaml_reader import read_yaml

_URI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|//")


class SourceFile:
    """One file of a spec: its bytes, the value they hold, and where everything in it was written.

    `name` is its path relative to the spec's folder, `shown` its path as diagnostics print it.
    """

    def __init__(self, name: str, shown: str, data: bytes) -> None:
        self.name = name
        self.shown = shown
        self.data = data
        self.problems: list[Problem] = []
        self._text = _decode(data)
        self.value, self._yaml_root = self._read()

    def locate(self, tokens: Tokens) -> tuple[SourceLocation, Tokens]:
        """The place of the value at the tokens, or of its nearest known ancestor, and the tokens that led there."""
        mark, steps = self._root.nearest(tokens)
        return SourceLocation(self.shown, mark.line, mark.column), tokens[:steps]

    def _read(self) -> tuple[JsonValue, Mark | None]:
        if self._text.lstrip()[:1] in ("{", "["):
            try:
                value, self.problems = read_json(self._text)
                return value, None
            except Unreadable as error:
                if self.name.endswith(".json") or error.problem.code != "L102":
                    raise
        value, root, self.problems = read_yaml(self._text)
        return value, root

    @cached_property
    def anchors(self) -> Mapping[str, Tokens]:
        """The tokens of each schema with an `$anchor`, by its name."""
        found: dict[str, Tokens] = {}
        waiting: list[tuple[JsonValue, Tokens]] = [(self.value, ())]
        while waiting:
            value, tokens = waiting.pop()
            if isinstance(value, dict):
                for keyword in ("$anchor", "$dynamicAnchor"):
                    if isinstance(name := value.get(keyword), str):
                        found[name] = tokens
                waiting += ((inner, (*tokens, key)) for key, inner in value.items())
            elif isinstance(value, list):
                waiting += ((inner, (*tokens, str(i))) for i, inner in enumerate(value))
        return found

    @cached_property
    def _root(self) -> Mark:
        # The places of a JSON text cost more than its values, and a clean document never asks for them.
        return self._yaml_root or json_places(self._text)[0]


def _decode(data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode(errors="replace")
        line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
        hint = "save the file as UTF-8"
        raise Unreadable(
            Problem("L105", "the file is not UTF-8", line, column, None, hint)
        ) from error


class Folder:
    """The folder of a spec: files are read from it and from nowhere else, each once."""

    def __init__(self, path: Path) -> None:
        self._shown = path
        self._real = path.resolve()
        self._files: dict[str, SourceFile | Problem] = {}
        self._budget = MAX_BYTES

    @property
    def files(self) -> dict[str, bytes]:
        """The bytes of every file read so far, by its path relative to the folder."""
        read = sorted(self._files.items())
        return {name: file.data for name, file in read if isinstance(file, SourceFile)}

    def problems(self) -> Iterator[tuple[Problem, str]]:
        """What is wrong with the texts of the files read so far, each with the path to print."""
        for name, file in self._files.items():
            if isinstance(file, SourceFile):
                yield from ((problem, file.shown) for problem in file.problems)
            elif file.code != "L101":  # a missing file is the fault of the reference to it
                yield file, self.shown(name)

    def shown(self, name: str) -> str:
        """The path of a file of the folder as diagnostics print it."""
        return (self._shown / name).as_posix()

    def add(self, name: str, data: bytes) -> SourceFile:
        """Take a file whose bytes are at hand; raises Unreadable."""
        file = SourceFile(name, self.shown(name), data)
        self._files[name] = file
        return file

    def open(self, name: str) -> SourceFile:
        """The file of that name, read at the first call; raises Unreadable at every call where it cannot be read."""
        known = self._files.get(name)
        if isinstance(known, Problem):
            raise Unreadable(known)
        if known is not None:
            return known
        try:
            data = read_bytes(self._real / name, self._budget)
            self._budget -= len(data)
            return self.add(name, data)
        except Unreadable as error:
            self._files[name] = error.problem
            raise

    def name_of(self, reference: str, base: str) -> str:
        """The name of the file that the file `base` refers to; raises Unreadable where it is not in the folder."""
        if _URI.match(reference):
            hint = "save the file inside the spec's folder and refer to it by its path"
            raise Unreadable(
                Problem("L111", f"{reference!r} is remote: nothing is fetched", hint=hint)
            )
        name = posixpath.normpath(posixpath.join(posixpath.dirname(base), unquote(reference)))
        outside = Problem("L111", f"{reference!r} leads out of the spec's folder")
        if name.startswith(("../", "/")) or name == "..":
            raise Unreadable(outside)
        if "\0" in name:
            raise Unreadable(Problem("L110", f"{reference!r} is no file name"))
        # Unlike Path.resolve, realpath takes a circle of links for a file that is not there.
        if not Path(os.path.realpath(self._real / name)).is_relative_to(self._real):
            raise Unreadable(outside._replace(hint="it is a symbolic link to another folder"))
        return name


def read_bytes(path: Path, limit: int = MAX_BYTES) -> bytes:
    """The bytes of a regular file; raises Unreadable for anything else, and never waits for a pipe or device."""
    try:
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))
        with os.fdopen(descriptor, "rb") as file:
            if not stat.S_ISREG(os.fstat(descriptor).st_mode):
                raise Unreadable(Problem("L101", "not a regular file"))
            data = file.read(limit + 1)
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else str(error)
        raise Unreadable(Problem("L101", f"cannot read the file: {reason}")) from error
    if len(data) > limit:
        raise Unreadable(Problem("L104", f"the spec has more than {MAX_BYTES:,} bytes"))
    return data
