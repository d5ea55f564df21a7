"""The schemas that references lead to: each gets one name under `#/components/schemas`, wherever it was written."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from fragmint.diagnostics import Diagnostics
from fragmint.spec import pointer
from fragmint.spec.files import SourceFile
from fragmint.spec.limits import MAX_HOPS
from fragmint.spec.names import allocate, is_legal
from fragmint.spec.places import Origins, Place
from fragmint.spec.references import References, Target
from fragmint.spec.values import JsonObject, JsonValue, as_object, kind_of


class _Link(NamedTuple):
    """A reference to a schema, to be written once every schema has its name."""

    holder: JsonObject
    key: str
    place: Place


class Lifting:
    """Gathers references to schemas while a document is copied; `finish` names the schemas and writes the references."""

    def __init__(
        self, root: SourceFile, references: References, origins: Origins, diagnostics: Diagnostics
    ) -> None:
        self._references = references
        self._origins = origins
        self._diagnostics = diagnostics
        self._links: list[_Link] = []
        self._waiting: dict[Place, Target] = {}
        self._lifted: dict[Place, JsonValue] = {}
        self._components = Place(root) / "components" / "schemas"
        self._named: dict[Place, str] = {}
        self._name_components(as_object(root.value))

    def _name_components(self, root: JsonObject) -> None:
        """A component that is nothing but a reference gives its name to what it refers to."""
        schemas = as_object(as_object(root.get("components")).get("schemas"))
        self._named = {self._components / name: name for name in schemas if is_legal(name)}
        self._mend_names(name for name in schemas if not is_legal(name))
        for name, schema in sorted(schemas.items()):
            if _is_only_reference(schema):
                target = self.target(as_object(schema)["$ref"], self._components / name / "$ref")
                if target is not None:
                    self._named.setdefault(target.place, name)

    def _mend_names(self, odd: Iterable[str]) -> None:
        places = [self._components / name for name in odd]
        for place, name in allocate(places, set(self._named.values())).items():
            message = f"the name of the schema {place.tokens[-1]!r} is read as '{name}'"
            hint = "letters, digits, '.', '_' and '-' are allowed in it"
            self._diagnostics.add(place.diagnostic("S131", message, hint))
            self._named[place] = name

    def target(self, reference: JsonValue, place: Place) -> Target | None:
        """The schema that a reference at a place leads to, past schemas that are nothing but references themselves.

        None, once reported, where it leads to no schema.
        """
        for _ in range(MAX_HOPS):
            if (found := self._references.follow(reference, place)) is None:
                return None
            if found.place in self._named or not _is_only_reference(found.value):
                return found if self._is_schema(found, place) else None
            reference, place = as_object(found.value)["$ref"], found.place / "$ref"
        message = "the $ref leads back to itself, or through too many others, and never to a schema"
        self._diagnostics.add(place.diagnostic("L112", message))
        return None

    def target_of_mapping(self, value: str, place: Place) -> Target | None:
        """The schema that a value of a discriminator's mapping means: the name of a component, or a reference."""
        component = self._components / value
        if component in self._named:
            return self.target(f"#{pointer.join(component.tokens)}", place)
        if any(mark in value for mark in "#/."):
            return self.target(value, place)
        message = f"the mapping leads to {value!r}, and no schema is called so"
        self._diagnostics.add(place.diagnostic("L110", message))
        return None

    def is_same_component(self, place: Place, target: Place) -> bool:
        """Whether the component at a place only lends its name to the target."""
        return (
            place != target
            and place in self._named
            and self._named[place] == self._named.get(target)
        )

    def link(self, holder: JsonObject, key: str, target: Target) -> None:
        """Have the holder's key refer to the target in the end."""
        holder[key] = ""
        self._links.append(_Link(holder, key, target.place))
        if target.place not in self._named and target.place not in self._lifted:
            self._waiting.setdefault(target.place, target)

    def next_waiting(self) -> Target | None:
        """A schema that something refers to and that no component is; each is given out once."""
        if not self._waiting:
            return None
        place, target = self._waiting.popitem()
        self._lifted[place] = None
        return target

    def lift(self, target: Target, schema: JsonValue) -> None:
        """Take the copy of a schema that was given out."""
        self._lifted[target.place] = schema

    def finish(self, document: JsonObject) -> None:
        """Put the lifted schemas among the components of the document, and write all references."""
        found = allocate(self._lifted, set(self._named.values()))
        components = as_object(document.get("components"))
        schemas = self._under_their_names(as_object(components.get("schemas")))
        schemas |= sorted((name, self._lifted[place]) for place, name in found.items())
        if schemas:
            document["components"] = {**components, "schemas": schemas}
        found |= self._named
        for link in self._links:
            link.holder[link.key] = f"#/components/schemas/{pointer.escape(found[link.place])}"

    def _under_their_names(self, written: JsonObject) -> JsonObject:
        schemas: JsonObject = {}
        for name, schema in written.items():
            place = self._components / name
            self._origins.record(schema, place)
            schemas[self._named[place]] = schema
        return schemas

    def _is_schema(self, found: Target, place: Place) -> bool:
        is_document = isinstance(found.value, dict) and "openapi" in found.value
        if isinstance(found.value, dict | bool) and not is_document:
            return True
        told = "a whole document" if is_document else kind_of(found.value)
        message = f"the $ref leads to {told} where a schema is expected"
        self._diagnostics.add(place.diagnostic("L113", message))
        return False


def _is_only_reference(schema: JsonValue) -> bool:
    return isinstance(schema, dict) and len(schema) == 1 and "$ref" in schema
