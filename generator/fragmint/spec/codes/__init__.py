"""Every finding of the spec stage: its code, how bad it is, and what it means."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from fragmint.diagnostics import Diagnostic, SourceLocation
from fragmint.diagnostics import printable as escaped
from fragmint.spec.codes.advice import ADVICE
from fragmint.spec.codes.code import Code
from fragmint.spec.codes.overlays import OVERLAYS
from fragmint.spec.codes.reading import READING
from fragmint.spec.codes.standard import STANDARD
from fragmint.spec.codes.tolerated import TOLERATED
from fragmint.spec.marks import Problem
from fragmint.spec.pointer import Tokens

__all__ = ["CODES", "Code", "Finding", "diagnostic", "of_problem", "printable"]

_LONGEST = 500
CODES: Mapping[str, Code] = {**READING, **OVERLAYS, **STANDARD, **TOLERATED, **ADVICE}


class Finding(NamedTuple):
    """Something wrong with a document: the code, one sentence, the tokens of the place, and a next step."""

    code: str
    message: str
    tokens: Tokens
    hint: str | None = None


def diagnostic(
    code: str,
    message: str,
    location: SourceLocation,
    pointer: str | None = None,
    hint: str | None = None,
    *,
    subject: str | None = None,
    known: Mapping[str, Code] | None = None,
) -> Diagnostic:
    """A diagnostic with the severity of its code; raises KeyError for one that is not among the known, here `CODES`."""
    return Diagnostic(
        code,
        printable(message),
        location,
        (CODES if known is None else known)[code].severity,
        None if pointer is None else printable(pointer),
        None if hint is None else printable(hint),
        subject,
    )


def of_problem(problem: Problem, shown: str) -> Diagnostic:
    """The diagnostic of what is wrong in the text of a file, whose path is printed so."""
    location = SourceLocation(shown, problem.line, problem.column)
    return diagnostic(problem.code, problem.message, location, problem.pointer, problem.hint)


def printable(text: str) -> str:
    """The text as one line of bearable length: names in a document may hold anything, escape sequences too."""
    short = text if len(text) <= _LONGEST else f"{text[: _LONGEST - 3]}..."
    return escaped(short)
