"""The shape of a document, checked by the standard's own JSON Schema."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from jsonschema_rs import Draft202012Validator, Registry, ValidationError
from jsonschema_rs import ValidationErrorKind as Kind

from fragmint.spec import pointer
from fragmint.spec.codes import Finding
from fragmint.spec.messages import complaint, tokens_of
from fragmint.spec.pointer import Tokens
from fragmint.spec.unknown_fields import unknown_field
from fragmint.spec.values import JsonObject, as_object

_SCHEMA_OBJECT = "https://json-schema.org/draft/2020-12/schema"


def check_structure(root: JsonObject) -> Iterator[Finding]:
    """What is wrong with the shape of a normalised document, its Schema Objects included."""
    errors = list(_validator().iter_errors(root))
    faulty = {tokens_of(error) for error in errors}
    faulty |= {tokens[:length] for tokens in faulty for length in range(len(tokens))}
    for error in errors:
        if isinstance(error.kind, Kind.UnevaluatedProperties):
            yield from _unknown_fields(error, error.kind.unexpected, faulty)
        elif not _is_echo(error, errors):
            found = complaint(error)
            yield Finding("S101", found.message, found.tokens, found.hint)


def _unknown_fields(
    error: ValidationError, names: list[str], faulty: set[Tokens]
) -> Iterator[Finding]:
    """A known field with a fault inside counts as unknown for the validator, but not for us."""
    location = (error.absolute_keyword_location or "#").partition("#")[2]
    definition = pointer.parse_fragment(location)[:-1]
    for name in names:
        tokens = (*tokens_of(error), name)
        if tokens not in faulty:
            yield unknown_field(tokens, definition, _standard_schema())


def _is_echo(error: ValidationError, errors: list[ValidationError]) -> bool:
    """Whether an error only follows from another one: without any status, a response `default` is missing too."""
    return error.schema_path[-3:] == ["responses", "then", "required"] and any(
        other is not error and other.instance_path == error.instance_path for other in errors
    )


@cache
def _validator() -> Draft202012Validator:
    standard = _standard_schema()
    # The standard leaves open in which dialect Schema Objects are written: here, all are in 2020-12 by now.
    document = {
        "$id": "fragmint:document",
        "$ref": standard["$id"],
        "$defs": {"schema": {"$dynamicAnchor": "meta", "$ref": _SCHEMA_OBJECT}},
    }
    registry = Registry([(str(standard["$id"]), standard)])
    return Draft202012Validator(document, registry=registry, offline=True)


@cache
def _standard_schema() -> JsonObject:
    """The JSON Schema of OpenAPI 3.1 as published with the standard."""
    # Importing openapi_spec_validator costs most of a second, and only its data is wanted.
    package = find_spec("openapi_spec_validator")
    assert package is not None
    assert package.origin is not None
    path = Path(package.origin).parent / "resources" / "schemas" / "v3.1" / "schema.json"
    schema = as_object(json.loads(path.read_bytes()))
    # Names of components are mended, not refused; and one such error would copy all components.
    components = as_object(as_object(schema["$defs"])["components"])
    del components["patternProperties"]
    return schema
