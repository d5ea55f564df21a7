"""Rules about schemas."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from jsonschema_rs import Draft202012Validator, ValidationError

from fragmint.spec.codes import Finding
from fragmint.spec.grammar import Kind
from fragmint.spec.pointer import Tokens
from fragmint.spec.suggest import nearest
from fragmint.spec.values import JsonObject, JsonValue, as_list, as_object
from fragmint.spec.vocabulary import FORMATS, KEYWORDS
from fragmint.spec.walk import View

_UNSUPPORTED = ("$dynamicRef", "$recursiveRef")
_BETWEEN_SLASHES = re.compile(r"/\^.*\$/\w*", re.DOTALL)


def s111_schemas_have_an_end(view: View) -> Iterator[Finding]:
    """A schema that is made of itself, by `$ref` and `allOf` alone, describes nothing."""
    schemas = as_object(as_object(view.root.get("components")).get("schemas"))
    made_of = {name: set(_made_of(schema)) & schemas.keys() for name, schema in schemas.items()}
    for name in sorted(_circular(made_of)):
        message = f"the schema '{name}' is made of itself: `$ref` and `allOf` lead back to it"
        yield Finding("S111", message, ("components", "schemas", name))


def s112_keywords_are_supported(view: View) -> Iterator[Finding]:
    """Keywords that change what a schema means and that fragmint cannot follow are never passed over."""
    for schema in view.of(Kind.SCHEMA):
        for keyword in _UNSUPPORTED:
            if keyword in schema.fields:
                message = f"`{keyword}` is not supported"
                yield Finding("S112", message, (*schema.tokens, keyword), "use `$ref`")


def s125_formats_are_known(view: View) -> Iterator[Finding]:
    """An unknown format is told once, and the value is read by its type alone."""
    places: dict[str, list[Tokens]] = {}
    for schema in view.of(Kind.SCHEMA):
        found = schema.fields.get("format")
        if isinstance(found, str) and found not in FORMATS:
            places.setdefault(found, []).append((*schema.tokens, "format"))
    for name, at in places.items():
        more = f" (and in {len(at) - 1} more places)" if len(at) > 1 else ""
        message = f"the format '{name}' is not known: the value is read by its type alone{more}"
        yield Finding("S125", message, at[0])


def s128_keywords_are_spelt_right(view: View) -> Iterator[Finding]:
    """JSON Schema ignores keywords it does not know, and so a slip of the pen goes unseen."""
    for schema in view.of(Kind.SCHEMA):
        for keyword in schema.fields:
            if keyword in KEYWORDS or keyword.startswith("x-"):
                continue
            if near := nearest(keyword, KEYWORDS):
                hint = f"did you mean `{near}`?"
                message = f"`{keyword}` is no keyword of JSON Schema and is ignored"
                yield Finding("S128", message, (*schema.tokens, keyword), hint)


def s178_patterns_can_be_read(view: View) -> Iterator[Finding]:
    """A pattern is documentation where it is none, or where nothing can match it."""
    for schema in view.of(Kind.SCHEMA):
        pattern = schema.fields.get("pattern")
        if not isinstance(pattern, str):
            continue
        tokens = (*schema.tokens, "pattern")
        if not _is_read(pattern):
            message = f"fragmint cannot read the pattern '{pattern}': it is documentation only"
            yield Finding("S178", message, tokens)
        elif _BETWEEN_SLASHES.fullmatch(pattern):
            message = f"nothing matches the pattern '{pattern}', for the slashes are part of it"
            yield Finding("S178", message, tokens, "write what is between them")


@cache
def _is_read(pattern: str) -> bool:
    """Whether one of two engines can read a pattern: neither knows all of ECMA-262."""
    try:
        Draft202012Validator({"pattern": pattern})
    except (ValidationError, ValueError):
        try:
            re.compile(pattern)
        except (re.error, OverflowError, RecursionError):
            return False
    return True


def _made_of(schema: JsonValue) -> Iterator[str]:
    """The components that a schema takes whole, outside of its properties and items."""
    waiting: list[JsonObject] = [as_object(schema)]
    while waiting:
        part = waiting.pop()
        if isinstance(reference := part.get("$ref"), str):
            yield reference.rsplit("/", 1)[-1]
        waiting += (as_object(each) for each in as_list(part.get("allOf")))


def _circular(edges: Mapping[str, set[str]]) -> set[str]:
    """The names that lead to a circle and that a circle leads to."""
    leading = _unending(edges)
    backwards: dict[str, set[str]] = {name: set() for name in leading}
    for name in leading:
        for target in edges[name] & leading:
            backwards[target].add(name)
    return _unending(backwards)


def _unending(edges: Mapping[str, set[str]]) -> set[str]:
    """The names from which one can walk for ever: all others are peeled off from their ends."""
    left = {name: set(targets) for name, targets in edges.items()}
    users: dict[str, list[str]] = {}
    for name, targets in edges.items():
        for target in targets:
            users.setdefault(target, []).append(name)
    ends = [name for name, targets in left.items() if not targets]
    while ends:
        end = ends.pop()
        del left[end]
        for user in users.get(end, ()):
            left[user].discard(end)
            if not left[user]:
                ends.append(user)
    return set(left)
