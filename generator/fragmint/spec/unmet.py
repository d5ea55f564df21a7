"""What a schema asks for that no value has, or none that anybody sends: told, and read as if it were not said."""

from __future__ import annotations

from typing import TypeGuard

from fragmint.spec.context import Context
from fragmint.spec.values import JsonObject, JsonValue, as_list, as_object

_SIZES = (("minLength", "maxLength"), ("minItems", "maxItems"), ("minProperties", "maxProperties"))
_LOWEST, _HIGHEST = ("minimum", "exclusiveMinimum"), ("maximum", "exclusiveMaximum")
_COMPOSING = frozenset(("$ref", "allOf", "oneOf", "anyOf", "patternProperties"))
# Characters, items or members of a sample: tests send it, and hold it in their source.
_LARGEST = 10_000
_NOTHING: tuple[JsonValue, ...] = (False, {"not": {}}, {"not": True})  # schemas that no value fits


def without_unmet(schema: JsonObject, context: Context) -> None:
    """Take limits that cross, limits beyond all samples, and an enum of nothing out of a schema in 3.1's form."""
    if schema.get("enum") == []:
        _drop(schema, ["enum"], "an empty `enum` has no value", context)
    for low, _ in _SIZES:
        if _is_number(least := schema.get(low)) and least > _LARGEST:
            told = f"`{low}` {least} is more than the {_LARGEST:,} that samples are made of"
            _drop(schema, [low], told, context)
    _open(schema, context)
    for low, high in (*_SIZES, *((low, high) for low in _LOWEST for high in _HIGHEST)):
        least, most = schema.get(low), schema.get(high)
        if not (_is_number(least) and _is_number(most)):
            continue
        is_open = low.startswith("exclusive") or high.startswith("exclusive")
        if least > most or (is_open and least == most):
            told = f"nothing is between `{low}` {least} and `{high}` {most}"
            _drop(schema, [low, high], told, context)


def _open(schema: JsonObject, context: Context) -> None:
    """Require nothing that is forbidden; where a schema is made of others, those may have it."""
    known = as_object(schema.get("properties"))
    closed = schema.get("additionalProperties") is False and not _COMPOSING & schema.keys()
    possible: list[JsonValue] = []
    for name in as_list(schema.get("required")):
        if isinstance(name, str) and name in known and known[name] in _NOTHING:
            _not_required(name, "nothing fits its schema", context)
        elif isinstance(name, str) and name not in known and closed:
            _not_required(name, "`additionalProperties: false` forbids it", context)
        else:
            possible.append(name)
    if isinstance(schema.get("required"), list):
        schema["required"] = possible


def _not_required(name: str, why: str, context: Context) -> None:
    told = f"{name!r} is required and {why}: it is read as not required"
    context.tell("S177", told, context.place / "required")


def _drop(schema: JsonObject, keywords: list[str], told: str, context: Context) -> None:
    said = "they are" if len(keywords) > 1 else "it is"
    context.tell("S177", f"{told}: {said} read as absent", context.place / keywords[0])
    for keyword in keywords:
        del schema[keyword]


def _is_number(value: JsonValue) -> TypeGuard[int | float]:
    return isinstance(value, int | float) and not isinstance(value, bool)
