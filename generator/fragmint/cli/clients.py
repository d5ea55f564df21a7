"""Which clients a command is about, and their plans."""

from __future__ import annotations

import os
import time
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from fragmint.cli.report import Report, progress

if TYPE_CHECKING:
    from fragmint.config import ClientConfig
    from fragmint.pipeline import Plan


@dataclass(frozen=True)
class Asked:
    """What a command line says beside its SPEC, by the names of the options."""

    output: Path | None = None
    package: str | None = None
    overlay: tuple[Path, ...] = ()
    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    baseline: Path | None = None

    def refuse_any(self) -> None:
        """Refuse every option: configured clients have their own."""
        told = [f"--{name}" for name, value in vars(self).items() if value]
        if told:
            raise typer.BadParameter(
                f"{' and '.join(told)} {'goes' if len(told) == 1 else 'go'} with a SPEC; configured clients have their own"
            )


def chosen(
    spec: Path | None, asked: Asked, only: list[str] | None, allow_partial: bool = False
) -> list[ClientConfig]:
    """The clients of a command line: the one of a SPEC, else the configured ones, or some of them by name."""
    from fragmint import pipeline

    if spec is None:
        asked.refuse_any()
        found = configured(only)
    elif only:
        raise typer.BadParameter("--client goes without a SPEC")
    elif asked.output is None:
        raise typer.BadParameter("a SPEC needs --output DIR: the folder of its client")
    else:
        made = pipeline.client_for(spec, asked.output, asked.package, asked.overlay)
        found = [replace(made, include=asked.include, exclude=asked.exclude)]
    return [
        replace(client, allow_partial=allow_partial or client.allow_partial) for client in found
    ]


def configured(only: list[str] | None) -> list[ClientConfig]:
    """The clients of the nearest pyproject.toml, or some of them by name."""
    from fragmint import config

    # Relative, because diagnostics print the path of a fragment as it was given.
    project = Path(os.path.relpath(config.find_project(Path.cwd())))
    clients = config.read(project).clients
    unknown = sorted(set(only or ()) - {client.name for client in clients})
    if unknown:
        known = ", ".join(client.name for client in clients)
        raise typer.BadParameter(f"no client is called {', '.join(unknown)}; there are: {known}")
    return [client for client in clients if not only or client.name in only]


def plans(clients: Iterable[ClientConfig], report: Report) -> list[tuple[Plan, float]]:
    """The plan of each client with the seconds it took; if any has a mistake, all mistakes of all are raised."""
    from fragmint import pipeline
    from fragmint.release import editions

    plans: list[tuple[Plan, float]] = []
    for client in clients:
        started = time.monotonic()
        with report.gathering(), progress(client.name, report.quiet) as tell_stage:
            pipeline.recover(client)
            planned = editions.plan(client, tell_stage, recorded=pipeline.recorded(client))
            report.found.extend(planned.diagnostics)
            plans.append((planned, time.monotonic() - started))
    report.settle()
    return plans
