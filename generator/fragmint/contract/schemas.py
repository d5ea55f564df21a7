"""Values against the raw schemas of the document, by validators that the generator does not use."""

from __future__ import annotations

import copy
from collections.abc import Iterable, Mapping
from typing import Protocol, cast
from urllib.parse import quote

import openapi_schema_validator
from referencing import Registry
from referencing.jsonschema import DRAFT202012, Schema

from fragmint.contract.document import Node, RawDocument
from fragmint.contract.scalars import is_regular_expression
from fragmint.contract.values import JsonObject, JsonValue, child

_BASE = "urn:fragmint:raw-document"
_TYPES = frozenset(("array", "boolean", "integer", "null", "number", "object", "string"))


class _Finding(Protocol):
    message: str
    absolute_path: Iterable[str | int]


class _Validator(Protocol):
    def iter_errors(self, instance: JsonValue) -> Iterable[_Finding]: ...


class _ValidatorClass(Protocol):
    FORMAT_CHECKER: object

    def __call__(
        self, schema: JsonValue, *, registry: Registry[Schema], format_checker: object
    ) -> _Validator: ...


_CLASSES = cast(Mapping[str, _ValidatorClass], vars(openapi_schema_validator))  # it is untyped


class Schemas:
    """Judges values by schemas that are named by their place in the document. Nothing is fetched."""

    def __init__(self, document: RawDocument) -> None:
        is_30 = document.version.startswith("3.0")
        self._reading = _CLASSES["OAS30ReadValidator" if is_30 else "OAS31Validator"]
        self._writing = _CLASSES["OAS30WriteValidator" if is_30 else "OAS31Validator"]
        types = _TYPES - {"null"} if is_30 else _TYPES
        resource = DRAFT202012.create_resource(_readable(document, types))
        self._registry = Registry[Schema]().with_resource(_BASE, resource)
        self._validators: dict[tuple[str, bool], _Validator] = {}

    def fits(self, schema: Node, value: JsonValue) -> bool:
        """Whether an answer may hold this value here."""
        return not self.complaints(schema, value, writing=False)

    def complaints(self, schema: Node, value: JsonValue, *, writing: bool) -> list[tuple[str, str]]:
        """What is wrong with a value: pairs of a JSON pointer into it and a sentence.

        `writing` says that it was sent to the API, which may not set what is read-only.
        """
        found = self._validator(schema, writing=writing).iter_errors(value)
        return [(_pointer(finding.absolute_path), finding.message) for finding in found]

    def _validator(self, schema: Node, *, writing: bool) -> _Validator:
        key = (schema.pointer, writing)
        if key not in self._validators:
            make = self._writing if writing else self._reading
            self._validators[key] = make(
                {"$ref": f"{_BASE}#{quote(schema.pointer, safe='/~')}"},
                registry=self._registry,
                format_checker=make.FORMAT_CHECKER,
            )
        return self._validators[key]


def _readable(document: RawDocument, types: frozenset[str]) -> JsonObject:
    """A copy without what the validators would stumble over, and which so goes unjudged.

    These are types that the version of OpenAPI lacks, and patterns that are no regular expressions of Python's.
    """
    readable = copy.deepcopy(document.members)
    pending: list[JsonValue] = [readable]
    while pending:
        current = pending.pop()
        if isinstance(current, dict):
            pattern = current.get("pattern")
            if isinstance(pattern, str) and not is_regular_expression(pattern):
                del current["pattern"]
            if isinstance(kind := current.get("type"), str) and kind not in types:
                del current["type"]
            pending.extend(current.values())
        elif isinstance(current, list):
            pending.extend(current)
    return readable


def _pointer(path: Iterable[str | int]) -> str:
    pointer = ""
    for part in path:
        pointer = child(pointer, str(part))
    return pointer
