"""The values a JSON or YAML document is made of, as types."""

from __future__ import annotations

from typing import TypeAlias

JsonValue: TypeAlias = "dict[str, JsonValue] | list[JsonValue] | str | int | float | bool | None"
JsonObject: TypeAlias = dict[str, JsonValue]


def as_object(value: JsonValue) -> JsonObject:
    """The mapping itself, or an empty one where the document holds something else."""
    return value if isinstance(value, dict) else {}


def as_list(value: JsonValue) -> list[JsonValue]:
    """The list itself, or an empty one where the document holds something else."""
    return value if isinstance(value, list) else []


def kind_of(value: object) -> str:
    """What a reader of the document would call the value: 'a mapping', 'text', 'null'."""
    match value:
        case None:
            return "null"
        case bool():
            return "true or false"
        case str():
            return "text"
        case int() | float():
            return "a number"
        case list():
            return "a list"
        case _:
            return "a mapping"


def count_nodes(root: JsonValue) -> int:
    """How many values the document has if it were written out, parts that stand in it more than once counted each time."""
    sizes: dict[int, int] = {}
    waiting = [root]
    while waiting:
        value = waiting[-1]
        inner = _collections(value)
        unknown = [each for each in inner if id(each) not in sizes]
        if unknown:
            waiting += unknown
            continue
        waiting.pop()
        plain = len(value) - len(inner) if isinstance(value, dict | list) else 0
        sizes[id(value)] = 1 + plain + sum(sizes[id(each)] for each in inner)
    return sizes[id(root)]


def _collections(value: JsonValue) -> list[JsonValue]:
    parts = value.values() if isinstance(value, dict) else as_list(value)
    return [part for part in parts if isinstance(part, dict | list)]
