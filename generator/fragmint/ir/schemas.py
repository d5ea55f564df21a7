"""JSON Schemas of the document -> `Schema`: merged where `allOf` says so, inline objects and enums lifted under names of ours."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import cast

from fragmint.diagnostics import Diagnostics
from fragmint.ir import codes, naming, nodes
from fragmint.ir.classes import ClassNames
from fragmint.ir.discriminators import Tags, tags
from fragmint.ir.enums import member_names
from fragmint.ir.given import GivenNames, Wish, class_name
from fragmint.ir.ledger import Ledger
from fragmint.ir.model import Discriminator, Json, Kind, Model, Property, Scalar, Schema
from fragmint.ir.nodes import Node
from fragmint.ir.scopes import Claim
from fragmint.ir.shapes import COMPONENTS, Shape, Shapes, component_name
from fragmint.spec import Document
from fragmint.spec.pointer import below

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
_NO_CLASS = "only classes begin with a capital, and none is made of this"


class SchemaBuilder:
    """Builds every schema of one document; `models` fills with each named one, in the order they are met."""

    def __init__(self, document: Document, diagnostics: Diagnostics, ledger: Ledger) -> None:
        self.models: dict[str, Model] = {}
        self._document = document
        self._diagnostics = diagnostics
        self._given = GivenNames(document, diagnostics, ledger)
        components = document.root.get("components")
        schemas = components.get("schemas") if nodes.is_node(components) else None
        self._components: Node = schemas if nodes.is_node(schemas) else {}
        self._shapes = Shapes(self._components)
        # By id, as for what is lifted: each node is kept beside, so that its id stays its own.
        self._known_tags: dict[int, tuple[Node, Tags | None]] = {}
        self._classes = ClassNames(document, diagnostics, ledger)
        self._class_names = self._classes.of_components(self._components)
        self._aliases: dict[str, Schema] = {}
        # Parts of a document that several places share are one object, and so one class; kept here, so that ids stay theirs.
        self._lifted: dict[int, tuple[Node, str]] = {}
        self._mixed: dict[tuple[str, str], str] = {}
        self._expanding: list[str] = []
        self._waiting: deque[tuple[str, Node, Callable[[], Schema]]] = deque()

    @property
    def class_names(self) -> set[str]:
        """Every name that a class has, or a component that is none today."""
        return {*self.models, *self._class_names.values()}

    def variant_name(self, model: str, purpose: str) -> str:
        """The class of a second model of the same thing: `Thing` has a `ThingRequest`."""
        return self._classes.of_variant(model, purpose)

    def build_components(self) -> None:
        """Build each component that is a class of its own."""
        for name in sorted(self._components):
            if self._is_class(name):
                self._component(name)
        self._build_waiting()

    def build(self, node: object, pointer: str, name: str) -> Schema:
        """Build the schema at a pointer; an inline class in it is lifted under `name`."""
        schema = self._build(node, pointer, name)
        self._build_waiting()
        return schema

    def _build(self, node: object, pointer: str, name: str) -> Schema:
        schema = self._schema(node, pointer, name)
        if nodes.is_node(node):
            given, is_made = class_name(node), id(node) in self._lifted
            # An enum of one value is a class once it has two, and may say already how that is called.
            if given and not (is_made or given in self.models or nodes.enum_values(node)):
                self._given.refuse(pointer, "name", given, naming.snake(given), _NO_CLASS)
        return schema

    def _schema(self, node: object, pointer: str, name: str) -> Schema:
        if not nodes.is_node(node) or not node:
            return Schema(Kind.ANY, pointer)
        if "$ref" in node:
            return self._describe(self._reference(nodes.text(node, "$ref"), pointer), node)
        if "allOf" in node and not self._is_tagged(node):
            return self._all_of(node, pointer, name)
        if "oneOf" in node or "anyOf" in node:
            return self._any_of(node, pointer, name)
        return self._plain(node, pointer, name)

    # -- references ---------------------------------------------------------------------------------------------------

    def _reference(self, ref: str, pointer: str) -> Schema:
        name = ref.removeprefix(f"#{COMPONENTS}/").replace("~1", "/").replace("~0", "~")
        if name not in self._components:
            return Schema(Kind.ANY, pointer)
        if self._is_class(name):
            self._component(name)
            nullable = nodes.takes_null(self._components[name])
            return Schema(Kind.REF, pointer, nullable, ref=self._class_names[name])
        if name in self._aliases:
            return replace(self._aliases[name], pointer=pointer)
        if name in self._expanding:
            message = (
                f"schema '{name}' contains itself without an object between: typed as any JSON"
            )
            codes.tell(self._document, self._diagnostics, "G101", message, pointer)
            return Schema(Kind.ANY, pointer)
        self._expanding.append(name)
        try:
            schema = self._schema(
                self._components[name], below(COMPONENTS, name), self._class_names[name]
            )
        finally:
            self._expanding.pop()
        self._aliases[name] = schema
        return replace(schema, pointer=pointer)

    def _is_class(self, name: str) -> bool:
        """Whether a component becomes a class, or a union that has a name."""
        node = self._components[name]
        return self._shapes.is_class(node, frozenset({name})) or self._is_tagged(node)

    def _is_tagged(self, node: object) -> bool:
        return nodes.is_node(node) and self._tags(node) is not None

    def _component(self, name: str) -> None:
        class_name = self._class_names[name]
        if class_name not in self.models:
            self._lift(self._components[name], below(COMPONENTS, name), class_name)

    def _lift(
        self, node: object, pointer: str, class_name: str, shape: Shape | None = None
    ) -> None:
        """Reserve the class and remember to build it: bodies wait, so a schema may hold itself and nest without end."""
        assert nodes.is_node(node)
        self.models[class_name] = Model(class_name, Schema(Kind.ANY, pointer))
        values = nodes.enum_values(node)
        build: Callable[[], Schema]
        if shape is None and values:
            build = partial(self._enum, values, node, pointer, class_name)
        elif shape is None and self._is_tagged(node):
            build = partial(self._tagged, node, pointer, class_name)
        else:
            members = shape or self._shapes.of(node, pointer)
            build = partial(self._object, members, pointer, class_name)
        self._waiting.append((class_name, node, build))

    def _build_waiting(self) -> None:
        while self._waiting:
            class_name, node, build = self._waiting.popleft()
            self.models[class_name] = Model(class_name, self._describe(build(), node))

    def _inline(self, node: Node, pointer: str, name: str) -> Schema:
        if id(node) not in self._lifted:
            class_name = self._classes.of_inline(node, pointer, name)
            self._lifted[id(node)] = (node, class_name)
            self._lift(node, pointer, class_name)
        return Schema(Kind.REF, pointer, ref=self._lifted[id(node)][1])

    # -- combinations -------------------------------------------------------------------------------------------------

    def _all_of(self, node: Node, pointer: str, name: str) -> Schema:
        single = nodes.single_reference(node)
        if single is not None:
            key, index, part = single
            return self._describe(self._build(part, below(pointer, key, str(index)), name), node)
        shape = self._shapes.of(node, pointer)
        if shape.alternatives:
            return self._describe(_joined(self._merged(shape, pointer, name), pointer), node)
        if shape.properties:
            return self._describe(self._inline(node, pointer, name), node)
        return self._schema(nodes.merged(node, self._shapes.resolved), pointer, name)

    def _any_of(self, node: Node, pointer: str, name: str) -> Schema:
        nullable = nodes.takes_null(node)
        base = {key: value for key, value in node.items() if key not in ("oneOf", "anyOf")}
        if not nodes.alternatives(node):
            schema = self._schema(base, pointer, name)
        elif self._is_tagged(node):
            schema = self._inline(node, pointer, name)
        else:
            schema = _joined(self._alternatives(node, pointer, name), pointer)
        return self._describe(replace(schema, nullable=schema.nullable or nullable), node)

    def _alternatives(self, node: Node, pointer: str, name: str) -> list[Schema]:
        """Each part of a union; one that shares the properties beside it has them too."""
        shape = self._shapes.of(node, pointer)
        if shape.properties:
            return self._merged(shape, pointer, name)
        parts = nodes.alternatives(node)
        return [
            self._build(
                part, below(pointer, *key), self._variant_name(part, name, index, len(parts))
            )
            for index, (key, part) in enumerate(parts, start=1)
        ]

    def _tags(self, node: Node) -> Tags | None:
        if id(node) not in self._known_tags:
            self._known_tags[id(node)] = (node, tags(node, self._shapes))
        return self._known_tags[id(node)][1]

    def _tagged(self, node: Node, pointer: str, name: str) -> Schema:
        """A union of objects that a member tells apart."""
        variants = self._alternatives(node, pointer, name)
        told = self._tags(node)
        assert told is not None
        if not node.get("properties"):
            parts = [part for _, part in nodes.alternatives(node)]
            variants = [self._named(*each) for each in zip(variants, parts, strict=True)]
        mapping = [
            (value, variant.ref)
            for variant, values in zip(variants, told.values, strict=True)
            for value in values
        ]
        default = self._class_names.get(told.default, "")
        return replace(
            _joined(variants, pointer),
            kind=Kind.UNION,
            discriminator=Discriminator(told.wire, tuple(mapping), default),
        )

    def _named(self, variant: Schema, part: Node) -> Schema:
        """A variant as one model; a union that nothing tells apart inside becomes one for the component it is."""
        if variant.kind is not Kind.UNION:
            return variant
        name = self._class_names[component_name(part)]
        self.models.setdefault(name, Model(name, replace(variant, nullable=False)))
        return Schema(Kind.REF, variant.pointer, ref=name)

    def _merged(self, shape: Shape, pointer: str, name: str) -> list[Schema]:
        """Each alternative merged with the properties that all of them share."""
        variants: list[Schema] = []
        for index, (part, place) in enumerate(shape.alternatives, start=1):
            own = self._shapes.of(part, place)
            merged = Shape(
                {**shape.properties, **own.properties}, shape.required | own.required, []
            )
            called = nodes.text(self._shapes.resolved(part), "title") or component_name(part)
            wanted = f"{name}{naming.pascal(called) or f'Option{index}'}"
            # A part may hold, or inherit, the union that it is a part of: what stands here once is made once.
            if (pointer, place) not in self._mixed:
                class_name = self._classes.of_inline(part, place, wanted, inside=pointer)
                self._mixed[pointer, place] = class_name
                self._lift(part, place, class_name, merged)
            variants.append(Schema(Kind.REF, place, ref=self._mixed[pointer, place]))
        return variants

    def _variant_name(self, part: Node, name: str, index: int, count: int) -> str:
        if count == 1:
            return name
        return f"{name}{naming.pascal(nodes.text(part, 'title')) or f'Option{index}'}"

    # -- plain schemas ------------------------------------------------------------------------------------------------

    def _plain(self, node: Node, pointer: str, name: str) -> Schema:
        values = nodes.enum_values(node)
        types = nodes.types(node)
        nullable = nodes.allows_null(node)
        if len(values) == 1:
            schema = Schema(Kind.ENUM, pointer, values=values)
        elif values:
            schema = self._inline(node, pointer, name)
        elif len(types - {"null"}) > 1:
            parts = [
                self._schema({**node, "type": single}, pointer, f"{name}{naming.pascal(single)}")
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

    def _object(self, shape: Shape, pointer: str, class_name: str) -> Schema:
        properties: dict[str, Property] = {}
        # A name may be required without being declared: it must be there, and may hold anything.
        undeclared: dict[str, tuple[object, str]] = {
            wire: (True, below(pointer, "properties", wire))
            for wire in sorted(shape.required - shape.properties.keys())
        }
        members = shape.properties | undeclared
        wishes = [
            Wish(node if nodes.is_node(node) else {}, place, _field_claim(wire))
            for wire, (node, place) in members.items()
        ]
        scope = f"fields of {self._classes.identities[class_name]}"
        named = dict(zip(members, self._given.settle(wishes, naming.FIELDS, scope), strict=True))
        # Built in order of name, so that classes inside do not depend on the order here.
        for wire, (node, place) in sorted(members.items(), key=lambda item: item[0]):
            inherited = not place.startswith(f"{pointer}/")
            owner = self._owner(place, class_name) if inherited else class_name
            schema = self._build(node, place, f"{owner}{naming.pascal(wire)}")
            properties[wire] = Property(wire, named[wire], wire in shape.required, schema)
        return Schema(Kind.OBJECT, pointer, properties=tuple(properties[wire] for wire in members))

    def _enum(
        self, values: tuple[Scalar, ...], node: Node, pointer: str, class_name: str
    ) -> Schema:
        scope = f"members of {self._classes.identities[class_name]}"
        members = member_names(node, pointer, values, scope, self._given)
        return Schema(Kind.ENUM, pointer, values=values, members=members)

    def _owner(self, place: str, class_name: str) -> str:
        """The class after which an inherited property's inline class is called: the component that has it."""
        component = place.removeprefix(f"{COMPONENTS}/").partition("/")[0]
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


def _field_claim(wire: str) -> Claim:
    made = naming.field_name(wire)
    return Claim(wire, (made,), rank=made != wire, plain=made == wire)


def _item_name(name: str) -> str:
    """The class of one item of a list that would be called `name`."""
    parts = naming.words(name)
    return "".join([*parts[:-1], naming.singular(parts[-1])]) if parts else f"{name}Item"
