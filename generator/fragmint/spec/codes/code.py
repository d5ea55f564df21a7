"""What a code of a finding stands for."""

from __future__ import annotations

from typing import NamedTuple

from fragmint.diagnostics import Severity


class Code(NamedTuple):
    """What a code stands for: the severity of its findings, a title, and why it matters or what to do."""

    severity: Severity
    title: str
    explanation: str
