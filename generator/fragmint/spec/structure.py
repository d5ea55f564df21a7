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
from fragmint.spec.unknown_fields import known_fields, unknown_field
from fragmint.spec.values import JsonObject, as_object

_SWAGGER_HINT = "this is Swagger 2.0: describe what is sent in a body by `requestBody`"
_SCHEMA_OBJECT = "https://json-schema.org/draft/2020-12/schema"
# What OpenAPI adds to JSON Schema and a client depends on.
_DISCRIMINATOR: JsonObject = {
    "properties": {
        "discriminator": {
            "type": "object",
            "required": ["propertyName"],
            "properties": {
                "propertyName": {"type": "string"},
                "mapping": {"type": "object", "additionalProperties": {"type": "string"}},
            },
        }
    }
}


def check_structure(root: JsonObject) -> Iterator[Finding]:
    """What is wrong with the shape of a normalised document, its Schema Objects included.

    One that says 3.1 and has fields of 3.2 is checked as 3.2 has it.
    """
    version = str(root.get("openapi"))[:3]
    found = list(_findings(root, version))
    later = [each for each in found if each.code == "S134"]
    yield from [*later, *_findings({**root, "openapi": "3.2.0"}, "3.2")] if later else found


def _findings(root: JsonObject, version: str) -> Iterator[Finding]:
    errors = list(_validator(version).iter_errors(root))
    faulty = {tokens_of(error) for error in errors}
    faulty |= {tokens[:length] for tokens in faulty for length in range(len(tokens))}
    for error in errors:
        if isinstance(error.kind, Kind.UnevaluatedProperties):
            yield from _unknown_fields(error, error.kind.unexpected, faulty, version)
        elif not _is_echo(error, errors):
            found = complaint(error)
            code = "S174" if _is_aside(found.tokens, root) else "S101"
            hint = _SWAGGER_HINT if _is_swagger_parameter(error) else found.hint
            yield Finding(code, found.message, found.tokens, hint)


def _is_aside(tokens: Tokens, root: JsonObject) -> bool:
    """Whether the place is about documentation, links, or how a token is fetched: nothing that a client depends on."""
    if tokens[:1] == ("info",) and tokens[1:2] in (("license",), ("contact",)):
        return True
    if tokens[:2] == ("components", "securitySchemes") and len(tokens) > 2:
        schemes = as_object(as_object(root.get("components")).get("securitySchemes"))
        kind = as_object(schemes.get(tokens[2])).get("type")
        return kind in ("oauth2", "openIdConnect")
    named = ("properties", "schemas", "parameters", "headers", "examples")
    asides = ("externalDocs", "links")
    return any(
        token in asides and (index == 0 or tokens[index - 1] not in named)
        for index, token in enumerate(tokens)
    )


def _is_swagger_parameter(error: ValidationError) -> bool:
    return error.instance_path[-1:] == ["in"] and error.instance in ("body", "formData")


def _unknown_fields(
    error: ValidationError, names: list[str], faulty: set[Tokens], version: str
) -> Iterator[Finding]:
    """A known field with a fault inside counts as unknown for the validator, but not for us."""
    location = (error.absolute_keyword_location or "#").partition("#")[2]
    definition = pointer.parse_fragment(location)[:-1]
    for name in names:
        tokens = (*tokens_of(error), name)
        if tokens in faulty:
            continue
        if name not in known_fields(definition, _standard_schema(version)) and _is_later(
            definition, name
        ):
            message = f"`{name}` comes with OpenAPI 3.2; it is read as that means it"
            yield Finding("S134", message, tokens, 'write openapi: "3.2.0"')
        else:
            yield unknown_field(tokens, definition, _standard_schema(version))


def _is_later(definition: Tokens, name: str) -> bool:
    try:
        return name in known_fields(definition, _standard_schema("3.2"))
    except KeyError:
        return False


def _is_echo(error: ValidationError, errors: list[ValidationError]) -> bool:
    """Whether an error only follows from another one: without any status, a response `default` is missing too."""
    return error.schema_path[-3:] == ["responses", "then", "required"] and any(
        other is not error and other.instance_path == error.instance_path for other in errors
    )


@cache
def _validator(version: str) -> Draft202012Validator:
    standard = _standard_schema(version)
    # The standard leaves open in which dialect Schema Objects are written: here, all are in 2020-12 by now.
    document = {
        "$id": "fragmint:document",
        "$ref": standard["$id"],
        "$defs": {"schema": {"$dynamicAnchor": "meta", "$ref": _SCHEMA_OBJECT, **_DISCRIMINATOR}},
    }
    registry = Registry([(str(standard["$id"]), standard)])
    return Draft202012Validator(document, registry=registry, offline=True)


@cache
def _standard_schema(version: str) -> JsonObject:
    """The JSON Schema of OpenAPI 3.1 or 3.2 as published with the standard."""
    # Importing openapi_spec_validator costs most of a second, and only its data is wanted.
    package = find_spec("openapi_spec_validator")
    assert package is not None
    assert package.origin is not None
    path = Path(package.origin).parent / "resources" / "schemas" / f"v{version}" / "schema.json"
    schema = as_object(json.loads(path.read_bytes()))
    definitions = as_object(schema["$defs"])
    # Names of components are mended, not refused; and one such error would copy all components.
    del as_object(definitions["components"])["patternProperties"]
    # As published, a callback cannot be extended: its `x-...` would have to be path items too.
    callbacks = as_object(definitions["callbacks"])
    callbacks["unevaluatedProperties"] = callbacks.pop("additionalProperties")
    return schema
