"""Findings as SARIF 2.1.0, which code hosts show beside the lines of a change."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from pathlib import Path
from urllib.parse import quote

import typer

from fragmint import __version__
from fragmint.cli.report import Format, Report, shown
from fragmint.diagnostics import Diagnostic, told_once

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_ROOT = "SRCROOT"
_LINK = re.compile(r"\[(?=[^\]]*\]\()")  # viewers follow it, and the text may be a stranger's


class SarifReport(Report):
    """What a command found, printed as one log when it ends."""

    def __init__(self) -> None:
        super().__init__(Format.JSON, quiet=True)

    def finish(self, **more: object) -> None:
        """Print the log; `error` is why the command stopped where no finding says so."""
        typer.echo(json.dumps(log(self.found, str(more.get("error", ""))), indent=2))


def log(found: Iterable[Diagnostic], error: str = "") -> dict[str, object]:
    """The log of one run: each finding once, in order of reading, under the rules that they are of."""
    told = told_once(found)
    codes = sorted({each.code for each in told})
    driver = {"name": "fragmint", "version": __version__, "rules": [_rule(code) for code in codes]}
    notice = {"level": "error", "message": {"text": error}}
    run = {
        "tool": {"driver": driver},
        "invocations": [
            {
                "executionSuccessful": not error,
                "toolExecutionNotifications": [notice] if error else [],
            }
        ],
        "originalUriBaseIds": {_ROOT: {"description": {"text": "Where fragmint was run."}}},
        "columnKind": "unicodeCodePoints",
        "results": [_result(each, codes.index(each.code)) for each in told],
    }
    return {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}


def _rule(code: str) -> dict[str, object]:
    """What the catalogue says of a code."""
    from fragmint.catalogue import catalogue

    entry = catalogue()[code]
    parts = [entry.explanation, entry.remedy]
    examples = [("Bad", entry.bad), ("Good", entry.good)]
    fenced = [f"{name}:\n\n```yaml\n{text.strip()}\n```" for name, text in examples if text]
    return {
        "id": code,
        "shortDescription": {"text": entry.title},
        "fullDescription": {"text": entry.explanation},
        "help": {
            "text": " ".join(filter(None, parts)),
            "markdown": "\n\n".join(filter(None, [*parts, *fenced])),
        },
        "defaultConfiguration": {
            "enabled": entry.severity != "off",
            "level": "none" if entry.severity == "off" else str(entry.severity),
        },
    }


def _result(found: Diagnostic, rule: int) -> dict[str, object]:
    place = found.location
    message = f"{found.message}\n\nHint: {found.hint}" if found.hint else found.message
    location: dict[str, object] = {
        "physicalLocation": {
            "artifactLocation": _artifact(place.file),
            "region": {"startLine": place.line, "startColumn": place.column},
        }
    }
    if found.pointer is not None:
        location["logicalLocations"] = [{"fullyQualifiedName": f"#{found.pointer}"}]
    return {
        "ruleId": found.code,
        "ruleIndex": rule,
        "level": str(found.severity),
        "message": {"text": _LINK.sub(r"\\[", message)},
        "locations": [location],
    }


def _artifact(file: str) -> dict[str, str]:
    """A file by its path from here, so that a code host finds it in its checkout; one elsewhere by its whole path."""
    path = Path(shown(Path(file)))
    if path.is_absolute():
        return {"uri": path.as_uri()}
    return {"uri": quote(path.as_posix()), "uriBaseId": _ROOT}
