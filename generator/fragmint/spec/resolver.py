"""Bundling: many files and every kind of `$ref` become one document in which only schemas refer to schemas."""

from __future__ import annotations

from typing import NoReturn

from fragmint.diagnostics import Diagnostics
from fragmint.spec import grammar
from fragmint.spec.context import Context
from fragmint.spec.files import Folder, SourceFile
from fragmint.spec.grammar import Child, Kind, Many, Named, One
from fragmint.spec.lifting import Lifting
from fragmint.spec.limits import MAX_DEPTH, MAX_HOPS, MAX_OBJECTS
from fragmint.spec.marks import Problem, Unreadable
from fragmint.spec.mending import mended
from fragmint.spec.normalise import normalise
from fragmint.spec.places import Origins, Place
from fragmint.spec.references import References, Target
from fragmint.spec.values import JsonObject, JsonValue, as_object, kind_of

# All that 3.1 allows beside the $ref of anything but a schema or path.
_TEXTS = ("summary", "description")


def bundle(
    root: SourceFile, folder: Folder, diagnostics: Diagnostics, version: str
) -> tuple[JsonObject, Origins]:
    """The document of the root file in one piece and one shape, and where its parts came from.

    Raises Unreadable for one that grows beyond all measure.
    """
    bundler = _Bundler(root, folder, diagnostics, version)
    return bundler.run(root), bundler.origins


class _Gone(Exception):
    """A part that cannot be shown, for a reason that is reported already: it is left out."""


