"""Schemas and models: compared where they are used, by the role they play there, and each pair of models once."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from fragmint.changes.bounds import bounds
from fragmint.changes.differences import Difference, Direction, Spot, match, plain_fields
from fragmint.changes.kinds import relation
from fragmint.ir.model import Discriminator, Kind, Model, Property, Schema

# Formats that have a Python type, or that are files in forms.
_TYPED = {"date", "date-time", "binary"}
_ANY = Schema(Kind.ANY)
# What is more than said of a value: its type, and what is compared in a way of its own.
_APART = {
    *("kind", "ref", "items", "properties", "additional", "values", "members", "variants"),
    *("discriminator", "nullable", "format", "constraints", "default", "has_default"),
}


class _Meeting(NamedTuple):
    """Two models that play the same role, and how that was reached."""

    old: str
    new: str
    direction: Direction
    beta: bool


@dataclass
class Schemas:
    """Compares the schemas of two APIs. Pairs of models wait for `meetings`, so that they may nest without end.

    `met` names the old models that met one of the new API.
    """

    old: Mapping[str, Model]
    new: Mapping[str, Model]
    met: set[str] = field(default_factory=set[str])
    _met: set[_Meeting] = field(default_factory=set[_Meeting])
    _waiting: deque[_Meeting] = field(default_factory=deque[_Meeting])

    def compare(
        self, old: Schema | None, new: Schema | None, spot: Spot, *, optional: bool = False
    ) -> Iterator[Difference]:
        """What is not as it was for a value; none said of it is any. `optional`: it could be left out, so `None` was possible."""
        old, new = old or _ANY, new or _ANY
        at = spot.at(old.pointer or spot.old, new.pointer or spot.new)
        yield from self._said(old, new, at, optional)
        if old.kind is Kind.REF and new.kind is Kind.REF:
            yield from self._references(old.ref, new.ref, at)
        else:
            yield from self._values(self._target(old, self.old), self._target(new, self.new), at)

    def meet(self, old: str, new: str, direction: Direction, beta: bool) -> None:
        """Remember that these two models play the same role."""
        meeting = _Meeting(old, new, direction, beta)
        if meeting not in self._met:
            self._met.add(meeting)
            self.met.add(old)
            self._waiting.append(meeting)

    def meetings(self) -> Iterator[Difference]:
        """What is not as it was in each pair of models that met, and in those that meet in them."""
        while self._waiting:
            yield from self._models(*self._waiting.popleft())

    def renamed(self) -> dict[str, str]:
        """The models that have another name now."""
        return {each.old: each.new for each in self._met if self.renames(each.old, each.new)}

    def _models(self, old: str, new: str, direction: Direction, beta: bool) -> Iterator[Difference]:
        before, after = self.old[old], self.new[new]
        # Whether it may be null is said where it is used.
        one, other = (replace(each.schema, nullable=False) for each in (before, after))
        at = Spot(f"models.{old}", one.pointer, other.pointer, direction, beta)
        if old != new and self.renames(old, new):
            yield at.tell("Model.name", "renamed", old, new)
        yield from plain_fields(before, after, at, {"name", "schema"})
        yield from self._said(one, other, at, optional=False)
        yield from self._values(one, other, at)

    def renames(self, old: str, new: str) -> bool:
        """Whether a model is no more under its old name, and is under a new one."""
        return old not in self.new and new not in self.old

    def _references(self, old: str, new: str, at: Spot) -> Iterator[Difference]:
        if old == new or self.renames(old, new):
            self.meet(old, new, at.direction, at.beta)
        else:
            yield at.tell("Schema.ref", "changed", old, new)

    def _target(self, schema: Schema, models: Mapping[str, Model]) -> Schema:
        return models[schema.ref].schema if schema.kind is Kind.REF else schema

    def _said(self, old: Schema, new: Schema, at: Spot, optional: bool) -> Iterator[Difference]:
        """What is said of a value beside its type."""
        # One that comes or goes is told of once.
        apart = _APART | {"example"} if old.has_example is not new.has_example else _APART
        yield from plain_fields(old, new, at, apart)
        if old.nullable != new.nullable:
            was_none = optional and at.direction is Direction.RESPONSE
            gained = "stated" if was_none else "gained"
            change = gained if new.nullable else "lost"
            yield at.tell("Schema.nullable", change, old.nullable, new.nullable)
        if old.format != new.format:
            change = "retyped" if {old.format, new.format} & _TYPED else "changed"
            yield at.tell("Schema.format", change, old.format, new.format)
        if old.has_default != new.has_default:
            change = "gained" if new.has_default else "lost"
            yield at.tell("Schema.has_default", change, old.default, new.default)
        elif old.default != new.default:
            yield at.tell("Schema.default", "changed", old.default, new.default)
        yield from bounds(old.constraints, new.constraints, at)

    def _values(self, old: Schema, new: Schema, at: Spot) -> Iterator[Difference]:
        if old.kind is not new.kind or bool(old.properties) is not bool(new.properties):
            yield at.tell("Schema.kind", relation(old, new), _type(old), _type(new))
            return
        match old.kind:
            case Kind.ARRAY:
                inside = replace(at, symbol=f"{at.symbol}[]")
                yield from self.compare(old.items, new.items, inside)
            case Kind.OBJECT if old.properties:
                yield from self._members(old, new, at)
            case Kind.OBJECT:
                inside = replace(at, symbol=f"{at.symbol}[str]")
                if old.additional or new.additional:
                    yield from self.compare(old.additional, new.additional, inside)
            case Kind.ENUM:
                yield from _enum(old, new, at)
            case Kind.UNION:
                yield from self._union(old, new, at)
            case _:
                pass

    # -- objects ------------------------------------------------------------------------------------------------------

    def _members(self, old: Schema, new: Schema, at: Spot) -> Iterator[Difference]:
        found = match(
            old.properties, new.properties, lambda each: each.wire, lambda each: each.name
        )
        for each in found.gone:
            inside = at.at(each.schema.pointer, None, f"{at.symbol}.{each.name}")
            yield inside.gone("Schema.properties", "removed", each.wire)
        for each in found.come:
            inside = at.at(None, each.schema.pointer, f"{at.symbol}.{each.name}")
            asked = each.required and at.direction is Direction.REQUEST
            change = "added-required" if asked else "added"
            yield inside.come("Schema.properties", change, each.wire)
        for before, after in found.both:
            yield from self._member(before, after, at)

    def _member(self, old: Property, new: Property, at: Spot) -> Iterator[Difference]:
        places = old.schema.pointer, new.schema.pointer
        inside = at.at(*places, f"{at.symbol}.{old.name}")
        if old.name != new.name:
            yield inside.tell("Property.name", "renamed", old.name, new.name)
        if old.required != new.required:
            change = "tightened" if new.required else "loosened"
            told = (need(old.required), need(new.required))
            yield inside.tell("Property.required", change, *told)
        yield from plain_fields(old, new, inside, {"name", "required", "schema"})
        yield from self.compare(old.schema, new.schema, inside, optional=not old.required)

    # -- unions -------------------------------------------------------------------------------------------------------

    def _union(self, old: Schema, new: Schema, at: Spot) -> Iterator[Difference]:
        if old.discriminator is not None and new.discriminator is not None:
            yield from self._tagged(old.discriminator, new.discriminator, at)
            return
        if old.discriminator != new.discriminator:
            change = "gained" if new.discriminator else "lost"
            wires = [each.wire if each else "" for each in (old.discriminator, new.discriminator)]
            yield at.tell("Schema.discriminator", change, *wires)
        found = match(old.variants, new.variants, _type, lambda each: each.kind)
        for before, after in found.both:
            yield from self.compare(before, after, at)
        told = [
            [_type(each) for each in side.variants if each.kind is Kind.REF] for side in (old, new)
        ]
        kept = [[name for name in names if all(name in each for each in told)] for names in told]
        if kept[0] != kept[1] and old.discriminator is new.discriminator:
            yield at.tell("Schema.variants", "reordered", *map(" or ".join, kept))
        for each in found.gone:
            yield at.at(each.pointer, at.new).gone("Schema.variants", "removed", _type(each))
        for each in found.come:
            yield at.at(at.old, each.pointer).come("Schema.variants", "added", _type(each))

    def _tagged(self, old: Discriminator, new: Discriminator, at: Spot) -> Iterator[Difference]:
        before, after = dict(old.mapping), dict(new.mapping)
        for value in sorted(before.keys() - after.keys()):
            yield at.gone("Discriminator.mapping", "removed", f"{value}: {before[value]}")
        for value in sorted(after.keys() - before.keys()):
            yield at.come("Discriminator.mapping", "added", f"{value}: {after[value]}")
        for value in sorted(before.keys() & after.keys()):
            one, other = before[value], after[value]
            if one == other or self.renames(one, other):
                self.meet(one, other, at.direction, at.beta)
            else:
                told = (f"{value}: {one}", f"{value}: {other}")
                yield at.tell("Discriminator.mapping", "changed", *told)
        if old.default != new.default and not self.renames(old.default, new.default):
            yield at.tell("Discriminator.default", "changed", old.default, new.default)
        yield from plain_fields(old, new, at, {"mapping", "default"})


def _enum(old: Schema, new: Schema, at: Spot) -> Iterator[Difference]:
    before = dict(zip(old.values, old.members or map(str, old.values), strict=True))
    after = dict(zip(new.values, new.members or map(str, new.values), strict=True))
    for value, name in before.items():
        if value not in after:
            yield at.gone("Schema.values", "removed", value)
        elif old.members and new.members and after[value] != name:
            yield at.tell("Schema.members", "renamed", name, after[value])
    for value in after:
        if value not in before:
            yield at.come("Schema.values", "added", value)


def _type(schema: Schema) -> str:
    """What a schema is, in a word or two."""
    match schema.kind:
        case Kind.REF:
            return schema.ref
        case Kind.ARRAY:
            return f"array of {_type(schema.items or _ANY)}"
        case Kind.UNION:
            return " or ".join(map(_type, schema.variants))
        case Kind.OBJECT if schema.properties:
            return "object with members"
        case _:
            return f"{schema.kind} ({schema.format})" if schema.format else str(schema.kind)


def need(value: bool) -> str:
    """Whether something is required, in a word."""
    return "required" if value else "optional"
