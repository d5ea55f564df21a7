"""Answers that lack something: made from a body and its raw schema, by leaving out what is required."""

from __future__ import annotations

from collections.abc import Iterator

from fragmint.contract.oracle.document import Node
from fragmint.contract.oracle.shape import kinds, unions
from fragmint.contract.oracle.walker import Fits, Spot, walk
from fragmint.contract.values import JsonValue, removed


def incomplete(schema: Node, body: JsonValue, fits: Fits) -> Iterator[tuple[Spot, JsonValue]]:
    """Each required field, and the body without it.

    Inside of a union it is left whole: without one of its fields, a member may be taken for another one.
    """
    ambiguous = list[str]()
    for spot in walk(schema, body, fits):
        if any(spot.pointer.startswith(f"{pointer}/") for pointer in ambiguous):
            continue
        if any(_is_choice(each) for each in spot.schemas):
            ambiguous.append(spot.pointer)
        if _is_required(spot):
            rest = removed(body, spot.pointer)
            if not fits(schema, rest):
                yield spot, rest


def _is_required(spot: Spot) -> bool:
    has_default = any("default" in each for each in spot.schemas)
    return spot.listed and not (spot.optional or spot.absent or has_default)


def _is_choice(schema: Node) -> bool:
    return any(
        sum(bool(kinds(one) ^ {"null"}) for one in branches) > 1 for branches in unions(schema)
    )
