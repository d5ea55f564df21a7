"""Values against the raw schemas of the document, by validators that the generator does not use."""

from __future__ import annotations

import copy
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from importlib import import_module
from typing import Protocol, cast
from urllib.parse import quote

import jsonschema_rs
import openapi_schema_validator
from referencing import Registry
from referencing.jsonschema import DRAFT202012, Schema

from fragmint.contract.oracle.document import Node, RawDocument
from fragmint.contract.oracle.keywords import TAGS, UNASKED, Finding, keywords
from fragmint.contract.oracle.patterns import is_regular_expression
from fragmint.contract.oracle.reading import DocumentError
from fragmint.contract.oracle.shape import layers
from fragmint.contract.oracle.variants import tags
from fragmint.contract.values import JsonObject, JsonValue, child

_BASE = "urn:fragmint:raw-document"
_TYPES = frozenset(("array", "boolean", "integer", "null", "number", "object", "string"))


class _FormatChecker(Protocol):
    checkers: dict[str, tuple[Callable[[object], bool], object]]


class _Validator(Protocol):
    def iter_errors(self, instance: JsonValue) -> Iterable[Finding]: ...


class _ValidatorClass(Protocol):
    FORMAT_CHECKER: _FormatChecker

    def __call__(
        self, schema: JsonValue, *, registry: Registry[Schema], format_checker: _FormatChecker
    ) -> _Validator: ...


_URI = jsonschema_rs.Draft202012Validator({"format": "uri"}, validate_formats=True)
_TIME = re.compile(r"\d\d:\d\d:\d\d(\.\d+)?([Zz]|[+-]\d\d:\d\d)?", re.ASCII)
_CLASSES = cast(Mapping[str, _ValidatorClass], vars(openapi_schema_validator))  # it is untyped
_extend = cast(Callable[..., _ValidatorClass], import_module("jsonschema.validators").extend)


class Schemas:
    """Judges values by schemas that are named by their place in the document. Nothing is fetched."""

    def __init__(self, document: RawDocument) -> None:
        is_30 = document.version.startswith("3.0")
        base = _CLASSES["OAS30Validator" if is_30 else "OAS31Validator"]
        self._formats = _formats(base.FORMAT_CHECKER)
        self._classes = {each: _extend(base, validators=keywords(each)) for each in UNASKED}
        self._classes["exactly"] = _extend(base, validators=keywords("reading", exactly=True))
        resource = DRAFT202012.create_resource(readable(document))
        self._registry = Registry[Schema]().with_resource(_BASE, resource)
        self._validators: dict[tuple[str, str], _Validator] = {}

    def fits(self, schema: Node, value: JsonValue) -> bool:
        """Whether an answer may hold this value here."""
        return not any(True for _ in self._validator(schema, "reading").iter_errors(value))

    def fits_exactly(self, schema: Node, value: JsonValue) -> bool:
        """The same, where no member of a `oneOf` may share it with another."""
        return not any(True for _ in self._validator(schema, "exactly").iter_errors(value))

    def writes(self, schema: Node, value: JsonValue) -> bool:
        """Whether a request may hold this value here."""
        return not any(True for _ in self._validator(schema, "writing").iter_errors(value))

    def complaints(self, schema: Node, value: JsonValue, *, writing: bool) -> list[tuple[str, str]]:
        """What is wrong with a value: pairs of a JSON pointer into it and a sentence.

        `writing` says that it was sent to the API, which may not set what is read-only.
        """
        findings = self.findings(schema, value, writing=writing)
        return [(pointer_of(finding.absolute_path), finding.message) for finding in findings]

    def findings(self, schema: Node, value: JsonValue, *, writing: bool) -> list[Finding]:
        """The same as the validator says it."""
        return list(self._validator(schema, "writing" if writing else "reading").iter_errors(value))

    def _validator(self, schema: Node, direction: str) -> _Validator:
        key = (schema.pointer, direction)
        if key not in self._validators:
            make = self._classes[direction]
            self._validators[key] = make(
                {"$ref": f"{_BASE}#{quote(schema.pointer, safe='/~')}"},
                registry=self._registry,
                format_checker=self._formats,
            )
        return self._validators[key]


