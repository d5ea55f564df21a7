"""Errors the way a compiler prints them: collected, placed, and told all at once.

Everything below the pipeline reports through `Diagnostics`; only the end of a stage raises, and it raises everything found.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum


class Severity(StrEnum):
    """How bad a finding is: an error stops the run, a warning is only told."""

    ERROR = "error"
    WARNING = "warning"


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
    """One finding: a code that documents it, one sentence, and where; the pointer is a JSON pointer into that file."""

    code: str
    message: str
    location: SourceLocation
    severity: Severity = Severity.ERROR
    pointer: str | None = None
    hint: str | None = None

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


class FragmintError(Exception):
    """Anything fragmint refuses to do for a reason the user can act on; the CLI prints it and exits with 2."""


class SpecError(FragmintError):
    """A document, config or target that cannot be used, with every finding."""

    def __init__(self, diagnostics: list[Diagnostic]) -> None:
        self.diagnostics = diagnostics
        super().__init__("\n".join(str(diagnostic) for diagnostic in diagnostics))
