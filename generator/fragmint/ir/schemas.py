"""JSON Schemas of the document -> `Schema`: merged where `allOf` says so, inline objects and enums lifted under names of ours."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, replace
from typing import cast

from fragmint.diagnostics import Diagnostic, Diagnostics, Severity
from fragmint.ir import given, naming, nodes
from fragmint.ir.given import GivenNames, Wish
from fragmint.ir.model import Json, Kind, Model, Property, Scalar, Schema
from fragmint.ir.nodes import Node
from fragmint.spec import Document
from fragmint.spec.pointer import below

_COMPONENTS = "/components/schemas"
_SCALARS = {
    "string": Kind.STRING,
    "integer": Kind.INTEGER,
    "number": Kind.NUMBER,
    "boolean": Kind.BOOLEAN,
    "null": Kind.NULL,
}
_CONSTRAINTS = (
    "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf", "minLength", "maxLength",
    "pattern", "minItems", "maxItems", "uniqueItems", "minProperties", "maxProperties",
)  # fmt: skip


@dataclass
class _Shape:
    """An object put together from `allOf`: each property with the place it comes from."""

    properties: dict[str, tuple[object, str]]
    required: set[str]
    alternatives: list[tuple[Node, str]]


class SchemaBuilder:
    """Builds every schema of one document; `models` fills with each named one, in the order they are met."""

    def __init__(self, document: Document, diagnostics: Diagnostics) -> None:
        self.models: dict[str, Model] = {}
        self._document = document
        self._diagnostics = diagnostics
        self._given = GivenNames(document, diagnostics)
        components = document.root.get("components")
        schemas = components.get("schemas") if nodes.is_node(components) else None
        self._components: Node = schemas if nodes.is_node(schemas) else {}
        self._names = naming.Names()
        self._class_names: dict[str, str] = {}
        self._aliases: dict[str, Schema] = {}
        # Parts of a document that several places share are one object, and so one class; kept here, so that ids stay theirs.
        self._lifted: dict[int, tuple[Node, str]] = {}
        self._expanding: list[str] = []
        self._waiting: deque[tuple[str, _Shape | tuple[Scalar, ...], Node, str]] = deque()
        for name, component in self._components.items():
            node: Node = component if nodes.is_node(component) else {}
            self._given.check(node, below(_COMPONENTS, name), "name", set())
            wanted = nodes.text(nodes.extension(node), "name") or naming.class_name(name)
            self._class_names[name] = self._free_name(wanted)

    def build_components(self) -> None:
        """Build each component that is a class of its own."""
        for name in self._components:
            if self._is_class(name):
                self._component(name)
        self._build_waiting()

    def build(self, node: object, pointer: str, name: str) -> Schema:
        """Build the schema at a pointer; an inline class in it is lifted under `name`."""
        schema = self._build(node, pointer, name)
        self._build_waiting()
        return schema

    def _build(self, node: object, pointer: str, name: str) -> Schema:
        if not nodes.is_node(node) or not node:
            return Schema(Kind.ANY, pointer)
        if "$ref" in node:
            return self._describe(self._reference(nodes.text(node, "$ref"), pointer), node)
        if "allOf" in node:
            return self._all_of(node, pointer, name)
        if "oneOf" in node or "anyOf" in node:
            return self._any_of(node, pointer, name)
        return self._plain(node, pointer, name)

    # -- references ---------------------------------------------------------------------------------------------------

    def _reference(self, ref: str, pointer: str) -> Schema:
        name = ref.removeprefix(f"#{_COMPONENTS}/").replace("~1", "/").replace("~0", "~")
        if name not in self._components:
            return Schema(Kind.ANY, pointer)
        if self._is_class(name):
            self._component(name)
            nullable = nodes.allows_null(self._components[name])
            return Schema(Kind.REF, pointer, nullable, ref=self._class_names[name])
        if name in self._aliases:
            return replace(self._aliases[name], pointer=pointer)
        if name in self._expanding:
            self._warn(
                "G101",
                f"schema '{name}' contains itself without an object between: typed as any JSON",
                pointer,
            )
            return Schema(Kind.ANY, pointer)
        self._expanding.append(name)
        try:
            schema = self._build(
                self._components[name], below(_COMPONENTS, name), self._class_names[name]
            )
        finally:
            self._expanding.pop()
        self._aliases[name] = schema
        return replace(schema, pointer=pointer)

    def _is_class(self, name: str) -> bool:
        """Whether a component becomes a class: an object with properties, or an enum."""
        return self._makes_class(self._components[name], {name})

    def _makes_class(self, node: object, seen: set[str]) -> bool:
        if not nodes.is_node(node) or "$ref" in node:
            return False
        if len(nodes.enum_values(node)) > 1:
            return True
        if "allOf" in node:
            if nodes.single_reference(node) is not None:
                return False
            shape = self._shape(node, "", seen)
            return bool(shape.properties) and not shape.alternatives
        if nodes.alternatives(node):
            return False
        return bool(node.get("properties"))

    def _component(self, name: str) -> None:
        class_name = self._class_names[name]
        if class_name not in self.models:
            self._lift(self._components[name], below(_COMPONENTS, name), class_name)

    def _lift(
        self, node: object, pointer: str, class_name: str, shape: _Shape | None = None
    ) -> None:
        """Reserve the class and remember to build it: bodies wait, so a schema may hold itself and nest without end."""
        assert nodes.is_node(node)
        self.models[class_name] = Model(class_name, Schema(Kind.ANY, pointer))
        body = shape or nodes.enum_values(node) or self._shape(node, pointer, set())
        self._waiting.append((class_name, body, node, pointer))

    def _build_waiting(self) -> None:
        while self._waiting:
            class_name, body, node, pointer = self._waiting.popleft()
            schema = (
                self._object(body, pointer, class_name)
                if isinstance(body, _Shape)
                else _enum(pointer, body)
            )
            self.models[class_name] = Model(class_name, self._describe(schema, node))

    def _inline(self, node: Node, pointer: str, name: str) -> Schema:
        if id(node) not in self._lifted:
            class_name = self._free_name(given.class_name(node) or name)
            self._lifted[id(node)] = (node, class_name)
            self._lift(node, pointer, class_name)
        return Schema(Kind.REF, pointer, ref=self._lifted[id(node)][1])

    def _free_name(self, wanted: str) -> str:
        # `KnownX` is the emitted class behind an open enum `X`.
        return self._names.allocate(naming.unreserved(wanted), beside=lambda name: [f"Known{name}"])

    # -- combinations -------------------------------------------------------------------------------------------------

    def _all_of(self, node: Node, pointer: str, name: str) -> Schema:
        single = nodes.single_reference(node)
        if single is not None:
            key, index, part = single
            return self._describe(self._build(part, below(pointer, key, str(index)), name), node)
        shape = self._shape(node, pointer, set())
        if shape.alternatives:
            return self._describe(self._union(shape, pointer, name), node)
        if shape.properties:
            return self._describe(self._inline(node, pointer, name), node)
        return self._build(nodes.merged(node, self._resolve), pointer, name)

    def _any_of(self, node: Node, pointer: str, name: str) -> Schema:
        alternatives = nodes.alternatives(node)
        nullable = any(
            nodes.is_node(part) and part.get("type") == "null" for _, part in nodes.listed(node)
        )
        base = {key: value for key, value in node.items() if key not in ("oneOf", "anyOf")}
        if not alternatives:
            schema = self._build(base, pointer, name)
        elif node.get("properties"):
            schema = self._union(self._shape(node, pointer, set()), pointer, name)
        else:
            built = [
                self._build(
                    part,
                    below(pointer, *key),
                    self._variant_name(part, name, index, len(alternatives)),
                )
                for index, (key, part) in enumerate(alternatives, start=1)
            ]
            schema = _joined(built, pointer)
        return self._describe(replace(schema, nullable=schema.nullable or nullable), node)

    def _union(self, shape: _Shape, pointer: str, name: str) -> Schema:
        """Each alternative merged with the properties that all of them share."""
        variants: list[Schema] = []
        for index, (part, place) in enumerate(shape.alternatives, start=1):
            own = self._shape(part, place, set())
            merged = _Shape(
                {**shape.properties, **own.properties}, shape.required | own.required, []
            )
            class_name = self._free_name(self._variant_name(self._resolve(part), name, index, 2))
            self._lift(part, place, class_name, merged)
            variants.append(Schema(Kind.REF, place, ref=class_name))
        return _joined(variants, pointer)

    def _variant_name(self, part: Node, name: str, index: int, count: int) -> str:
        if count == 1:
            return name
        return f"{name}{naming.pascal(nodes.text(part, 'title')) or f'Option{index}'}"

    def _shape(self, node: object, pointer: str, seen: set[str]) -> _Shape:
        shape = _Shape({}, set(), [])
        if not nodes.is_node(node):
            return shape
        ref = nodes.text(node, "$ref")
        if ref:
            name = ref.removeprefix(f"#{_COMPONENTS}/")
            if name not in seen and name in self._components:
                return self._shape(self._components[name], below(_COMPONENTS, name), {*seen, name})
            return shape
        parts = [
            (part, below(pointer, "allOf", str(index)))
            for index, part in enumerate(nodes.mappings(node, "allOf"))
        ]
        for part, place in parts:
            inherited = self._shape(part, place, seen)
            shape.properties.update(inherited.properties)
            shape.required |= inherited.required
            shape.alternatives += inherited.alternatives
        for wire, schema in nodes.member(node, "properties").items():
            shape.properties[wire] = (schema, below(pointer, "properties", wire))
        required = node.get("required")
        if isinstance(required, list):
            shape.required |= {
                item for item in cast("list[object]", required) if isinstance(item, str)
            }
        shape.alternatives += [
            (part, below(pointer, *key))
            for key, part in nodes.alternatives(node)
            if self._shape(part, "", seen).properties
        ]
        return shape

    def _resolve(self, node: Node) -> Node:
        name = nodes.text(node, "$ref").removeprefix(f"#{_COMPONENTS}/")
        target = self._components.get(name)
        return target if name and nodes.is_node(target) else node

    # -- plain schemas ------------------------------------------------------------------------------------------------

    def _plain(self, node: Node, pointer: str, name: str) -> Schema:
        values = nodes.enum_values(node)
        types = nodes.types(node)
        nullable = nodes.allows_null(node)
        if len(values) == 1:
            schema = _enum(pointer, values)
        elif values:
            schema = self._inline(node, pointer, name)
        elif len(types - {"null"}) > 1:
            parts = [
                self._build({**node, "type": single}, pointer, f"{name}{naming.pascal(single)}")
                for single in sorted(types - {"null"})
            ]
            schema = _joined(parts, pointer)
        elif "object" in types or "properties" in node or "additionalProperties" in node:
            schema = (
                self._inline(node, pointer, name)
                if node.get("properties")
                else self._map(node, pointer, name)
            )
        elif "array" in types or "items" in node:
            items = self._build(node.get("items"), below(pointer, "items"), _item_name(name))
            schema = Schema(Kind.ARRAY, pointer, items=items)
        else:
            kinds = [_SCALARS[single] for single in sorted(types - {"null"}) if single in _SCALARS]
            schema = Schema(kinds[0] if kinds else Kind.NULL if types else Kind.ANY, pointer)
        return self._describe(replace(schema, nullable=nullable), node)

    def _map(self, node: Node, pointer: str, name: str) -> Schema:
        values = node.get("additionalProperties")
        additional = None
        if nodes.is_node(values) and values:
            additional = self._build(values, below(pointer, "additionalProperties"), f"{name}Value")
        return Schema(Kind.OBJECT, pointer, additional=additional)

    def _object(self, shape: _Shape, pointer: str, class_name: str) -> Schema:
        properties: list[Property] = []
        # A name may be required without being declared: it must be there, and may hold anything.
        undeclared: dict[str, tuple[object, str]] = {
            wire: (True, below(pointer, "properties", wire))
            for wire in sorted(shape.required - shape.properties.keys())
        }
        members = shape.properties | undeclared
        wishes = [
            Wish(node if nodes.is_node(node) else {}, place, naming.field_name(wire))
            for wire, (node, place) in members.items()
        ]
        names = self._given.settle(wishes, naming.FIELDS)
        for name, (wire, (node, place)) in zip(names, members.items(), strict=True):
            inherited = not place.startswith(f"{pointer}/")
            owner = self._owner(place, class_name) if inherited else class_name
            lifted = f"{owner}{naming.pascal(wire)}"
            schema = self._build(node, place, lifted)
            properties.append(Property(wire, name, wire in shape.required, schema))
        return Schema(Kind.OBJECT, pointer, properties=tuple(properties))

    def _owner(self, place: str, class_name: str) -> str:
        """The class after which an inherited property's inline class is called: the component that has it."""
        component = place.removeprefix(f"{_COMPONENTS}/").partition("/")[0]
        return self._class_names.get(component.replace("~1", "/").replace("~0", "~"), class_name)

    def _describe(self, schema: Schema, node: Node) -> Schema:
        """Add what a node says about a value beside its type; nothing said keeps what the target of a reference said."""
        examples = node.get("examples")
        has_example = isinstance(examples, list) and bool(cast("list[object]", examples))
        return replace(
            schema,
            nullable=schema.nullable or "null" in nodes.types(node),
            title=nodes.text(node, "title") or schema.title,
            description=nodes.text(node, "description") or schema.description,
            format=nodes.text(node, "format") or schema.format,
            constraints=tuple((key, cast(Scalar, node[key])) for key in _CONSTRAINTS if key in node)
            or schema.constraints,
            default=cast(Json, node["default"]) if "default" in node else schema.default,
            has_default="default" in node or schema.has_default,
            example=cast("list[Json]", examples)[0] if has_example else schema.example,
            has_example=has_example or schema.has_example,
            deprecated=node.get("deprecated") is True or schema.deprecated,
            read_only=node.get("readOnly") is True or schema.read_only,
            write_only=node.get("writeOnly") is True or schema.write_only,
            secret=nodes.extension(node).get("secret") is True
            or nodes.text(node, "format") == "password"
            or schema.secret,
            evidence=nodes.evidence(node) or schema.evidence,
        )

    def _warn(self, code: str, message: str, pointer: str) -> None:
        location = self._document.locate(pointer)
        self._diagnostics.add(Diagnostic(code, message, location, Severity.WARNING, pointer))


