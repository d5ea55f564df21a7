"""Selectors: the few words by which people choose operations.

`getThing`, `list*`       the operationId
`tag:Projects`            a tag
`path:/internal/*`        the path
`method:delete`           the method
`GET /things/{id}`        the method and the path

`*` stands for any characters, slashes too, and `?` for one; nothing else is special. Only methods ignore case.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from functools import cache

from fragmint.spec.sources import WrittenOperation
from fragmint.spec.values import as_list

_REQUEST = re.compile(r"([A-Za-z]+) +(/.*)")
_MOST_TAGS = 8


def selects(selector: str, operation: WrittenOperation) -> bool:
    """Whether a selector means an operation."""
    if request := _REQUEST.fullmatch(selector):
        method, path = request.groups()
        return operation.method == method.upper() and _fits(path, operation.path)
    prefix, _, wanted = selector.partition(":")
    match prefix if wanted else "":
        case "tag":
            return any(_fits(wanted, tag) for tag in tags_of(operation))
        case "path":
            return _fits(wanted, operation.path)
        case "method":
            return operation.method.lower() == wanted.lower()
        case _:
            return any(_fits(selector, name) for name in _ids((operation,)))


def tags_of(operation: WrittenOperation) -> list[str]:
    """The tags of an operation."""
    return [tag for tag in as_list(operation.fields.get("tags")) if isinstance(tag, str)]


def hint_for(selector: str, operations: list[WrittenOperation]) -> str:
    """The next step for a selector that means nothing: the nearest one that means something, else what there is."""
    if selector.startswith("method:"):
        methods = sorted({f"'method:{each.method.lower()}'" for each in operations})
        return f"there are {', '.join(methods)}"
    known = list(_known(operations))
    folded = {each.casefold(): each for each in reversed(known)}
    near = get_close_matches(selector.casefold(), folded, n=1, cutoff=0.7)
    if near:
        return f"did you mean '{folded[near[0]]}'?"
    tags = sorted({tag for operation in operations for tag in tags_of(operation)})
    shown = ", ".join(f"'tag:{tag}'" for tag in tags[:_MOST_TAGS])
    more = ", ..." if len(tags) > _MOST_TAGS else ""
    forms = "an operationId, 'tag:T', 'path:/p', 'method:get' and 'GET /p' are selectors"
    return f"{forms}; there are {shown}{more}" if tags else forms


def _known(operations: list[WrittenOperation]) -> Iterator[str]:
    """Every selector without a `*` that means something, methods apart."""
    yield from dict.fromkeys(_ids(operations))
    yield from dict.fromkeys(f"tag:{tag}" for each in operations for tag in tags_of(each))
    yield from dict.fromkeys(f"path:{each.path}" for each in operations)
    yield from dict.fromkeys(each.label for each in operations)


def _ids(operations: Iterable[WrittenOperation]) -> Iterator[str]:
    for operation in operations:
        if isinstance(name := operation.fields.get("operationId"), str):
            yield name


def _fits(pattern: str, text: str) -> bool:
    return _compiled(pattern).fullmatch(text) is not None


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    """Runs of `*` are one, so that no pattern can be slow for long."""
    special = {"*": ".*", "?": "."}
    parts = re.split(r"(\*+|\?)", pattern)
    return re.compile("".join(special.get(part[:1], re.escape(part)) for part in parts), re.DOTALL)
