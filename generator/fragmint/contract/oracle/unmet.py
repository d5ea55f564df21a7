"""What a raw schema asks for that no value has, or none that anybody sends: nothing is held to it."""

from __future__ import annotations

from fragmint.contract.values import JsonObject, JsonValue

_SIZES = (("minLength", "maxLength"), ("minItems", "maxItems"), ("minProperties", "maxProperties"))
_BOUNDS = tuple(
    (low, high)
    for low in ("minimum", "exclusiveMinimum")
    for high in ("maximum", "exclusiveMaximum")
)
_COMPOSING = frozenset(("$ref", "allOf", "oneOf", "anyOf", "patternProperties"))
_NOTHING: tuple[JsonValue, ...] = (False, {"not": {}}, {"not": True})  # schemas that no value fits
_LARGEST = 10_000  # characters, items or members


def drop_unmet(schema: JsonObject) -> None:
    """Take limits that cross, limits beyond all samples, and an enum of nothing out of a schema of any version."""
    if schema.get("enum") == []:
        del schema["enum"]
    required, properties = schema.get("required"), schema.get("properties")
    closed = schema.get("additionalProperties") is False and not _COMPOSING & schema.keys()
    if isinstance(required, list):
        known = properties if isinstance(properties, dict) else {}
        schema["required"] = [
            name
            for name in required
            if not isinstance(name, str)
            or (known[name] not in _NOTHING if name in known else not closed)
        ]
    for low, _ in _SIZES:
        least = _number(schema.get(low))
        if least is not None and least > _LARGEST:
            del schema[low]
    for low, high in (*_SIZES, *_BOUNDS):
        least, most = _number(schema.get(low)), _number(schema.get(high))
        if least is None or most is None:
            continue
        open_ended = any(
            keyword in ("exclusiveMinimum", "exclusiveMaximum") or schema.get(exclusive) is True
            for keyword, exclusive in ((low, "exclusiveMinimum"), (high, "exclusiveMaximum"))
        )  # by the keyword of 3.1, or by 3.0's flag beside the bound
        if least > most or (least == most and open_ended and "imum" in low):
            del schema[low], schema[high]


def _number(value: JsonValue) -> int | float | None:
    return value if isinstance(value, int | float) and not isinstance(value, bool) else None
