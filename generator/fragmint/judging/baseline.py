"""The baseline: findings that were there when a document was taken over. It can only shrink.

It is a YAML file that `fragmint validate --write-baseline` writes: a list `findings`, each with `code`, `file` (relative to
the folder of the spec), `pointer` (into that file), and a `reason` that a person may add and that is kept.
"""

from __future__ import annotations

import json
import os
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePath

from fragmint.catalogue import catalogue, is_adjustable, nearest_code
from fragmint.diagnostics import Diagnostic, SourceLocation, SpecError
from fragmint.spec import Document
from fragmint.spec.codes import printable
from fragmint.spec.files import SourceFile, read_bytes
from fragmint.spec.marks import Unreadable
from fragmint.spec.values import JsonValue, as_object, kind_of

_HEAD = """\
# Findings of this document that are known and not told: `fragmint validate --write-baseline` rewrites this file and keeps
# each `reason`. An entry whose finding is gone is told, so that the list shrinks.
"""
_FIELDS = ("code", "file", "pointer")


@dataclass(frozen=True, order=True)
class Entry:
    """One known finding: its code, the file relative to the folder of the spec, and the pointer in that file."""

    code: str
    file: str
    pointer: str
    reason: str = field(default="", compare=False)


@dataclass
class Baseline:
    """The entries of a baseline file, each with its place in it."""

    folder: Path
    places: Mapping[Entry, SourceLocation] = field(default_factory=dict[Entry, SourceLocation])
    mistakes: list[Diagnostic] = field(default_factory=list[Diagnostic])
    used: set[Entry] = field(default_factory=set[Entry])

    def covers(self, found: Diagnostic) -> bool:
        """Whether the finding is known; its entry counts as used."""
        entry = _entry_of(found, self.folder)
        if entry not in self.places:
            return False
        self.used.add(entry)
        return True

    def complaints(self, judged: Collection[str]) -> Iterator[Diagnostic]:
        """What is wrong with the file, and entries of judged codes whose finding is gone."""
        yield from self.mistakes
        severity = catalogue()["S163"].severity
        for entry, location in self.places.items():
            if entry.code in judged and entry not in self.used:
                message = f"there is no {entry.code} at {entry.file}#{entry.pointer} any more"
                hint = "remove the entry, or run fragmint validate --write-baseline"
                yield Diagnostic("S163", printable(message), location, severity, hint=hint)


def of(path: Path | None, document: Document) -> Baseline:
    """The baseline of a document: empty where there is none, and with its mistakes where the file is none."""
    read = Baseline(_folder(document))
    if path is None:
        return read
    try:
        file = SourceFile(path.name, str(path), read_bytes(path))
    except Unreadable as error:
        problem = error.problem
        location = SourceLocation(str(path), problem.line, problem.column)
        hint = "fragmint validate --write-baseline writes it"
        read.mistakes.append(_mistake(problem.message, location, hint))
        return read
    read.places = dict(_entries(file, read.mistakes))
    return read


def written(found: Iterable[Diagnostic], document: Document, old: Path) -> str:
    """The text of the baseline that knows these findings.

    Reasons of the old file, if there is one, are kept; SpecError, with every mistake, where it is no baseline.
    """
    folder = _folder(document)
    before = of(old if old.exists() else None, document)
    if before.mistakes:
        raise SpecError(before.mistakes)
    reasons = {entry: entry.reason for entry in before.places}
    entries = {_entry_of(each, folder) for each in found if is_adjustable(each.code)}
    lines = [_HEAD, "findings:" if entries else "findings: []", "\n"]
    for entry in sorted(entries):
        lines.append(f"  - code: {entry.code}\n")
        lines.append(f"    file: {_quoted(entry.file)}\n")
        lines.append(f"    pointer: {_quoted(entry.pointer)}\n")
        if reason := reasons.get(entry):
            lines.append(f"    reason: {_quoted(reason)}\n")
    return "".join(lines)


def _folder(document: Document) -> Path:
    return Path(document.locate("").file).parent


def _entry_of(found: Diagnostic, folder: Path) -> Entry:
    file = PurePath(os.path.relpath(found.location.file, folder)).as_posix()
    return Entry(found.code, file, found.pointer or "")


def _entries(
    file: SourceFile, mistakes: list[Diagnostic]
) -> Iterator[tuple[Entry, SourceLocation]]:
    root = as_object(file.value)
    for problem in file.problems:
        location = SourceLocation(file.shown, problem.line, problem.column)
        mistakes.append(_mistake(problem.message, location, problem.hint))
    findings = root.get("findings")
    if not isinstance(findings, list):
        message = "a baseline is a mapping with a list `findings`"
        mistakes.append(_mistake(message, file.locate(("findings",))[0]))
        return
    for index, told in enumerate(findings):
        location = file.locate(("findings", str(index)))[0]
        if (wrong := _wrong(told)) is None:
            fields = as_object(told)
            code, name, pointer = (str(fields[key]) for key in _FIELDS)
            yield Entry(code, name, pointer, str(fields.get("reason") or "")), location
        else:
            mistakes.append(_mistake(wrong, location))


def _wrong(told: JsonValue) -> str | None:
    """Why an entry of the list is none, if so."""
    if not isinstance(told, dict):
        return f"an entry is a mapping, not {kind_of(told)}"
    for key in _FIELDS:
        if not isinstance(told.get(key), str):
            return f"an entry must have `{key}`, as text"
    if unknown := sorted(set(told) - {*_FIELDS, "reason"}):
        return f"an entry may not have `{unknown[0]}`"
    code = str(told["code"])
    if code not in catalogue():
        near = nearest_code(code)
        return f"there is no code '{code}'" + (f": did you mean {near}?" if near else "")
    return None if is_adjustable(code) else f"{code} is an error, and errors are always told"


def _mistake(message: str, location: SourceLocation, hint: str | None = None) -> Diagnostic:
    return Diagnostic("S162", printable(message), location, hint=hint)


def _quoted(text: str) -> str:
    """Text as YAML and JSON both write it."""
    return json.dumps(text, ensure_ascii=False)
