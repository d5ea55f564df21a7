"""The examples of the catalogue as documents, and what is told of them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from fragmint import pipeline
from fragmint.catalogue import Entry
from fragmint.diagnostics import Diagnostic, Severity, SpecError, told_once
from fragmint.judging import Policy
from fragmint.spec import Selection
from support.overlays import OVERLAY
from support.specs import HEAD, HEAD_30, HEAD_32

HEADS = {"3.2": HEAD_32, "3.1": HEAD, "3.0": HEAD_30, "overlay": OVERLAY, "none": ""}
# What the overlays of examples are laid over.
THINGS = f"""\
{HEAD}paths:
  /things:
    get:
      operationId: listThings
      responses: {{"204": {{description: None}}}}
"""
AS_OF = date(2026, 11, 22)
MARK = "# here"


def document(entry: Entry, example: str) -> str:
    """The whole document of an example, or the whole overlay."""
    return HEADS[entry.head] + example


def marked(text: str) -> int:
    """The line that a bad example marks."""
    (line,) = (number for number, each in enumerate(text.splitlines(), 1) if MARK in each)
    return line


def told(path: Path, policy: Policy) -> list[Diagnostic]:
    """Everything that is told of a fragment under a policy, in order of reading."""
    return told_by(pipeline.Reading(path, policy=policy))


def told_by(reading: pipeline.Reading) -> list[Diagnostic]:
    """Everything that is told of a fragment that is read so, in order of reading."""
    try:
        return list(pipeline.understand(reading).diagnostics)
    except SpecError as error:
        return told_once(error.diagnostics)


def told_of(entry: Entry, example: str, folder: Path) -> list[Diagnostic]:
    """Everything that is told of an example of a code, which is switched on for it."""
    path, fixes = folder / "openapi.yaml", folder / "fixes.yaml"
    is_overlay = entry.code.startswith("O")
    path.write_text(THINGS, "utf-8")
    # A replacement character stands for a byte that no UTF-8 has.
    text = document(entry, example).encode().replace("\ufffd".encode(), b"\xe9")
    (fixes if is_overlay else path).write_bytes(text)
    off = entry.severity is Severity.OFF
    policy = Policy({entry.code: Severity.WARNING} if off else {}, as_of=AS_OF)
    selection = Selection(exclude=(entry.exclude,) if entry.exclude else ())
    overlays = (fixes,) if is_overlay else ()
    return told_by(pipeline.Reading(path, overlays, selection, policy))
