"""Ways to a value that stay the same in every version of a document, wherever in a list an item stands."""

from __future__ import annotations

from typing import NamedTuple, TypeAlias

from fragmint.curation.identity import identities
from fragmint.curation.values import Maybe, mapping
from fragmint.spec.pointer import Tokens
from fragmint.spec.values import JsonObject, JsonValue, as_list, as_object


class Item(NamedTuple):
    """A step to an item of a list by what it is."""

    identity: str


Steps: TypeAlias = tuple[str | Item, ...]


def tokens_in(root: Maybe, steps: Steps, parameters: JsonObject) -> Tokens:
    """The tokens that steps are in a document; `-`, as JSON Pointer has it, for an item that is not there.

    The `parameters` are the shared ones by which items were identified.
    """
    value: JsonValue = mapping(root)
    tokens: list[str] = []
    for step in steps:
        if isinstance(step, str):
            value = as_object(value).get(step)
            tokens.append(step)
            continue
        items = as_list(value)
        known = identities(tokens[-1], items, parameters) or []
        index = known.index(step.identity) if step.identity in known else None
        value = None if index is None else items[index]
        tokens.append("-" if index is None else str(index))
    return tuple(tokens)


def shared_parameters(*roots: Maybe) -> JsonObject:
    """The shared parameters of some documents; of two of one name, that of the first."""
    found: JsonObject = {}
    for root in roots:
        components = as_object(mapping(root).get("components"))
        found = {**as_object(components.get("parameters")), **found}
    return found
