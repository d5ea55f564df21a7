"""Parameters as OpenAPI's styles put them on the wire, read back into the values they came from."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from urllib.parse import unquote, unquote_plus

from fragmint.contract import media
from fragmint.contract.exchange import WireRequest
from fragmint.contract.oracle import deep
from fragmint.contract.oracle.document import Parameter
from fragmint.contract.oracle.shape import kinds, layers, properties, property_names
from fragmint.contract.oracle.texts import may_be, scalars, typed, typed_list
from fragmint.contract.oracle.walker import Fits, is_open
from fragmint.contract.values import JsonValue, parsed

# How a list may be joined: as the style has it, and as an HTTP library that knows no styles escapes that.
_SEPARATORS = {
    "form": (",", "%2C"),
    "simple": (",", "%2C"),
    "matrix": (",", "%2C"),
    "spaceDelimited": ("%20", "+"),
    "pipeDelimited": ("|", "%7C"),
}

Pairs = list[tuple[str, str]]


def owns(parameter: Parameter, name: str) -> bool:
    """Whether a query name belongs to a parameter: its own, and those its style makes of an object's members."""
    if parameter.location == "querystring":
        return True
    if parameter.style == "deepObject":
        return name.startswith(f"{parameter.name}[") or (
            name == parameter.name and "object" not in kinds(parameter.schema)
        )
    spread = parameter.style == "form" and parameter.explode and not parameter.media
    if spread and "object" in kinds(parameter.schema):
        named = property_names(parameter.schema)
        return name in named or (_has_free_names(parameter) and name not in parameter.rivals)
    return name == parameter.name


def readings(
    parameter: Parameter, request: WireRequest, arguments: dict[str, str], fits: Fits
) -> list[JsonValue]:
    """The values that a parameter may have had before it was sent; none means that it was not sent.

    `3` may be a number or a string. Raises ValueError, which says why, for what is not written as the document asks.
    """
    raw = _raw(parameter, request, arguments)
    if len(raw) > 1 and _is_one_value(parameter):
        raise ValueError(f"is sent {len(raw)} times, and is one value")
    if parameter.media:
        return [_content(parameter, text) for _, text in raw[:1]]
    if parameter.style == "deepObject":
        named = [(name, unquote_plus(text)) for name, text in raw]
        return [deep.reading(parameter.name, parameter.schema, named, fits)] if named else []
    return _styled(parameter, raw, fits)


def _styled(parameter: Parameter, raw: Pairs, fits: Fits) -> list[JsonValue]:
    decode = _decoder(parameter)
    found: list[JsonValue] = []
    possible = kinds(parameter.schema)
    if "object" in possible and (pairs := list(_pairs(parameter, raw))):
        named = [(decode(name), decode(text)) for name, text in pairs]
        found.append(_object(parameter, named, fits))
    if not raw or _is_spread(parameter, possible):
        return found
    if "array" in possible:
        texts = [decode(text) for text in _items(parameter, raw)]
        found.append(typed_list(texts, [parameter.schema], fits))
        if texts == [""]:
            found.append([])  # how a list of nothing is written, too
    if not possible <= {"array", "object"} or not found:
        found.extend(scalars(decode(raw[0][1]), parameter.schema))
    return found


def _object(parameter: Parameter, named: Pairs, fits: Fits) -> JsonValue:
    """An object from its members; one that is repeated is a list."""
    value: dict[str, JsonValue] = {}
    for name in dict.fromkeys(name for name, _ in named):
        texts = [text for each, text in named if each == name]
        schemas = properties(parameter.schema, name)
        is_list = may_be("array", schemas)
        value[name] = (
            typed_list(texts, schemas, fits) if is_list else typed(texts[-1], schemas, fits)
        )
    return value


def _content(parameter: Parameter, text: str) -> JsonValue:
    """A parameter described by `content`: JSON, or text of whatever kind."""
    whole = unquote if parameter.location == "querystring" else _decoder(parameter)
    if not media.is_json(parameter.media):
        return whole(text)
    for candidate in dict.fromkeys((whole(text), unquote(text))):
        with suppress(ValueError):
            return parsed(candidate)
    raise ValueError("is not JSON")


