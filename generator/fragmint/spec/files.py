"""Bytes into values with places: the only part of fragmint that opens the files of a spec."""

from __future__ import annotations

import os
import posixpath
import re
import stat
from collections.abc import Iterator, Mapping
from functools import cached_property
from pathlib import Path
from urllib.parse import unquote, urljoin

from fragmint.diagnostics import SourceLocation
from fragmint.spec import recognition
from fragmint.spec.json_reader import json_places, read_json
from fragmint.spec.limits import MAX_BYTES, MAX_WRITTEN
from fragmint.spec.marks import Mark, Problem, Unreadable
from fragmint.spec.pointer import Tokens
from fragmint.spec.values import JsonValue
from fragmint.spec.yaml_reader import read_yaml, spelled

URI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|//")


class SourceFile:
    """One file of a spec: its bytes, the value they hold, and where everything in it was written.

    `name` is its path relative to the spec's folder, `shown` its path as diagnostics print it. `value` may be edited
    before it is bundled: `moved` then says of the values that do not stand where they were written where that was.
    """

    def __init__(self, name: str, shown: str, data: bytes) -> None:
        self.name = name
        self.shown = shown
        self.data = data
        self.problems: list[Problem] = []
        self.moved: dict[Tokens, tuple[SourceFile, Tokens]] = {}
        self._text = _decode(data)
        try:
            self.value, self._yaml_root = self._read()
        except Unreadable as error:
            raise Unreadable(recognition.of_text(self._text) or error.problem) from error

    def locate(self, tokens: Tokens) -> tuple[SourceLocation, Tokens]:
        """The place of the value at the tokens, or of its nearest known ancestor, and the tokens that led there."""
        for end in range(len(tokens), 0, -1) if self.moved else ():
            if (origin := self.moved.get(tokens[:end])) is not None:
                file, start = origin
                return file._locate_written((*start, *tokens[end:]))
        return self._locate_written(tokens)

    def _locate_written(self, tokens: Tokens) -> tuple[SourceLocation, Tokens]:
        mark, steps = self._root.nearest(tokens)
        return SourceLocation(self.shown, mark.line, mark.column), tokens[:steps]

    def spelling(self, tokens: Tokens) -> str | None:
        """The letters of the plain value at the tokens, as they stand in the file; None where it is not written there."""
        for end in range(len(tokens), 0, -1) if self.moved else ():
            if (origin := self.moved.get(tokens[:end])) is not None:
                file, start = origin
                return file.spelling((*start, *tokens[end:]))
        return spelled(self._text, tokens)

    def _read(self) -> tuple[JsonValue, Mark | None]:
        if max(self._text.count("\n"), self._text.count(",")) > MAX_WRITTEN:
            raise Unreadable(Problem("L104", f"more than {MAX_WRITTEN:,} lines, or values"))
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
        return {**self._saying("$anchor"), **self._saying("$dynamicAnchor")}

    @cached_property
    def identities(self) -> Mapping[str, Tokens]:
        """The tokens of what a URI is given to by `$self` or `$id`: by the URI as written, and as a whole one."""
        own = next((uri for uri, at in self._saying("$self", "$id").items() if not at), "")
        found = self._saying("$self", "$id")
        return {urljoin(own, uri): tokens for uri, tokens in found.items()} | found

    def _saying(self, *keywords: str) -> dict[str, Tokens]:
        """The tokens of each object that says one of these keywords, by the text that it says."""
        found: dict[str, Tokens] = {}
        if not any(keyword in self._text for keyword in keywords):
            return found  # as nearly all do: walking them would cost more than all the rest
        waiting: list[tuple[JsonValue, Tokens]] = [(self.value, ())]
        while waiting:
            value, tokens = waiting.pop()
            if isinstance(value, dict):
                for keyword in keywords:
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
    if (known := recognition.of_bytes(data)) is not None:
        raise Unreadable(known)
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
        self._used: set[str] = set()
        self._identified: dict[str, tuple[SourceFile, Tokens]] = {}
        self._budget = MAX_BYTES

    @property
    def files(self) -> dict[str, bytes]:
        """The bytes of every file used so far, by its path relative to the folder."""
        used = [(name, self._files[name]) for name in sorted(self._used)]
        return {name: file.data for name, file in used if isinstance(file, SourceFile)}

    def identified(self, uri: str, base: str) -> tuple[SourceFile, Tokens] | None:
        """What one of the files read so far gives that URI to, by itself or as a reference from the base."""
        return self._identified.get(uri) or self._identified.get(urljoin(base, uri))

    def problems(self) -> Iterator[tuple[Problem, str]]:
        """What is wrong with the texts of the files used so far, each with the path to print."""
        for name, file in self._files.items():
            if name not in self._used:
                continue
            if isinstance(file, SourceFile):
                yield from ((problem, file.shown) for problem in file.problems)
            elif file.code != "L101":  # a missing file is the fault of the reference to it
                yield file, self.shown(name)

    def shown(self, name: str) -> str:
        """The path of a file of the folder as diagnostics print it."""
        return (self._shown / name).as_posix()

    def add(self, name: str, data: bytes) -> SourceFile:
        """Take a file whose bytes are at hand; raises Unreadable."""
        return self.put(SourceFile(name, self.shown(name), data))

    def put(self, file: SourceFile) -> SourceFile:
        """Have references lead to this file from now on, whatever its name gave before."""
        self._files[file.name] = file
        self._used.add(file.name)
        for uri, tokens in file.identities.items():
            self._identified.setdefault(uri, (file, tokens))
        return file

    def name_within(self, path: Path) -> str | None:
        """The name of any file that lies in the folder; None for one that lies elsewhere."""
        real = Path(os.path.realpath(path))
        return real.relative_to(self._real).as_posix() if real.is_relative_to(self._real) else None

    def forget_uses(self, but: SourceFile) -> None:
        """Count only this file as used: the others were read to see what is in them, and some may not be needed."""
        self._used = {but.name}

    def has_read(self, name: str) -> bool:
        """Whether the file of that name was read already, and could be."""
        return isinstance(self._files.get(name), SourceFile)

    def open(self, name: str) -> SourceFile:
        """The file of that name, read at the first call; raises Unreadable at every call where it cannot be read."""
        known = self._files.get(name)
        self._used.add(name)
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
        if URI.match(reference):
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
