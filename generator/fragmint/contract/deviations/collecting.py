"""Findings counted: those of one kind at one place become a deviation, with its first sample and what would mend it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from fragmint.contract.deviations import deviation as codes
from fragmint.contract.deviations.deviation import Action, Deviation
from fragmint.contract.deviations.exchanges import findings
from fragmint.contract.deviations.finding import Finding
from fragmint.contract.deviations.fixes import Fixes
from fragmint.contract.deviations.messages import message
from fragmint.contract.deviations.samples import sample_of
from fragmint.contract.exchange import Traffic
from fragmint.contract.oracle import Oracle
from fragmint.contract.recordings.scrubbing import Scrubber
from fragmint.contract.values import JsonValue


@dataclass(frozen=True)
class Sighting:
    """A finding, and when and where it was seen."""

    finding: Finding
    seen: str = ""
    source: str = ""


def deviations_in(oracle: Oracle, traffic: Iterable[Traffic]) -> list[Deviation]:
    """Every way in which traffic departs from the document, in the order of the document's operations."""
    scrubber = Scrubber(oracle)
    sightings = [
        Sighting(finding, each.seen, each.source)
        for each in traffic
        for finding in findings(oracle, _scrubbed(oracle, scrubber, each))
    ]
    return counted(oracle, sightings)


def _scrubbed(oracle: Oracle, scrubber: Scrubber, traffic: Traffic) -> Traffic:
    """The traffic without its secrets, so that no sample, schema or sentence is made of one."""
    request = traffic.request
    match = oracle.document.match(request.method, request.path)
    key = match.operation.key if match else ""
    return replace(
        traffic,
        request=scrubber.request(key, request),
        answer=scrubber.answer(key, traffic.answer),
    )


def counted(oracle: Oracle, sightings: Sequence[Sighting]) -> list[Deviation]:
    """The deviations that these sightings are of."""
    groups: dict[tuple[str, str, str, str], list[Sighting]] = {}
    for sighting in sightings:
        groups.setdefault(sighting.finding.key, []).append(sighting)
    fixes = Fixes(oracle, [each.finding for each in sightings])
    order = {key: index for index, key in enumerate(oracle.operations)}
    found = [_deviation(oracle, group, fixes) for group in groups.values()]
    return sorted(
        found,
        key=lambda each: (
            order.get(each.operation, len(order)),
            each.operation,
            each.code,
            each.pointer,
        ),
    )


def _deviation(oracle: Oracle, group: Sequence[Sighting], fixes: Fixes) -> Deviation:
    first = min(group, key=lambda each: (not each.seen, each.seen))
    finding = first.finding
    return Deviation(
        code=finding.code,
        operation=finding.operation,
        pointer=finding.pointer,
        message=message([each.finding for each in group]),
        fragment=finding.node.pointer,
        location=oracle.places.locate(finding.node.pointer),
        count=len(group),
        first_seen=first.seen,
        source=first.source,
        sample=_sample(finding),
        fix=_fix(group, fixes),
    )


def _fix(group: Sequence[Sighting], fixes: Fixes) -> tuple[Action, ...]:
    """What mends every place that the deviation is about: parts of an `allOf` may all say the same."""
    nodes = {each.finding.node: each.finding for each in group}
    actions = {repr(each): each for finding in nodes.values() for each in fixes.of(finding)}
    return tuple(actions.values())


def _sample(finding: Finding) -> JsonValue:
    if finding.code == codes.MISSING:
        return None
    return sample_of(finding.value, finding.pointer.rpartition("/")[2])
