"""What a caller may ask of the mock by `Prefer` (RFC 7240), under the names that Prism gave it, and `scenario`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from fragmint.contract.exchange import WireRequest

_OURS = frozenset(("code", "dynamic", "example", "scenario"))
_PREFERENCE = re.compile(
    r"""\s*([^\s=;,"]+) (?:\s*=\s*(?:"((?:\\.|[^"\\])*)"|([^\s;,"]*)))? (?:\s*;[^,]*)? \s*(?:,|$)""",
    re.VERBOSE,
)


def parted(request: WireRequest) -> tuple[WireRequest, Mapping[str, str]]:
    """The request as the API would have got it, and what is asked of the mock; of several preferences the first counts."""
    asked: dict[str, str] = {}
    headers: list[tuple[str, str]] = []
    for name, value in request.headers:
        others = _others(value, asked) if name.lower() == "prefer" else value
        if others or not value:
            headers.append((name, others))
    return replace(request, headers=tuple(headers)), asked


def _others(value: str, asked: dict[str, str]) -> str:
    """The preferences that are not for the mock, as they were written; those that are go to `asked`."""
    others: list[str] = []
    for found in _PREFERENCE.finditer(value):
        name, quoted, plain = found.groups()
        if name.lower() in _OURS:
            text = re.sub(r"\\(.)", r"\1", quoted) if quoted is not None else plain or ""
            asked.setdefault(name.lower(), text)
        else:
            others.append(found[0].strip(" ,"))
    return ", ".join(others)
