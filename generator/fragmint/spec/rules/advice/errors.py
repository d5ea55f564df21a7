"""Advice about the errors that operations document."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from fragmint.spec.codes import Finding
from fragmint.spec.pointer import Tokens
from fragmint.spec.rules.advice.properties import declared, is_open
from fragmint.spec.rules.facts import FACTS
from fragmint.spec.values import JsonObject, JsonValue, as_object
from fragmint.spec.walk import View

# Fewer fields in common, as `message` alone, are no sign that two errors are meant to be one.
_MOST_LIKELY_ONE = 2


def s143_limits_are_documented(view: View) -> Iterator[Finding]:
    """Where the API is known to limit calls, each operation documents what it answers then.

    It is known where `rate-limit` says so, and where most operations do.
    """
    limited = [operation for operation in view.operations if _documents_limit(operation.fields)]
    known = "rate-limit" in as_object(view.root.get(FACTS))
    if not known and 2 * len(limited) <= len(view.operations):
        return
    for operation in view.operations:
        if not _documents_limit(operation.fields):
            message = f"{operation.label} documents no 429, though this API limits calls"
            yield Finding("S143", message, operation.tokens, "add the response 429, by `$ref`")


class _Error(NamedTuple):
    """An error schema: its fields, and where it stands."""

    fields: frozenset[str]
    schema: JsonValue
    tokens: Tokens


def s144_errors_have_all_fields(view: View) -> Iterator[Finding]:
    """An error that has the fields of another but for some of them was probably meant to have those too."""
    errors = {id(error.schema): error for error in _errors(view)}.values()
    for error in errors:
        larger = [other for other in errors if error.fields < other.fields]
        if len(error.fields) >= _MOST_LIKELY_ONE and larger and not is_open(view, error.schema):
            most = max(larger, key=lambda other: (len(other.fields), other.tokens))
            missing = ", ".join(f"'{name}'" for name in sorted(most.fields - error.fields))
            message = f"the error lacks {missing}, which another error of this API has"
            yield Finding("S144", message, error.tokens, "declare it, or give both one schema")


def _errors(view: View) -> Iterator[_Error]:
    """The object schemas of errors, at the place where each was written."""
    for operation in view.operations:
        for status, response in as_object(operation.fields.get("responses")).items():
            if status[:1] not in ("4", "5", "d"):
                continue
            at = (*operation.tokens, "responses", status, "content")
            for media_type, media in as_object(as_object(response).get("content")).items():
                schema = as_object(media).get("schema")
                yield from _error(view, schema, (*at, media_type, "schema"))
                yield from _shown(as_object(media), (*at, media_type, "examples"))


def _error(view: View, schema: JsonValue, tokens: Tokens) -> Iterator[_Error]:
    reference = as_object(schema).get("$ref")
    if isinstance(reference, str) and reference.startswith("#/components/schemas/"):
        name = reference.rpartition("/")[2].replace("~1", "/").replace("~0", "~")
        schemas = as_object(as_object(view.root.get("components")).get("schemas"))
        if name in schemas:
            schema, tokens = schemas[name], ("components", "schemas", name)
    if fields := frozenset(declared(view, schema)):
        yield _Error(fields, schema, tokens)


def _shown(media: JsonObject, tokens: Tokens) -> Iterator[_Error]:
    """What an example of an error without a schema shows; beside a schema S140 holds the two together."""
    if "schema" in media:
        return
    for name, example in as_object(media.get("examples")).items():
        value = as_object(example).get("value")
        if isinstance(value, dict):
            yield _Error(frozenset(value), {"additionalProperties": True}, (*tokens, name))


def _documents_limit(operation: JsonObject) -> bool:
    return not {"429", "4XX", "4xx"}.isdisjoint(as_object(operation.get("responses")))
