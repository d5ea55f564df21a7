"""Unified diffs that are safe to print: bounded, and never a byte that a terminal would obey."""

from __future__ import annotations

import difflib
import re
from itertools import islice

from fragmint.diagnostics import printable

MOST_BYTES = 1_000_000
_MOST_LINES = 300
_LINE = re.compile(r"[^\n]*\n|[^\n]+")


def unified_diff(before: bytes | None, after: bytes | None, path: str) -> str:
    """What turns one content into the other, None being no file; at most 300 lines, and one sentence for what is no text."""
    if max(len(before or b""), len(after or b"")) > MOST_BYTES:
        return f"{printable(path)}: too large to show the difference\n"
    try:
        old, new = _lines(before), _lines(after)
    except ValueError:
        return f"{printable(path)}: binary files differ\n"
    names = ["/dev/null" if content is None else printable(path) for content in (before, after)]
    diff = difflib.unified_diff(old, new, names[0], names[1], "on disk", "generated")
    shown = [_shown(line) for line in islice(diff, _MOST_LINES + 1)]
    if len(shown) > _MOST_LINES:
        shown[_MOST_LINES:] = [f"... {printable(path)} differs in more than this\n"]
    return "".join(shown)


def _lines(content: bytes | None) -> list[str]:
    """Lines with their ends, split at newlines only; raises ValueError for what is no text."""
    text = (content or b"").decode()
    if "\0" in text:
        raise ValueError("binary")
    return _LINE.findall(text)


def _shown(line: str) -> str:
    body, end = line.rstrip("\n"), line.endswith("\n")
    safe = "\t".join(printable(part) for part in body.split("\t"))
    return f"{safe}\n" if end else f"{safe}\n\\ No newline at end of file\n"
