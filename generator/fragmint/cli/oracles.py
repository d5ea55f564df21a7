"""What the commands `mock` and `deviations` hold requests and answers against."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import typer

from fragmint.cli.clients import Asked, configured

if TYPE_CHECKING:
    from fragmint.contract.oracle import Oracle
    from fragmint.pipeline import Reading


def reading(
    spec: Path | None, asked: Asked, only: list[str] | None, allow_partial: bool
) -> Reading:
    """How the SPEC of a command line is read, else the fragment of the one client that is configured or named."""
    from dataclasses import replace

    from fragmint import pipeline
    from fragmint.judging import Policy

    if spec is not None:
        if only:
            raise typer.BadParameter("--client goes without a SPEC")
        told = asked.overlay, asked.include, asked.exclude
        found = pipeline.reading_alone(spec, *told, Policy())
    else:
        asked.refuse_any()
        clients = configured(only)
        if len(clients) != 1:
            names = ", ".join(client.name for client in clients)
            raise typer.BadParameter(f"one client at a time, say which by --client: {names}")
        found = pipeline.reading_of(clients[0])
    return replace(found, partial=allow_partial or found.partial)


def oracle_of(reading: Reading, seed: int = 0) -> Oracle:
    """The oracle of the files that a client made from this reading carries."""
    from fragmint import pipeline
    from fragmint.contract.oracle import Oracle

    document = pipeline.understand(reading).document
    with TemporaryDirectory(prefix="fragmint-") as folder:
        for name, content in document.shipped.items():
            path = Path(folder, name)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        return Oracle(Path(folder, document.effective_name), seed)
