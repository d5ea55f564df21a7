"""What a command found and did, printed in the asked form."""

from __future__ import annotations

import json
import os
import sys
from collections import Counter
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from fragmint.diagnostics import (
    Diagnostic,
    Diagnostics,
    FragmintError,
    Severity,
    SpecError,
    condensed,
    printable,
    told_once,
)

if TYPE_CHECKING:
    from fragmint.config import ClientConfig
    from fragmint.output import Drift, Publication
    from fragmint.pipeline import Plan, Understood

_AT_A_GLANCE = 20


class Format(StrEnum):
    """How findings are printed."""

    TEXT = "text"
    JSON = "json"
    GITHUB = "github"


class Findings(StrEnum):
    """How the findings of `validate` are printed."""

    TEXT = "text"
    JSON = "json"
    GITHUB = "github"
    SARIF = "sarif"


class Shape(StrEnum):
    """How an explanation is printed."""

    TEXT = "text"
    JSON = "json"


class Sheet(StrEnum):
    """How a table or an account is printed."""

    TEXT = "text"
    JSON = "json"
    MARKDOWN = "markdown"


class Report:
    """What a command found and did: printed as it comes, or as one JSON object at the end."""

    def __init__(self, format: Format, quiet: bool) -> None:
        self.format = format
        self.quiet = quiet
        self.found = Diagnostics()
        self.clients: list[dict[str, object]] = []
        self.documents: list[dict[str, object]] = []
        self.written: list[str] = []
        self.hints: list[str] = []

    @contextmanager
    def gathering(self) -> Generator[None]:
        """Keep what is wrong with one document, so that the others are read too."""
        try:
            yield
        except SpecError as error:
            self.found.extend(error.diagnostics)
            self.hints += [error.hint] if error.hint else []

    def settle(self) -> None:
        """Raise everything found if any of it is an error, else tell the warnings."""
        self.found.raise_if_errors()
        if self.format is not Format.JSON and not self.quiet:
            for diagnostic in condensed(self.found):
                _tell(diagnostic, self.format)

    def say(self, line: str) -> None:
        """Print a line of success, where people read along."""
        if self.format is not Format.JSON and not self.quiet:
            typer.echo(line)

    def published(self, planned: Plan, published: Publication, seconds: float) -> None:
        """Tell what one client now is, on disk."""
        client, counts = planned.client, _counts(published)
        self.written.append(client.name)
        self.clients.append({**_facts(client), **counts, **_selected(planned)})
        files = ", ".join(f"{count} {what}" for what, count in counts.items())
        operations = plural(planned.operations, "operation")
        output = shown(client.output)
        self.say(f"{client.name}: {operations} -> {output}: {files} files in {seconds:.1f} s")
        self._selected(planned)

    def compared(self, planned: Plan, drift: Drift) -> None:
        """Tell how what is on disk differs from what the fragment gives."""
        client = planned.client
        differences = [
            {"path": found.path, "kind": str(found.kind), "diff": found.diff()} for found in drift
        ]
        self.clients.append({**_facts(client), "drift": differences, **_selected(planned)})
        if not drift:
            self.say(f"{client.name}: {shown(client.output)} is in sync")
        elif self.format is Format.GITHUB:
            for difference in drift:
                file = _property(shown(client.output / difference.path))
                typer.echo(f"::error file={file}::{_data(str(difference))}")
        elif self.format is Format.TEXT:
            _tell_drift(client, drift)
        self._selected(planned)

    def validated(self, path: Path, understood: Understood) -> None:
        """Tell that a document can be used."""
        kept = understood.document.kept
        self.documents.append({"file": shown(path), **({"kept": kept.counts} if kept else {})})
        self.say(f"{shown(path)}: valid, {plural(len(understood.diagnostics), 'warning')}")
        if kept:
            self.say(f"{shown(path)}: {kept}")
        for line in by_code(understood.diagnostics):
            self.say(line)

    def _selected(self, planned: Plan) -> None:
        """Tell what a client has of its document, and, even where nothing else is told, what had to be left out of it."""
        if planned.kept is not None:
            self.say(f"{planned.client.name}: {planned.kept}")
        if self.format is not Format.JSON:
            _tell_left_out(planned, self.format)

    def fail(self, error: FragmintError) -> None:
        """Tell why the command stops, and what it did before."""
        told = told_once(error.diagnostics) if isinstance(error, SpecError) else []
        self.found.extend(told)
        if self.format is Format.JSON:
            hints = {"hints": self.hints} if self.hints else {}
            self.finish(**hints if told else {"error": str(error)})
            return
        if not told:
            typer.echo(f"error: {error}", err=True)
            return
        for diagnostic in condensed(told):
            _tell(diagnostic, self.format)
        errors = sum(diagnostic.severity is Severity.ERROR for diagnostic in told)
        warnings = len(told) - errors
        counts = plural(errors, "error") + (f", {plural(warnings, 'warning')}" if warnings else "")
        for line in by_code(told):
            typer.echo(line, err=True)
        done = f"Before that, {', '.join(self.written)} was" if self.written else "Nothing was"
        typer.echo(f"{counts}. {done} written.", err=True)
        for hint in self.hints:
            typer.echo(f"hint: {hint}", err=True)

    def finish(self, **more: object) -> None:
        """Print the one JSON object, if that is the format."""
        if self.format is Format.JSON:
            found = [as_json(diagnostic) for diagnostic in told_once(self.found)]
            documents = {"documents": self.documents} if self.documents else {}
            told = {"clients": self.clients, **documents, "diagnostics": found, **more}
            typer.echo(json.dumps(told, indent=2))


