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
from fragmint.cli.differing import Least
from fragmint.cli.options import (
    ClientOption,
    ExcludeOption,
    FindingsOption,
    FormatOption,
    IncludeOption,
    OperationOption,
    OursOption,
    OverlayOption,
    PartialOption,
    QuietOption,
    SheetOption,
    SpecArgument,
    TheirsOption,
    UpstreamArgument,
)
from fragmint.cli.report import Findings, Format, Shape, Sheet, accounting, reporting, told_by

app = typer.Typer(
    help="Mint typed, tested, publishable Python API clients from a hand-curated OpenAPI fragment.",
    no_args_is_help=True,
    rich_markup_mode=None,
    add_completion=False,
    pretty_exceptions_enable=False,
)


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
    format: FindingsOption = Findings.TEXT,
    quiet: QuietOption = False,
) -> None:
    """Say everything that is wrong with SPEC, or with each configured fragment, and where."""
    from fragmint.cli import validation

    day = (as_of or datetime.now()).date()
    with told_by(validation.report(format, quiet)) as report:
        asked = Asked(None, None, *_tuples(overlay, include, exclude), baseline)
        readings = validation.readings(spec, asked, client, day)
        if write_baseline:
            validation.write_baselines(readings, report)
        else:
            validation.validate(readings, report)


@app.command()
def curate(
    upstream: UpstreamArgument,
    operation: OperationOption = None,
    output: Annotated[Path, typer.Option("--output", "-o", help="The curated file.")] = Path(
        "openapi.yaml"
    ),
    check: Annotated[
        bool, typer.Option("--check", help="Write nothing; exit with 1 where upstream moved.")
    ] = False,
    theirs: TheirsOption = None,
    ours: OursOption = None,
    format: Annotated[Shape, typer.Option("--format", help="text or json.")] = Shape.TEXT,
    quiet: QuietOption = False,
) -> None:
    """Cut operations out of UPSTREAM into a file to edit by hand; run again, merge what moved: 1 with what is in conflict."""
    from fragmint.cli import curation
    from fragmint.curation import Settlement

    if check and (operation or theirs or ours):
        raise typer.BadParameter("--check goes without --operation, --theirs and --ours")
    with accounting(format, quiet) as report:
        settled = Settlement(ours or (), theirs or ())
        told = format, report
        is_done = (
            curation.check(upstream, output, *told)
            if check
            else curation.curate(upstream, output, operation or (), settled, *told)
        )
    if not is_done:
        raise typer.Exit(1)


@app.command()
def release(
    client: Annotated[str, typer.Argument(help="The configured client to release.")],
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Say what a release would be; write nothing.")
    ] = False,
    stable: Annotated[
        bool, typer.Option("--stable", help="Release 1.0.0: no operation may be in beta.")
    ] = False,
    version: Annotated[
        str, typer.Option("--as", help="Release this version instead of the one that is due.")
    ] = "",
    reason: Annotated[
        str, typer.Option("--reason", help="Why --as; kept in the release record.")
    ] = "",
    upload: Annotated[
        str | None,
        typer.Option("--upload", help="Upload to the package index of this URL, by twine."),
    ] = None,
    format: FormatOption = Format.TEXT,
    quiet: QuietOption = False,
) -> None:
    """Release a client: version and changelog by what changed, files, contract tests, sdist and wheel, record and snapshot."""
    from fragmint.cli import release as releasing
    from fragmint.release.versions import Wish

    if bool(version) is not bool(reason) or (stable and version):
        raise typer.BadParameter("--as goes with --reason, and without --stable")
    with reporting(format, quiet) as report:
        asked = releasing.Asked(Wish(stable, version, reason), dry_run, upload)
        done = releasing.release(client, asked, report)
    if not done:
        raise typer.Exit(1)


@app.command()
def rehearse(
    client: Annotated[str, typer.Argument(help="The configured client to rehearse with.")],
    api_version: Annotated[
        str, typer.Option("--api-version", help="What operations in beta will ask for.")
    ],
    overlay: Annotated[
        list[Path] | None,
        typer.Option(
            "--overlay", help="What else changes, as an OpenAPI Overlay; may be repeated."
        ),
    ] = None,
    format: FormatOption = Format.TEXT,
    quiet: QuietOption = False,
) -> None:
    """Say what callers meet when beta operations graduate: what changes, and today's tests against tomorrow's API."""
    from fragmint.cli import rehearsal

    with reporting(format, quiet) as report:
        rehearsal.rehearse(client, api_version, tuple(overlay or ()), report)


