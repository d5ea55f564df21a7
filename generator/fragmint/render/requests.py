"""How an operation's arguments are put on the wire: calls of the runtime's functions, as expressions."""

from __future__ import annotations

from collections.abc import Iterator

from fragmint.ir.model import Location, Operation, PaginationStyle, Parameter
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
}
_WITHOUT_EXPLODE = {"space_delimited", "pipe_delimited", "deep_object"}
_KEYWORDS = {"query": Location.QUERY, "headers": Location.HEADER, "cookies": Location.COOKIE}


def encoded(parameter: Parameter) -> str:
    """The call that encodes one argument; explode is said only where it differs from the style's default."""
    function = "header" if parameter.location is Location.HEADER else _STYLES[parameter.style]
    if parameter.explode and function in ("space_delimited", "pipe_delimited"):
        function = "form"  # exploded, every style of a list repeats its name
    usual = function in _WITHOUT_EXPLODE or parameter.explode == (function == "form")
    told = "" if usual else f", explode={parameter.explode}"
    constant = signatures.constant(parameter)
    value = parameter.name if constant is None else py(constant)
    return f"{function}({py(parameter.wire)}, {value}{told})"


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
        media_type = operation.body.media_type
        told = "" if media_type == "application/json" else f", {py(media_type)}"
        yield "body", f"json_body(body, {models.annotations[operation.body.schema.pointer]}{told})"


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
