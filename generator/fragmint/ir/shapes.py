"""Objects as their schemas put them together: `allOf` followed through references, with the place each member comes from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import cast

from fragmint.ir import nodes
from fragmint.ir.nodes import Node
from fragmint.spec.pointer import below, parse

COMPONENTS = "/components/schemas"


@dataclass
class Shape:
    """The members of an object, which are required, and the choices that may add more: alternatives, each with its place.

    `is_object`: nothing else fits. `is_value`: it says that it is something else, or may be. `is_open`: it says that it has
    room for members that it does not list.
    """

    properties: dict[str, tuple[object, str]] = field(default_factory=dict[str, tuple[object, str]])
    required: set[str] = field(default_factory=set[str])
    choices: list[list[tuple[Node, str]]] = field(default_factory=list[list[tuple[Node, str]]])
    is_object: bool = False
    is_value: bool = False
    is_open: bool = False


@dataclass(frozen=True)
class Shapes:
    """Reads the shapes of schemas that may refer to these components."""

    components: Mapping[str, object]

    def of(self, node: object, pointer: str, seen: frozenset[str] = frozenset()) -> Shape:
        """The shape of the schema at a pointer; components in `seen` are being read already and add nothing."""
        shape = Shape()
        if not nodes.is_node(node):
            return shape
        if "$ref" in node:
            name = component_name(node)
            if name in seen or name not in self.components:
                return shape
            return self.of(self.components[name], below(COMPONENTS, name), seen | {name})
        for index, part in enumerate(nodes.mappings(node, "allOf")):
            inherited = self.of(part, below(pointer, "allOf", str(index)), seen)
            shape.properties.update(inherited.properties)
            shape.required |= inherited.required
            shape.choices += inherited.choices
            shape.is_object |= inherited.is_object
            shape.is_value |= inherited.is_value
            shape.is_open |= inherited.is_open
        for wire, schema in nodes.member(node, "properties").items():
            shape.properties[wire] = (schema, below(pointer, "properties", wire))
        required = node.get("required")
        if isinstance(required, list):
            names = cast("list[object]", required)
            shape.required |= {name for name in names if isinstance(name, str)}
        shape.choices += self._choices(node, pointer)
        shape.is_object |= nodes.types(node) == {"object"}
        shape.is_value |= nodes.is_value(node)
        shape.is_open |= nodes.is_open(node)
        return shape

    def _choices(self, node: Node, pointer: str) -> Iterator[list[tuple[Node, str]]]:
        """The choices of a schema itself; one whose alternatives only constrain an object is none."""
        for keyword in ("oneOf", "anyOf"):
            parts = [each for each in nodes.alternatives(node) if each[0][0] == keyword]
            if not all(nodes.is_plain_object(self.resolved(part)) for _, part in parts):
                yield [(part, below(pointer, *key)) for key, part in parts]

    def is_class(self, node: object, seen: frozenset[str] = frozenset()) -> bool:
        """Whether a schema becomes a class of its own: an object with members, or an enum."""
        if not nodes.is_node(node) or "$ref" in node:
            return False
        if len(nodes.enum_values(node)) > 1:
            return True
        if "allOf" in node and nodes.single_part(node) is not None:
            return False
        shape = self.of(node, "", seen)
        return bool(shape.properties) and not shape.choices

    def resolved(self, node: Node) -> Node:
        """What a reference leads to; any other schema is itself."""
        target = self.components.get(component_name(node)) if "$ref" in node else None
        return target if nodes.is_node(target) else node


def component_name(node: Node) -> str:
    """The component that a reference leads to; empty for a schema that is none."""
    tokens = parse(nodes.text(node, "$ref").removeprefix("#"))
    return tokens[-1] if len(tokens) == 3 else ""