@contextmanager
def reporting(format: Format, quiet: bool) -> Generator[Report]:
    """Print what was done or went wrong in the asked form, and exit with 2 for the latter; anything else raised is our bug."""
    with told_by(Report(format, quiet)) as report:
        yield report


@contextmanager
def accounting(shape: Shape | Sheet, quiet: bool = False) -> Generator[Report]:
    """The same for a command that prints an account of its own: a failure alone is told by the report."""
    report = Report(Format.JSON if shape in (Shape.JSON, Sheet.JSON) else Format.TEXT, quiet)
    try:
        yield report
    except FragmintError as error:
        report.fail(error)
        raise typer.Exit(2) from None


@contextmanager
def told_by(report: Report) -> Generator[Report]:
    """The same, by a report of any kind."""
    try:
        yield report
    except FragmintError as error:
        report.fail(error)
        raise typer.Exit(2) from None
    report.finish()


@contextmanager
def progress(name: str, quiet: bool) -> Generator[Callable[[str], None]]:
    """Show the stage that is running, on a terminal only."""
    if quiet or not sys.stderr.isatty():
        yield lambda stage: None
        return
    from rich.console import Console
    from rich.markup import escape

    with Console(stderr=True).status(escape(name)) as status:

        def show(stage: str) -> None:
            status.update(escape(f"{name}: {stage}"))

        yield show


def _tell(diagnostic: Diagnostic, format: Format) -> None:
    if format is Format.GITHUB:
        place = diagnostic.location
        told = diagnostic.message + (f"\nhint: {diagnostic.hint}" if diagnostic.hint else "")
        typer.echo(
            f"::{diagnostic.severity} file={_property(place.file)},line={place.line},col={place.column},"
            f"title={diagnostic.code}::{_data(told)}"
        )
        return
    color = typer.colors.RED if diagnostic.severity is Severity.ERROR else typer.colors.YELLOW
    label = f"{diagnostic.severity}[{diagnostic.code}]"
    plain = str(diagnostic)
    if sys.stderr.isatty() and "NO_COLOR" not in os.environ:
        plain = plain.replace(label, typer.style(label, fg=color), 1)
    typer.echo(plain, err=True)


def _tell_drift(client: ClientConfig, drift: Drift) -> None:
    place = shown(client.output)
    if not client.output.exists():
        return typer.echo(f"{client.name}: {place} does not exist\nhint: run {_generate(client)}")
    from fragmint.output import DriftKind

    typer.echo(f"{client.name}: {place} differs from what the fragment gives:")
    for difference in drift:
        typer.echo(f"  {difference}")
    for difference in drift:
        if difference.kind is not DriftKind.MISSING:  # its whole text would say no more
            typer.echo(f"\n{difference.diff()}", nl=False)
    others = drift.of(DriftKind.EDITED, DriftKind.FOREIGN)
    first = "make hand edits in the fragment or a template, delete what is edited or foreign, then "
    return typer.echo(f"\nhint: {first if others else ''}run {_generate(client)}")


def _generate(client: ClientConfig) -> str:
    """The command that writes this client."""
    if client.released is not None:
        return "fragmint generate"
    place = f"{shown(client.spec)} --output {shown(client.output)}"
    return f"fragmint generate {place}, with the same options"


def _tell_left_out(planned: Plan, format: Format) -> None:
    """One line for each reason of each."""
    for left_out in planned.left_out:
        for found in left_out.because:
            message = f"{left_out.name}: {found.message}"
            if format is Format.GITHUB:
                _tell(
                    replace(found, message=f"left out {message}", severity=Severity.WARNING), format
                )
            else:
                typer.echo(f"{found.location}: left out[{found.code}] {message}", err=True)


def _selected(planned: Plan) -> dict[str, object]:
    told: dict[str, object] = {"kept": planned.kept.counts} if planned.kept else {}
    if planned.left_out:
        told["left_out"] = [
            {"name": each.name, "because": [as_json(found) for found in each.because]}
            for each in planned.left_out
        ]
    return told


def _facts(client: ClientConfig) -> dict[str, object]:
    return {"client": client.name, "output": shown(client.output)}


def _counts(published: Publication) -> dict[str, int]:
    return {
        key: len(getattr(published, key)) for key in ("written", "changed", "removed", "unchanged")
    }


def _data(text: str) -> str:
    """Text as an annotation of GitHub has it: on one line."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def as_json(diagnostic: Diagnostic) -> dict[str, object]:
    """A finding as every command that gives JSON tells it."""
    return {
        "code": diagnostic.code,
        "severity": str(diagnostic.severity),
        "message": diagnostic.message,
        "file": diagnostic.location.file,
        "line": diagnostic.location.line,
        "column": diagnostic.location.column,
        "pointer": diagnostic.pointer,
        "hint": diagnostic.hint,
    }


def by_code(found: Iterable[Diagnostic]) -> Iterator[str]:
    """How often each code was found and what it means, a line each; nothing where all could be read at a glance."""
    from fragmint.catalogue import catalogue

    counts = Counter((found.severity, found.code) for found in told_once(found))
    if counts.total() <= _AT_A_GLANCE:
        return
    for (severity, code), count in sorted(counts.items(), key=lambda each: (*each[0], -each[1])):
        yield f"  {count:>5} {severity}[{code}] {catalogue()[code].title}"


def cell(text: str) -> str:
    """Text in a cell of a table of Markdown."""
    return printable(text).replace("\\", "\\\\").replace("|", "\\|").replace("<", "\\<")


def shown(path: Path) -> str:
    """A path as the user would write it from here."""
    try:
        return str(path.relative_to(Path.cwd()))
    except (
        ValueError,
        FileNotFoundError,
    ):  # it lies elsewhere, or the folder that we are in is gone
        return str(path)


def plural(count: int, noun: str) -> str:
    """A count and what it counts."""
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"
