"""Many warnings of one kind, told as a few and a number."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from fragmint.diagnostics import Diagnostic, Diagnostics, Severity

_MOST_OF_A_KIND = 10


def condensed(found: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
    """All errors, and of each kind of warning in a file the first ten, the last of which counts the others."""
    diagnostics = Diagnostics()
    diagnostics.extend(found)
    kinds: dict[tuple[str, str], list[Diagnostic]] = {}
    for each in diagnostics:
        kinds.setdefault((each.code, each.location.file), []).append(each)
    for alike in kinds.values():
        more = len(alike) - _MOST_OF_A_KIND
        if alike[0].severity is Severity.ERROR or more <= 0:
            yield from alike
        else:
            *few, last = alike[:_MOST_OF_A_KIND]
            yield from few
            yield replace(last, message=f"{last.message} (and {more} more of these in this file)")
