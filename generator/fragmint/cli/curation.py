"""The command `curate`: what is cut out of a vendor's document, what is merged into the curated file, and what is told."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from fragmint.cli.report import Report, Shape, as_json, plural, progress, shown
from fragmint.diagnostics import FragmintError, printable

if TYPE_CHECKING:
    from fragmint.curation import Change, Conflict, Curated, Maybe, Settlement

_LONGEST = 90
_UNMOVED = "upstream has not moved"
_SIGNS = {"added": "+", "changed": "~", "removed": "-"}


def curate(
    upstream: Path,
    output: Path,
    operations: Sequence[str],
    settlement: Settlement,
    shape: Shape,
    report: Report,
) -> bool:
    """Write the fragment, and tell what moved and what is in conflict; False where something is."""
    from fragmint import curation

    _refuse(upstream, output)
    base = curation.base_of(output)
    is_first = not base.exists()
    with progress(shown(upstream), report.quiet):
        curated = curation.curate(upstream, output, operations, settlement)
    report.found.extend(curated.warnings)
    report.settle()
    is_written = curation.write(curated)
    if shape is Shape.JSON:
        typer.echo(json.dumps(_as_json(curated, is_written), indent=2, ensure_ascii=False))
    else:
        for line in _lines(curated, is_written):
            report.say(line)
        if is_first:
            report.say(f"hint: commit it with {base.name}, which the next run compares with")
    conflicts = curated.merged.conflicts
    if conflicts and shape is Shape.TEXT:
        for conflict in conflicts:
            typer.echo(_as_text(conflict, curated), err=True)
        left = plural(len(conflicts), "conflict")
        typer.echo(
            f"{left}: yours stands. Settle with --theirs POINTER or --ours POINTER.", err=True
        )
    return not conflicts


def check(upstream: Path, output: Path, shape: Shape, report: Report) -> bool:
    """Tell what moved upstream since it was taken last; False where something did."""
    from fragmint import curation

    _refuse(upstream, output)
    with progress(shown(upstream), report.quiet):
        changes = curation.moved(upstream, output)
    if shape is Shape.JSON:
        told = {"output": shown(output), "changes": [_change_as_json(each) for each in changes]}
        typer.echo(json.dumps(told, indent=2, ensure_ascii=False))
    else:
        for line in _lines_of(changes):
            report.say(line)
        report.say(f"upstream moved: {plural(len(changes), 'change')}" if changes else _UNMOVED)
    return not changes


def _refuse(upstream: Path, output: Path) -> None:
    from fragmint.curation import base_of

    if output.suffix not in (".yaml", ".yml"):
        raise FragmintError(f"{shown(output)}: a curated file is YAML: name one that ends in .yaml")
    if upstream.resolve() in (output.resolve(), base_of(output).resolve()):
        raise FragmintError(f"{shown(upstream)} would be written to: name another --output")


def _lines(curated: Curated, is_written: bool) -> Iterator[str]:
    yield f"{shown(curated.output)}: {curated.kept}"
    changes = curated.merged.changes
    yield from _lines_of(changes)
    if changes:
        yield f"took {plural(len(changes), 'change')} of upstream"
    elif not is_written and not curated.merged.conflicts:
        yield _UNMOVED


def _lines_of(changes: Iterable[Change]) -> Iterator[str]:
    return (f"  {_SIGNS[each.kind]} {_pointer(each.pointer)}{_values(each)}" for each in changes)


def _as_text(conflict: Conflict, curated: Curated) -> str:
    base, ours, theirs = map(_short, conflict.sides)
    return (
        f"{curated.location(conflict.tokens)}: conflict: {conflict.why}\n"
        f"    at {_pointer(conflict.pointer)}\n"
        f"    was {base}\n    yours {ours}\n    upstream {theirs}"
    )


def _as_json(curated: Curated, is_written: bool) -> dict[str, object]:
    return {
        "output": shown(curated.output),
        "written": is_written,
        "operations": curated.kept.operations,
        "of_operations": curated.kept.all_operations,
        "schemas": curated.kept.schemas,
        "of_schemas": curated.kept.all_schemas,
        "changes": [_change_as_json(each) for each in curated.merged.changes],
        "conflicts": [_conflict_as_json(each, curated) for each in curated.merged.conflicts],
        "diagnostics": [as_json(each) for each in curated.warnings],
    }


def _change_as_json(change: Change) -> dict[str, object]:
    return {
        "kind": change.kind,
        "pointer": change.pointer,
        **_present(before=change.before, after=change.after),
    }


def _conflict_as_json(conflict: Conflict, curated: Curated) -> dict[str, object]:
    place = curated.location(conflict.tokens)
    base, ours, theirs = conflict.sides
    return {
        "why": conflict.why,
        "pointer": conflict.pointer,
        "file": place.file,
        "line": place.line,
        "column": place.column,
        **_present(base=base, ours=ours, theirs=theirs),
    }


def _present(**values: Maybe) -> dict[str, object]:
    """The values that there are."""
    from fragmint.curation import ABSENT

    return {name: value for name, value in values.items() if value is not ABSENT}


def _values(change: Change) -> str:
    """What was and what is, where that is short: a plain value, or what a reference leads to."""
    from fragmint.curation import ABSENT

    told = [_plain(each) for each in (change.before, change.after) if each is not ABSENT]
    known = [_short(each) for each in told if each is not ABSENT]
    return f": {' -> '.join(known)}" if len(known) == len(told) else ""


def _plain(value: Maybe) -> Maybe:
    from fragmint.curation import ABSENT

    if isinstance(value, dict):
        return value.get("$ref", ABSENT)
    return ABSENT if isinstance(value, list) else value


def _short(value: object) -> str:
    from fragmint.curation import ABSENT

    if value is ABSENT:
        return "nothing"
    text = json.dumps(value, ensure_ascii=False)
    return printable(text if len(text) <= _LONGEST else f"{text[: _LONGEST - 3]}...")


def _pointer(pointer: str) -> str:
    return printable(f"#{pointer}")
