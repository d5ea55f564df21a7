"""`known-deviations.yaml`: deviations that somebody has looked at and answers for, until a day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import yaml

from fragmint.contract.deviations.deviation import CODES, Deviation
from fragmint.contract.oracle.places import Places
from fragmint.contract.oracle.reading import DocumentError, read_value
from fragmint.contract.values import JsonValue
from fragmint.diagnostics import Diagnostic, Severity, SourceLocation, SpecError

MISUNDERSTOOD = "D161"
EXPIRED = "D162"
UNUSED = "D163"

_FIELDS = ("code", "operation", "pointer", "reason", "owner", "expires")


@dataclass(frozen=True)
class Entry:
    """One deviation that is known: which, why it may stay, who answers for it, and the last day that it may."""

    code: str
    operation: str
    pointer: str
    reason: str
    owner: str
    expires: date
    location: SourceLocation

    def covers(self, deviation: Deviation) -> bool:
        """Whether this is the deviation that is meant."""
        return (self.code, self.operation, self.pointer) == (
            deviation.code,
            deviation.operation,
            deviation.pointer,
        )


@dataclass(frozen=True)
class Judged:
    """Deviations told apart: those that nobody answers for, those that are known, and what is wrong with the list itself."""

    new: list[Deviation]
    known: list[Deviation]
    complaints: list[Diagnostic]

    @property
    def is_red(self) -> bool:
        """Whether anything of this must not stay."""
        found = [each.severity for each in self.new] + [each.severity for each in self.complaints]
        return Severity.ERROR in found


@dataclass(frozen=True)
class Known:
    """The entries of a file; of no file, none."""

    entries: tuple[Entry, ...] = ()

    @classmethod
    def read(cls, path: Path) -> Known:
        """The entries of a file. Raises SpecError with every mistake and its line."""
        places = Places(path)
        try:
            value = read_value(path)
        except DocumentError as error:
            raise SpecError([_unreadable(error, path)]) from error
        listed = value.get("deviations") if isinstance(value, dict) else None
        if not isinstance(listed, list):
            message = "known deviations are a mapping with a list `deviations`"
            raise SpecError([_mistake(message, places.locate(""))])
        mistakes = [
            _mistake(wrong, places.locate(f"/deviations/{index}"))
            for index, each in enumerate(listed)
            for wrong in _wrong(each)
        ]
        if mistakes:
            raise SpecError(mistakes)
        return cls(tuple(_entries(listed, places)))

    def judge(self, deviations: Iterable[Deviation], as_of: date) -> Judged:
        """Tell known deviations from new ones; an entry beyond its day covers nothing, and is an error itself."""
        current = [entry for entry in self.entries if as_of <= entry.expires]
        known: list[Deviation] = []
        new: list[Deviation] = []
        used: set[Entry] = set()
        for deviation in deviations:
            covering = [entry for entry in current if entry.covers(deviation)]
            used.update(covering)
            (known if covering else new).append(deviation)
        expired = [_expired(entry) for entry in self.entries if entry not in current]
        unused = [_unused(entry) for entry in current if entry not in used]
        return Judged(new, known, [*expired, *unused])


def _wrong(told: JsonValue) -> Iterator[str]:
    """Why an entry of the list is none."""
    if not isinstance(told, dict):
        yield f"an entry is a mapping with {', '.join(_FIELDS)}"
        return
    for name in _FIELDS:
        value = told.get(name)
        if not isinstance(value, str) or not (value or name == "pointer"):
            yield f"an entry must have `{name}`, as text"
    if unknown := sorted(told.keys() - {*_FIELDS}):
        yield f"an entry may not have `{unknown[0]}`"
    if isinstance(code := told.get("code"), str) and code and code not in CODES:
        yield f"there is no deviation '{code}': fragmint explain lists the codes"
    if isinstance(day := told.get("expires"), str) and day and _day(day) is None:
        yield f"`expires` is a day like 2026-12-31, not '{day}'"


def _entries(listed: list[JsonValue], places: Places) -> Iterator[Entry]:
    for index, each in enumerate(listed):
        fields = (
            {name: str(value) for name, value in each.items()} if isinstance(each, dict) else {}
        )
        location = places.locate(f"/deviations/{index}")
        expires = date.fromisoformat(fields.pop("expires"))
        yield Entry(**fields, expires=expires, location=location)


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _expired(entry: Entry) -> Diagnostic:
    message = f"{entry.code} of {entry.operation} was to be settled by {entry.owner} until {entry.expires}"
    hint = "mend the fragment, or give the entry a new day with a reason"
    return Diagnostic(EXPIRED, message, entry.location, hint=hint)


def _unused(entry: Entry) -> Diagnostic:
    message = f"{entry.code} of {entry.operation} at {entry.pointer or 'its root'} was not seen"
    hint = "remove the entry if it is settled"
    return Diagnostic(UNUSED, message, entry.location, Severity.WARNING, hint=hint)


def _unreadable(error: DocumentError, path: Path) -> Diagnostic:
    cause = error.__cause__
    if isinstance(cause, yaml.MarkedYAMLError) and cause.problem_mark is not None:
        mark = cause.problem_mark
        place = SourceLocation(path.as_posix(), mark.line + 1, mark.column + 1)
        return _mistake(f"this is no YAML: {cause.problem}", place)
    place = SourceLocation(path.as_posix())
    if isinstance(cause, RecursionError):
        return _mistake("it is nested too deeply, or in itself", place)
    reason = cause.strerror if isinstance(cause, OSError) else cause
    return _mistake(f"it cannot be read: {reason}", place)


def _mistake(message: str, location: SourceLocation) -> Diagnostic:
    return Diagnostic(MISUNDERSTOOD, message, location)
