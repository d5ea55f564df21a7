"""Values of the wrong kind whose meaning is plain, mended before anything reads them: each with a warning.

What is mended is told where it stands; the structure of the standard then holds for the rest.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from fragmint.spec.context import Tell
from fragmint.spec.grammar import Kind
from fragmint.spec.places import Place
from fragmint.spec.values import JsonObject, JsonValue, as_list, as_object, kind_of

# What stands here is the API's data: null is a value of it.
_DATA = frozenset(("default", "example", "const", "value", "dataValue", "enum", "examples"))
_EVERYWHERE = frozenset(("description", "summary"))
_TEXTS: Mapping[Kind, frozenset[str]] = {
    Kind.SCHEMA: _EVERYWHERE | {"title", "format", "pattern"},
    Kind.OPERATION: _EVERYWHERE | {"operationId"},
    Kind.PARAMETER: _EVERYWHERE | {"name"},
}
_FLAGS: Mapping[Kind, frozenset[str]] = {
    Kind.SCHEMA: frozenset(
        ("deprecated", "nullable", "readOnly", "writeOnly", "uniqueItems", "additionalProperties")
    ),
    Kind.OPERATION: frozenset(("deprecated",)),
    Kind.REQUEST_BODY: frozenset(("required",)),
} | dict.fromkeys(
    (Kind.PARAMETER, Kind.HEADER),
    frozenset(("required", "deprecated", "explode", "allowReserved", "allowEmptyValue")),
)
_BOUNDS = re.compile(
    r"(exclusive)?(Mini|Maxi|mini|maxi)mum|multipleOf|m(in|ax)(Length|Items|Properties)"
)
_NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?")


def mended(kind: Kind, fields: JsonObject, place: Place, tell: Tell) -> JsonObject:
    """The fields of an object without those that are empty, and with plain values of the kind they should be."""
    found: JsonObject = {}
    for name, value in fields.items():
        if kind is Kind.SCHEMA and name == "type":
            value = _type(value, place / name, tell)
        if kind is Kind.OPENAPI and name == "paths" and value is None:
            tell("S130", "`paths` is empty: it is read as an empty object", place / name)
            value = {}
        if value is None and not (name in _DATA or name.startswith("x-")):
            tell("S130", f"`{name}` is empty: it is read as absent", place / name)
            continue
        if name in _TEXTS.get(kind, _EVERYWHERE):
            value = text(value, name, place / name, tell)
        elif name in _FLAGS.get(kind, ()) and value in ("true", "false"):
            tell("S138", f"`{name}` is text: it is read as {value}", place / name, "unquote it")
            value = value == "true"
        elif kind is Kind.SCHEMA and _BOUNDS.fullmatch(name) and isinstance(value, str):
            value = _number(value, name, place / name, tell)
        elif name == "security":
            value = _requirements(value, place / name, tell)
        elif kind is Kind.SERVER and name == "variables":
            value = _variables(value, place / name, tell)
        found[name] = value
    return found


def text(value: JsonValue, name: str, place: Place, tell: Tell) -> JsonValue:
    """The value as text, if it is a number or a truth value: letter for letter, for 1.10 is no 1.1."""
    if not isinstance(value, bool | int | float):
        return value
    written = place.file.spelling(place.tokens) or str(value)
    told = f"`{name}` is {kind_of(value)}: it is read as the text '{written}'"
    tell("S138", told, place, "quote it")
    return written


def info(root: JsonObject, place: Place, tell: Tell) -> None:
    """Mend what a document says of itself; a missing version of the API is read as empty."""
    if not isinstance(written := root.get("info"), dict):
        return
    found: JsonObject = {}
    for name, value in written.items():
        if value is None:
            tell("S130", f"`{name}` is empty: it is read as absent", place / name)
        elif name in ("title", "version", "description", "summary"):
            found[name] = text(value, name, place / name, tell)
        else:
            found[name] = value
    if "version" not in found:
        tell("S139", "`info` must have `version`, that of the API: it is read as empty", place)
        found["version"] = ""
    root["info"] = found


def unique(values: Iterable[JsonValue]) -> list[JsonValue]:
    """The values without repeats, in order; true and 1 are two."""
    return list({f"{type(value)}{value}": value for value in values}.values())


def _type(value: JsonValue, place: Place, tell: Tell) -> JsonValue:
    """Unquoted, `null` is no text in YAML, but a type it is."""
    if value is None or (isinstance(value, list) and None in value):
        tell("S138", 'the type null is text, "null": unquoted it is read so', place, "quote it")
    if value is None:
        return "null"
    if isinstance(value, list):
        return ["null" if each is None else each for each in value]
    return value


def _number(value: str, name: str, place: Place, tell: Tell) -> JsonValue:
    if not _NUMBER.fullmatch(value):
        return value
    tell("S138", f"`{name}` is text: it is read as the number {value}", place, "unquote it")
    return float(value) if "." in value else int(value)


def _requirements(value: JsonValue, place: Place, tell: Tell) -> JsonValue:
    if not isinstance(value, list):
        return value
    found: list[JsonValue] = []
    for index, each in enumerate(value):
        requirement = dict(as_object(each))
        for name in [name for name, scopes in requirement.items() if scopes is None]:
            at = place / str(index) / name
            tell("S130", f"`{name}` is empty: it is read as a list without scopes", at)
            requirement[name] = []
        found.append(requirement if isinstance(each, dict) else each)
    return found


def _variables(value: JsonValue, place: Place, tell: Tell) -> JsonValue:
    if not isinstance(value, dict):
        return value
    found: JsonObject = {}
    for name, each in value.items():
        variable, at = dict(as_object(each)), place / name
        if "default" in variable:
            variable["default"] = text(variable["default"], "default", at / "default", tell)
        if "enum" in variable:
            choices = as_list(variable["enum"])
            variable["enum"] = [text(choice, "enum", at / "enum", tell) for choice in choices]
        found[name] = variable if isinstance(each, dict) else each
    return found
