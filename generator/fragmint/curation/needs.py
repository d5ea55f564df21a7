"""Components that are still referred to after a merge, and that it would have lost."""

from __future__ import annotations

from collections.abc import Iterator

from fragmint.spec.pointer import Tokens, parse
from fragmint.spec.values import JsonObject, JsonValue, as_object


def missing(root: JsonObject, *others: JsonObject) -> Iterator[Tokens]:
    """The components that something in a document refers to, that it has not, and that one of the others has."""
    for tokens in _referred(root):
        if not _has(root, tokens) and any(_has(other, tokens) for other in others):
            yield tokens


def _has(root: JsonObject, tokens: Tokens) -> bool:
    components, section, name = tokens
    return name in as_object(as_object(root.get(components)).get(section))


def _referred(root: JsonObject) -> Iterator[Tokens]:
    waiting: list[JsonValue] = [root]
    while waiting:
        value = waiting.pop()
        if isinstance(value, list):
            waiting += value
        elif isinstance(value, dict):
            waiting += value.values()
            mapped = as_object(value.get("mapping")).values()
            for reference in (value.get("$ref"), *mapped):
                if isinstance(reference, str) and reference.startswith("#/components/"):
                    tokens = parse(reference)[:3]
                    yield from [tokens] if len(tokens) == 3 else ()
