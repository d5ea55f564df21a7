"""What a raw schema says at one level: references followed, `allOf` and unions taken together."""

from __future__ import annotations

import re
from functools import cache

from fragmint.contract.oracle.document import Node

_KINDS_BY_KEYWORD = {"properties": "object", "additionalProperties": "object", "items": "array"}


@cache
def layers(schema: Node) -> tuple[Node, ...]:
    """The schemas that hold whatever the value is: this one, what it refers to, its `allOf`, and theirs."""
    found, pending = list[Node](), [schema]
    while pending:
        layer = pending.pop(0)
        if layer not in found:
            found.append(layer)
            pending.extend(layer["allOf"])
            if "$ref" in layer:
                pending.append(layer.target)
    return tuple(found)


@cache
def unions(schema: Node) -> tuple[tuple[Node, ...], ...]:
    """The members of each `oneOf` and `anyOf` of a schema's layers."""
    found = [tuple(layer[keyword]) for layer in layers(schema) for keyword in ("oneOf", "anyOf")]
    return tuple(branches for branches in found if branches)


@cache
def kinds(schema: Node) -> frozenset[str]:
    """The JSON types a value may have, as far as the schema says; empty says nothing."""
    found, pending, seen = set[str](), [schema], set[Node]()
    while pending:
        current = pending.pop()
        if current not in seen:
            seen.add(current)
            found.update(kind for layer in layers(current) for kind in own_kinds(layer))
            pending.extend(branch for branches in unions(current) for branch in branches)
    return frozenset(found)


def own_kinds(layer: Node) -> list[str]:
    """The JSON types that one layer names, in its order, or that its keywords are for."""
    declared = layer["type"]
    if declared.exists:
        return [declared.text] if declared.text else [kind.text for kind in declared]
    return [kind for keyword, kind in _KINDS_BY_KEYWORD.items() if keyword in layer]


def members(layer: Node, name: str) -> list[Node]:
    """The schemas that one layer has for the value of a property."""
    found = [layer["properties"][name]] if name in layer["properties"] else []
    patterns = layer["patternProperties"].members()
    return found + [schema for pattern, schema in patterns if _matches(pattern, name)]


@cache
def reach(schema: Node) -> tuple[Node, ...]:
    """The layers of a schema and those of every member of its unions: all that may speak of a value."""
    found, pending = dict[Node, None](), [schema]
    while pending:
        current = pending.pop(0)
        if current not in found:
            found |= dict.fromkeys(layers(current))
            pending.extend(branch for branches in unions(current) for branch in branches)
    return tuple(found)


def properties(schema: Node, name: str) -> list[Node]:
    """All that a schema, its parts and the members of its unions say of a property; else of a free name."""
    around = reach(schema)
    free = [layer["additionalProperties"] for layer in around]
    named = [found for layer in around for found in members(layer, name)]
    return named or [each for each in free if isinstance(each.value, dict)]


def property_names(schema: Node) -> list[str]:
    """The names of the properties that a schema, its parts or the members of its unions list."""
    return list(
        dict.fromkeys(name for each in reach(schema) for name, _ in each["properties"].members())
    )


def _matches(pattern: str, name: str) -> bool:
    try:
        return re.search(pattern, name) is not None
    except re.error:  # a pattern of JavaScript's own; what it is for is then not told
        return False
