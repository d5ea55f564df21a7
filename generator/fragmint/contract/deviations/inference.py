"""Schemas made from values: what was seen, and no more than that. A field that was there is never said to be required."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime

from fragmint.contract.deviations.messages import type_of
from fragmint.contract.values import JsonObject, JsonValue

_UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE | re.ASCII)
_DATE_TIME = re.compile(
    r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)", re.IGNORECASE | re.ASCII
)
_INTEGER = re.compile(r"-?(0|[1-9]\d{0,17})", re.ASCII)


def schema_of(values: Iterable[JsonValue], *, is_30: bool) -> JsonObject:
    """A schema that takes all the values, in the dialect of OpenAPI 3.0 or of what came after it."""
    by_type: dict[str, list[JsonValue]] = {}
    for value in values:
        by_type.setdefault(type_of(value), []).append(value)
    if "number" in by_type and "integer" in by_type:
        del by_type["integer"]
    has_null = by_type.pop("null", None) is not None
    found = [_of_type(name, members, is_30=is_30) for name, members in by_type.items()]
    if is_30:
        return _either_30(found) | ({"nullable": True} if has_null else {})
    null: list[JsonObject] = [{"type": "null"}] if has_null else []
    return _either([*found, *null])


def of_texts(texts: Sequence[str]) -> JsonObject:
    """A schema for a header or parameter by the texts that it was sent as."""
    if texts and all(_INTEGER.fullmatch(text) for text in texts):
        return {"type": "integer"}
    if texts and all(text in {"true", "false"} for text in texts):
        return {"type": "boolean"}
    return _string(list(texts))


def _of_type(name: str, values: list[JsonValue], *, is_30: bool) -> JsonObject:
    if name == "object":
        members: dict[str, list[JsonValue]] = {}
        for value in values:
            for key, member in value.items() if isinstance(value, dict) else ():
                members.setdefault(key, []).append(member)
        inside: JsonObject = {key: schema_of(each, is_30=is_30) for key, each in members.items()}
        return {"type": "object", "properties": inside} if inside else {"type": "object"}
    if name == "array":
        items = [item for value in values if isinstance(value, list) for item in value]
        return {"type": "array", "items": schema_of(items, is_30=is_30)}
    return _string(values) if name == "string" else {"type": name}


def _string(values: Sequence[JsonValue]) -> JsonObject:
    texts = [value for value in values if isinstance(value, str)]
    for name, fits in _FORMATS.items():
        if texts and all(map(fits, texts)):
            return {"type": "string", "format": name}
    return {"type": "string"}


def _either(found: list[JsonObject]) -> JsonObject:
    """One schema of several: their types, where no more than that and one structure is to be said."""
    if len(found) < 2:
        return found[0] if found else {}
    plain = [each for each in found if each.keys() == {"type"}]
    others = [each for each in found if each not in plain]
    if len(others) > 1:
        return {"anyOf": [*found]}
    types: list[JsonValue] = [each["type"] for each in found]
    return {**(others[0] if others else {}), "type": types}


def _either_30(found: list[JsonObject]) -> JsonObject:
    return {"anyOf": [*found]} if len(found) > 1 else dict(found[0]) if found else {}


def _is_date_time(text: str) -> bool:
    try:
        return _DATE_TIME.fullmatch(text) is not None and bool(datetime.fromisoformat(text.upper()))
    except ValueError:
        return False


def _is_uuid(text: str) -> bool:
    return _UUID.fullmatch(text) is not None


_FORMATS: dict[str, Callable[[str], bool]] = {"date-time": _is_date_time, "uuid": _is_uuid}
