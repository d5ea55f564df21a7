"""Parameters as OpenAPI's styles put them on the wire, read back into the values they came from."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import unquote, unquote_plus

from fragmint.contract.document import Node, Parameter
from fragmint.contract.exchange import WireRequest
from fragmint.contract.shape import kinds, layers, members
from fragmint.contract.values import JsonValue, parsed
from fragmint.contract.walker import Fits

# How a list may be joined: as the style has it, and as an HTTP library that knows no styles escapes that.
_SEPARATORS = {
    "form": (",", "%2C"),
    "simple": (",", "%2C"),
    "matrix": (",", "%2C"),
    "spaceDelimited": ("%20", "+"),
    "pipeDelimited": ("|", "%7C"),
}
_NUMBER = re.compile(r"-?(0|[1-9]\d*)(\.\d+)?([eE][-+]?\d+)?", re.ASCII)


def owns(parameter: Parameter, name: str) -> bool:
    """Whether a query name belongs to a parameter: its own, and those its style makes of an object's members."""
    if parameter.style == "deepObject":
        return name.startswith(f"{parameter.name}[")
    spread = parameter.style == "form" and parameter.explode and not parameter.media
    if spread and "object" in kinds(parameter.schema):
        return name in _property_names(parameter.schema)
    return name == parameter.name


def readings(
    parameter: Parameter, request: WireRequest, arguments: dict[str, str], fits: Fits
) -> list[JsonValue]:
    """The values that a parameter may have had before it was sent; none means that it was not sent.

    `3` may be a number or a string; raises ValueError for what is not JSON where the document asks for JSON.
    """
    raw = _raw(parameter, request, arguments)
    decode = {"query": unquote_plus, "path": unquote}.get(parameter.location, str)
    if parameter.media:
        return [parsed(decode(text)) for _, text in raw[:1]]
    found: list[JsonValue] = []
    possible = kinds(parameter.schema)
    if "object" in possible and (pairs := list(_pairs(parameter, raw))):
        named = [(decode(name), decode(text)) for name, text in pairs]
        schemas = {name: _properties(parameter.schema, name) for name, _ in named}
        found.append({name: _typed(text, schemas[name], fits) for name, text in named})
    if not raw or _is_spread(parameter, possible):
        return found
    if "array" in possible:
        items = [layer["items"] for layer in layers(parameter.schema) if "items" in layer]
        found.append([_typed(decode(text), items, fits) for text in _items(parameter, raw)])
    if not possible <= {"array", "object"} or not found:
        found.extend(_scalars(decode(raw[0][1])))
    return found


def _raw(
    parameter: Parameter, request: WireRequest, arguments: dict[str, str]
) -> list[tuple[str, str]]:
    """The names and values that belong to the parameter, still encoded."""
    if parameter.location == "query":
        pairs = [part.partition("=") for part in request.query.split("&") if part]
        named = [(unquote_plus(name), value) for name, _, value in pairs]
        return [(name, value) for name, value in named if owns(parameter, name)]
    values = {
        "path": arguments.get(parameter.name),
        "header": request.header(parameter.name),
        "cookie": request.cookies.get(parameter.name),
    }
    value = values.get(parameter.location)
    return [] if value is None else [(parameter.name, _without_prefix(parameter, value))]


def _without_prefix(parameter: Parameter, text: str) -> str:
    """A path value without the mark of its style; an exploded matrix keeps the names it repeats."""
    if parameter.style == "label":
        return text.removeprefix(".")
    if parameter.style == "matrix":
        text = text.removeprefix(";")
        return text if parameter.explode else text.removeprefix(f"{parameter.name}=")
    return text


def _is_spread(parameter: Parameter, possible: frozenset[str]) -> bool:
    """Whether the raw pairs are the members of an object, so that none of them is the value itself."""
    exploded = parameter.location == "query" and parameter.explode
    return "object" in possible and (parameter.style == "deepObject" or exploded)


def _items(parameter: Parameter, raw: list[tuple[str, str]]) -> list[str]:
    if parameter.location == "query" and parameter.style == "form" and parameter.explode:
        return [text for _, text in raw]
    return _split(parameter, raw[0][1])


def _split(parameter: Parameter, text: str) -> list[str]:
    if parameter.explode and parameter.style == "matrix":
        return [part.partition("=")[2] for part in text.split(";")]
    if parameter.explode and parameter.style == "label":
        return text.split(".")
    separators = _SEPARATORS.get(parameter.style, (",",))
    used = next((each for each in separators if each in text), separators[0])
    return text.split(used)


def _pairs(parameter: Parameter, raw: list[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """The members of an object that a parameter spells out; nothing where it does not look like one."""
    if parameter.style == "deepObject":
        for name, value in raw:
            yield name[len(parameter.name) + 1 :].rstrip("]"), value
    elif parameter.location == "query" and parameter.explode:
        yield from raw
    elif raw and parameter.explode:
        joint = {"label": ".", "matrix": ";"}.get(parameter.style, ",")
        for part in raw[0][1].split(joint):
            name, equals, value = part.partition("=")
            if equals:
                yield name, value
    elif raw:
        parts = _split(parameter, raw[0][1])
        if len(parts) % 2 == 0:
            yield from zip(parts[::2], parts[1::2], strict=True)


def _properties(schema: Node, name: str) -> list[Node]:
    return [found for layer in layers(schema) for found in members(layer, name)]


def _property_names(schema: Node) -> set[str]:
    return {name for layer in layers(schema) for name, _ in layer["properties"].members()}


def _typed(text: str, schemas: list[Node], fits: Fits) -> JsonValue:
    """The reading of a text that all schemas take, else the text."""
    for value in _scalars(text):
        if all(fits(schema, value) for schema in schemas):
            return value
    return text


def _scalars(text: str) -> list[JsonValue]:
    values: list[JsonValue] = [text]
    if _NUMBER.fullmatch(text):
        values.append(parsed(text))
    if text in {"true", "false", "null"}:
        values.append(parsed(text))
    return values
