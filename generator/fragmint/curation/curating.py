"""A fragment that is cut out of a vendor's document, edited by hand, and cut again when the vendor moves.

Beside the curated file stands what was taken of upstream last, the base of the next merge. Of a conflict it has what was
there before: so the conflict is found again until somebody settles it, and nothing else has to be remembered.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from fragmint import atomic, spec
from fragmint.curation import cutting
from fragmint.curation.editing import Unwritable, edited
from fragmint.curation.merging import Change, Merged, merge
from fragmint.curation.settling import Settlement
from fragmint.curation.writing import as_yaml
from fragmint.curation.written import Written
from fragmint.diagnostics import (
    Diagnostic,
    Diagnostics,
    FragmintError,
    Severity,
    SourceLocation,
    SpecError,
    printable,
)
from fragmint.spec import codes
from fragmint.spec.files import SourceFile
from fragmint.spec.pointer import Tokens
from fragmint.spec.selection import Kept
from fragmint.spec.sources import Sources
from fragmint.spec.values import JsonObject, as_object

_HEAD = "# Cut out of {} by fragmint curate. Edit it: a later run merges what moved upstream.\n"
_BASE_HEAD = (
    "# What fragmint curate last took of upstream, to compare the next version with. Do not edit.\n"
)
_BOM = "\N{ZERO WIDTH NO-BREAK SPACE}"


@dataclass(frozen=True)
class Curated:
    """What a run comes to, before any of it is written; `warnings` are about the text of upstream."""

    output: Path
    text: str
    base_text: str
    kept: Kept
    merged: Merged
    warnings: tuple[Diagnostic, ...]

    def location(self, tokens: Tokens) -> SourceLocation:
        """Where in the curated file, as it will be, the value at the tokens stands, or its nearest ancestor."""
        return self._file.locate(tokens)[0]

    @cached_property
    def _file(self) -> SourceFile:
        return SourceFile(self.output.name, self.output.as_posix(), self.text.encode())


def base_of(output: Path) -> Path:
    """Where it stands what was taken of upstream last."""
    if output.suffix == ".yaml":
        return output.with_suffix(".upstream.yaml")
    return output.with_name(f"{output.name}.upstream.yaml")


def curate(
    upstream: Path, output: Path, selectors: Sequence[str], settlement: Settlement
) -> Curated:
    """Cut what was curated before and what the selectors mean, and merge it with what was done by hand since.

    Raises FragmintError for what cannot be read, and for hand edits that are written in a way that is not edited.
    """
    ours = _file(output) if output.exists() else None
    base = _base(output) if ours is not None or base_of(output).exists() else None
    there = spec.written(upstream, Diagnostics())
    labels = [*_remembered(base, ours, there), *selectors]
    cut = cutting.fragment(there, labels)
    warnings = tuple(replace(each, severity=Severity.WARNING) for each in _problems(there))
    if base is None or ours is None:
        merged = Merged(cut.root, cut.root, (), ())
        text = f"{_HEAD.format(printable(upstream.name))}{as_yaml(cut.root)}\n"
    else:
        data = ours.root.data
        written = Written(data.decode("utf-8-sig"))
        told = settlement.decide, written.has_comment
        merged = merge(_remembering(base, ours), ours.document, cut.root, *told)
        settlement.refuse_idle()
        mark = _BOM if data.startswith(_BOM.encode()) else ""
        text = mark + _edited(output, written, ours.document, merged.value)
    base_text = f"{_BASE_HEAD}{as_yaml(merged.base)}\n"
    return Curated(output, text, base_text, cut.kept, merged, warnings)


def moved(upstream: Path, output: Path) -> tuple[Change, ...]:
    """What changed upstream, of the operations that were curated, since it was taken last."""
    base, there = _base(output), spec.written(upstream, Diagnostics())
    cut = cutting.fragment(there, cutting.found_again(base, there))
    return merge(base.document, base.document, cut.root).changes


def write(curated: Curated) -> bool:
    """Put the two files to disk, each at once; False where they are so already.

    The base comes last: when it is missing after an interruption, the next run finds that both sides say the same.
    """
    files = {curated.output: curated.text, base_of(curated.output): curated.base_text}
    stale = {path: text for path, text in files.items() if not _says(path, text)}
    for path, text in stale.items():
        try:
            atomic.put(path, text)
        except OSError as error:
            raise FragmintError(f"cannot write {path}: {error.strerror}") from error
    return bool(stale)


def _says(path: Path, text: str) -> bool:
    return path.exists() and path.read_bytes() == text.encode()


def _file(path: Path) -> Sources:
    """A document as it is written; raises SpecError for one that is not to be read, or that says a thing twice."""
    found = spec.written(path, Diagnostics())
    if problems := _problems(found):
        raise SpecError(problems)
    return found


def _base(output: Path) -> Sources:
    """What was taken of upstream last; raises FragmintError where nothing was."""
    path = base_of(output)
    if path.exists():
        if not path.read_bytes().startswith(_BASE_HEAD.strip().encode()):
            raise FragmintError(f"{path} was not written by fragmint curate: name another --output")
        return _file(path)
    if output.exists():
        why = f"was not made by fragmint curate, which keeps {path.name} beside it: name another --output"
        raise FragmintError(f"{output} {why}")
    raise FragmintError(f"there is no {output} yet: cut it out with --operation first")


def _problems(sources: Sources) -> list[Diagnostic]:
    return [codes.of_problem(each, sources.root.shown) for each in sources.root.problems]


def _remembered(base: Sources | None, ours: Sources | None, there: Sources) -> list[str]:
    """The operations that were curated, that nobody took out by hand, and that upstream still has."""
    if base is None:
        return []
    left = set(cutting.found_again(ours or base, there))
    return [label for label in cutting.found_again(base, there) if label in left]


def _remembering(base: Sources, ours: Sources) -> JsonObject:
    """What was taken last, without the operations that were taken out by hand since: named again, they are new."""
    left = {each.label for each in base.operations} & set(cutting.found_again(ours, base))
    here = as_object(ours.document.get("paths"))
    paths = dict(as_object(base.document.get("paths")))
    for operation in base.operations:
        _, path, *method = operation.tokens
        if operation.label in left:
            continue
        if path not in here:
            paths.pop(path, None)
        elif path in paths and len(method) == 1:
            item = as_object(paths[path])
            paths[path] = {name: each for name, each in item.items() if name != method[0]}
    return {**base.document, "paths": paths} if "paths" in base.document else base.document


def _edited(output: Path, written: Written, old: JsonObject, new: JsonObject) -> str:
    try:
        return edited(written, old, new)
    except Unwritable as error:
        raise FragmintError(f"{output}:{error.line}: {error.why}") from error
