"""Which fields a schema declares, through references and combinations."""

from __future__ import annotations

from collections.abc import Iterator

from fragmint.spec import pointer
from fragmint.spec.values import JsonObject, JsonValue, as_list, as_object
from fragmint.spec.walk import View

_COMBINED = ("allOf", "anyOf", "oneOf")
_IN_PLACE = ("if", "then", "else")


def parts(view: View, schema: JsonValue) -> Iterator[JsonObject]:
    """The schema and all that it is combined from, each once; references are followed."""
    waiting, seen = [as_object(schema)], set[int]()
    while waiting:
        part = waiting.pop()
        if id(part) in seen:
            continue
        seen.add(id(part))
        yield part
        if isinstance(reference := part.get("$ref"), str):
            waiting.append(_target(view, reference))
        for keyword in _COMBINED:
            waiting += map(as_object, as_list(part.get(keyword)))
        waiting += (as_object(part[keyword]) for keyword in _IN_PLACE if keyword in part)
        waiting += map(as_object, as_object(part.get("dependentSchemas")).values())


def declared(view: View, schema: JsonValue) -> dict[str, list[JsonValue]]:
    """The fields that some part of a schema declares, each with what the parts say of it."""
    found: dict[str, list[JsonValue]] = {}
    for part in parts(view, schema):
        for name, inner in as_object(part.get("properties")).items():
            found.setdefault(name, []).append(inner)
    return found


def is_open(view: View, schema: JsonValue) -> bool:
    """Whether a part of the schema says what other fields may hold, be it "nothing"."""
    keywords = ("additionalProperties", "unevaluatedProperties", "patternProperties")
    return any(keyword in part for part in parts(view, schema) for keyword in keywords)


def _target(view: View, reference: str) -> JsonObject:
    try:
        return as_object(pointer.resolve(view.root, pointer.parse(reference)))
    except (KeyError, ValueError):  # told already
        return {}
