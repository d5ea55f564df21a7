"""What an OpenAPI document is made of: which field of which object holds what.

Everything that walks a document walks it by this table, so that a property called `example` or a `$ref` inside an
example value is never taken for the keyword. Fields that are not named here hold plain values.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import Enum
from typing import NamedTuple, TypeAlias

from fragmint.spec.pointer import Tokens
from fragmint.spec.values import JsonObject, as_object

METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace", "query")


class Kind(Enum):
    """The kinds of object that hold, or are found through, a reference."""

    OPENAPI = "OpenAPI Object"
    COMPONENTS = "Components Object"
    PATH_ITEM = "Path Item Object"
    OPERATION = "Operation Object"
    CALLBACK = "Callback Object"
    PARAMETER = "Parameter Object"
    HEADER = "Header Object"
    REQUEST_BODY = "Request Body Object"
    RESPONSE = "Response Object"
    MEDIA_TYPE = "Media Type Object"
    ENCODING = "Encoding Object"
    EXAMPLE = "Example Object"
    LINK = "Link Object"
    SECURITY_SCHEME = "Security Scheme Object"
    SCHEMA = "Schema Object"
    SERVER = "Server Object"


class One(NamedTuple):
    """A field that holds one object."""

    kind: Kind


class Many(NamedTuple):
    """A field that holds a list of objects."""

    kind: Kind


class Named(NamedTuple):
    """A field that holds a mapping from names to objects; among `extensible` names, `x-...` are no names."""

    kind: Kind
    extensible: bool = False


Child: TypeAlias = One | Many | Named

_SCHEMA = One(Kind.SCHEMA)
_VALUE: Mapping[str, Child] = {
    "schema": _SCHEMA,
    "content": Named(Kind.MEDIA_TYPE),
    "examples": Named(Kind.EXAMPLE),
}

_ENCODINGS: Mapping[str, Child] = {
    "encoding": Named(Kind.ENCODING),
    "prefixEncoding": Many(Kind.ENCODING),
    "itemEncoding": One(Kind.ENCODING),
}

FIELDS: Mapping[Kind, Mapping[str, Child]] = {
    Kind.OPENAPI: {
        "paths": Named(Kind.PATH_ITEM, extensible=True),
        "webhooks": Named(Kind.PATH_ITEM),
        "components": One(Kind.COMPONENTS),
        "servers": Many(Kind.SERVER),
    },
    Kind.COMPONENTS: {
        "schemas": Named(Kind.SCHEMA),
        "responses": Named(Kind.RESPONSE),
        "parameters": Named(Kind.PARAMETER),
        "examples": Named(Kind.EXAMPLE),
        "requestBodies": Named(Kind.REQUEST_BODY),
        "headers": Named(Kind.HEADER),
        "securitySchemes": Named(Kind.SECURITY_SCHEME),
        "links": Named(Kind.LINK),
        "callbacks": Named(Kind.CALLBACK),
        "pathItems": Named(Kind.PATH_ITEM),
        "mediaTypes": Named(Kind.MEDIA_TYPE),
    },
    Kind.PATH_ITEM: {
        "parameters": Many(Kind.PARAMETER),
        "servers": Many(Kind.SERVER),
        **dict.fromkeys(METHODS, One(Kind.OPERATION)),
        "additionalOperations": Named(Kind.OPERATION),
    },
    Kind.OPERATION: {
        "parameters": Many(Kind.PARAMETER),
        "requestBody": One(Kind.REQUEST_BODY),
        "responses": Named(Kind.RESPONSE, extensible=True),
        "callbacks": Named(Kind.CALLBACK),
        "servers": Many(Kind.SERVER),
    },
    Kind.PARAMETER: _VALUE,
    Kind.HEADER: _VALUE,
    Kind.REQUEST_BODY: {"content": Named(Kind.MEDIA_TYPE)},
    Kind.RESPONSE: {
        "headers": Named(Kind.HEADER),
        "content": Named(Kind.MEDIA_TYPE),
        "links": Named(Kind.LINK),
    },
    Kind.MEDIA_TYPE: {
        "schema": _SCHEMA,
        "itemSchema": _SCHEMA,
        "examples": Named(Kind.EXAMPLE),
        **_ENCODINGS,
    },
    Kind.ENCODING: {"headers": Named(Kind.HEADER), **_ENCODINGS},
    Kind.EXAMPLE: {},
    Kind.LINK: {},
    Kind.SERVER: {},
    Kind.SECURITY_SCHEME: {},
    Kind.SCHEMA: {
        **dict.fromkeys(("allOf", "anyOf", "oneOf", "prefixItems"), Many(Kind.SCHEMA)),
        **dict.fromkeys(
            ("properties", "patternProperties", "dependentSchemas", "$defs", "definitions"),
            Named(Kind.SCHEMA),
        ),
        **dict.fromkeys(("items", "contains", "unevaluatedItems", "additionalItems"), _SCHEMA),
        **dict.fromkeys(("additionalProperties", "propertyNames"), _SCHEMA),
        **dict.fromkeys(("unevaluatedProperties", "contentSchema"), _SCHEMA),
        **dict.fromkeys(("not", "if", "then", "else"), _SCHEMA),
    },
}

REFERABLE = frozenset(Kind) - {
    Kind.OPENAPI,
    Kind.COMPONENTS,
    Kind.OPERATION,
    Kind.ENCODING,
    Kind.SERVER,
}


def child(kind: Kind, field: str) -> Child | None:
    """What the field of an object of that kind holds; None where it holds a plain value."""
    if kind is Kind.CALLBACK:  # its fields are expressions, each naming a path item
        return None if field.startswith("x-") else One(Kind.PATH_ITEM)
    return FIELDS[kind].get(field)


def operations(item: JsonObject) -> Iterator[tuple[str, JsonObject, Tokens]]:
    """Each operation of a path item: its method as HTTP has it, its fields, and the tokens that lead to it."""
    for method in METHODS:
        if isinstance(fields := item.get(method), dict):
            yield method.upper(), fields, (method,)
    for method, fields in as_object(item.get("additionalOperations")).items():
        if isinstance(fields, dict):
            yield method, fields, ("additionalOperations", method)
