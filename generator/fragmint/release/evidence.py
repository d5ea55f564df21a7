"""Where the facts of a fragment are from: a row for each operation and each schema."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from fragmint.ir.model import Api, Evidence
from fragmint.ir.stated import Source

UNSOURCED = "unsourced"


@dataclass(frozen=True)
class Row:
    """What one operation or schema rests on; `parts` counts the kinds of evidence of its parameters or fields."""

    what: str
    name: str
    kind: str
    source: str
    page: str
    url: str
    handed_over: str
    parts: Mapping[str, int]


def rows(api: Api) -> list[Row]:
    """The operations, then the schemas, in the order in which the client has them."""
    sources = {source.id: source for source in api.sources}
    operations = [
        _row(
            "operation",
            f"{each.method} {each.path}",
            each.evidence,
            (part.evidence for part in each.parameters),
            sources,
        )
        for each in api.operations
    ]
    schemas = [
        _row(
            "schema",
            model.name,
            model.schema.evidence,
            (part.schema.evidence for part in model.schema.properties),
            sources,
        )
        for model in api.models.values()
    ]
    return operations + schemas


def _row(
    what: str,
    name: str,
    evidence: Evidence | None,
    parts: Iterable[Evidence | None],
    sources: Mapping[str, Source],
) -> Row:
    source = sources.get(evidence.source) if evidence else None
    return Row(
        what=what,
        name=name,
        kind=_kind(evidence),
        source=evidence.source if evidence else "",
        page=source.page if source else "",
        url=source.url if source else "",
        handed_over=source.handed_over if source else "",
        parts=dict(sorted(Counter(map(_kind, parts)).items())),
    )


def _kind(evidence: Evidence | None) -> str:
    return str(evidence.kind) if evidence else UNSOURCED