def _formats(known: _FormatChecker) -> _FormatChecker:
    """The formats that are judged.

    By the library's own idea of `time` a time has no offset and no fractions, and it has none of a URI.
    """
    checker = copy.copy(known)
    checker.checkers = {**known.checkers, "time": (_is_time, ()), "uri": (_is_uri, ())}
    return checker


def _is_time(value: object) -> bool:
    return not isinstance(value, str) or _TIME.fullmatch(value) is not None


def _is_uri(value: object) -> bool:
    return not isinstance(value, str) or _URI.is_valid(value)


def readable(document: RawDocument) -> JsonObject:
    """A copy without what the validators would stumble over, and which so goes unjudged.

    These are types that the version of OpenAPI lacks, patterns that are no regular expressions of Python's, and a schema's
    own dialect, for which other validators would be taken. It says which required fields go one way only, and by which
    tags the members of a union are known.
    """
    types = _TYPES - {"null"} if document.version.startswith("3.0") else _TYPES
    readable = copy.deepcopy(document.members)
    unasked = _unasked(document)
    for pointer, current in objects(readable):
        pattern = current.get("pattern")
        if isinstance(pattern, str) and not is_regular_expression(pattern):
            del current["pattern"]
        if isinstance(current.get("$schema"), str):
            del current["$schema"]
        by_pattern = current.get("patternProperties")
        if isinstance(by_pattern, dict):
            for name in [each for each in by_pattern if not is_regular_expression(each)]:
                del by_pattern[name]
        is_scheme = pointer.startswith("/components/securitySchemes/")
        if isinstance(kind := current.get("type"), str) and kind not in types and not is_scheme:
            del current["type"]
        if "discriminator" in current and ("oneOf" in current or "anyOf" in current):
            with suppress(DocumentError):
                current[TAGS] = _tags(document.root.at(pointer))
        for direction, names in unasked.get(pointer, {}).items():
            current[UNASKED[direction]] = [*sorted(names)]
    return readable


def _tags(union: Node) -> JsonObject:
    """The tags of each member of a union, by its keyword."""
    return {
        keyword: [tags(union, each) for each in union[keyword]]
        for keyword in ("oneOf", "anyOf")
        if keyword in union
    }


def _unasked(document: RawDocument) -> dict[str, dict[str, set[str]]]:
    """By pointer and direction, the fields that the schema there may ask for and that go the other way only."""
    found: dict[str, dict[str, set[str]]] = {}
    for pointer, current in objects(document.members):
        if "allOf" in current or ("properties" in current and "required" in current):
            try:
                around = layers(document.root.at(pointer))
                one_way = {each: _one_way(around, each) for each in UNASKED}
            except (
                DocumentError
            ):  # a reference that leads nowhere; whoever needs the schema will hear of it
                continue
            for layer in around:
                for direction, names in one_way.items():
                    if names and "required" in layer:
                        found.setdefault(layer.pointer, {}).setdefault(direction, set()).update(
                            names
                        )
    return found


def _one_way(around: tuple[Node, ...], direction: str) -> set[str]:
    """The names of the fields that these schemas keep from the requests, or from the answers."""
    keyword = {"writing": "readOnly", "reading": "writeOnly"}[direction]
    return {
        name
        for layer in around
        for name, schema in layer["properties"].members()
        if any(each[keyword].value is True for each in layers(schema))
    }


def objects(value: JsonValue) -> Iterator[tuple[str, JsonObject]]:
    """Every object in a value, with the pointer to it."""
    pending = [("", value)]
    while pending:
        pointer, current = pending.pop()
        if isinstance(current, dict):
            yield pointer, current
            pending.extend((child(pointer, name), each) for name, each in current.items())
        elif isinstance(current, list):
            pending.extend((f"{pointer}/{index}", each) for index, each in enumerate(current))


def pointer_of(path: Iterable[str | int]) -> str:
    """The JSON pointer of a path by names and indices."""
    pointer = ""
    for part in path:
        pointer = child(pointer, str(part))
    return pointer