def _enum(pointer: str, values: tuple[Scalar, ...]) -> Schema:
    members: list[str] = []
    for value in values:
        members.append(naming.allocate(naming.member_name(value), members))
    return Schema(Kind.ENUM, pointer, values=values, members=tuple(members))


def _joined(variants: list[Schema], pointer: str) -> Schema:
    """A union without repeats; the nulls of its members become its own."""
    distinct: list[Schema] = []
    for variant in variants:
        for single in variant.variants if variant.kind is Kind.UNION else (variant,):
            if not any(_same_type(single, other) for other in distinct):
                distinct.append(replace(single, nullable=False))
    nullable = any(variant.nullable for variant in variants)
    if len(distinct) == 1:
        return replace(distinct[0], pointer=pointer, nullable=nullable)
    return Schema(Kind.UNION, pointer, nullable=nullable, variants=tuple(distinct))


def _same_type(one: Schema | None, other: Schema | None) -> bool:
    if one is None or other is None:
        return one is other
    return (
        (one.kind, one.ref, one.format, one.values)
        == (other.kind, other.ref, other.format, other.values)
        and _same_type(one.items, other.items)
        and _same_type(one.additional, other.additional)
        and len(one.variants) == len(other.variants)
        and all(map(_same_type, one.variants, other.variants))
    )


def _item_name(name: str) -> str:
    """The class of one item of a list that would be called `name`."""
    parts = naming.words(name)
    return "".join([*parts[:-1], naming.singular(parts[-1])]) if parts else f"{name}Item"
