"""Choices inside objects: `oneOf` and `anyOf` beside members that every alternative shares, each way through them followed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from fragmint.ir.nodes import Node
from fragmint.ir.shapes import Shape, Shapes


@dataclass(frozen=True)
class Alternative:
    """One part of a choice: its place, and how manieth it is."""

    index: int
    node: Node
    place: str


@dataclass(frozen=True)
class Way:
    """The alternatives that a value takes, one of each choice, and the members that it has then.

    Without a shape it is no object; it is `possible` unless something beside says that it must be one.
    """

    taken: tuple[Alternative, ...]
    shape: Shape | None
    possible: bool = True


def ways(node: Node, shape: Shape, shapes: Shapes) -> Iterator[Way]:
    """Every way through the choices of a schema that has this shape; what leads back to a choice adds none."""
    yield from _ways(shape, shapes, (), frozenset({id(node)}))


def _ways(
    shape: Shape, shapes: Shapes, taken: tuple[Alternative, ...], within: frozenset[int]
) -> Iterator[Way]:
    if not shape.choices:
        if taken:
            yield Way(taken, shape)
        return
    choice, *others = shape.choices
    parts = [
        Alternative(index, part, place)
        for index, (part, place) in enumerate(choice, start=1)
        if id(shapes.resolved(part)) not in within
    ]
    if not parts:
        yield from _ways(replace(shape, choices=others), shapes, taken, within)
    for part in parts:
        own = shapes.of(part.node, part.place)
        if own.is_value and not own.properties:
            yield Way((*taken, part), None, possible=not shape.is_object)
            continue
        merged = Shape(
            {**shape.properties, **own.properties},
            shape.required | own.required,
            [*own.choices, *others],
            shape.is_object or own.is_object,
            is_open=shape.is_open or own.is_open,
        )
        beyond = within | {id(shapes.resolved(part.node))}
        yield from _ways(merged, shapes, (*taken, part), beyond)
