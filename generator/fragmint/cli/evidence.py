"""The command `evidence`: what each operation and schema of the fragments rests on."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from fragmint.cli.report import Sheet, cell
from fragmint.diagnostics import printable

if TYPE_CHECKING:
    from fragmint.pipeline import Reading
    from fragmint.release.evidence import Row

_COLUMNS = ("", "name", "evidence", "source", "of its parameters or fields")


def tell(readings: Iterable[Reading], format: Sheet) -> None:
    """Print the evidence of each fragment; raises SpecError for one that cannot be used."""
    from fragmint import pipeline
    from fragmint.release.evidence import rows

    found = {reading.path: rows(pipeline.understand(reading).api) for reading in readings}
    if format is Sheet.JSON:
        told = {str(path): [asdict(row) for row in listed] for path, listed in found.items()}
        return typer.echo(json.dumps(told, indent=2))
    shown = _as_markdown if format is Sheet.MARKDOWN else _as_text
    return typer.echo("\n\n".join(shown(path, listed) for path, listed in found.items()))


def _as_text(path: Path, rows: list[Row]) -> str:
    cells = [_cells(row) for row in rows]
    widths = [max(len(row[column]) for row in cells) for column in range(len(_COLUMNS))]
    lines = ("  ".join(map(str.ljust, row, widths)).rstrip() for row in cells)
    return "\n".join([*lines, f"{path}: {_summary(rows)}"])


def _as_markdown(path: Path, rows: list[Row]) -> str:
    lines = (f"| {' | '.join(map(cell, _cells(row)))} |" for row in rows)
    head = [f"| {' | '.join(_COLUMNS)} |", f"|{'---|' * len(_COLUMNS)}"]
    return "\n".join([f"## {path}", "", *head, *lines, "", f"{_summary(rows)}."])


def _cells(row: Row) -> tuple[str, ...]:
    told = (row.what, row.name, row.kind, row.page or row.source, _counts(row.parts))
    return tuple(map(printable, told))


def _summary(rows: list[Row]) -> str:
    return _counts(Counter(row.kind for row in rows))


def _counts(kinds: Mapping[str, int]) -> str:
    return ", ".join(f"{count} {kind}" for kind, count in sorted(kinds.items()))
