"""Documents written inside tests, and what fragmint finds in them."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from fragmint.diagnostics import Diagnostic, Diagnostics, SpecError, told_once
from fragmint.spec import load, load_text, validate

HEAD = 'openapi: 3.1.0\ninfo: {title: Things, version: "1"}\n'
HEAD_30 = HEAD.replace("3.1.0", "3.0.3")
HEAD_32 = HEAD.replace("3.1.0", "3.2.0")


def findings(text: str | bytes, name: str = "openapi.yaml") -> list[Diagnostic]:
    """All that loading and validating a text finds, in order of reading."""
    diagnostics = Diagnostics()
    with suppress(SpecError):
        validate(load_text(text, diagnostics, name), diagnostics)
    return told_once(diagnostics)


def findings_in(path: Path) -> list[Diagnostic]:
    """All that loading and validating a file finds, in order of reading."""
    diagnostics = Diagnostics()
    with suppress(SpecError):
        validate(load(path, diagnostics), diagnostics)
    return told_once(diagnostics)
