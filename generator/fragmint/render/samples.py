"""Sample values: what a document gives as an example, else the plainest value its schema allows."""

from __future__ import annotations

from collections.abc import Mapping

from fragmint.ir.model import Json, Kind, Model, Schema

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
_MOST_LEVELS = 8


def sample(
    schema: Schema, models: Mapping[str, Model], fallback: str = "string", depth: int = 0
) -> Json:
    """A value of the schema; `fallback` is what a string without any example says."""
    if schema.has_example and not schema.secret:
        return schema.example
    if schema.has_default and schema.default is not None:
        return schema.default
    match schema.kind:
        case Kind.REF:
            return sample(models[schema.ref].schema, models, fallback, depth)
        case Kind.ENUM:
            return schema.values[0]
        case Kind.ARRAY:
            return _array(schema, models, fallback, depth)
        case Kind.UNION:
            return sample(schema.variants[0], models, fallback, depth + 1)
        case Kind.OBJECT:
            return _object(schema, models, depth)
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


def _array(schema: Schema, models: Mapping[str, Model], fallback: str, depth: int) -> Json:
    """One item, or as many as there have to be."""
    if schema.items is None or depth >= _MOST_LEVELS:
        return []
    least = _whole(schema, "minItems", 1)
    return [sample(schema.items, models, fallback, depth + 1) for _ in range(max(1, least))]


def _object(schema: Schema, models: Mapping[str, Model], depth: int) -> Json:
    """The required members, and others where there have to be more; one that requires itself without end is cut short."""
    if depth >= _MOST_LEVELS:
        return {}
    if schema.additional is not None and not schema.properties:
        return {"key": sample(schema.additional, models, "value", depth + 1)}
    writable = [member for member in schema.properties if not member.schema.read_only]
    chosen = [member for member in writable if member.required]
    missing = max(0, _whole(schema, "minProperties", 0) - len(chosen))
    chosen += [member for member in writable if not member.required][:missing]
    return {member.wire: sample(member.schema, models, member.name, depth + 1) for member in chosen}


def _whole(schema: Schema, keyword: str, default: int) -> int:
    value = dict(schema.constraints).get(keyword, default)
    return value if isinstance(value, int) else default


def _string(schema: Schema, fallback: str) -> str:
    limits = dict(schema.constraints)
    text = _FORMATS.get(schema.format, fallback)
    shortest, longest = limits.get("minLength"), limits.get("maxLength")
    if isinstance(shortest, int) and len(text) < shortest:
        text = text.ljust(shortest, "x")
    return text[:longest] if isinstance(longest, int) else text


def _number(schema: Schema) -> Json:
    limits = dict(schema.constraints)
    for keyword, step in (
        ("minimum", 0),
        ("exclusiveMinimum", 1),
        ("maximum", 0),
        ("exclusiveMaximum", -1),
    ):
        value = limits.get(keyword)
        if isinstance(value, int | float):
            return value + step
    return 1
