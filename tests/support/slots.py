"""The string slots of a document: each place where its JSON Schema takes a string, or a name that is nobody's own.

A slot is a place of the schema; evaluation of the schema, as jsonschema-rs reports it, says where a document has it.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import NamedTuple, cast
from urllib.parse import unquote

from jsonschema_rs import Draft4Validator, Draft202012Validator, Registry, Validator

from fragmint.spec.pointer import Tokens, parse, resolve
from fragmint.spec.values import JsonValue, as_object

_NAMED = ("properties", "patternProperties", "$defs", "definitions", "dependentSchemas")
_LISTED = ("allOf", "anyOf", "oneOf", "prefixItems")
_SINGLE = ("additionalProperties", "items", "then", "else")
_OF_OBJECTS = {"properties", "required", "propertyNames"}
# What holds schemas of parts; the others hold schemas of the same value, and are no places of their own.
_PARTS = ("properties", "patternProperties", "additionalProperties", "items", "prefixItems")


class Slot(NamedTuple):
    """A place of a schema: of a string value, of a name in a mapping, or of a field that the schema does not know."""

    schema: str
    kind: str  # "value", "name" or "field"


class Place(NamedTuple):
    """Where a document has a slot: the value there, its name, or a field that is put into it."""

    tokens: Tokens
    kind: str


class Dialect:
    """A JSON Schema and those that it refers to, by their addresses; the first is the one of whole documents."""

    def __init__(self, *schemas: JsonValue) -> None:
        told = [as_object(each) for each in schemas]
        self._schemas = {str(each.get("$id", each.get("id", ""))): each for each in told}
        self._root = told[0]

    @cached_property
    def slots(self) -> frozenset[Slot]:
        """Every slot there is."""
        return frozenset(
            slot
            for address, schema in self._schemas.items()
            for slot in self._slots(schema, f"{address.rstrip('#')}#", address)
        )

    def places(self, document: JsonValue) -> dict[Slot, list[Place]]:
        """Where a document has which slot. It must be a correct one."""
        evaluated = self._validator.evaluate(document)
        assert evaluated.valid, evaluated.errors()
        found: dict[Slot, list[Place]] = {}
        for each in evaluated.list()["details"]:
            if not each.get("valid") or isinstance(each.get("annotations"), list):
                continue  # the latter tells of a whole mapping or list: which parts of it were looked at
            schema = unquote(str(each.get("schemaLocation")))
            for place, slot in self._at(document, parse(str(each.get("instanceLocation"))), schema):
                where = found.setdefault(slot, [])
                if place not in where:
                    where.append(place)
        return found

    def _at(self, document: JsonValue, tokens: Tokens, schema: str) -> Iterator[tuple[Place, Slot]]:
        """The slots that a place of the schema is for a place of the document."""
        value = resolve(document, tokens)
        kinds = {"value": isinstance(value, str), "field": isinstance(value, dict), "name": True}
        for kind, fits in kinds.items():
            if fits and (slot := Slot(schema, kind)) in self.slots:
                yield Place(tokens, kind), slot
        # An evaluation leaves out items that may be anything.
        items = Slot(f"{schema}/items", "value")
        if isinstance(value, list) and items in self.slots:
            for index, each in enumerate(value):
                if isinstance(each, str):
                    yield Place((*tokens, str(index)), "value"), items

    def accepts(self, document: JsonValue) -> bool:
        """Whether it is a correct document."""
        return self._validator.is_valid(document)

    @cached_property
    def _validator(self) -> Validator:
        if "draft-04" in str(self._root.get("$schema")):
            return Draft4Validator(self._root)
        others = list(self._schemas.items())[1:]
        return Draft202012Validator(self._root, registry=Registry(others), offline=True)

    def _slots(self, schema: JsonValue, location: str, address: str) -> Iterator[Slot]:
        """The slots at or below a place of a schema."""
        if not isinstance(schema, dict):
            return
        if _is_object(schema):
            yield Slot(location, "field")
        for keyword, step, part in _parts(schema):
            inner = f"{location}/{step}"
            if keyword in _PARTS and self._takes_text(part, address):
                yield Slot(inner, "value")
            if keyword in ("patternProperties", "additionalProperties") and part is not False:
                yield Slot(inner, "name")
            yield from self._slots(part, inner, address)

    def _takes_text(self, schema: JsonValue, address: str) -> bool:
        """Whether a string may stand there, as far as the schema of that place alone says."""
        if not isinstance(schema, dict):
            return schema is True
        if isinstance(reference := schema.get("$ref"), str):
            base, _, fragment = reference.partition("#")
            target = resolve(self._schemas[base or address], parse(unquote(fragment)))
            if not self._takes_text(target, base or address):
                return False
        if "$dynamicRef" in schema or (schema.keys() & _OF_OBJECTS and "type" not in schema):
            return False
        if "type" in schema:
            return "string" in (kinds if isinstance(kinds := schema["type"], list) else [kinds])
        told = [schema[each] for each in ("const", "default") if each in schema]
        if values := schema.get("enum", told):
            return any(isinstance(each, str) for each in cast("list[JsonValue]", values))
        for keyword, every in (("allOf", all), ("anyOf", any), ("oneOf", any)):
            choices = cast("list[JsonValue]", schema.get(keyword, []))
            if choices and not every([self._takes_text(each, address) for each in choices]):
                return False
        branches = [schema[each] for each in ("then", "else") if each in schema]
        return not branches or any(self._takes_text(each, address) for each in branches)


def _is_object(schema: dict[str, JsonValue]) -> bool:
    return (
        bool(schema.keys() & {"properties", "patternProperties"})
        and schema.get("type", "object") != "array"
    )


def _parts(schema: dict[str, JsonValue]) -> Iterator[tuple[str, str, JsonValue]]:
    """The schemas that a schema holds: the keyword, the way from the schema, and the schema there."""
    for keyword in schema:
        value = schema[keyword]
        if keyword in _NAMED and isinstance(value, dict):
            for name, each in value.items():
                yield keyword, f"{keyword}/{name.replace('~', '~0').replace('/', '~1')}", each
        elif keyword in _LISTED and isinstance(value, list):
            for index, each in enumerate(value):
                yield keyword, f"{keyword}/{index}", each
        elif keyword in _SINGLE:
            yield keyword, keyword, value
