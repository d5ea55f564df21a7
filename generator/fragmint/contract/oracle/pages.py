"""Pages of a list: made from a documented body, with what says whether another page follows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from fragmint.contract.oracle.document import Node
from fragmint.contract.oracle.walker import Fits
from fragmint.contract.values import JsonValue, child, removed, replaced


def page(
    schema: Node,
    shown: Sequence[JsonValue],
    items: str,
    members: Mapping[str, JsonValue],
    size: int,
    fits: Fits,
) -> JsonValue:
    """The first body that has items with so many of them in its list, and these members by their dotted paths.

    A member that is None is null, or left out with as much of its path as the document lets go.
    """
    lists = [(body, body.get(items)) for body in shown if isinstance(body, dict)]
    body, item = next(
        (body, found[0]) for body, found in lists if isinstance(found, list) and found
    )
    page: JsonValue = body | {items: [item] * size}
    for path, value in members.items():
        page = _with(schema, page, path, value, fits)
    return page


def _with(schema: Node, body: JsonValue, path: str, value: JsonValue, fits: Fits) -> JsonValue:
    pointer = _pointer(path.split("."))
    told = replaced(body, pointer, value)
    if value is not None:
        return told
    return next((each for each in [told, *_without(body, path)] if fits(schema, each)), told)


def _without(body: JsonValue, path: str) -> Iterator[JsonValue]:
    """The body without the place at the end of a path, then without what that is in, and so on."""
    names = path.split(".")
    for length in range(len(names), 0, -1):
        yield removed(body, _pointer(names[:length]))


def _pointer(names: Sequence[str]) -> str:
    pointer = ""
    for name in names:
        pointer = child(pointer, name)
    return pointer
