"""The commands. Only this module prints or exits: 0 done, 1 check found drift, 2 a bad spec, config or usage."""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Callable, Generator, Iterable
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from fragmint import __version__
from fragmint.diagnostics import Diagnostic, Diagnostics, FragmintError, Severity, SpecError

if TYPE_CHECKING:
    from fragmint.config import ClientConfig
    from fragmint.output import Drift, Publication
    from fragmint.pipeline import Plan

app = typer.Typer(
    help="Mint typed, tested, publishable Python API clients from a hand-curated OpenAPI fragment.",
    no_args_is_help=True,
    rich_markup_mode=None,
    add_completion=False,
    pretty_exceptions_enable=False,
)


class Format(StrEnum):
    """How findings are printed."""

    TEXT = "text"
    JSON = "json"
    GITHUB = "github"


FormatOption = Annotated[
    Format, typer.Option("--format", help="text, json, or github for annotations.")
]
QuietOption = Annotated[bool, typer.Option("--quiet", "-q", help="Print errors only.")]
SpecArgument = Annotated[
    Path | None, typer.Argument(help="An OpenAPI file; without it, [tool.fragmint] says.")
]
ClientOption = Annotated[
    list[str] | None, typer.Option("--client", help="Only this client; may be repeated.")
]


@app.command()
def generate(
    spec: SpecArgument = None,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="Folder for SPEC's client.")
    ] = None,
    package: Annotated[
        str | None, typer.Option("--package", help="Import name for SPEC's client.")
    ] = None,
    client: ClientOption = None,
    format: FormatOption = Format.TEXT,
    quiet: QuietOption = False,
) -> None:
    """Emit the client of each configured fragment, or of one SPEC; files edited by hand are refused, never lost."""
    from fragmint import pipeline

    with _reporting(format, quiet) as report:
        for planned, seconds in _plans(_clients(spec, output, package, client), report):
            started = time.monotonic()
            published = pipeline.publish(planned)
            elapsed = seconds + time.monotonic() - started
            report.written.append(planned.client.name)
            report.clients.append({**_facts(planned.client), **_counts(published)})
            report.say(_published(planned, published, elapsed))


@app.command()
def check(
    spec: SpecArgument = None,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="Folder of SPEC's client.")
    ] = None,
    package: Annotated[
        str | None, typer.Option("--package", help="Import name of SPEC's client.")
    ] = None,
    client: ClientOption = None,
    format: FormatOption = Format.TEXT,
    quiet: QuietOption = False,
) -> None:
    """Compare what is on disk with what the fragments give: 0 in sync, 1 with the files and a unified diff."""
    from fragmint import pipeline

    found = False
    with _reporting(format, quiet) as report:
        for planned, _ in _plans(_clients(spec, output, package, client), report):
            drift = pipeline.compare(planned)
            found = found or bool(drift)
            report.clients.append({**_facts(planned.client), "drift": _differences(drift)})
            _tell_drift(planned.client, drift, report)
    if found:
        raise typer.Exit(1)


@app.command()
def validate(
    spec: SpecArgument = None, format: FormatOption = Format.TEXT, quiet: QuietOption = False
) -> None:
    """Say everything that is wrong with SPEC, or with each configured fragment, and where."""
    from fragmint import pipeline

    with _reporting(format, quiet) as report:
        paths = [spec] if spec else [config.spec for config in _configured(None)]
        warnings: dict[Path, int] = {}
        for path in dict.fromkeys(paths):
            with report.gathering(), _progress(_shown(path), quiet):
                found = pipeline.validate(path)
                report.found.extend(found)
                warnings[path] = len(found)
        report.settle()
        for path, count in warnings.items():
            report.say(f"{_shown(path)}: valid, {_plural(count, 'warning')}")


@app.callback(invoke_without_command=True)
def main_options(
    show_version: Annotated[
        bool, typer.Option("--version", help="Print the version and exit.", is_eager=True)
    ] = False,
) -> None:
    """Options of fragmint itself."""
    if show_version:
        typer.echo(f"fragmint {__version__}")
        raise typer.Exit


def main() -> None:
    """Run the command line; Ctrl-C ends quietly with the shell's own code for it."""
    try:
        app()
    except KeyboardInterrupt:
        _exit(130)


def _exit(code: int) -> NoReturn:
    sys.exit(code)


# -- which clients ----------------------------------------------------------------------------------------------------


def _clients(
    spec: Path | None, output: Path | None, package: str | None, only: list[str] | None
) -> Iterable[ClientConfig]:
    from fragmint import pipeline

    if spec is None:
        if output is not None or package is not None:
            raise typer.BadParameter(
                "--output and --package go with a SPEC; configured clients have their own"
            )
        return _configured(only)
    if output is None:
        raise typer.BadParameter("a SPEC needs --output DIR: the folder of its client")
    return [pipeline.client_for(spec, output, package)]


def _configured(only: list[str] | None) -> list[ClientConfig]:
    from fragmint import config

    # Relative, because diagnostics print the path of a fragment as it was given.
    project = Path(os.path.relpath(config.find_project(Path.cwd())))
    clients = config.read(project).clients
    unknown = sorted(set(only or ()) - {client.name for client in clients})
    if unknown:
        known = ", ".join(client.name for client in clients)
        raise typer.BadParameter(f"no client is called {', '.join(unknown)}; there are: {known}")
    return [client for client in clients if not only or client.name in only]


def _plans(clients: Iterable[ClientConfig], report: _Report) -> list[tuple[Plan, float]]:
    """The plan of each client with the seconds it took; if any has a mistake, all mistakes of all are raised."""
    from fragmint import pipeline

    plans: list[tuple[Plan, float]] = []
    for client in clients:
        started = time.monotonic()
        with report.gathering(), _progress(client.name, report.quiet) as progress:
            pipeline.recover(client)
            planned = pipeline.plan(client, progress)
            report.found.extend(planned.diagnostics)
            plans.append((planned, time.monotonic() - started))
    report.settle()
    return plans


