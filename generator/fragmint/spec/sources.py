"""A document as it is written: its operations, and what each part of it refers to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import NamedTuple

from fragmint.diagnostics import Diagnostics
from fragmint.spec import grammar, pointer
from fragmint.spec.files import Folder, SourceFile
from fragmint.spec.grammar import FIELDS, Kind, Named
from fragmint.spec.limits import MAX_HOPS
from fragmint.spec.marks import Unreadable
from fragmint.spec.places import Place
from fragmint.spec.pointer import Tokens
from fragmint.spec.references import References, Target
from fragmint.spec.values import JsonObject, JsonValue, as_list, as_object
from fragmint.spec.walk import Node, inside

# The name of each section of the components, with the kind of object it holds.
SECTIONS = {name: child.kind for name, child in FIELDS[Kind.COMPONENTS].items()}


class Part(NamedTuple):
    """An object that something refers to: what it is, and where it is written."""

    kind: Kind
    place: Place


class WrittenOperation(NamedTuple):
    """An operation as it is written; `tokens` lead to it in the root document, `layers` are the path items it is in.

    A path item that is a reference has a layer for itself and one for what it refers to.
    """

    path: str
    tokens: Tokens
    fields: JsonObject
    place: Place
    layers: tuple[Target, ...]

    @property
    def method(self) -> str:
        """The method as HTTP has it."""
        name = self.tokens[-1]
        return name.upper() if len(self.tokens) == 3 else name

    @property
    def label(self) -> str:
        """The operation as people name it: `GET /things`."""
        return f"{self.method} {self.path}"


class Sources:
    """Reads the files of a document before they are bundled; a reference that leads nowhere is told by the bundler."""

    def __init__(self, root: SourceFile, folder: Folder) -> None:
        self.root = root
        self.folder = folder
        self.document = as_object(root.value)
        self._references = References(folder, Diagnostics())
        self._components = as_object(self.document.get("components"))
        self._uses: dict[Part, list[Part]] = {}

    @cached_property
    def operations(self) -> list[WrittenOperation]:
        """Every operation of `paths`, in the order of the document."""
        found: list[WrittenOperation] = []
        for path, item in as_object(self.document.get("paths")).items():
            if not path.startswith("x-"):
                found += self._operations(path, self.layers(path, item))
        return found

    def layers(self, path: str, item: JsonValue) -> tuple[Target, ...]:
        """The path item that is written under a path, and those that it refers to; the last of them is no reference."""
        chain = [Target(item, Place(self.root) / "paths" / path)]
        while isinstance(last := chain[-1].value, dict) and "$ref" in last:
            followed = self.follow(last["$ref"], chain[-1].place)
            if followed is None or len(chain) > MAX_HOPS:
                break
            chain.append(followed)
        return tuple(chain)

    def follow(self, reference: JsonValue, place: Place) -> Target | None:
        """What the reference of an object at a place leads to, if it leads anywhere."""
        return self._references.follow(reference, place / "$ref")

    def component(self, section: str, name: str) -> Part | None:
        """The component of that name, if there is one."""
        if name not in as_object(self._components.get(section)):
            return None
        return Part(SECTIONS[section], Place(self.root) / "components" / section / name)

    def owner(self, place: Place) -> Part | None:
        """The component that a place is in, if it is in one."""
        if place.file is not self.root or place.tokens[:1] != ("components",):
            return None
        _, section, name, *_ = (*place.tokens, "", "")
        return self.component(section, name) if section in SECTIONS else None

    def uses(self, part: Part) -> list[Part]:
        """What a part refers to, whole components only where they are components."""
        if part not in self._uses:
            try:
                value = pointer.resolve(part.place.file.value, part.place.tokens)
            except KeyError:
                value = None
            self._uses[part] = list(self.uses_in(part.kind, value, part.place))
        return self._uses[part]

    def uses_in(self, kind: Kind, value: JsonValue, place: Place) -> Iterator[Part]:
        """What an object, written at a place, refers to anywhere in it."""
        waiting = [Node(kind, as_object(value), place.tokens)]
        while waiting:
            node = waiting.pop()
            for found in self._named_by(node, place.file):
                yield found
                if (owner := self.owner(found.place)) is not None and owner != found:
                    yield owner
            waiting += inside(node)

    def reach(self, start: Iterable[Part]) -> set[Part]:
        """Those parts and all that they lead to."""
        found: set[Part] = set()
        waiting = list(start)
        while waiting:
            part = waiting.pop()
            if part not in found:
                found.add(part)
                waiting += self.uses(part)
        return found

    def target_of(self, kind: Kind, reference: str, place: Place) -> Part | None:
        """What a reference leads to; in a discriminator's mapping it may be the mere name of a component, too."""
        if kind is Kind.SCHEMA and (named := self.component("schemas", reference)) is not None:
            return named
        target = self.follow(reference, place)
        return Part(kind, target.place) if target else None

    def is_read(self, reference: JsonValue) -> bool:
        """Whether the file that a reference of the root document leads to was read already."""
        path = reference.partition("#")[0] if isinstance(reference, str) else ""
        try:
            return self.folder.has_read(
                self.folder.name_of(path, self.root.name) if path else self.root.name
            )
        except Unreadable:
            return False

    def _operations(self, path: str, layers: tuple[Target, ...]) -> Iterator[WrittenOperation]:
        """The operations of a path: what stands beside a reference goes before what it leads to."""
        seen: set[Tokens] = set()
        for layer in layers:
            for tail in operation_tails(layer.value):
                fields = pointer.resolve(layer.value, tail)
                if tail not in seen and isinstance(fields, dict):
                    place = Place(layer.place.file, (*layer.place.tokens, *tail))
                    yield WrittenOperation(path, ("paths", path, *tail), fields, place, layers)
                seen.add(tail)

    def _named_by(self, node: Node, file: SourceFile) -> Iterator[Part]:
        """What the fields of one object name, not those of the objects in it."""
        fields, place = node.fields, Place(file, node.tokens)
        if "$ref" in fields and node.kind in grammar.REFERABLE:
            target = self.follow(fields["$ref"], place)
            if target is not None:
                yield Part(node.kind, target.place)
        if node.kind is Kind.SCHEMA and isinstance(fields.get("discriminator"), dict):
            yield from self._discriminated(fields, place)
        if node.kind in (Kind.OPERATION, Kind.OPENAPI):
            yield from self.required_by(fields)

    def required_by(self, fields: JsonObject) -> Iterator[Part]:
        """The security schemes that an operation, or the document, requires."""
        for alternative in as_list(fields.get("security")):
            for name in as_object(alternative):
                if (scheme := self.component("securitySchemes", name)) is not None:
                    yield scheme

    def _discriminated(self, schema: JsonObject, place: Place) -> Iterator[Part]:
        """The schemas that the tag of a value leads to: those of the mapping, else those made of this one by `allOf`."""
        mapping = as_object(schema["discriminator"]).get("mapping")
        for tag, value in as_object(mapping).items():
            at = place / "discriminator" / "mapping" / tag
            part = self.target_of(Kind.SCHEMA, value, at) if isinstance(value, str) else None
            if part is not None:
                yield part
        if not mapping and not schema.keys() & {"oneOf", "anyOf"}:
            yield from self._heirs.get(place.tokens, ())

    @cached_property
    def _heirs(self) -> dict[Tokens, list[Part]]:
        """The component schemas that are made of another by `allOf`, by the tokens of that other."""
        heirs: dict[Tokens, list[Part]] = {}
        for name, schema in as_object(self._components.get("schemas")).items():
            for made_of in as_list(as_object(schema).get("allOf")):
                reference = as_object(made_of).get("$ref")
                heir = self.component("schemas", name)
                if isinstance(reference, str) and reference.startswith("#/") and heir:
                    heirs.setdefault(pointer.parse_fragment(reference[1:]), []).append(heir)
        return heirs


def operation_tails(item: JsonValue) -> Iterator[Tokens]:
    """The tokens that lead from a path item to each of its operations."""
    for name, value in as_object(item).items():
        child = FIELDS[Kind.PATH_ITEM].get(name)
        if child is not None and child.kind is Kind.OPERATION:
            inner = as_object(value) if isinstance(child, Named) else {}
            yield from ((name, each) for each in inner) if inner else ((name,),)
