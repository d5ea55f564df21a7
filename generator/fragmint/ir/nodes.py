"""Reading one node of the document: what a schema says of itself, whatever way it chose to say it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TypeGuard, cast

from fragmint.ir.model import Evidence, EvidenceKind, Scalar

Node = Mapping[str, object]

_STRUCTURE = {
    "type",
    "properties",
    "additionalProperties",
    "items",
    "enum",
    "const",
    "allOf",
    "oneOf",
    "anyOf",
    "$ref",
}


def is_node(value: object) -> TypeGuard[Node]:
    """Whether a value of the document is a mapping; its keys are strings by then."""
    return isinstance(value, Mapping)


def text(node: Node, key: str) -> str:
    """A string member, or the empty string."""
    value = node.get(key)
    return value if isinstance(value, str) else ""


def member(node: Node, key: str) -> Node:
    """A mapping member, empty if there is none."""
    value = node.get(key)
    return value if is_node(value) else {}


def mappings(node: Node, key: str) -> list[Node]:
    """The mappings in a list member."""
    value = node.get(key)
    return (
        [item for item in cast("list[object]", value) if is_node(item)]
        if isinstance(value, list)
        else []
    )


def extension(node: Node) -> Node:
    """The `x-fragmint` member, empty if there is none."""
    value = node.get("x-fragmint")
    return value if is_node(value) else {}


def evidence(node: Node) -> Evidence | None:
    """Where this fact was read, if the fragment says so."""
    value = extension(node).get("evidence")
    if not is_node(value) or text(value, "kind") not in set(EvidenceKind):
        return None
    return Evidence(text(value, "source"), EvidenceKind(text(value, "kind")))


def types(node: Node) -> set[str]:
    """The types that a schema names, one or several."""
    value = node.get("type")
    listed: Iterable[object] = cast("list[object]", value) if isinstance(value, list) else [value]
    return {item for item in listed if isinstance(item, str)}


def listed_values(node: Node) -> list[object]:
    """The values of `enum`, or the one of `const`."""
    values = node.get("enum")
    if isinstance(values, list):
        return cast("list[object]", values)
    return [node["const"]] if "const" in node else []


def allows_null(node: object) -> bool:
    """Whether a schema says, by its type or its values, that null will do."""
    return is_node(node) and ("null" in types(node) or None in listed_values(node))


def takes_null(node: object) -> bool:
    """The same, or by one of its alternatives that is null and nothing else."""
    return allows_null(node) or (
        is_node(node)
        and any(is_node(part) and part.get("type") == "null" for _, part in listed(node))
    )


def enum_values(node: Node) -> tuple[Scalar, ...]:
    """The values of an enum of strings or of integers, `null` left out; empty for anything else."""
    values = [value for value in listed_values(node) if value is not None]
    strings = all(isinstance(value, str) for value in values)
    integers = all(isinstance(value, int) and not isinstance(value, bool) for value in values)
    return cast("tuple[Scalar, ...]", tuple(dict.fromkeys(values))) if strings or integers else ()


def listed(node: Node) -> list[tuple[tuple[str, str], object]]:
    """Every part of `oneOf` and `anyOf`, with the two tokens that lead to it."""
    return [
        ((key, str(index)), part)
        for key in ("oneOf", "anyOf")
        for index, part in enumerate(cast("list[object]", node.get(key) or []))
    ]


def alternatives(node: Node) -> list[tuple[tuple[str, str], Node]]:
    """The parts of oneOf/anyOf that say what a value is; `null` and bare constraints such as `required` do not."""
    return [
        (key, part)
        for key, part in listed(node)
        if is_node(part) and part.get("type") != "null" and _STRUCTURE & set(part)
    ]


def is_open(node: Node) -> bool:
    """Whether an object says that it has room for members that it does not list."""
    return any(
        node.get(keyword, False) is not False
        for keyword in ("additionalProperties", "unevaluatedProperties")
    )


def is_plain_object(node: Node) -> bool:
    """Whether a schema says of a value that it is an object, and nothing of what is in it."""
    return types(node) - {"null"} == {"object"} and _STRUCTURE & set(node) == {"type"}


def is_value(node: Node) -> bool:
    """Whether a schema says that a value may be something else than an object."""
    if types(node):
        return bool(types(node) - {"object", "null"})
    return "items" in node or bool(listed_values(node))


def single_part(node: Node) -> tuple[str, int, Node] | None:
    """The only part of an `allOf` that says what the value is, if that is a reference or a choice and stands there alone.

    A reference so is the 3.0 way to describe it.
    """
    said = set(node).union(*mappings(node, "allOf"))
    if _STRUCTURE & set(node) - {"allOf", "type"} or "required" in said:
        return None
    parts = [
        (index, part)
        for index, part in enumerate(mappings(node, "allOf"))
        if _STRUCTURE & set(part)
    ]
    if len(parts) != 1:
        return None
    told = _STRUCTURE & set(parts[0][1])
    return ("allOf", *parts[0]) if "$ref" in told or told in ({"oneOf"}, {"anyOf"}) else None


def merged(node: Node, resolve: Callable[[Node], Node]) -> Node:
    """The keywords of an `allOf` of values that are no objects, later ones winning."""
    merged: dict[str, object] = {}
    for part in mappings(node, "allOf"):
        merged.update({key: value for key, value in resolve(part).items() if key != "allOf"})
    merged.update({key: value for key, value in node.items() if key != "allOf"})
    return merged
