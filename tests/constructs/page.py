"""docs/constructs.md: the table of constructs, made from the cases that the tests run."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from constructs.cases import CELLS, Case, Document, Refusal

PAGE = Path(__file__).resolve().parents[2] / "docs" / "constructs.md"

_HEAD = """# What of OpenAPI is supported

Made from `tests/constructs/`; do not edit. Each cell is a test: the request is compared byte for byte on a loopback server, the
answer is decoded, mypy and pyright (both strict) check the package and the call, and the emitted contract test of the operation
runs green. A dash is where there is nothing to test: what no operation uses is neither asked for nor answered.
"""
_COLUMNS = f"| construct | {' | '.join(CELLS)} |\n|{'---|' * (1 + len(CELLS))}"


def page(documents: Iterable[Document], refusals: Iterable[Refusal]) -> str:
    """The whole page; documents with one title share a section."""
    sections: dict[str, list[str]] = {}
    for document in documents:
        sections.setdefault(document.title, []).extend(map(_row, document.cases))
    refused = [
        f"| {_cell(refusal.title)} | {' | '.join([refusal.code] * len(CELLS))} |"
        for refusal in refusals
    ]
    sections["Refused, with the code that says so"] = refused
    tables = ["\n".join([f"## {title}\n", _COLUMNS, *rows, ""]) for title, rows in sections.items()]
    return "\n".join([_HEAD, *tables])


def _row(case: Case) -> str:
    cells = ["yes" if cell in case.cells else "-" for cell in CELLS]
    return f"| {_cell(case.title)} | {' | '.join(cells)} |"


def _cell(text: str) -> str:
    return text.replace("|", "\\|")