@app.command()
def verify(
    wheel: Annotated[Path, typer.Argument(help="A wheel of a client.")],
    templates: Annotated[
        Path | None, typer.Option("--templates", help="The templates it was made with, if its own.")
    ] = None,
    format: FormatOption = Format.TEXT,
    quiet: QuietOption = False,
) -> None:
    """Make a wheel again from the fragment it carries: 0 where it is the same, 1 with the files that differ."""
    from fragmint.cli import verification

    with reporting(format, quiet) as report:
        same = verification.verify(wheel, templates, report)
    if not same:
        raise typer.Exit(1)


@app.command()
def evidence(
    spec: SpecArgument = None,
    client: ClientOption = None,
    format: SheetOption = Sheet.TEXT,
) -> None:
    """List what each operation and schema of SPEC, or of each configured fragment, rests on."""
    from fragmint.cli import evidence as listing
    from fragmint.cli import validation

    with accounting(format):
        readings = validation.readings(spec, Asked(), client, datetime.now().date())
        listing.tell(readings, format)


@app.command()
def mock(
    spec: SpecArgument = None,
    overlay: OverlayOption = None,
    client: ClientOption = None,
    include: IncludeOption = None,
    exclude: ExcludeOption = None,
    allow_partial: PartialOption = False,
    host: Annotated[str, typer.Option(help="The address to listen on.")] = "127.0.0.1",
    port: Annotated[
        int, typer.Option(min=0, max=65535, help="The port to listen on; 0 is any free one.")
    ] = 4010,
    seed: Annotated[
        int, typer.Option(min=0, help="Another one makes up other answers where no example is.")
    ] = 0,
    scenario: Annotated[
        str,
        typer.Option(
            help="Steps that each path goes through, again and again: an error status, cut, html, ok, redirect, slow; "
            "'503,503,ok' fails twice."
        ),
    ] = "ok",
    format: Annotated[
        Shape, typer.Option("--format", help="text, or json: an object on each line.")
    ] = Shape.TEXT,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Print the URL only.")] = False,
) -> None:
    """Serve the API as its document has it, to curl, a browser or another client, until Ctrl-C."""
    from fragmint.cli import mock, oracles

    with accounting(format, quiet):
        asked = Asked(None, None, *_tuples(overlay, include, exclude))
        reading = oracles.reading(spec, asked, client, allow_partial)
        mock.play(reading, host, port, seed, scenario, format, quiet)


@app.command()
def deviations(
    spec: SpecArgument = None,
    har: Annotated[
        Path | None, typer.Option("--har", help="Traffic as a browser or proxy saved it.")
    ] = None,
    recordings: Annotated[
        Path | None, typer.Option("--recordings", help="Folder of recorded contract tests.")
    ] = None,
    log: Annotated[
        Path | None, typer.Option("--log", help="Lines that `on_deviation` of a client wrote.")
    ] = None,
    known: Annotated[
        Path | None, typer.Option("--known", help="File of the deviations that are known.")
    ] = None,
    patch: Annotated[
        Path | None, typer.Option("--patch", help="Write the overlay that would mend SPEC here.")
    ] = None,
    as_of: Annotated[
        datetime | None,
        typer.Option("--as-of", formats=["%Y-%m-%d"], help="The day to judge --known at; today."),
    ] = None,
    overlay: OverlayOption = None,
    client: ClientOption = None,
    format: SheetOption = Sheet.TEXT,
    quiet: QuietOption = False,
) -> None:
    """Say where traffic departs from SPEC: 0 nowhere or only as known, 1 somewhere."""
    from fragmint.cli import deviations as traffic
    from fragmint.cli import oracles

    with accounting(format, quiet):
        sources = traffic.Sources(har, recordings, log)
        reading = oracles.reading(spec, Asked(overlay=tuple(overlay or ())), client, False)
        seen = traffic.judge(reading, sources, known, (as_of or datetime.now()).date())
        traffic.tell(seen, format, quiet, patch is not None)
        if patch is not None:
            typer.echo(traffic.write_patch(seen, patch), err=True)
    if seen.judged.is_red:
        raise typer.Exit(1)


@app.command()
def diff(
    old: Annotated[str, typer.Argument(help="A file, a release (0.2.0), or a revision of git.")],
    new: Annotated[str, typer.Argument(help="The same; HEAD~1 or HEAD~1:spec/openapi.yaml, say.")],
    client: ClientOption = None,
    fail_on: Annotated[
        Least | None, typer.Option("--fail-on", help="Exit with 1 for this impact, or a worse one.")
    ] = None,
    surface: Annotated[
        bool, typer.Option(help="Make both packages too, and compare their public API by griffe.")
    ] = True,
    format: SheetOption = Sheet.TEXT,
) -> None:
    """Say what changed from OLD to NEW for Python callers, by meaning, and what that is to a version number."""
    from fragmint.cli import differing

    with accounting(format):
        found = differing.found(old, new, client, surface)
        differing.tell(found, format, fail_on)


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
