"""What tells the objects of a union apart: the `discriminator` of the standard, else one that shows in the schemas.

The standard's is for components only. One shows where every object requires the same member and each knows only values of
its own for it: `type: {const: circle}`. `contract/variants.py` must agree, as `tests/unit/ir/test_agreement.py` sees to.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from fragmint.ir import nodes
from fragmint.ir.nodes import Node
from fragmint.ir.shapes import COMPONENTS, Shape, Shapes, component_name


class Tags(NamedTuple):
    """The member that tells, its values for each alternative in order, and the component for any other value."""

    wire: str
    values: tuple[tuple[str, ...], ...]
    default: str = ""


def tags(node: Node, shapes: Shapes, seen: frozenset[int] = frozenset()) -> Tags | None:
    """How the alternatives of a union are told apart; None where they are not all objects, or nothing tells."""
    parts = [part for _, part in nodes.alternatives(node)]
    beside = shapes.of(node, "")
    is_alone = len(beside.choices) == 1 and (not beside.properties or _are_objects(node, shapes))
    if len(parts) < 2 or id(node) in seen or not is_alone:
        return None
    seen |= {id(node)}
    are_components = all("$ref" in part for part in parts)
    stated: Node = nodes.member(node, "discriminator") if are_components else {}
    wire = nodes.text(stated, "propertyName")
    candidates = [wire] if wire else _required_by(parts[0], shapes, seen)
    for candidate in candidates:
        found = [_values(part, candidate, stated, shapes, seen) for part in parts]
        told = [value for values in found for value in values]
        if stated and len(set(told)) < len(told):
            mapping = nodes.member(stated, "mapping")
            sure = {value for value in told if told.count(value) == 1 or value in mapping}
            found = [tuple(value for value in values if value in sure) for values in found]
            told = [value for values in found for value in values]
        if all(found) and len(set(told)) == len(told):
            return Tags(candidate, tuple(found), _named(nodes.text(stated, "defaultMapping")))
    return None


def _required_by(part: Node, shapes: Shapes, seen: frozenset[int]) -> list[str]:
    """The members that could tell this alternative from others."""
    inner = nodes.alternatives(shapes.resolved(part))
    if inner and id(shapes.resolved(part)) not in seen:
        return _required_by(inner[0][1], shapes, seen | {id(shapes.resolved(part))})
    shape = shapes.of(part, "")
    return [wire for wire in shape.properties if wire in shape.required]


def _values(
    part: Node, wire: str, stated: Node, shapes: Shapes, seen: frozenset[int]
) -> tuple[str, ...]:
    """The values of the member by which this alternative is known; empty where none are, or it is no object."""
    component = component_name(part)
    shape = shapes.of(part, "")
    target = shapes.resolved(part)
    mapping = nodes.member(stated, "mapping")
    mapped = _mapped(component, mapping)
    if nodes.alternatives(target) and not shape.properties:
        if id(target) in seen:
            return ()  # it is an alternative of itself
        inner = tags(target, shapes, seen)
        if mapped and (inner or _are_objects(target, shapes)):
            return mapped
        if inner is not None and inner.wire == wire and not inner.default:
            return tuple(value for values in inner.values for value in values)
        # A component can have a name, so that its own members need not differ in this.
        seen |= {id(target)}
        inside = [_values(each, wire, {}, shapes, seen) for _, each in nodes.alternatives(target)]
        values = dict.fromkeys(value for found in inside for value in found)
        return tuple(values) if component and all(inside) and _are_objects(target, shapes) else ()
    if not shape.properties or shape.choices:
        return ()
    constants = _constants(shape, wire, shapes)
    known = tuple(value for value in constants if isinstance(value, str))
    if stated and known and not set(known) & set(mapped):  # where both are said, either may be sent
        return (*(value for value in known if value not in mapping), *mapped)
    if stated:
        return mapped or ((component,) if component else ())
    return known if len(known) == len(constants) and wire in shape.required else ()


def contradictions(node: Node, shapes: Shapes) -> Iterator[tuple[str, str, str]]:
    """(value, component, allowed) for each value of a mapping that the component it leads to does not allow."""
    stated = nodes.member(node, "discriminator")
    for _, part in nodes.alternatives(node):
        component = component_name(part)
        allowed = _constants(shapes.of(part, ""), nodes.text(stated, "propertyName"), shapes)
        for value in _mapped(component, nodes.member(stated, "mapping")):
            if allowed and value not in allowed:
                yield value, component, ", ".join(map(repr, allowed))


def _mapped(component: str, mapping: Node) -> tuple[str, ...]:
    """The values of a mapping that lead to a component."""
    return tuple(
        value
        for value, name in mapping.items()
        if isinstance(name, str) and component and _named(name) == component
    )


def _constants(shape: Shape, wire: str, shapes: Shapes) -> list[object]:
    """The only values that a member may have; none where it may have any."""
    member, _ = shape.properties.get(wire, ({}, ""))
    return nodes.listed_values(shapes.resolved(member)) if nodes.is_node(member) else []


def _are_objects(union: Node, shapes: Shapes) -> bool:
    """Whether every alternative of a union is an object and nothing else."""
    found = [shapes.of(part, "") for _, part in nodes.alternatives(union)]
    return all(shape.properties and not shape.choices for shape in found)


def _named(name: str) -> str:
    """The component that a mapping means, which is written as its name or as a reference to it."""
    return name.removeprefix(f"#{COMPONENTS}/").replace("~1", "/").replace("~0", "~")
