"""The arguments of an operation, save its body."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from fragmint.changes.differences import Difference, Spot, match, plain_fields
from fragmint.changes.schemas import Schemas, need
from fragmint.ir.model import Kind, Location, Operation, Parameter


class _Placed(NamedTuple):
    """A parameter, and for one in the path its place there; 0 for any other."""

    parameter: Parameter
    position: int

    @property
    def told(self) -> str:
        return f"{self.parameter.location} {self.parameter.wire}"


def parameters(old: Operation, new: Operation, at: Spot, schemas: Schemas) -> Iterator[Difference]:
    """What is not as it was for the arguments of a call."""
    found = match(
        _placed(old),
        _placed(new),
        lambda each: (each.parameter.location, each.parameter.wire),
        lambda each: each.position or None,
        lambda each: (each.parameter.location, each.parameter.name),
        lambda each: each.parameter.wire,
    )
    for each in found.gone:
        change = "removed-fixed" if _is_fixed(each.parameter) else "removed"
        yield _spot(each.parameter, None, at).gone("Operation.parameters", change, each.told)
    for each in found.come:
        asked = each.parameter.required and not _is_fixed(each.parameter)
        change = "added-required" if asked else "added"
        yield _spot(None, each.parameter, at).come("Operation.parameters", change, each.told)
    for one, other in found.both:
        yield from _parameter(one.parameter, other.parameter, at, schemas)
    order = [other.position for one, other in sorted(found.both, key=_position) if one.position]
    if order != sorted(order):
        yield at.tell("Operation.parameters", "reordered", old.path, new.path)


def _parameter(
    old: Parameter, new: Parameter, spot: Spot, schemas: Schemas
) -> Iterator[Difference]:
    at = _spot(old, new, spot)
    apart = {"name", "location", "required", "schema"}
    if old.location is not new.location:
        apart |= {"style", "explode"}  # each location has its usual ones
    if old.location is new.location is Location.PATH:
        apart.add("wire")  # there it is in no request
    yield from plain_fields(old, new, at, apart)
    if _is_fixed(old) or _is_fixed(new):
        if _is_fixed(old) is not _is_fixed(new):
            change = "fixed" if _is_fixed(new) else "freed"
            yield at.tell("Parameter.schema", change, *_values(old, new))
        elif old.schema.values != new.schema.values:
            yield at.tell("Parameter.schema", "changed", *_values(old, new))
        return
    if old.name != new.name:
        yield at.tell("Parameter.name", "renamed", old.name, new.name)
    if old.location is not new.location:
        is_path = Location.PATH in (old.location, new.location)
        change = "repositioned" if is_path else "moved"
        yield at.tell("Parameter.location", change, old.location, new.location)
    if old.required is not new.required:
        change = "tightened" if new.required else "loosened"
        yield at.tell("Parameter.required", change, need(old.required), need(new.required))
    yield from schemas.compare(old.schema, new.schema, at, optional=not old.required)


def _placed(operation: Operation) -> list[_Placed]:
    in_path = {
        each.wire: operation.path.find(f"{{{each.wire}}}")
        for each in operation.parameters
        if each.location is Location.PATH
    }
    order = sorted(in_path, key=lambda wire: in_path[wire])
    return [
        _Placed(each, order.index(each.wire) + 1 if each.location is Location.PATH else 0)
        for each in operation.parameters
    ]


def _position(pair: tuple[_Placed, _Placed]) -> int:
    return pair[0].position


def _is_fixed(parameter: Parameter) -> bool:
    """Whether the client sends the one legal value by itself, so that a call has no such argument."""
    schema = parameter.schema
    return parameter.required and schema.kind is Kind.ENUM and len(schema.values) == 1


def _values(*parameters: Parameter) -> list[str]:
    return [
        f"always {each.schema.values[0]}" if _is_fixed(each) else each.name for each in parameters
    ]


def _spot(old: Parameter | None, new: Parameter | None, at: Spot) -> Spot:
    places = [each.schema.pointer.removesuffix("/schema") if each else None for each in (old, new)]
    known = old or new
    name = known.name if known else ""
    return at.at(places[0] or at.old, places[1] or at.new, f"{at.symbol}({name}=)")
