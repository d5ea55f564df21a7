"""Errors the way a compiler prints them: collected, placed, and told all at once.

Everything below the pipeline reports through `Diagnostics`; only the end of a stage raises, and it raises everything found.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from enum import StrEnum

_MOST_OF_A_KIND = 10


def printable(text: str) -> str:
    """The text with everything a terminal would obey, or could not print, as a visible escape."""
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in text)


class Severity(StrEnum):
    """How bad a finding is: an error stops the run, a warning is only told, and what is off is not told at all."""

    ERROR = "error"
    WARNING = "warning"
    OFF = "off"


@dataclass(frozen=True, order=True)
class SourceLocation:
    """A place in a file as an editor counts it: lines and columns start at 1."""

    file: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


@dataclass(frozen=True)
class Diagnostic:
    """One finding: a code that documents it, one sentence, and where; the pointer is a JSON pointer into that file.

    `subject` is never printed. It is the JSON pointer, into the bundled document that all later stages read, of what the
    finding is about; None where no bundled document was at hand, as while it is read. Where a `$ref` brings one fault to
    several places, there is a finding for each of them, and all are printed as one: see `told_once`.
    """

    code: str
    message: str
    location: SourceLocation
    severity: Severity = Severity.ERROR
    pointer: str | None = None
    hint: str | None = None
    subject: str | None = None

    def __str__(self) -> str:
        lines = [f"{self.location}: {self.severity}[{self.code}] {self.message}"]
        if self.pointer is not None:
            lines.append(f"    at #{self.pointer}")
        if self.hint is not None:
            lines.append(f"    hint: {self.hint}")
        return "\n".join(lines)

    @property
    def sort_key(self) -> tuple[SourceLocation, str, str]:
        """Order of reading: by file, line and column, then by code."""
        return (self.location, self.code, self.message)


@dataclass
class Diagnostics:
    """The findings of one run, each kept once."""

    _found: dict[Diagnostic, None] = field(default_factory=dict[Diagnostic, None])

    def __iter__(self) -> Iterator[Diagnostic]:
        return iter(sorted(self._found, key=lambda found: found.sort_key))

    def __len__(self) -> int:
        return len(self._found)

    def add(self, diagnostic: Diagnostic) -> None:
        """Keep a finding; the same finding twice is one."""
        self._found[diagnostic] = None

    def extend(self, diagnostics: Iterable[Diagnostic]) -> None:
        """Keep each of them."""
        for diagnostic in diagnostics:
            self.add(diagnostic)

    @property
    def errors(self) -> list[Diagnostic]:
        """The findings that stop the run, in order of reading."""
        return [found for found in self if found.severity is Severity.ERROR]

    @property
    def warnings(self) -> list[Diagnostic]:
        """The findings that are only told, in order of reading."""
        return [found for found in self if found.severity is Severity.WARNING]

    def raise_if_errors(self) -> None:
        """Raise `SpecError` with everything found, warnings included, if anything found is an error."""
        if self.errors:
            raise SpecError(list(self))


def told_once(found: Iterable[Diagnostic]) -> list[Diagnostic]:
    """The findings in order of reading, those that differ in their subject only as one: the first of them."""
    seen: dict[Diagnostic, Diagnostic] = {}
    for each in sorted(found, key=lambda each: each.sort_key):
        seen.setdefault(replace(each, subject=None), each)
    return list(seen.values())


def condensed(found: Iterable[Diagnostic]) -> list[Diagnostic]:
    """All errors, and of each kind of warning in a file the first ten, the last of which counts the others."""
    kinds: dict[tuple[str, str], list[Diagnostic]] = {}
    for each in told_once(found):
        key = "" if each.severity is Severity.ERROR else each.code
        kinds.setdefault((key, each.location.file), []).append(each)
    kept: list[Diagnostic] = []
    for (code, _), alike in kinds.items():
        more = len(alike) - _MOST_OF_A_KIND
        if not code or more <= 0:
            kept += alike
        else:
            *few, last = alike[:_MOST_OF_A_KIND]
            message = f"{last.message} (and {more} more of these in this file)"
            kept += [*few, replace(last, message=message)]
    return sorted(kept, key=lambda each: each.sort_key)


class FragmintError(Exception):
    """Anything fragmint refuses to do for a reason the user can act on; the CLI prints it and exits with 2."""


class SpecError(FragmintError):
    """A document, config or target that cannot be used, with every finding, and what to do about all of them if anything."""

    def __init__(self, diagnostics: list[Diagnostic], hint: str | None = None) -> None:
        self.diagnostics = diagnostics
        self.hint = hint
        super().__init__("\n".join(str(diagnostic) for diagnostic in condensed(diagnostics)))
