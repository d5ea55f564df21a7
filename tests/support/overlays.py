"""Overlays written inside tests, and what they make of a document."""

from __future__ import annotations

import json
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from fragmint.diagnostics import Diagnostic, Diagnostics, SpecError
from fragmint.spec import Document, load
from fragmint.spec.budget import Budget
from fragmint.spec.draft import Draft
from fragmint.spec.files import SourceFile
from fragmint.spec.overlay import overlay
from fragmint.spec.values import JsonValue

OVERLAY = 'overlay: 1.1.0\ninfo: {title: Fixes, version: "1"}\nactions:\n'
OVERLAY_10 = OVERLAY.replace("1.1.0", "1.0.0")


class Overlaid(NamedTuple):
    """What a document has become, what was found on the way, and the file with its places."""

    value: JsonValue
    found: list[Diagnostic]
    file: SourceFile

    def place(self, *tokens: str) -> str:
        """File and line of what the tokens lead to."""
        location = self.file.locate(tokens)[0]
        return f"{Path(location.file).name}:{location.line}"


def overlaid(folder: Path, document: str, *overlays: str, steps: int = 1_000_000) -> Overlaid:
    """The text of any document after the texts of overlays, each of which stands in a file of its own: 1.yaml, 2.yaml."""
    paths = [folder / f"{number}.yaml" for number in range(1, len(overlays) + 1)]
    for path, text in zip(paths, overlays, strict=True):
        path.write_text(text, "utf-8")
    file, diagnostics = SourceFile("a.yaml", "a.yaml", document.encode()), Diagnostics()
    draft = Draft(file, Budget(steps))
    overlay(draft, paths, diagnostics)
    return Overlaid(draft.value, list(diagnostics), draft.finished())


def changed(folder: Path, document: str, *actions: dict[str, JsonValue]) -> JsonValue:
    """What the actions of an Overlay 1.1 make of a document, with nothing to complain of."""
    done = overlaid(
        folder, document, OVERLAY.replace("actions:\n", f"actions: {json.dumps(actions)}")
    )
    assert done.found == []
    return done.value


def loaded(path: Path, overlays: Iterable[Path]) -> tuple[Document | None, list[Diagnostic]]:
    """The document of a file with its overlays, and all that loading finds."""
    diagnostics, document = Diagnostics(), None
    with suppress(SpecError):
        document = load(path, diagnostics, overlays=tuple(overlays))
    return document, list(diagnostics)
