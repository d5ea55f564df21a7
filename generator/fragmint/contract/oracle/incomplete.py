"""Answers that lack something: made from a body and its raw schema, by leaving out what is required, or what is not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import reduce
from itertools import groupby

from fragmint.contract.oracle.document import Node
from fragmint.contract.oracle.shape import kinds, unions
from fragmint.contract.oracle.variants import tag_name
from fragmint.contract.oracle.walker import Fits, Spot, walk
from fragmint.contract.values import JsonValue, child, removed


def incomplete(schema: Node, body: JsonValue, fits: Fits) -> Iterator[tuple[Spot, JsonValue]]:
    """Each required field, and the body without it.

    A union keeps the field that tells its members apart. Where none does, it is left whole: without one of its fields, a
    member may be taken for another one.
    """
    ambiguous, telling = list[str](), set[str]()
    for spot in walk(schema, body, fits):
        if any(spot.pointer.startswith(f"{pointer}/") for pointer in ambiguous):
            continue
        tags = [tag_name(each) for each in spot.schemas if _is_choice(each)]
        telling |= {child(spot.pointer, tag) for tag in tags if tag}
        if not all(tags):
            ambiguous.append(spot.pointer)
        if _is_required(spot) and spot.pointer not in telling:
            rest = removed(body, spot.pointer)
            if not fits(schema, rest):
                yield spot, rest


def sparse(schema: Node, body: JsonValue, fits: Fits) -> Iterator[JsonValue]:
    """The body without what may be left out of it, as far as it fits so: one body for each depth."""
    optional = [
        spot.pointer
        for spot in walk(schema, body, fits)
        if spot.listed and spot.optional and not spot.absent and not spot.tag
    ]
    for _, alike in groupby(sorted(optional, key=_depth), key=_depth):
        rest = _without(schema, body, [*alike], fits)
        if rest != body:
            yield rest


def _without(schema: Node, body: JsonValue, pointers: Sequence[str], fits: Fits) -> JsonValue:
    """The body without these fields, or without those of them that are not missed."""
    rest = reduce(removed, pointers, body)
    if fits(schema, rest):
        return rest
    if len(pointers) == 1:
        return body
    half = len(pointers) // 2
    rest = _without(schema, body, pointers[:half], fits)
    return _without(schema, rest, pointers[half:], fits)


def _depth(pointer: str) -> int:
    return pointer.count("/")


def _is_required(spot: Spot) -> bool:
    has_default = any("default" in each for each in spot.schemas)
    return spot.listed and not (spot.optional or spot.absent or has_default)


def _is_choice(schema: Node) -> bool:
    says_so = (
        "oneOf" in schema or "anyOf" in schema
    )  # where it stands, not where that is referred to
    return says_so and any(
        sum(bool(kinds(one) ^ {"null"}) for one in branches) > 1 for branches in unions(schema)
    )
