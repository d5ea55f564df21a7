"""How one type of value relates to another: whether all that the one allows, the other allows too."""

from __future__ import annotations

from fragmint.ir.model import Kind, Schema

_SCALARS = {Kind.NULL, Kind.BOOLEAN, Kind.INTEGER, Kind.NUMBER, Kind.STRING, Kind.ENUM}


def relation(old: Schema, new: Schema) -> str:
    """`widened`, `narrowed` or, where neither holds in Python too, `changed`."""
    if _covers(new, old):
        return "widened"
    return "narrowed" if _covers(old, new) else "changed"


def _covers(wide: Schema, narrow: Schema) -> bool:
    """Whether a program that takes any value of `wide` takes each of `narrow` as it is."""
    match wide.kind:
        case Kind.ANY:
            return _is_plain(narrow)
        case Kind.NUMBER:
            return narrow.kind is Kind.INTEGER or _is_enum_of(narrow, int, float)
        case Kind.INTEGER:
            return _is_enum_of(narrow, int)
        case Kind.STRING:
            return _is_enum_of(narrow, str)
        case Kind.UNION:
            parts = narrow.variants if narrow.kind is Kind.UNION else (narrow,)
            return all(any(_same(part, each) for each in wide.variants) for part in parts)
        case _:
            return False


def _is_enum_of(schema: Schema, *kinds: type) -> bool:
    return schema.kind is Kind.ENUM and all(type(value) in kinds for value in schema.values)


def _is_plain(schema: Schema) -> bool:
    """Whether values are read as JSON has them, not into a model."""
    if schema.kind is Kind.ARRAY:
        return schema.items is None or _is_plain(schema.items)
    if schema.kind is Kind.OBJECT and not schema.properties:
        return schema.additional is None or _is_plain(schema.additional)
    return schema.kind in _SCALARS or schema.kind is Kind.ANY


def _same(one: Schema, other: Schema) -> bool:
    return (one.kind, one.ref, one.format) == (other.kind, other.ref, other.format)
