"""JSON Schemas of the document -> `Schema`: merged where `allOf` says so, inline objects and enums lifted under names of ours."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from itertools import islice

from fragmint.diagnostics import Diagnostics
from fragmint.ir import codes, naming, nodes
from fragmint.ir.choices import Alternative, Way, ways
from fragmint.ir.classes import ClassNames
from fragmint.ir.described import described
from fragmint.ir.discriminators import Tags, contradictions, tags
from fragmint.ir.enums import member_names
from fragmint.ir.given import GivenNames, Wish, class_name
from fragmint.ir.ledger import Ledger
from fragmint.ir.model import Discriminator, Kind, Model, Property, Scalar, Schema
from fragmint.ir.nodes import Node
from fragmint.ir.scopes import Claim
from fragmint.ir.shapes import COMPONENTS, Shape, Shapes, component_name
from fragmint.ir.unions import joined
from fragmint.spec import Document
from fragmint.spec.pointer import below

_SCALARS = {
    "string": Kind.STRING,
    "integer": Kind.INTEGER,
    "number": Kind.NUMBER,
    "boolean": Kind.BOOLEAN,
    "null": Kind.NULL,
}
_MOST_WAYS = 100
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
        self._mixed: dict[tuple[tuple[str, ...], str], str] = {}
        self._expanding: list[str] = []
        self._merging: set[int] = set()
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
            return described(self._reference(nodes.text(node, "$ref"), pointer), node)
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
            self.models[class_name] = Model(class_name, described(build(), node))

    def _inline(self, node: Node, pointer: str, name: str) -> Schema:
        if id(node) not in self._lifted:
            class_name = self._classes.of_inline(node, pointer, name)
            self._lifted[id(node)] = (node, class_name)
            self._lift(node, pointer, class_name)
        return Schema(Kind.REF, pointer, ref=self._lifted[id(node)][1])

    # -- combinations -------------------------------------------------------------------------------------------------

    def _all_of(self, node: Node, pointer: str, name: str) -> Schema:
        single = nodes.single_part(node)
        if single is not None:
            key, index, part = single
            return described(self._build(part, below(pointer, key, str(index)), name), node)
        shape = self._shapes.of(node, pointer)
        if shape.choices:
            return described(self._choice(node, shape, pointer, name), node)
        if shape.properties:
            return described(self._inline(node, pointer, name), node)
        if id(node) in self._merging:
            message = "the schema contains itself without an object between: typed as any JSON"
            codes.tell(self._document, self._diagnostics, "G101", message, pointer)
            return Schema(Kind.ANY, pointer)
        self._merging.add(id(node))
        try:
            return self._schema(nodes.merged(node, self._shapes.resolved), pointer, name)
        finally:
            self._merging.discard(id(node))

    def _any_of(self, node: Node, pointer: str, name: str) -> Schema:
        nullable = nodes.takes_null(node)
        base = {key: value for key, value in node.items() if key not in ("oneOf", "anyOf")}
        shape = self._shapes.of(node, pointer)
        if not nodes.alternatives(node) or (shape.properties and not shape.choices):
            schema = self._schema(base, pointer, name)
        elif self._is_tagged(node):
            schema = self._inline(node, pointer, name)
        elif shape.properties or len(shape.choices) > 1:
            schema = self._choice(node, shape, pointer, name)
        else:
            schema = joined(self._alternatives(node, pointer, name), pointer)
        return described(replace(schema, nullable=schema.nullable or nullable), node)

    def _alternatives(self, node: Node, pointer: str, name: str) -> list[Schema]:
        """Each part of a union that nothing stands beside."""
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
        told = self._tags(node)
        assert told is not None
        shape = self._shapes.of(node, pointer)
        if shape.properties:
            variants = [self._way(way, pointer, name) for way in ways(node, shape, self._shapes)]
        else:
            parts = [part for _, part in nodes.alternatives(node)]
            made = self._alternatives(node, pointer, name)
            variants = [self._named(*each) for each in zip(made, parts, strict=True)]
        self._tell_contradictions(node, pointer)
        mapping = [
            (value, variant.ref)
            for variant, values in zip(variants, told.values, strict=True)
            for value in values
        ]
        default = self._class_names.get(told.default, "")
        union = joined(variants, pointer)
        return Schema(
            Kind.UNION,
            pointer,
            nullable=union.nullable,
            variants=union.variants or (union,),  # one component under several names is one model
            discriminator=Discriminator(told.wire, tuple(mapping), default),
        )

    def _tell_contradictions(self, node: Node, pointer: str) -> None:
        for value, component, allowed in contradictions(node, self._shapes):
            message = f"'{value}' leads to '{component}', which allows no value but {allowed}: taken for it too"
            place = below(pointer, "discriminator", "mapping", value)
            codes.tell(self._document, self._diagnostics, "G104", message, place)

    def _named(self, variant: Schema, part: Node) -> Schema:
        """A variant as one model; a union that nothing tells apart inside becomes one for the component it is."""
        if variant.kind is not Kind.UNION:
            return variant
        name = self._class_names[component_name(part)]
        self.models.setdefault(name, Model(name, replace(variant, nullable=False)))
        return Schema(Kind.REF, variant.pointer, ref=name)

    def _choice(self, node: Node, shape: Shape, pointer: str, name: str) -> Schema:
        """The union of every way through the choices of a shape, each a class with the members that they share."""
        found = list(islice(ways(node, shape, self._shapes), _MOST_WAYS + 1))
        if len(found) > _MOST_WAYS:
            message = f"more than {_MOST_WAYS} combinations of alternatives: typed as any JSON"
            codes.tell(self._document, self._diagnostics, "G109", message, pointer)
            return Schema(Kind.ANY, pointer)
        for way in found:
            if not way.possible:
                message = "no value is this and the object that stands beside it: left out"
                place = way.taken[-1].place
                codes.tell(self._document, self._diagnostics, "G103", message, place)
        variants = [self._way(way, pointer, name) for way in found if way.possible]
        return joined(variants, pointer) if variants else Schema(Kind.ANY, pointer)

    def _way(self, way: Way, pointer: str, name: str) -> Schema:
        """One way through choices: a class, unless it leads to what is no object."""
        *around, last = way.taken
        wanted = name + "".join(self._called(each) for each in way.taken)
        if way.shape is None:
            return self._build(last.node, last.place, wanted)
        # A part may hold, or inherit, the union that it is a part of: what stands here once is made once.
        inside = (pointer, *(each.place for each in around))
        if (inside, last.place) not in self._mixed:
            class_name = self._classes.of_inline(last.node, last.place, wanted, inside)
            self._mixed[inside, last.place] = class_name
            self._lift(last.node, last.place, class_name, way.shape)
        return Schema(Kind.REF, last.place, ref=self._mixed[inside, last.place])

    def _called(self, part: Alternative) -> str:
        title = nodes.text(self._shapes.resolved(part.node), "title")
        return naming.pascal(title or component_name(part.node)) or f"Option{part.index}"

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
            schema = joined(parts, pointer)
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
        return described(replace(schema, nullable=nullable), node)

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
        listed = tuple(properties[wire] for wire in members)
        return Schema(Kind.OBJECT, pointer, properties=listed, is_open=shape.is_open)

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


def _field_claim(wire: str) -> Claim:
    made = naming.field_name(wire)
    return Claim(wire, (made,), rank=made != wire, plain=made == wire)


def _item_name(name: str) -> str:
    """The class of one item of a list that would be called `name`."""
    parts = naming.words(name)
    return "".join([*parts[:-1], naming.singular(parts[-1])]) if parts else f"{name}Item"
