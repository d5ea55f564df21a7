"""References written anew in a copy, for objects that come to stand elsewhere or whose target does."""

from __future__ import annotations

import posixpath
from typing import Protocol
from urllib.parse import quote

from fragmint.spec import grammar
from fragmint.spec.files import URI
from fragmint.spec.grammar import Child, Kind, Many, Named, One
from fragmint.spec.places import Place
from fragmint.spec.values import JsonObject, JsonValue, as_object


class NewReference(Protocol):
    """Gives the reference to write for one that stands in an object of a kind, written at a place."""

    def __call__(self, kind: Kind, reference: str, place: Place) -> str:
        """The same reference where nothing is to change."""
        ...


def relinked(kind: Kind, value: JsonValue, place: Place, new: NewReference) -> JsonValue:
    """The object with every reference in it as `new` has it; what holds none to change is not copied."""
    if not isinstance(value, dict):
        return value
    changed: JsonObject = {}
    for name, part in value.items():
        child = grammar.child(kind, name)
        if child is not None:
            part = _part(child, part, place / name, new)
        elif name == "$ref" and kind in grammar.REFERABLE and isinstance(part, str):
            part = new(kind, part, place)
        elif name == "discriminator" and kind is Kind.SCHEMA:
            part = _discriminator(part, place, new)
        changed[name] = part
    return changed if any(changed[name] is not value[name] for name in value) else value


def rebased(reference: str, base: str) -> str:
    """A reference that stands in the file `base` as the root document would write it."""
    path, separator, fragment = reference.partition("#")
    if URI.match(reference):
        return reference
    folder = quote(posixpath.dirname(base))
    moved = posixpath.normpath(posixpath.join(folder, path)) if path else quote(base)
    return f"{moved}{separator}{fragment}"


def _part(child: Child, part: JsonValue, place: Place, new: NewReference) -> JsonValue:
    match child:
        case One(kind):
            return relinked(kind, part, place, new)
        case Many(kind) if isinstance(part, list):
            items = [
                relinked(kind, item, place / str(index), new) for index, item in enumerate(part)
            ]
            return items if any(a is not b for a, b in zip(items, part, strict=True)) else part
        case Named(kind) if isinstance(part, dict):
            named = {name: relinked(kind, each, place / name, new) for name, each in part.items()}
            return named if any(named[name] is not part[name] for name in part) else part
        case _:
            return part


def _discriminator(discriminator: JsonValue, place: Place, new: NewReference) -> JsonValue:
    mapping = as_object(as_object(discriminator).get("mapping"))
    linked: JsonObject = {
        tag: new(Kind.SCHEMA, value, place) if isinstance(value, str) else value
        for tag, value in mapping.items()
    }
    return discriminator if linked == mapping else {**as_object(discriminator), "mapping": linked}
