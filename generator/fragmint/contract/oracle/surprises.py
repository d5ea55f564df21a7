"""Answers that the document does not promise and a tolerant client still reads: made from a body and its raw schema."""

from __future__ import annotations

from functools import partial
from itertools import groupby
from typing import get_args

from fragmint.contract.exchange import Surprise
from fragmint.contract.oracle.document import Node
from fragmint.contract.oracle.enumerated import enum_at
from fragmint.contract.oracle.variants import tag_name
from fragmint.contract.oracle.walker import Fits, Spot, is_open, walk
from fragmint.contract.values import JsonObject, JsonValue, changed

KINDS: tuple[Surprise, ...] = get_args(Surprise)

_UNKNOWN_FIELD: JsonObject = {"anUnknownField": {"of": ["any", 1, None]}}


def surprising(schema: Node, body: JsonValue, fits: Fits) -> dict[Surprise, list[JsonValue]]:
    """The body with the surprises of each kind in every place that has room for one; no body where none has.

    Nulls and unknown variants come in several bodies, one for each depth: they leave no room for what was in their place.
    """
    spots = list(walk(schema, body, fits))
    return {
        kind: _bodies(kind, [each for each in spots if _has_room(kind, each)], body)
        for kind in KINDS
    }


def _bodies(kind: Surprise, spots: list[Spot], body: JsonValue) -> list[JsonValue]:
    if kind in {"null in an optional field", "unknown variant"}:
        by_depth = sorted(spots, key=_depth)
        return [_changed(kind, list(group), body) for _, group in groupby(by_depth, key=_depth)]
    return [_changed(kind, spots, body)] if spots else []


def _depth(spot: Spot) -> int:
    return spot.pointer.count("/")


def _has_room(kind: Surprise, spot: Spot) -> bool:
    match kind:
        case "unknown field":
            listed = any("properties" in schema for schema in spot.schemas)
            return isinstance(spot.value, dict) and listed and not is_open(spot.schemas)
        case "unknown enum value":
            return enum_at(spot) != []
        case "null in an optional field":
            written = any(schema["writeOnly"].value is True for schema in spot.schemas)
            return spot.optional and not spot.tag and not written
        case "unknown variant":
            return isinstance(spot.value, dict) and _tag_of(spot) != ""


def _tag_of(spot: Spot) -> str:
    """The field that tells the members of a union apart here, empty for none, or where what is unknown is one of them."""
    told = (each for each in spot.schemas if not each["discriminator"]["defaultMapping"].exists)
    return next((name for schema in told if (name := tag_name(schema))), "")


def _changed(kind: Surprise, spots: list[Spot], body: JsonValue) -> JsonValue:
    for spot in spots:
        body = changed(body, spot.pointer, partial(_surprise, kind, spot))
    return body


def _surprise(kind: Surprise, spot: Spot, value: JsonValue) -> JsonValue:
    match kind:
        case "unknown field":
            return _object(value) | _UNKNOWN_FIELD
        case "unknown enum value":
            return f"unknown-{value}" if isinstance(value, str) else _beyond(spot)
        case "null in an optional field":
            return None
        case "unknown variant":
            name = _tag_of(spot)
            return _object(value) | {name: f"unknown-{_object(value).get(name, 'variant')}"}


def _beyond(spot: Spot) -> int:
    listed = [each.value for schema in spot.schemas for each in schema["enum"]]
    return 1 + max(value for value in listed if isinstance(value, int))


def _object(value: JsonValue) -> JsonObject:
    assert isinstance(value, dict), "the walk found an object here"
    return value
