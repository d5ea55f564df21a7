"""Sample values: what a document gives as an example, where that fits, else the plainest value its schema allows."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from contextlib import suppress
from fractions import Fraction

from fragmint.ir.model import Content, Json, Kind, Medium, Model, Schema
from fragmint.render.fitting import fits, whole
from fragmint.render.patterns import matching

_FORMATS: dict[str, str] = {
    "date-time": "2026-01-02T03:04:05Z",
    "date": "2026-01-02",
    "uuid": "00000000-0000-4000-8000-000000000000",
    "email": "someone@example.com",
    "uri": "https://example.com/",
    "url": "https://example.com/",
    "ipv4": "192.0.2.1",
    "ipv6": "2001:db8::1",
    "hostname": "example.com",
    "time": "03:04:05Z",
    "byte": "AA==",
}
# How many levels a sample has, and how many values, tried in this order: a list that has to be long may be, if it is flat.
_ROOMS = (*((levels, 1_000) for levels in range(8, 0, -1)), (1, 20_000), (0, 20_000))
_PLAIN = {Kind.BOOLEAN, Kind.ENUM, Kind.INTEGER, Kind.NUMBER, Kind.STRING}


class _TooMany(Exception):
    """A sample would hold more values than anyone reads."""


class _Room:
    """How many levels a sample has left below it, and how many values, wherever in it they are."""

    def __init__(self, levels: int, values: list[int]) -> None:
        self.levels = levels
        self._values = values

    @property
    def below(self) -> _Room:
        """The room one level down."""
        self.take(1)
        return _Room(self.levels - 1, self._values)

    def take(self, count: int) -> None:
        """Count values; raises _TooMany for more than there may be."""
        self._values[0] -= count
        if self._values[0] < 0:
            raise _TooMany


def sample(schema: Schema, models: Mapping[str, Model], fallback: str = "string") -> Json:
    """A value of the schema, as deep as it can be without growing beyond measure.

    `fallback` is what a string without any example says.
    """
    for levels, values in _ROOMS:
        with suppress(_TooMany):
            return _sample(schema, models, fallback, _Room(levels, [values]))
    raise AssertionError("a sample without parts is small")


def _sample(schema: Schema, models: Mapping[str, Model], fallback: str, room: _Room) -> Json:
    if schema.has_example and not schema.secret and fits(schema, models, schema.example):
        return schema.example
    if schema.has_default and schema.default is not None and fits(schema, models, schema.default):
        return schema.default
    match schema.kind:
        case Kind.REF:
            return _sample(models[schema.ref].schema, models, fallback, room)
        case Kind.ENUM:
            return next((each for each in schema.values if each is not None), None)
        case Kind.ARRAY:
            return _array(schema, models, fallback, room)
        case Kind.UNION:
            return _variant(schema, models, fallback, room)
        case Kind.OBJECT:
            return _object(schema, models, room)
        case Kind.STRING:
            return _string(schema, fallback)
        case Kind.INTEGER | Kind.NUMBER:
            return _number(schema)
        case Kind.BOOLEAN:
            return True
        case Kind.NULL:
            return None
        case Kind.ANY:
            return fallback


def sample_body(
    content: Content, models: Mapping[str, Model], *, everything: bool = False
) -> object:
    """A body as a caller passes it, with the fields that are required or with every plain one.

    Files are bytes, and a form has a field at least: an empty one is no body.
    """
    if content.medium is Medium.BINARY:
        return b"content"
    value = sample(content.schema, models, "text")
    if everything and content.medium is Medium.JSON:
        value = _completed(value, content.schema, models)
    if content.medium not in (Medium.FORM, Medium.MULTIPART):
        return value
    target = (
        models[content.schema.ref].schema if content.schema.kind is Kind.REF else content.schema
    )
    fields: dict[str, object] = dict(value) if isinstance(value, dict) else {}
    writable = [member for member in target.properties if not member.schema.read_only]
    for member in writable:
        if everything and member.schema.kind in _PLAIN:
            fields.setdefault(member.wire, sample(member.schema, models, member.name))
        is_list = member.schema.items is not None and member.schema.items.is_file
        if content.medium is Medium.MULTIPART and (is_list or member.schema.is_file):
            data = f"content of {member.wire}".encode()
            fields[member.wire] = [data] if is_list else data
    if not fields and writable:
        first = writable[0]
        return {first.wire: sample(first.schema, models, first.name)}
    in_order = {member.wire: fields[member.wire] for member in writable if member.wire in fields}
    return {**in_order, **fields} or {"key": "value"}  # a model writes its fields in this order


def _completed(value: Json, schema: Schema, models: Mapping[str, Model]) -> Json:
    """The object with its optional fields that hold no others, where it fits its schema with them."""
    target = models[schema.ref].schema if schema.kind is Kind.REF else schema
    if not isinstance(value, dict) or target.kind is not Kind.OBJECT:
        return value
    others = {
        member.wire: sample(member.schema, models, member.name)
        for member in target.properties
        if member.schema.kind in _PLAIN and member.wire not in value and not member.schema.read_only
    }
    completed = {**value, **others}
    return completed if fits(schema, models, completed) else value


def _variant(schema: Schema, models: Mapping[str, Model], fallback: str, room: _Room) -> Json:
    """The first variant that a value is found of, with the tag that it is known by."""
    first: list[Json] = []
    tags = schema.discriminator.mapping if schema.discriminator else ()
    for variant in schema.variants if room.levels > 0 else schema.variants[:1]:
        value = _sample(variant, models, fallback, room.below)
        tag = next((tag for tag, name in tags if name == variant.ref), None)
        if schema.discriminator and isinstance(value, dict) and tag is not None:
            value = {schema.discriminator.wire: tag, **value, schema.discriminator.wire: tag}
        if fits(schema, models, value):
            return value
        first.append(value)
    return first[0]


def _array(schema: Schema, models: Mapping[str, Model], fallback: str, room: _Room) -> Json:
    """One item, or as many as there have to be."""
    if schema.items is None or room.levels <= 0 or whole(schema, "maxItems", 1) == 0:
        return []
    wanted = max(1, whole(schema, "minItems", 1))
    item = _sample(schema.items, models, fallback, room.below)
    item = item or _something(schema.items, models, room.below)
    room.take((wanted - 1) * _count(item))
    if wanted == 1 or dict(schema.constraints).get("uniqueItems") is not True:
        return [item] * wanted
    return [*_different(schema.items, models, item, wanted)]


def _something(schema: Schema, models: Mapping[str, Model], room: _Room) -> Json:
    """An object of a list that is not empty, for what may be left empty: so one sees how it is sent."""
    if schema.kind is Kind.REF:
        return _something(models[schema.ref].schema, models, room)
    if schema.kind is not Kind.OBJECT:
        return _sample(schema, models, "string", room)
    writable = [member for member in schema.properties if not member.schema.read_only]
    named = {
        member.wire: _sample(member.schema, models, member.name, room.below)
        for member in writable[:1]
    }
    return named if schema.properties else {"key": "value"}


def _different(
    schema: Schema, models: Mapping[str, Model], item: Json, wanted: int
) -> Iterator[Json]:
    """Items of which no two are the same."""
    if schema.kind is Kind.REF:
        schema = models[schema.ref].schema
    for index in range(wanted):
        if schema.kind is Kind.ENUM:
            yield schema.values[index % len(schema.values)]
        elif isinstance(item, str):
            yield f"{item}{index or ''}"
        elif isinstance(item, int | float):
            yield item + index
        else:
            yield item


def _object(schema: Schema, models: Mapping[str, Model], room: _Room) -> Json:
    """The required members, and others where there have to be more; one that requires itself without end is cut short."""
    if room.levels <= 0:
        return {}
    if schema.additional is not None and not schema.properties:
        wanted = max(1, whole(schema, "minProperties", 1))
        value = _sample(schema.additional, models, "value", room.below)
        room.take((wanted - 1) * _count(value))
        return {f"key{index or ''}": value for index in range(wanted)}
    writable = [member for member in schema.properties if not member.schema.read_only]
    chosen = [member for member in writable if member.required]
    missing = max(0, whole(schema, "minProperties", 0) - len(chosen))
    chosen += [member for member in writable if not member.required][:missing]
    return {
        member.wire: _sample(member.schema, models, member.name, room.below) for member in chosen
    }


def _count(value: Json) -> int:
    """How many values it is, itself among them."""
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return 1 + sum(map(_count, inner))


def _string(schema: Schema, fallback: str) -> str:
    """The format's own text, else the fallback, cut and padded to the length; or what the pattern asks for."""
    fewest, most = whole(schema, "minLength", 0), whole(schema, "maxLength", 10**6)
    plain = _FORMATS.get(schema.format, fallback).ljust(fewest, "x")[:most]
    pattern = dict(schema.constraints).get("pattern")
    if not isinstance(pattern, str) or fits(schema, {}, plain):
        return plain
    found = matching(pattern, fewest, most)
    return plain if found is None else found


