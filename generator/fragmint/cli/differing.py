"""The command `diff`: what changed between two documents, for Python callers, in the asked form."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import typer

from fragmint.cli.clients import configured
from fragmint.cli.report import Sheet, cell
from fragmint.diagnostics import FragmintError

if TYPE_CHECKING:
    from fragmint.changes import Change, Impact, Place, Verdict
    from fragmint.changes.surface import Finding
    from fragmint.config import ClientConfig


class Least(StrEnum):
    """The least impact that fails."""

    BREAKING = "breaking"
    ADDITIVE = "additive"
    DOCS = "docs"


@dataclass(frozen=True)
class Found:
    """What is to be told; `rewritten` is whether the files differ at all."""

    changes: list[Change]
    verdict: Verdict
    rewritten: bool
    surface: list[Finding]

    @property
    def by_impact(self) -> dict[Impact, list[Change]]:
        """The changes, the worst impact first."""
        found: dict[Impact, list[Change]] = {}
        for change in self.changes:
            found.setdefault(change.impact, []).append(change)
        return found


def found(old: str, new: str, only: list[str] | None, with_surface: bool) -> Found:
    """What changed; raises FragmintError for a side that is no document, or none that can be used."""
    from fragmint import pipeline
    from fragmint.changes import Bump, verdict
    from fragmint.changes.sides import compared, side
    from fragmint.changes.surface import surface_of

    client = _client(old, new, only)
    with TemporaryDirectory() as name:
        folder = Path(name).resolve()
        before, after = side(old, client, folder / "old"), side(new, client, folder / "new")
        both = compared(before, after)
        maker = client or pipeline.client_for(after.reading.path, folder, None)
        surface = surface_of(both, maker) if with_surface else []
    files = [sorted(each.document.files.values()) for each in (both.old, both.new)]
    judged = verdict(both.changes, Bump(client.beta_breaking) if client else Bump.MAJOR)
    return Found(both.changes, judged, files[0] != files[1], surface)


def tell(found: Found, format: Sheet, fail_on: Least | None) -> None:
    """Print it; exit with 1 where that is what fails."""
    from fragmint.changes import Impact

    shown = {Sheet.TEXT: as_text, Sheet.JSON: _as_json, Sheet.MARKDOWN: _as_markdown}[format]
    typer.echo(shown(found))
    if fail_on is not None and found.verdict.impact.weight >= Impact(fail_on).weight:
        raise typer.Exit(1)


def _client(old: str, new: str, only: list[str] | None) -> ClientConfig | None:
    """The client that the sides are about: the one that is named, whose fragment one of them is, or the only one."""
    if only:
        (client,) = configured(only[-1:])
        return client
    with suppress(FragmintError):
        clients = configured(None)
        paths = {Path(told).resolve() for told in (old, new)}
        meant = [each for each in clients if each.spec.resolve() in paths] or clients
        if len(meant) == 1:
            return meant[0]
    return None


def as_text(found: Found) -> str:
    """The changes by impact, two lines each, what breaks in the packages, and the verdict as the last line."""
    return "\n".join([*_lines(found), str(found.verdict)])


def _lines(found: Found) -> Iterator[str]:
    if not found.changes:
        yield _same(found)
        yield ""
    for impact, changes in found.by_impact.items():
        yield f"{impact} ({len(changes)})"
        for change in changes:
            yield f"  {change.symbol}  {_place(change.place)}"
            yield f"    {change.kind}{_way(change)}: {_values(change)}{change.why}"
        yield ""
    if found.surface:
        yield f"public API, by griffe ({len(found.surface)})"
        yield from (f"  {finding}" for finding in found.surface)
        yield ""


def _as_markdown(found: Found) -> str:
    lines: list[str] = [] if found.changes else [_same(found), ""]
    for impact, changes in found.by_impact.items():
        lines += [f"## {impact}", "", "| for callers | change | why | where |", "|---|---|---|---|"]
        for change in changes:
            told = f"{change.kind}{_way(change)} {_values(change).removesuffix('. ')}".rstrip()
            cells = (f"`{change.symbol}`", told, change.why, _place(change.place))
            lines.append(f"| {' | '.join(map(cell, cells))} |")
        lines.append("")
    if found.surface:
        lines += ["## public API, by griffe", "", *(f"- {each}" for each in found.surface), ""]
    return "\n".join([*lines, str(found.verdict)])


def _as_json(found: Found) -> str:
    return json.dumps(as_object(found), indent=2, ensure_ascii=False)


def as_object(found: Found) -> dict[str, object]:
    """The same for programs."""
    return {
        "changes": [_change_as_json(change) for change in found.changes],
        "surface": [
            {
                "path": each.breakage.path,
                "told": each.breakage.told,
                "cause": each.cause.kind if each.cause else None,
            }
            for each in found.surface
        ],
        "rewritten": found.rewritten,
        "verdict": found.verdict.impact,
        "bump": found.verdict.bump,
        "bump_before_one": found.verdict.bump_before_one,
    }


def _change_as_json(change: Change) -> dict[str, object]:
    return {
        "kind": change.kind,
        "impact": change.impact,
        "direction": change.direction,
        "symbol": change.symbol,
        "before": change.before,
        "after": change.after,
        "why": change.why,
        "caught_by": change.caught_by,
        "beta": change.beta,
        "old": _place_as_json(change.old),
        "new": _place_as_json(change.new),
    }


def _same(found: Found) -> str:
    written = "written otherwise and mean the same to callers" if found.rewritten else "equal"
    return f"The documents are {written}."


def _values(change: Change) -> str:
    """What was and what is, as far as it is known."""
    if change.before and change.after:
        return f"{change.before} -> {change.after}. "
    told = change.before or change.after
    return f"{told}. " if told else ""


def _way(change: Change) -> str:
    """Which way the value travels, if that matters, and whether beta operations alone are touched."""
    way = "" if change.direction == "both" else str(change.direction)
    told = [each for each in (way, "beta" if change.beta else "") if each]
    return f" ({', '.join(told)})" if told else ""


def _place(place: Place | None) -> str:
    return f"{place.location.file}:{place.location.line}" if place else ""


def _place_as_json(place: Place | None) -> dict[str, object] | None:
    if place is None:
        return None
    at = place.location
    return {"pointer": place.pointer, "file": at.file, "line": at.line, "column": at.column}
