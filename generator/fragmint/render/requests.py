"""How an operation's arguments are put on the wire: calls of the runtime's functions, as expressions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from fragmint.ir.media import medium_of
from fragmint.ir.model import (
    Body,
    Content,
    Encoding,
    Location,
    Medium,
    Operation,
    PaginationStyle,
    Parameter,
)
from fragmint.models import ModelSet
from fragmint.render import signatures
from fragmint.render.filters import py

_STYLES = {
    "form": "form",
    "spaceDelimited": "space_delimited",
    "pipeDelimited": "pipe_delimited",
    "deepObject": "deep_object",
    "simple": "simple",
    "label": "label",
    "matrix": "matrix",
    "cookie": "plain_cookie",
}
_WITHOUT_EXPLODE = {"space_delimited", "pipe_delimited", "deep_object"}
_KEYWORDS = {"query": Location.QUERY, "headers": Location.HEADER, "cookies": Location.COOKIE}


def encoded(parameter: Parameter) -> str:
    """The call that encodes one argument; explode is said only where it differs from the style's default."""
    if parameter.media_type:
        return _as_json(parameter)
    function = "header" if parameter.location is Location.HEADER else _STYLES[parameter.style]
    if parameter.explode and function in ("space_delimited", "pipe_delimited"):
        function = "form"  # exploded, every style of a list repeats its name
    usual = function in _WITHOUT_EXPLODE or parameter.explode == (
        function in ("form", "plain_cookie")
    )
    told = "" if usual else f", explode={parameter.explode}"
    told += ", allow_reserved=True" if parameter.allow_reserved and function == "form" else ""
    return f"{function}({py(parameter.wire)}, {_value(parameter)}{told})"


def _as_json(parameter: Parameter) -> str:
    """The call for an argument whose text is JSON."""
    wire, value = py(parameter.wire), _value(parameter)
    match parameter.location:
        case Location.PATH:
            return f"simple({wire}, json_text({wire}, {value}))"
        case Location.HEADER:
            return f"header({wire}, json_text({wire}, {value}))"
        case _:
            return f"json_content({wire}, {value})"


def _value(parameter: Parameter) -> str:
    constant = signatures.constant(parameter)
    return parameter.name if constant is None else py(constant)


def keywords(operation: Operation, models: ModelSet) -> Iterator[tuple[str, str]]:
    """The keyword arguments of `Request` that this operation needs, as expressions."""
    in_path = [each for each in operation.parameters if each.location is Location.PATH]
    if in_path:
        yield "path", f"{{{', '.join(f'{py(each.wire)}: {encoded(each)}' for each in in_path)}}}"
    for keyword, location in _KEYWORDS.items():
        found = [encoded(each) for each in operation.parameters if each.location is location]
        if found:
            yield keyword, f"({', '.join(found)},)"
    if operation.body is not None:
        yield "body", _body(operation.body, models)


def _body(body: Body, models: ModelSet) -> str:
    """The call that writes the body; of several, the one for the media type that the caller chose."""
    calls: dict[str, list[str]] = {}
    for content in body.contents:
        calls.setdefault(_written(content, body.is_choice, models), []).append(content.media_type)
    *chosen, otherwise = calls
    return "".join([*(f"{call} if {_told(calls[call])} else " for call in chosen), otherwise])


def _told(media_types: list[str]) -> str:
    """The condition that the caller chose one of these."""
    if len(media_types) == 1:
        return f"content_type == {py(media_types[0])}"
    return f"content_type in {py(tuple(media_types))}"


def _written(content: Content, is_choice: bool, models: ModelSet) -> str:
    told = "content_type" if is_choice else py(content.media_type)
    if content.medium in (Medium.TEXT, Medium.BINARY):
        return f"raw_body(body, {told})"
    kind = models.annotations[content.schema.pointer]
    match content.medium:
        case Medium.FORM:
            more = {each.wire: _field_style(each) for each in content.encoding}
            styles = _mapping({wire: style for wire, style in more.items() if style})
            return f"form_body(body, {kind}{styles and f', styles={styles}'})"
        case Medium.MULTIPART:
            types = _mapping(
                {each.wire: each.media_type for each in content.encoding if each.media_type}
            )
            return f"multipart_body(body, {kind}{types and f', content_types={types}'})"
        case _:
            usual = content.media_type == "application/json" and not is_choice
            return f"json_body(body, {kind}{'' if usual else f', {told}'})"


def _field_style(encoding: Encoding) -> str:
    """The runtime's word for how a field of a form is written; empty for the usual way."""
    if not encoding.style:
        return "json" if medium_of(encoding.media_type or "text/plain") is Medium.JSON else ""
    if encoding.style == "form":
        return "form" if encoding.explode else "comma_delimited"
    return (
        "form" if encoding.explode and encoding.style != "deepObject" else _STYLES[encoding.style]
    )


def _mapping(found: Mapping[str, str]) -> str:
    return py(dict(found)) if found else ""


def pagination(operation: Operation) -> str:
    """How the next page is found, or nothing where every answer is the only page."""
    paging = operation.pagination
    match paging.style if paging else PaginationStyle.NONE:
        case PaginationStyle.LINKS:
            return f"LinksPagination(next={py(paging.next)})" if paging else ""
        case PaginationStyle.OFFSET if paging:
            return f"OffsetPagination(offset={py(paging.offset)}, limit={py(paging.limit)}, items={py(paging.items)})"
        case PaginationStyle.CURSOR if paging:
            return f"CursorPagination(cursor={py(paging.cursor)}, next={py(paging.next)})"
        case _:
            return ""
