"""Whether a value may be sent where a schema is: what documents show as an example is believed only then."""

from __future__ import annotations

import base64
import binascii
import ipaddress
from collections.abc import Callable, Mapping
from datetime import date, datetime, time
from fractions import Fraction
from urllib.parse import urlsplit
from uuid import UUID

from fragmint.ir.model import Json, Kind, Model, Schema
from fragmint.render.patterns import matches

_WIDTHS = {"int8": 2**7, "int16": 2**15, "int32": 2**31, "int64": 2**63}


def fits(schema: Schema, models: Mapping[str, Model], value: Json) -> bool:
    """Whether a request may hold the value there: nothing that only answers hold, and nothing beside what is described."""
    if value is None and schema.nullable:
        return True
    match schema.kind:
        case Kind.ANY:
            return True
        case Kind.REF:
            return fits(models[schema.ref].schema, models, value)
        case Kind.NULL:
            return value is None
        case Kind.BOOLEAN:
            return isinstance(value, bool)
        case Kind.ENUM:
            return any(value == each and type(value) is type(each) for each in schema.values)
        case Kind.UNION:
            return _is_a_variant(schema, models, value)
        case Kind.ARRAY:
            return isinstance(value, list) and _is_list_of(schema, models, value)
        case Kind.OBJECT:
            return isinstance(value, dict) and _is_object_of(schema, models, value)
        case Kind.STRING:
            return isinstance(value, str) and _is_text_of(schema, value)
        case Kind.INTEGER | Kind.NUMBER:
            is_number = isinstance(value, int | float) and not isinstance(value, bool)
            return is_number and _is_number_of(schema, Fraction(str(value)))


def whole(schema: Schema, keyword: str, default: int) -> int:
    """A limit of a length, or the default where the schema has none."""
    value = dict(schema.constraints).get(keyword, default)
    return value if isinstance(value, int) else default


def _is_a_variant(schema: Schema, models: Mapping[str, Model], value: Json) -> bool:
    if schema.discriminator is None or not isinstance(value, dict):
        return any(fits(variant, models, value) for variant in schema.variants)
    tag = value.get(schema.discriminator.wire)
    named = dict(schema.discriminator.mapping).get(tag if isinstance(tag, str) else "")
    return named is not None and fits(models[named].schema, models, value)


def _is_list_of(schema: Schema, models: Mapping[str, Model], value: list[Json]) -> bool:
    limits = dict(schema.constraints)
    has_room = whole(schema, "minItems", 0) <= len(value) <= whole(schema, "maxItems", len(value))
    repeats = any(each in value[:index] for index, each in enumerate(value))
    allowed = has_room and not (repeats and limits.get("uniqueItems") is True)
    items = schema.items
    return allowed and (items is None or all(fits(items, models, each) for each in value))


def _is_object_of(schema: Schema, models: Mapping[str, Model], value: dict[str, Json]) -> bool:
    most = whole(schema, "maxProperties", len(value))
    if not whole(schema, "minProperties", 0) <= len(value) <= most:
        return False
    additional = schema.additional
    if not schema.properties:
        return additional is None or all(fits(additional, models, each) for each in value.values())
    writable = {each.wire: each for each in schema.properties if not each.schema.read_only}
    missing = any(each.required and each.wire not in value for each in writable.values())
    return not missing and all(
        name in writable and fits(writable[name].schema, models, each)
        for name, each in value.items()
    )


def _is_text_of(schema: Schema, value: str) -> bool:
    pattern = dict(schema.constraints).get("pattern")
    if not whole(schema, "minLength", 0) <= len(value) <= whole(schema, "maxLength", len(value)):
        return False
    if isinstance(pattern, str) and not matches(pattern, value):
        return False
    try:
        return schema.format not in _FORMATS or bool(_FORMATS[schema.format](value))
    except (ValueError, binascii.Error):
        return False


def _is_number_of(schema: Schema, number: Fraction) -> bool:
    limits = {
        name: Fraction(str(limit))
        for name, limit in schema.constraints
        if isinstance(limit, int | float) and not isinstance(limit, bool)
    }
    if schema.kind is Kind.INTEGER:
        width = _WIDTHS.get(schema.format, abs(number) + 1)
        if number % 1 or not -width <= number < width:
            return False
    return (
        limits.get("minimum", number) <= number <= limits.get("maximum", number)
        and limits.get("exclusiveMinimum", number - 1) < number
        and number < limits.get("exclusiveMaximum", number + 1)
        and not (limits.get("multipleOf") and number % limits["multipleOf"])
    )


def _is_instant(text: str) -> bool:
    """Whether it is an instant, in the one of its spellings that a client writes."""
    return f"{datetime.fromisoformat(text):%Y-%m-%dT%H:%M:%SZ}" == text


_FORMATS: dict[str, Callable[[str], object]] = {
    "date-time": _is_instant,
    "date": lambda text: len(text) == 10 and date.fromisoformat(text),
    "time": lambda text: time.fromisoformat(text),
    "uuid": lambda text: str(UUID(text)) == text.lower(),
    "email": lambda text: "@" in text,
    "ipv4": lambda text: ipaddress.IPv4Address(text),
    "ipv6": lambda text: ipaddress.IPv6Address(text),
    "byte": lambda text: base64.b64decode(text, validate=True) or not text,
    "uri": lambda text: urlsplit(text).scheme,
}