# -- printing ---------------------------------------------------------------------------------------------------------


class _Report:
    """What a command found and did: printed as it comes, or as one JSON object at the end."""

    def __init__(self, format: Format, quiet: bool) -> None:
        self.format = format
        self.quiet = quiet
        self.found = Diagnostics()
        self.clients: list[dict[str, object]] = []
        self.written: list[str] = []

    @contextmanager
    def gathering(self) -> Generator[None]:
        """Keep what is wrong with one document, so that the others are read too."""
        try:
            yield
        except SpecError as error:
            self.found.extend(error.diagnostics)

    def settle(self) -> None:
        """Raise everything found if any of it is an error, else tell the warnings."""
        self.found.raise_if_errors()
        if self.format is not Format.JSON and not self.quiet:
            for diagnostic in self.found:
                _tell(diagnostic, self.format)

    def say(self, line: str) -> None:
        """Print a line of success, where people read along."""
        if self.format is not Format.JSON and not self.quiet:
            typer.echo(line)

    def fail(self, error: FragmintError) -> None:
        """Tell why the command stops, and what it did before."""
        told = error.diagnostics if isinstance(error, SpecError) else []
        self.found.extend(told)
        if self.format is Format.JSON:
            return self.finish() if told else self.finish(error=str(error))
        if not told:
            return typer.echo(f"error: {error}", err=True)
        for diagnostic in told:
            _tell(diagnostic, self.format)
        errors = sum(diagnostic.severity is Severity.ERROR for diagnostic in told)
        warnings = len(told) - errors
        counts = _plural(errors, "error") + (
            f", {_plural(warnings, 'warning')}" if warnings else ""
        )
        done = f"Before that, {', '.join(self.written)} was" if self.written else "Nothing was"
        return typer.echo(f"{counts}. {done} written.", err=True)

    def finish(self, **more: object) -> None:
        """Print the one JSON object, if that is the format."""
        if self.format is Format.JSON:
            found = [_as_json(diagnostic) for diagnostic in self.found]
            told = {"clients": self.clients, "diagnostics": found, **more}
            typer.echo(json.dumps(told, indent=2))


@contextmanager
def _reporting(format: Format, quiet: bool) -> Generator[_Report]:
    """Print what was done or went wrong in the asked form, and exit with 2 for the latter; anything else raised is our bug."""
    report = _Report(format, quiet)
    try:
        yield report
    except FragmintError as error:
        report.fail(error)
        raise typer.Exit(2) from None
    report.finish()


@contextmanager
def _progress(name: str, quiet: bool) -> Generator[Callable[[str], None]]:
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
        typer.echo(
            f"::{diagnostic.severity} file={_property(place.file)},line={place.line},col={place.column},"
            f"title={diagnostic.code}::{_data(diagnostic.message)}"
        )
        return
    color = typer.colors.RED if diagnostic.severity is Severity.ERROR else typer.colors.YELLOW
    label = f"{diagnostic.severity}[{diagnostic.code}]"
    plain = str(diagnostic)
    if sys.stderr.isatty() and "NO_COLOR" not in os.environ:
        plain = plain.replace(label, typer.style(label, fg=color), 1)
    typer.echo(plain, err=True)


def _published(planned: Plan, published: Publication, seconds: float) -> str:
    counts = _counts(published)
    files = ", ".join(f"{count} {what}" for what, count in counts.items())
    operations = _plural(planned.operations, "operation")
    output = _shown(planned.client.output)
    return f"{planned.client.name}: {operations} -> {output}: {files} files in {seconds:.1f} s"


def _facts(client: ClientConfig) -> dict[str, object]:
    return {"client": client.name, "output": _shown(client.output)}


def _counts(published: Publication) -> dict[str, int]:
    return {
        key: len(getattr(published, key)) for key in ("written", "changed", "removed", "unchanged")
    }


def _differences(drift: Drift) -> list[dict[str, str]]:
    return [{"path": found.path, "kind": str(found.kind), "diff": found.diff()} for found in drift]


def _tell_drift(client: ClientConfig, drift: Drift, report: _Report) -> None:
    place = _shown(client.output)
    if not drift:
        report.say(f"{client.name}: {place} is in sync")
    elif report.format is Format.GITHUB:
        for difference in drift:
            file = _property(_shown(client.output / difference.path))
            typer.echo(f"::error file={file}::{_data(str(difference))}")
    elif report.format is Format.TEXT and not client.output.exists():
        typer.echo(f"{client.name}: {place} does not exist\nhint: run fragmint generate")
    elif report.format is Format.TEXT:
        from fragmint.output import DriftKind

        typer.echo(f"{client.name}: {place} differs from what the fragment gives:")
        for difference in drift:
            typer.echo(f"  {difference}")
        for difference in drift:
            if difference.kind is not DriftKind.MISSING:  # its whole text would say no more
                typer.echo(f"\n{difference.diff()}", nl=False)
        others = drift.of(DriftKind.EDITED, DriftKind.FOREIGN)
        first = (
            "make hand edits in the fragment or a template, delete what is edited or foreign, then "
        )
        typer.echo(f"\nhint: {first if others else ''}run fragmint generate")


def _data(text: str) -> str:
    """Text as an annotation of GitHub has it: on one line."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def _as_json(diagnostic: Diagnostic) -> dict[str, object]:
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


def _shown(path: Path) -> str:
    """A path as the user would write it from here."""
    try:
        return str(path.relative_to(Path.cwd()))
    except ValueError:
        return str(path)


def _plural(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"
