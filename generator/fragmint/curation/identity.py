"""Which items of two lists are the same thing: those of a set, parameters of one name, members that refer to one schema."""

from __future__ import annotations

import json

from fragmint.spec.values import JsonObject, JsonValue, as_object

_SETS = ("enum", "required", "tags", "type")
_UNIONS = ("allOf", "anyOf", "oneOf")
_PARAMETERS = "#/components/parameters/"


def identities(
    name: str, items: list[JsonValue], parameters: JsonObject | None = None
) -> list[str] | None:
    """What each item of the list of that name is known by; None where the list is only to be taken as a whole.

    With the `parameters` of the components, a reference to one of them is what it leads to.
    """
    found = [_identity(name, item, parameters or {}) for item in items]
    known = [each for each in found if each is not None]
    return known if len(set(known)) == len(items) else None


def _identity(name: str, item: JsonValue, parameters: JsonObject) -> str | None:
    if not isinstance(item, dict):
        return json.dumps(item) if name in _SETS else None
    if name in _UNIONS:  # a second one that is written out has no name to tell it by
        return str(item.get("$ref", "written out"))
    if name == "parameters":
        reference = str(item.get("$ref", ""))
        shared = as_object(parameters.get(reference.removeprefix(_PARAMETERS)))
        where = shared or item
        return f"{where['in']} {where['name']}" if {"in", "name"} <= where.keys() else reference
    key = {"servers": "url", "tags": "name"}.get(name, "")
    return str(item[key]) if key in item else None
