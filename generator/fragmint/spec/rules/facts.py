"""Rules about `x-fragmint`, the facts that OpenAPI has no words for."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from jsonschema_rs import Draft202012Validator, ValidationError
from jsonschema_rs import ValidationErrorKind as ErrorKind

from fragmint.spec import pointer
from fragmint.spec.codes import Finding
from fragmint.spec.grammar import Kind
from fragmint.spec.messages import complaint, tokens_of
from fragmint.spec.pointer import Tokens
from fragmint.spec.rules.wire_names import unsendable_value
from fragmint.spec.suggest import did_you_mean
from fragmint.spec.unknown_fields import known_fields
from fragmint.spec.values import JsonObject, JsonValue, as_list, as_object
from fragmint.spec.walk import View

FACTS = "x-fragmint"
_PARTS = (Kind.SCHEMA, Kind.PARAMETER, Kind.HEADER, Kind.RESPONSE)
_DEFINITIONS = {Kind.OPENAPI: "document", Kind.OPERATION: "operation"} | dict.fromkeys(
    _PARTS, "part"
)


def s102_facts_of_the_known_form(view: View) -> Iterator[Finding]:
    """`x-fragmint` says only what fragmint understands, where it understands it."""
    for node in view.nodes:
        if FACTS in node.fields:
            definition = _DEFINITIONS.get(node.kind, "other")
            for error in _validator(definition).iter_errors(node.fields[FACTS]):
                yield from _findings(error, (*node.tokens, FACTS))


def s109_versions_agree(view: View) -> Iterator[Finding]:
    """The legal values of the version header say which versions an operation has; nothing may say otherwise."""
    facts = as_object(view.root.get(FACTS))
    header = facts.get("version-header")
    if not isinstance(header, str):
        if "default-version" in facts:
            message = "`default-version` without `version-header`: there is no header to send it in"
            yield Finding("S109", message, (FACTS, "default-version"))
        return
    yield from unsendable_value(facts.get("default-version"), (FACTS, "default-version"))
    for node in view.of(Kind.PARAMETER):
        if (
            node.fields.get("in") == "header"
            and str(node.fields.get("name")).lower() == header.lower()
        ):
            yield from _contradictions(
                as_object(node.fields.get("schema")), (*node.tokens, "schema")
            )


def s110_sources_exist(view: View) -> Iterator[Finding]:
    """Evidence names a source that the document lists."""
    sources = as_object(as_object(view.root.get(FACTS)).get("sources"))
    for node in view.nodes:
        source = as_object(as_object(node.fields.get(FACTS)).get("evidence")).get("source")
        if isinstance(source, str) and source not in sources:
            hint = did_you_mean(source, sources, "list it under `sources` at the root")
            tokens = (*node.tokens, FACTS, "evidence", "source")
            yield Finding("S110", f"there is no source '{source}'", tokens, hint)


def _contradictions(schema: JsonObject, tokens: Tokens) -> Iterator[Finding]:
    legal = [schema["const"]] if "const" in schema else as_list(schema.get("enum"))
    for version in legal:
        if not isinstance(version, str):
            message = f"the API version {version!r} is sent in a header and must be text"
            yield Finding("S109", message, (*tokens, "enum"), "quote it")
    default = schema.get("default")
    if default is not None and legal and default not in legal:
        message = f"the default version {default!r} is none of the legal versions"
        yield Finding("S109", message, (*tokens, "default"))


def _findings(error: ValidationError, start: Tokens) -> Iterator[Finding]:
    if isinstance(error.kind, ErrorKind.AdditionalProperties):
        location = (error.absolute_keyword_location or "#").partition("#")[2]
        known = sorted(known_fields(pointer.parse_fragment(location)[:-1], _vocabulary()))
        for name in error.kind.unexpected:
            hint = did_you_mean(name, known, f"known here: {', '.join(known)}")
            tokens = (*start, *tokens_of(error), name)
            yield Finding("S102", f"x-fragmint does not know `{name}` here", tokens, hint)
        return
    found = complaint(error, whole=FACTS)
    yield Finding("S102", found.message, (*start, *found.tokens), found.hint)


@cache
def _validator(definition: str) -> Draft202012Validator:
    return Draft202012Validator({**_vocabulary(), "$ref": f"#/$defs/{definition}"})


@cache
def _vocabulary() -> JsonObject:
    text = (files("fragmint.spec") / "x_fragmint.schema.json").read_text("utf-8")
    schema: JsonValue = json.loads(text)
    return as_object(schema)
