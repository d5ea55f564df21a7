"""How sample values are written on the wire, by the styles of the standard; said here apart from the runtime that sends them."""

from __future__ import annotations

from urllib.parse import quote

from fragmint.ir.model import Json, Parameter


def segment(parameter: Parameter, value: Json) -> str:
    """A path parameter as it stands in the path."""
    match parameter.style:
        case "label":
            between = "." if parameter.explode else ","
            return "." + joined(value, explode=parameter.explode, between=between, escape=True)
        case "matrix":
            name = quote(parameter.wire, safe="")
            if parameter.explode and isinstance(value, list | dict):
                found = pairs(parameter, value)
                return "".join(
                    f";{quote(key, safe='')}={quote(text, safe='')}" for key, text in found
                )
            return f";{name}=" + joined(value, explode=False, escape=True)
        case _:
            return joined(value, explode=parameter.explode, escape=True)


def pairs(parameter: Parameter, value: Json) -> list[tuple[str, str]]:
    """The decoded pairs of a query or cookie parameter."""
    name, exploded = parameter.wire, parameter.explode
    if value in ([], {}):
        return []
    if parameter.style == "deepObject" and isinstance(value, dict):
        return [(f"{name}[{key}]", _text(item)) for key, item in value.items()]
    if parameter.style in ("spaceDelimited", "pipeDelimited") and not exploded:
        between = " " if parameter.style == "spaceDelimited" else "|"
        return [(name, joined(value, explode=False, between=between))]
    if exploded and isinstance(value, list):
        return [(name, _text(item)) for item in value]
    if exploded and isinstance(value, dict):
        return [(key, _text(item)) for key, item in value.items()]
    return [(name, joined(value, explode=False))]


def joined(value: Json, *, explode: bool, between: str = ",", escape: bool = False) -> str:
    """A value in one piece, its items or members separated."""

    def written(text: str) -> str:
        return quote(text, safe="") if escape else text

    if isinstance(value, dict):
        equals = "=" if explode else between
        return between.join(
            f"{written(key)}{equals}{written(_text(item))}" for key, item in value.items()
        )
    items = value if isinstance(value, list) else [value]
    return between.join(written(_text(item)) for item in items)


def _text(value: Json) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value)