def _decoder(parameter: Parameter) -> Callable[[str], str]:
    return {"query": unquote_plus, "path": unquote, "cookie": unquote}.get(parameter.location, str)


def _raw(parameter: Parameter, request: WireRequest, arguments: dict[str, str]) -> Pairs:
    """The names and values that belong to the parameter, still encoded."""
    if parameter.location == "querystring":
        return [(parameter.name, request.query)] if request.query else []
    if parameter.location == "query":
        pairs = [part.partition("=") for part in request.query.split("&") if part]
        named = [(unquote_plus(name), value) for name, _, value in pairs]
        return [(name, value) for name, value in named if owns(parameter, name)]
    if parameter.location == "cookie":
        crumbs = [(unquote(name), value) for name, value in request.cookie_pairs]
        return [(name, value) for name, value in crumbs if owns(parameter, name)]
    values = {
        "path": arguments.get(parameter.name),
        "header": request.header(parameter.name),
    }
    value = values.get(parameter.location)
    return [] if value is None else [(parameter.name, _without_prefix(parameter, value))]


def _without_prefix(parameter: Parameter, text: str) -> str:
    """A path value without the mark of its style; an exploded matrix keeps the names it repeats."""
    mark = {"label": ".", "matrix": ";"}.get(parameter.style, "")
    if not text.startswith(mark):
        raise ValueError(f"does not begin with {mark!r}, as its style asks")
    shape = {"array", "object"} & kinds(parameter.schema)
    if parameter.style != "matrix" or (parameter.explode and shape):
        return text.removeprefix(mark)
    name, _, value = text.removeprefix(mark).partition("=")
    if unquote(name) != parameter.name:
        raise ValueError(f"does not begin with {mark}{parameter.name}=, as its style asks")
    return value


def _has_free_names(parameter: Parameter) -> bool:
    return is_open(tuple(layers(parameter.schema)))


def _is_one_value(parameter: Parameter) -> bool:
    """Whether a name stands for its value once: no list or object repeats it, as far as the schema says."""
    if parameter.style == "deepObject":
        return False
    possible = kinds(parameter.schema)
    repeats = parameter.explode and (not possible or {"array", "object"} & possible)
    return bool(parameter.media) or not repeats


def _is_pairwise(parameter: Parameter) -> bool:
    """Whether a list repeats its name, and an object gives way to its members."""
    return parameter.location in {"query", "cookie"} and parameter.explode


def _is_spread(parameter: Parameter, possible: frozenset[str]) -> bool:
    """Whether the raw pairs are the members of an object, so that none of them is the value itself."""
    return "object" in possible and _is_pairwise(parameter)


def _items(parameter: Parameter, raw: Pairs) -> list[str]:
    if _is_pairwise(parameter):
        return [text for _, text in raw]
    return _split(parameter, raw[0][1])


def _split(parameter: Parameter, text: str) -> list[str]:
    if parameter.location == "header":
        return [part.strip() for part in text.split(",")]
    if parameter.explode and parameter.style == "matrix":
        return [part.partition("=")[2] for part in text.split(";")]
    if parameter.explode and parameter.style == "label":
        return text.split(".")
    separators = _SEPARATORS.get(parameter.style, (",",))
    used = next((each for each in separators if each in text), separators[0])
    return text.split(used)


def _pairs(parameter: Parameter, raw: Pairs) -> Iterator[tuple[str, str]]:
    """The members of an object that a parameter spells out; nothing where it does not look like one."""
    if _is_pairwise(parameter):
        yield from raw
    elif raw and parameter.explode:
        joint = {"label": ".", "matrix": ";"}.get(parameter.style, ",")
        for part in raw[0][1].split(joint):
            name, equals, value = part.strip().partition("=")
            if equals:
                yield name, value
    elif raw:
        parts = _split(parameter, raw[0][1])
        if len(parts) % 2 == 0:
            yield from zip(parts[::2], parts[1::2], strict=True)