def _number(schema: Schema) -> Json:
    """A limit, or the next number inside it; 1 where nothing is against it."""
    limits = {
        name: Fraction(str(value))
        for name, value in schema.constraints
        if isinstance(value, int | float) and not isinstance(value, bool)
    }
    tries = [
        limits[keyword] + step
        for keyword, step in (
            ("minimum", 0),
            ("exclusiveMinimum", 1),
            ("maximum", 0),
            ("exclusiveMaximum", -1),
        )
        if keyword in limits
    ]
    low = limits.get("minimum", limits.get("exclusiveMinimum"))
    high = limits.get("maximum", limits.get("exclusiveMaximum"))
    between = [(low + high) / 2] if low is not None and high is not None else []
    tries += [Fraction(1), *between]
    if step := limits.get("multipleOf"):
        tries += [math.ceil(each / step) * step for each in tries]
        tries += [math.floor(each / step) * step for each in tries]
    if schema.kind is Kind.INTEGER:
        tries = [Fraction(math.ceil(each)) for each in tries]
    numbers = [_plainly(each, schema.kind) for each in tries]
    return next((each for each in numbers if fits(schema, {}, each)), numbers[0])


def _plainly(number: Fraction, kind: Kind) -> int | float:
    """A number as one would write it; one that only a float holds is one."""
    is_whole = number.denominator == 1 and (kind is Kind.INTEGER or abs(number) < 2**53)
    return int(number) if is_whole else float(number)
