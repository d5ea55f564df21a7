"""Advice about names: which ask for care, are missing, or look the same in Python."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from fragmint.spec.codes import Finding
from fragmint.spec.grammar import Kind
from fragmint.spec.pointer import Tokens
from fragmint.spec.rules.advice.properties import parts
from fragmint.spec.rules.facts import FACTS
from fragmint.spec.values import JsonValue, as_object
from fragmint.spec.walk import View

_WORD = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[0-9]+")
_SECRET_WORDS = {"password", "passwd", "passphrase", "secret", "token", "apikey"}
_KEYS = {"access", "api", "encryption", "mobile", "private", "sdk", "secret", "signing"}
# Tokens that only say where a list goes on.
_CURSORS = {"continuation", "cursor", "next", "page", "previous", "prev", "sync"}


def s146_secrets_are_marked(view: View) -> Iterator[Finding]:
    """A text field that is called like a secret says whether it is one: it is hidden from reprs and logs then."""
    for node in view.of(Kind.SCHEMA):
        for name, schema in as_object(node.fields.get("properties")).items():
            if _is_secret(name) and _is_text(view, schema) and not _is_settled(view, schema):
                message = f"'{name}' looks like a secret, and is not marked as one"
                hint = "add `x-fragmint: {secret: true}`, or `false` where it is none"
                yield Finding("S146", message, (*node.tokens, "properties", name), hint)


def s148_operations_have_ids(view: View) -> Iterator[Finding]:
    """An operationId is the name that outlives a move to another path."""
    for operation in view.operations:
        if "operationId" not in operation.fields:
            message = f"{operation.label} has no operationId: its method is called after the path"
            yield Finding("S148", message, operation.tokens, "add `operationId`")


def s149_names_differ_in_more_than_spelling(view: View) -> Iterator[Finding]:
    """Names that differ in case and signs only become one in Python, and all but the first get a number."""
    for node in view.of(Kind.SCHEMA):
        at = (*node.tokens, "properties")
        fields = as_object(node.fields.get("properties")).items()
        yield from _alike("fields", ((name, each, (*at, name)) for name, each in fields))
    for operation in view.operations:
        at = (*operation.tokens, "parameters")
        parameters = enumerate(operation.parameters)
        named = ((str(each.get("name")), each, (*at, str(i))) for i, each in parameters)
        yield from _alike("parameters", named)


def _alike(what: str, named: Iterable[tuple[str, JsonValue, Tokens]]) -> Iterator[Finding]:
    first: dict[tuple[str, ...], str] = {}
    for name, node, tokens in named:
        words = _words(name)
        if not words or "name" in as_object(as_object(node).get(FACTS)):
            continue
        other = first.setdefault(words, name)
        if other != name:
            message = f"the {what} '{name}' and '{other}' differ in case and signs only"
            hint = "give one of them another name in Python with `x-fragmint: {name: ...}`"
            yield Finding("S149", message, tokens, hint)


def _words(name: str) -> tuple[str, ...]:
    return tuple(word.lower() for word in _WORD.findall(name)) if name.isascii() else ()


def _is_secret(name: str) -> bool:
    words = _words(name)
    if not words or _CURSORS & set(words):
        return False
    return words[-1] in _SECRET_WORDS or (words[-1] == "key" and bool(_KEYS & set(words[-2:-1])))


def _is_text(view: View, schema: JsonValue) -> bool:
    types = [part.get("type") for part in parts(view, schema)]
    return any(kind == "string" or (isinstance(kind, list) and "string" in kind) for kind in types)


def _is_settled(view: View, schema: JsonValue) -> bool:
    found = list(parts(view, schema))
    marked = any("secret" in as_object(part.get(FACTS)) for part in found)
    return marked or any(part.get("format") == "password" or "enum" in part for part in found)
