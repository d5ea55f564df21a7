"""Bodies that show every documented value of each enum."""

from __future__ import annotations

from collections.abc import Iterator

from fragmint.contract.oracle.document import Node
from fragmint.contract.oracle.walker import Fits, Spot, walk
from fragmint.contract.values import JsonValue, replaced


def enumerated(schema: Node, body: JsonValue, fits: Fits) -> Iterator[JsonValue]:
    """The body with the first value of each enum in it, then with the second, and so on, as far as it fits so."""
    found = [
        (spot.pointer, values) for spot in walk(schema, body, fits) if (values := enum_at(spot))
    ]
    for turn in range(max((len(values) for _, values in found), default=0)):
        changed = body
        for pointer, values in found:
            changed = replaced(changed, pointer, values[turn % len(values)])
        if fits(schema, changed):
            yield changed


def enum_at(spot: Spot) -> list[JsonValue]:
    """The values that a place may have, if it has one of several: one alone is a constant, and tells no new one from an error."""
    for schema in () if spot.tag else spot.schemas:
        listed = [each.value for each in schema["enum"] if each.exists]
        if len(listed) > 1 and type(spot.value) in {str, int} and spot.value in listed:
            return listed
    return []
