"""The one place where findings of all stages become what is told of a document."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from fragmint.catalogue import catalogue, is_adjustable
from fragmint.diagnostics import Diagnostic, Diagnostics, Severity, told_once
from fragmint.judging import baseline, ignores
from fragmint.spec import Document

_NEEDS_A_DATE = "S147"


@dataclass(frozen=True)
class Policy:
    """How one document is judged.

    `severities` replaces those of the catalogue, `baseline` names the file of the findings that are known, and `as_of` is
    the day that sunsets are held against: without it, none is judged.
    """

    severities: Mapping[str, Severity] = field(default_factory=dict[str, Severity])
    baseline: Path | None = None
    as_of: date | None = None

    def severity(self, code: str) -> Severity:
        """How bad the findings of a code are."""
        return self.severities.get(code) or catalogue()[code].severity

    @property
    def judged(self) -> frozenset[str]:
        """The codes that are looked for; nothing can be said of exceptions from any other."""
        return frozenset(
            code
            for code in catalogue()
            if self.severity(code) is not Severity.OFF
            and (code != _NEEDS_A_DATE or self.as_of is not None)
        )


def settle(found: Iterable[Diagnostic], document: Document, policy: Policy) -> Diagnostics:
    """What is told of a document: the findings of all stages but for those that are off, ignored or in the baseline.

    What was written to silence findings, and silences none, is told as well; not beside errors, which keep findings from
    being made.
    """
    told = list(_graded(told_once(found), policy))
    complete = not any(each.severity is Severity.ERROR and _is_fixed(each) for each in told)
    for exceptions in (ignores.of(document), baseline.of(policy.baseline, document)):
        told = [each for each in told if _is_fixed(each) or not exceptions.covers(each)]
        told += _graded(exceptions.complaints(policy.judged if complete else frozenset()), policy)
    settled = Diagnostics()
    settled.extend(told)
    return settled


def _graded(found: Iterable[Diagnostic], policy: Policy) -> Iterator[Diagnostic]:
    for each in found:
        severity = each.severity if _is_fixed(each) else policy.severity(each.code)
        if severity is not Severity.OFF:
            yield replace(each, severity=severity)


def _is_fixed(found: Diagnostic) -> bool:
    return not is_adjustable(found.code)
