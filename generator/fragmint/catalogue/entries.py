"""The catalogue of codes, put together from what each stage says of its own and the examples beside this file."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from importlib.resources import files

from fragmint.diagnostics import Severity
from fragmint.ir import codes as ir_codes
from fragmint.spec import codes as spec_codes

# In the order of a run: configuration, reading, overlays, the standard, advice, its exceptions, the API, the disk; traffic.
_PAGES = (
    "configuration.toml",
    "reading.toml",
    "overlays.toml",
    "standard.toml",
    "tolerated.toml",
    "advice.toml",
    "exceptions.toml",
    "building.toml",
    "writing.toml",
    "deviations.toml",
)


@dataclass(frozen=True)
class Entry:
    """One code: how bad it is unless configured, a title, why it matters, what to do, and a bad and a good example.

    The line of the bad example that the finding points to ends in `# here`. Where the examples leave out the first lines
    of a document, `head` is the version of OpenAPI that those name, or "overlay" for those of an overlay; else "none".
    Where they are about a selection, `exclude` is the selector of what is not wanted.
    """

    code: str
    severity: Severity
    title: str
    explanation: str
    remedy: str = ""
    bad: str = ""
    good: str = ""
    head: str = "3.1"
    exclude: str = ""


@cache
def catalogue() -> Mapping[str, Entry]:
    """All entries by code, sorted."""
    known = {**spec_codes.CODES, **ir_codes.CODES}
    entries = {
        code: Entry(code, told.severity, told.title, told.explanation)
        for code, told in known.items()
    }
    for page in _PAGES:
        text = (files("fragmint.catalogue") / page).read_text("utf-8")
        for code, told in tomllib.loads(text).items():
            entries[code] = _entry(code, told, entries.get(code))
    return dict(sorted(entries.items()))


def entry(code: str) -> Entry | None:
    """What is known of a code; None for one that does not exist."""
    return catalogue().get(code)


def is_adjustable(code: str) -> bool:
    """Whether a code's severity may be configured and its findings be ignored: those of errors may not.

    An error is told where no client, or no honest one, could be made; to lower it would not make one. What traffic shows is no
    finding about a document: it has a file of known deviations.
    """
    return catalogue()[code].severity is not Severity.ERROR and not code.startswith("D")


def nearest_code(text: str) -> str | None:
    """The code that someone probably meant."""
    wanted = text.strip().upper()[:20]
    if wanted[:4] in catalogue():
        return wanted[:4]
    return next(iter(get_close_matches(wanted, catalogue(), 1, 0.6)), None)


def _entry(code: str, told: Mapping[str, str], known: Entry | None) -> Entry:
    """An entry of a page; where the stage has no table of codes, the page has the title and the explanation too."""
    return Entry(
        code,
        known.severity if known else Severity(told.get("severity", "error")),
        known.title if known else told["title"],
        known.explanation if known else told["explanation"],
        told.get("remedy", ""),
        told.get("bad", ""),
        told.get("good", ""),
        told.get("head", "3.1"),
        told.get("exclude", ""),
    )
