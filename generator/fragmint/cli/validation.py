"""The command `validate`: which fragments it is about, how each is judged, and what is told."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from fragmint.cli.clients import Asked, configured
from fragmint.cli.report import Findings, Format, Report, plural, progress, shown
from fragmint.diagnostics import FragmintError

if TYPE_CHECKING:
    from fragmint.pipeline import Reading, Understood


def readings(spec: Path | None, asked: Asked, only: list[str] | None, as_of: date) -> list[Reading]:
    """How the SPEC of a command line is read, judged by the rules as they are, else the fragment of each configured client."""
    from fragmint import pipeline
    from fragmint.judging import Policy

    if spec is not None:
        if only:
            raise typer.BadParameter("--client goes without a SPEC")
        policy = Policy(baseline=asked.baseline, as_of=as_of)
        told = asked.overlay, asked.include, asked.exclude
        return [pipeline.reading_alone(spec, *told, policy)]
    asked.refuse_any()
    # What is wrong is what `validate` is for: nothing is left out.
    found = [pipeline.reading_of(client, as_of) for client in configured(only)]
    return [replace(reading, partial=False) for reading in found]


def report(format: Findings, quiet: bool) -> Report:
    """What prints the findings in the asked form."""
    if format is Findings.SARIF:
        from fragmint.cli.sarif import SarifReport

        return SarifReport()
    return Report(Format(format), quiet)


def validate(readings: Iterable[Reading], report: Report) -> None:
    """Tell everything that is found; a fragment that two clients judge differently is told of once for each."""
    from fragmint import pipeline

    valid: list[tuple[Path, Understood]] = []
    for reading in readings:
        with report.gathering(), progress(shown(reading.path), report.quiet):
            understood = pipeline.understand(reading)
            report.found.extend(understood.diagnostics)
            if not any(_is_same(reading.path, understood, *other) for other in valid):
                valid.append((reading.path, understood))
    report.settle()
    for path, understood in valid:
        report.validated(path, understood)


def _is_same(path: Path, understood: Understood, other_path: Path, other: Understood) -> bool:
    return (path, understood.document.kept, list(understood.diagnostics)) == (
        other_path,
        other.document.kept,
        list(other.diagnostics),
    )


def write_baselines(readings: Iterable[Reading], report: Report) -> None:
    """Write what is found to each baseline file; nothing is written where any fragment has errors."""
    from fragmint import pipeline

    texts: dict[Path, str] = {}
    for reading in readings:
        if (target := reading.policy.baseline) is None:
            raise FragmintError(
                f"{shown(reading.path)} has no baseline: add `baseline = ...` to its client, or name one with --baseline"
            )
        with report.gathering(), progress(shown(reading.path), report.quiet):
            texts[target] = pipeline.baseline(reading, target)
    report.settle()
    for target, text in texts.items():
        _write(target, text)
        known = text.count("  - code: ")
        report.say(f"{shown(target)}: {plural(known, 'known finding')}")


def _write(target: Path, text: str) -> None:
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
    except OSError as error:
        raise FragmintError(f"cannot write {shown(target)}: {error.strerror}") from error
