"""Fields that the standard does not know where they stand: slips of the pen, or the business of other tools."""

from __future__ import annotations

from fragmint.spec import pointer
from fragmint.spec.codes import Finding
from fragmint.spec.pointer import Tokens
from fragmint.spec.suggest import nearest
from fragmint.spec.values import JsonObject, JsonValue, as_list, as_object

_PATTERNED = {
    "paths": "a path must start with '/'",
    "responses": "a status is three digits, like 200, or a range, like 2XX, or `default`",
}


def unknown_field(tokens: Tokens, definition: Tokens, standard: JsonObject) -> Finding:
    """What to say of the field at the tokens, which the definition in the standard's schema has no place for.

    A name that looks like a known one is an error, because what it says would be lost; any other is told and ignored.
    """
    name, kind = tokens[-1], definition[-1] if definition else ""
    if kind in _PATTERNED:
        return Finding("S101", f"`{name}` is no name for `{kind}`", tokens, _PATTERNED[kind])
    known = known_fields(definition, standard)
    if name in known:
        return Finding("S124", f"`{name}` means nothing here and is ignored", tokens)
    if near := nearest(name, known):
        hint = f"did you mean `{near}`?"
        return Finding("S101", f"the standard does not know `{name}` here", tokens, hint)
    hint = "names of your own start with `x-`"
    return Finding("S124", f"the standard does not know `{name}` here; it is ignored", tokens, hint)


def known_fields(definition: Tokens, standard: JsonObject) -> set[str]:
    """The fields that an object of the definition may have, in one circumstance or another."""
    return _fields(pointer.resolve(standard, definition), standard)


def _fields(schema: JsonValue, standard: JsonObject) -> set[str]:
    part = as_object(schema)
    found = set(as_object(part.get("properties")))
    in_place = [part[key] for key in ("then", "else") if key in part]
    in_place += as_list(part.get("allOf"))
    in_place += as_object(part.get("dependentSchemas")).values()
    if isinstance(reference := part.get("$ref"), str) and reference.startswith("#/"):
        in_place.append(pointer.resolve(standard, pointer.parse_fragment(reference[1:])))
    return found.union(*(_fields(each, standard) for each in in_place))
