"""The command `deviations`: what traffic shows against a document, who knows of it, and the patch for it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from pathlib import Path
from textwrap import wrap
from typing import TYPE_CHECKING

import typer

from fragmint.cli.oracles import oracle_of
from fragmint.cli.report import Sheet, cell, plural, shown
from fragmint.diagnostics import FragmintError, Severity, printable

if TYPE_CHECKING:
    from fragmint.contract.deviations import Deviation, Judged
    from fragmint.contract.oracle import Oracle
    from fragmint.pipeline import Reading

_WIDTH = 100


@dataclass(frozen=True)
class Sources:
    """Where the traffic is: one of these is given."""

    har: Path | None = None
    recordings: Path | None = None
    log: Path | None = None

    def __post_init__(self) -> None:
        if sum(each is not None for each in vars(self).values()) != 1:
            raise typer.BadParameter(
                "say where the traffic is: --har, --recordings or --log, one of them"
            )

    @property
    def known(self) -> Path | None:
        """Where the contract tests look for known deviations too: beside the recordings."""
        beside = self.recordings.parent / "known-deviations.yaml" if self.recordings else None
        return beside if beside and beside.is_file() else None


@dataclass(frozen=True)
class Seen:
    """What was found in the traffic, and what of it was left out, in words."""

    judged: Judged
    left_out: list[str]


def judge(reading: Reading, sources: Sources, known: Path | None, as_of: date) -> Seen:
    """Hold the traffic against the document and against what is known of it. Raises FragmintError."""
    try:
        from fragmint.contract.deviations import Known
        from fragmint.contract.oracle.places import Places
    except ModuleNotFoundError as error:
        raise FragmintError(
            f"deviations need {error.name}: install fragmint with its extra, `fragmint[contract]`"
        ) from error
    known = known or sources.known
    listed = Known.read(known) if known else Known()
    oracle = oracle_of(reading)
    oracle.places = Places(reading.path)  # what was read is a copy, in a folder that is gone
    found, left_out = _found(oracle, sources)
    return Seen(listed.judge(found, as_of), left_out)


def _found(oracle: Oracle, sources: Sources) -> tuple[list[Deviation], list[str]]:
    from fragmint.contract.deviations import deviations_in, deviations_logged, read_har
    from fragmint.contract.recordings.folder import traffic_in

    if sources.har is not None:
        har = read_har(sources.har, oracle.document)
        return deviations_in(oracle, har.traffic), har.left_out
    if sources.recordings is not None:
        return deviations_in(oracle, traffic_in(sources.recordings)), []
    assert sources.log is not None
    return deviations_logged(oracle, sources.log), []


def tell(seen: Seen, sheet: Sheet, quiet: bool, is_mended: bool) -> None:
    """Print what was found, and what to do next unless the overlay that mends it is being written."""
    if sheet is Sheet.JSON:
        typer.echo(json.dumps(_as_json(seen), indent=2))
        return
    judged = seen.judged
    for complaint in judged.complaints:
        if complaint.severity is Severity.ERROR or not quiet:
            typer.echo(str(complaint), err=True)
    lines = _markdown(judged) if sheet is Sheet.MARKDOWN else _text(judged, quiet)
    for line in lines:
        typer.echo(line)
    if not quiet:
        steps = () if is_mended else _next(judged)
        for line in [*seen.left_out, _summary(judged), *steps]:
            typer.echo(line)


def write_patch(seen: Seen, target: Path) -> str:
    """Write the overlay for what is new, and say what it is; nothing is written where nothing can be mended so.

    A file that holds anything else is left as it is: it may be an overlay that was reviewed. Raises FragmintError.
    """
    from fragmint import output
    from fragmint.contract.deviations import patch

    if not (text := patch(seen.judged.new)):
        return "no overlay: nothing new that one could mend"
    try:
        if target.exists() and target.read_bytes() != text.encode():
            raise FragmintError(f"{shown(target)} is there and holds something else: name another")
        output.put(target, text.encode())
    except OSError as error:
        raise FragmintError(f"cannot write {shown(target)}: {error.strerror}") from error
    return (
        f"{shown(target)}: review it, name it in `overlays` of the client, then fragmint generate"
    )


def _text(judged: Judged, quiet: bool) -> Iterator[str]:
    for operation, found in _by_operation(judged.new):
        yield printable(operation)
        for each in found:
            yield from _paragraph(each)
        yield ""
    if judged.known and not quiet:
        yield "Known, with a reason and an owner:"
        for each in judged.known:
            yield printable(f"  {each.code} {each.operation} {each.pointer}".rstrip())
        yield ""


def _paragraph(deviation: Deviation) -> Iterator[str]:
    where = f" {deviation.pointer}:" if deviation.pointer else ""
    yield from _wrapped(f"{deviation.code}{where} {deviation.message}", "  ")
    seen = f"{_times(deviation)}, first {deviation.first_seen}".removesuffix(", first ")
    seen += f" in {deviation.source}" if deviation.source else ""
    seen += "" if deviation.sample is None else f": {_sample(deviation)}"
    yield from _wrapped(seen, "       ")
    yield from _wrapped(str(deviation.location), "       ")


def _wrapped(text: str, indent: str) -> list[str]:
    return wrap(
        printable(text),
        _WIDTH,
        initial_indent=indent,
        subsequent_indent="       ",
        break_on_hyphens=False,
    )


def _markdown(judged: Judged) -> Iterator[str]:
    for operation, found in _by_operation(judged.new):
        yield f"### {_code(operation)}"
        yield ""
        yield "| | where | what | times | seen as | the document |"
        yield "|---|---|---|---|---|---|"
        for each in found:
            sample = "" if each.sample is None else _code(_sample(each))
            where = _code(each.pointer) if each.pointer else ""
            place = _code(f"{each.location.file}:{each.location.line}")
            told = cell(each.message)
            yield f"| {each.code} | {where} | {told} | {each.count} | {sample} | {place} |"
        yield ""


def _as_json(seen: Seen) -> dict[str, object]:
    judged = seen.judged
    told = [{**each.as_json(), "known": False} for each in judged.new]
    told += [{**each.as_json(), "known": True} for each in judged.known]
    complaints = [
        {
            "code": each.code,
            "severity": str(each.severity),
            "message": each.message,
            "file": each.location.file,
            "line": each.location.line,
        }
        for each in judged.complaints
    ]
    return {"deviations": told, "diagnostics": complaints, "left_out": seen.left_out}


def _summary(judged: Judged) -> str:
    red = [each for each in judged.new if each.severity is Severity.ERROR]
    told = plural(len(red), "deviation")
    notes = len(judged.new) - len(red)
    more = [plural(notes, "warning")] if notes else []
    more += [f"{len(judged.known)} known"] if judged.known else []
    return ", ".join([told, *more])


def _next(judged: Judged) -> Iterator[str]:
    red = [each for each in judged.new if each.severity is Severity.ERROR]
    if mendable := sum(bool(each.fix) for each in red):
        yield f"next: --patch overlay.yaml writes the overlay that mends {mendable}, for review"
    elif red:
        yield "next: mend the fragment, or list them in a file for --known"


def _by_operation(found: Sequence[Deviation]) -> Iterable[tuple[str, list[Deviation]]]:
    for operation, group in groupby(found, key=lambda each: each.operation):
        yield operation, list(group)


def _times(deviation: Deviation) -> str:
    return "once" if deviation.count == 1 else f"{deviation.count} times"


def _sample(deviation: Deviation) -> str:
    text = json.dumps(deviation.sample, ensure_ascii=False)
    return text if len(text) <= _WIDTH else f"{text[:_WIDTH]}..."


def _code(text: str) -> str:
    """Text as code in a table of Markdown."""
    return f"`{printable(text).replace('`', chr(39)).replace('|', chr(92) + '|')}`"
