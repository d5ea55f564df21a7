"""The command `release`: what is due, what becomes of it, and what is told."""

from __future__ import annotations

import os
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from fragmint.cli.clients import configured
from fragmint.cli.report import Format, Report, progress, shown
from fragmint.diagnostics import FragmintError, printable

if TYPE_CHECKING:
    from fragmint.config import ClientConfig
    from fragmint.release.releasing import Candidate
    from fragmint.release.versions import Wish


_YEAR_10000 = 253_402_300_800  # in seconds since 1970


@dataclass(frozen=True)
class Asked:
    """What the command line says beside the client."""

    wish: Wish
    dry_run: bool
    upload: str | None


def release(name: str, asked: Asked, report: Report) -> bool:
    """Release a client, or tell what a release would be; False, and nothing is released, where its tests fail."""
    from fragmint import config, pipeline
    from fragmint.release import releasing, repository, uploading, workbench

    (client,) = configured([name])
    project = Path(os.path.relpath(config.find_project(Path.cwd()))).parent
    if asked.upload is not None:
        uploading.require_index(asked.upload)
    pipeline.recover(client)
    if asked.dry_run:
        _tell_prospects(_decided(client, asked.wish, report), project, report)
        return True
    with releasing.alone(client):
        repository.refuse_changes(project, _owned(client, project))
        made = _decided(client, asked.wish, report)
        try:
            with progress(client.name, report.quiet) as tell_stage:
                files = releasing.release(made, project / "dist", tell_stage)
        except workbench.TestsFailed as failed:
            typer.echo(
                f"{failed}\n{client.name}: its contract tests fail; nothing is released", err=True
            )
            return False
    for file in files:
        report.say(shown(file))
    if asked.upload is not None:
        uploading.upload(files, asked.upload)
        report.say(f"uploaded to {asked.upload}")
    _tell_written(client, made, report)
    return True


def _decided(client: ClientConfig, wish: Wish, report: Report) -> Candidate:
    """The release that is due, once it is told."""
    from fragmint.release import releasing

    with progress(client.name, report.quiet) as tell_stage:
        made = releasing.candidate(client, wish, _now(), tell_stage)
    report.found.extend(made.plan.diagnostics)
    report.settle()
    _tell(made, report)
    return made


def _now() -> int:
    """The second that the release is of: reproducible builds are told it by SOURCE_DATE_EPOCH."""
    told = os.environ.get("SOURCE_DATE_EPOCH") or str(int(time.time()))
    if not (told.isdecimal() and int(told) < _YEAR_10000):
        raise FragmintError("SOURCE_DATE_EPOCH is no number of seconds since 1970")
    return int(told)


def _owned(client: ClientConfig, project: Path) -> tuple[Path, ...]:
    assert client.released is not None, "configured clients have a folder for their releases"
    return client.released, client.output, project / "dist"


def _tell(made: Candidate, report: Report) -> None:
    record = made.record
    facts = {"version": str(record.version), "is_new": made.is_new, "verdict": record.verdict}
    more = {"reasons": list(record.reasons), "override": record.override, "entry": record.entry}
    report.clients.append({"client": made.client.name, **facts, **more})
    if not made.is_new:
        return report.say(
            f"{made.client.name} {record.version} is released, and nothing moved since"
        )
    report.say(f"{made.client.name} {record.version}, verdict: {record.verdict}")
    for reason in record.reasons:
        report.say(f"  {printable(reason)}")
    if record.override:
        report.say(f"  the version was asked for: {printable(record.override)}")
    return report.say(f"\n## {record.version} ({record.date})\n\n{record.entry}\n")


def _tell_prospects(made: Candidate, project: Path, report: Report) -> None:
    """Tell what a release would write, and what is in its way."""
    from fragmint import pipeline
    from fragmint.release import releasing, repository

    written = [shown(path) for path in releasing.recorded(made)] if made.is_new else []
    for path in written:
        report.say(f"would write {path}")
    for difference in pipeline.compare(made.plan):
        written.append(shown(made.client.output / difference.path))
        report.say(f"would write {shown(made.client.output)}: {difference}")
    for name in made.distributions:
        report.say(f"would build dist/{name}")
    report.clients[-1] |= {"would_write": written, "would_build": list(made.distributions)}
    try:
        repository.refuse_changes(project, _owned(made.client, project))
    except FragmintError as error:
        report.clients[-1]["refused"] = str(error)
        if report.format is not Format.JSON:
            typer.echo(f"would be refused now: {error}", err=True)


def _tell_written(client: ClientConfig, made: Candidate, report: Report) -> None:
    assert client.released is not None, "configured clients have a folder for their releases"
    folders = f"{shown(client.released)} and {shown(client.output)}"
    report.say(f"hint: commit {folders}, and tag it {client.name}-{made.record.version}")
