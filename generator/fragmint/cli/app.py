"""The commands: 0 done, 1 check found drift, 2 a bad spec, config or usage."""

from __future__ import annotations

import gc
import sys
import time
from datetime import datetime
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from fragmint import __version__
from fragmint.cli.clients import Asked, chosen, plans
from fragmint.cli.report import Format, Shape, reporting

app = typer.Typer(
    help="Mint typed, tested, publishable Python API clients from a hand-curated OpenAPI fragment.",
    no_args_is_help=True,
    rich_markup_mode=None,
    add_completion=False,
    pretty_exceptions_enable=False,
)


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
IncludeOption = Annotated[
    list[str] | None,
    typer.Option(
        "--include",
        help="Only SPEC's operations that match: an operationId, tag:T, path:/p, method:get or 'GET /p', "
        "each with * and ?; may be repeated.",
    ),
]
ExcludeOption = Annotated[
    list[str] | None,
    typer.Option("--exclude", help="Not SPEC's operations that match; may be repeated."),
]
OverlayOption = Annotated[
    list[Path] | None,
    typer.Option("--overlay", help="Lay this OpenAPI Overlay over SPEC; may be repeated."),
]
PartialOption = Annotated[
    bool,
    typer.Option(
        "--allow-partial", help="Leave out, and name, the operations that cannot be generated."
    ),
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
    overlay: OverlayOption = None,
    client: ClientOption = None,
    include: IncludeOption = None,
    exclude: ExcludeOption = None,
    allow_partial: PartialOption = False,
    format: FormatOption = Format.TEXT,
    quiet: QuietOption = False,
) -> None:
    """Emit the client of each configured fragment, or of one SPEC; files edited by hand are refused, never lost."""
    from fragmint import pipeline

    with reporting(format, quiet) as report:
        asked = Asked(output, package, *_tuples(overlay, include, exclude))
        for planned, seconds in plans(chosen(spec, asked, client, allow_partial), report):
            started = time.monotonic()
            published = pipeline.publish(planned)
            report.published(planned, published, seconds + time.monotonic() - started)


@app.command()
def check(
    spec: SpecArgument = None,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="Folder of SPEC's client.")
    ] = None,
    package: Annotated[
        str | None, typer.Option("--package", help="Import name of SPEC's client.")
    ] = None,
    overlay: OverlayOption = None,
    client: ClientOption = None,
    include: IncludeOption = None,
    exclude: ExcludeOption = None,
    allow_partial: PartialOption = False,
    format: FormatOption = Format.TEXT,
    quiet: QuietOption = False,
) -> None:
    """Compare what is on disk with what the fragments give: 0 in sync, 1 with the files and a unified diff."""
    from fragmint import pipeline

    found = False
    with reporting(format, quiet) as report:
        asked = Asked(output, package, *_tuples(overlay, include, exclude))
        for planned, _ in plans(chosen(spec, asked, client, allow_partial), report):
            drift = pipeline.compare(planned)
            found = found or bool(drift)
            report.compared(planned, drift)
    if found:
        raise typer.Exit(1)


@app.command()
def validate(
    spec: SpecArgument = None,
    overlay: OverlayOption = None,
    client: ClientOption = None,
    include: IncludeOption = None,
    exclude: ExcludeOption = None,
    as_of: Annotated[
        datetime | None,
        typer.Option("--as-of", formats=["%Y-%m-%d"], help="The day to judge sunsets at; today."),
    ] = None,
    write_baseline: Annotated[
        bool, typer.Option("--write-baseline", help="Write what is found to the baseline file.")
    ] = False,
    baseline: Annotated[
        Path | None, typer.Option("--baseline", help="File of the known findings of SPEC.")
    ] = None,
    format: FormatOption = Format.TEXT,
    quiet: QuietOption = False,
) -> None:
    """Say everything that is wrong with SPEC, or with each configured fragment, and where."""
    from fragmint.cli import validation

    day = (as_of or datetime.now()).date()
    with reporting(format, quiet) as report:
        asked = Asked(None, None, *_tuples(overlay, include, exclude), baseline)
        readings = validation.readings(spec, asked, client, day)
        if write_baseline:
            validation.write_baselines(readings, report)
        else:
            validation.validate(readings, report)


@app.command()
def explain(
    code: Annotated[str | None, typer.Argument(help="A code, like S104; without it, all.")] = None,
    format: Annotated[Shape, typer.Option("--format", help="text or json.")] = Shape.TEXT,
) -> None:
    """Say what a code means, why it matters and what to do, with a bad and a good example."""
    from fragmint.cli.explanation import explained, listed

    typer.echo(listed(format) if code is None else explained(code, format))


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
    # What a command makes lives until it ends: looking through all of it for garbage takes a fifth of a large run.
    gc.set_threshold(100_000, 50, 100)
    try:
        app()
    except KeyboardInterrupt:
        _exit(130)


def _tuples(
    overlay: list[Path] | None, include: list[str] | None, exclude: list[str] | None
) -> tuple[tuple[Path, ...], tuple[str, ...], tuple[str, ...]]:
    return tuple(overlay or ()), tuple(include or ()), tuple(exclude or ())


def _exit(code: int) -> NoReturn:
    sys.exit(code)