class _Bundler:
    """Copies a document and all it refers to, object by object; the sources are not changed."""

    def __init__(
        self, root: SourceFile, folder: Folder, diagnostics: Diagnostics, version: str
    ) -> None:
        self.origins = Origins()
        self._diagnostics = diagnostics
        self._version = version
        self._is_30 = version.startswith("3.0.")
        self._references = References(folder, diagnostics)
        self._lifting = Lifting(root, self._references, self.origins, diagnostics)
        self._copies: dict[tuple[Kind, Place], JsonObject] = {}
        self._around: list[Place] = []  # the objects referred to that are being copied right now
        self._depth = 0
        self._copied = 0

    def run(self, root: SourceFile) -> JsonObject:
        """The bundled document."""
        fields = self._fields(Kind.OPENAPI, as_object(root.value), Place(root))
        document = self._shaped(Kind.OPENAPI, fields, Place(root))
        while (target := self._lifting.next_waiting()) is not None:
            self._lifting.lift(target, self._schema(target))
        self._lifting.finish(document)
        return document

    def _object(self, kind: Kind, value: JsonValue, place: Place) -> JsonValue:
        """The object to use for the one written; what is no object is left for the check of structure."""
        if not isinstance(value, dict):
            return value
        if self._depth >= MAX_DEPTH:
            self._fail("L104", f"more than {MAX_DEPTH} objects deep, references followed", place)
        self._depth += 1
        self._copied += 1
        if self._copied > MAX_OBJECTS:
            message = f"more than {MAX_OBJECTS:,} objects once references are followed"
            raise Unreadable(Problem("L104", message))
        try:
            if "$ref" not in value or kind not in grammar.REFERABLE:
                return self._shaped(kind, self._fields(kind, value, place), place)
            if kind is Kind.SCHEMA:
                return self._schema_reference(value, place)
            return self._copy(kind, Target(value, place))
        finally:
            self._depth -= 1

    def _fields(self, kind: Kind, value: JsonObject, place: Place) -> JsonObject:
        fields: JsonObject = {}
        for name, part in mended(kind, value, place, self._tell).items():
            child = grammar.child(kind, name)
            if child is None:
                fields[name] = part
                continue
            try:
                fields[name] = self._part(child, part, place / name)
            except _Gone:
                continue
        return fields

    def _part(self, child: Child, part: JsonValue, place: Place) -> JsonValue:
        match child:
            case One(kind):
                return self._object(kind, part, place)
            case Many(kind) if isinstance(part, list):
                return self._list(kind, part, place)
            case Named(kind, extensible) if isinstance(part, dict):
                return self._mapping(kind, part, place, extensible)
            case _:
                return part

    def _list(self, kind: Kind, part: list[JsonValue], place: Place) -> list[JsonValue]:
        items: list[JsonValue] = []
        for index, item in enumerate(part):
            at = place / str(index)
            try:
                copied = self._object(kind, item, at)
            except _Gone:
                continue
            if len(items) != index:
                self.origins.record(copied, at)
            items.append(copied)
        return items

    def _mapping(self, kind: Kind, part: JsonObject, place: Place, extensible: bool) -> JsonObject:
        objects: JsonObject = {}
        for name, value in part.items():
            if extensible and name.startswith("x-"):
                objects[name] = value
                continue
            if value is None:
                self._tell(
                    "S130", f"`{name}` is empty: it is read as an empty object", place / name
                )
                value = {}
            try:
                objects[name] = self._object(kind, value, place / name)
            except _Gone:
                continue
        return objects

    def _shaped(self, kind: Kind, fields: JsonObject, place: Place) -> JsonObject:
        if kind is Kind.SCHEMA and isinstance(mapped := fields.get("discriminator"), dict):
            fields["discriminator"] = self._discriminator(mapped, place / "discriminator")
        return normalise(kind, fields, Context(place, self.origins, self._tell, self._version))

    def _copy(self, kind: Kind, holder: Target) -> JsonObject:
        """The object that a chain of references ends at, with what stands beside each reference laid over it."""
        chain = [holder]
        while isinstance(last := chain[-1].value, dict) and "$ref" in last:
            followed = self._references.follow(last["$ref"], chain[-1].place / "$ref")
            if followed is None:
                raise _Gone
            if followed.place in self._around or len(chain) > MAX_HOPS:
                message = f"the $ref leads back to this {kind.value}, or through too many others"
                self._fail("L112", message, holder.place)
            chain.append(followed)
        value, place = chain.pop()
        if not isinstance(value, dict):
            message = f"the $ref leads to {kind_of(value)} where a {kind.value} is expected"
            self._fail("L113", message, holder.place / "$ref")
        layers = [_beside(link) for link in chain]
        if any(layer.value for layer in layers):
            return self._layered(kind, Target(value, place), layers)
        if (copy := self._copies.get((kind, place))) is None:
            copy = self._copies[kind, place] = self._layered(kind, Target(value, place), [])
        return copy

    def _layered(self, kind: Kind, target: Target, layers: list[Target]) -> JsonObject:
        self._around.append(target.place)
        fields = self._fields(kind, as_object(target.value), target.place)
        for layer in reversed(layers):
            self._tell_of_siblings(kind, layer)
            for name, value in self._fields(kind, as_object(layer.value), layer.place).items():
                self.origins.record(value, layer.place / name)
                fields[name] = value
        self._around.pop()
        shaped = self._shaped(kind, fields, target.place)
        self.origins.record(shaped, target.place)
        return shaped

    def _schema(self, target: Target) -> JsonValue:
        """The copy of a schema that stands, or will stand, somewhere else than it was written."""
        schema = self._object(Kind.SCHEMA, target.value, target.place)
        self.origins.record(schema, target.place)
        return schema

    def _schema_reference(self, holder: JsonObject, place: Place) -> JsonValue:
        target = self._lifting.target(holder["$ref"], place / "$ref")
        beside = _beside(Target(holder, place))
        if target and not beside.value and self._lifting.is_same_component(place, target.place):
            return self._schema(target)
        self._tell_of_siblings(Kind.SCHEMA, beside)
        fields: JsonObject = {}
        if target is not None:
            self._lifting.link(fields, "$ref", target)
        fields |= self._fields(Kind.SCHEMA, as_object(beside.value), place)
        return self._shaped(Kind.SCHEMA, fields, place)

    def _discriminator(self, discriminator: JsonObject, place: Place) -> JsonObject:
        discriminator = {**discriminator}
        default = discriminator.get("defaultMapping")
        at = place / "defaultMapping"
        if isinstance(default, str) and (target := self._lifting.target_of_mapping(default, at)):
            self._lifting.link(discriminator, "defaultMapping", target)
        mapping = discriminator.get("mapping")
        if not isinstance(mapping, dict):
            return discriminator
        linked: JsonObject = {}
        for tag, value in mapping.items():
            at = place / "mapping" / tag
            if not isinstance(value, str):
                linked[tag] = value  # told with all else that is of the wrong kind
            elif target := self._lifting.target_of_mapping(value, at):
                self._lifting.link(linked, tag, target)
        discriminator["mapping"] = linked
        return discriminator

    def _tell_of_siblings(self, kind: Kind, layer: Target) -> None:
        """What stands beside a `$ref` is honoured everywhere, though 3.0 ignores it and 3.1 allows it for few."""
        if kind is Kind.PATH_ITEM or (kind is Kind.SCHEMA and not self._is_30):
            return
        beside = sorted(as_object(layer.value))
        if odd := [f"`{name}`" for name in beside if self._is_30 or name not in _TEXTS]:
            message = "beside a $ref: ignored by the standard, honoured by fragmint"
            self._tell("S120", f"{', '.join(odd)} {message}", layer.place)

    def _tell(self, code: str, message: str, place: Place, hint: str | None = None) -> None:
        self._diagnostics.add(place.diagnostic(code, message, hint))

    def _fail(self, code: str, message: str, place: Place) -> NoReturn:
        self._diagnostics.add(place.diagnostic(code, message))
        raise _Gone


def _beside(holder: Target) -> Target:
    """What stands beside the reference of an object."""
    fields = as_object(holder.value)
    return Target({name: value for name, value in fields.items() if name != "$ref"}, holder.place)
