"""The words of JSON Schema as OpenAPI uses it."""

from __future__ import annotations

from fragmint.spec.grammar import FIELDS, Kind

# What these say holds for a value, but rules none out.
ANNOTATIONS = frozenset(
    (
        *("title", "description", "default", "examples", "externalDocs", "xml"),
        *("deprecated", "readOnly", "writeOnly"),
    )
)

KEYWORDS = frozenset(
    (
        *FIELDS[Kind.SCHEMA],
        *ANNOTATIONS,
        *("$ref", "$comment", "$dynamicRef", "$recursiveRef", "type", "enum", "const", "format"),
        *("multipleOf", "maximum", "exclusiveMaximum", "minimum", "exclusiveMinimum"),
        *("maxLength", "minLength", "pattern", "contentEncoding", "contentMediaType"),
        *("maxItems", "minItems", "uniqueItems", "maxContains", "minContains"),
        *("maxProperties", "minProperties", "required", "dependentRequired", "dependencies"),
        "discriminator",
    )
)

# Header parameters that the transport writes: how a message is framed, where it goes, and the cookies, each declared for itself.
TRANSPORT_HEADERS = frozenset(
    (
        *("connection", "content-length", "cookie", "expect", "host", "keep-alive"),
        *("proxy-connection", "te", "trailer", "transfer-encoding", "upgrade"),
    )
)

# Of JSON Schema and of OpenAPI's registry, and the names of types, which some write to no effect.
FORMATS = frozenset(
    (
        *("int8", "int16", "int32", "int64", "uint8", "uint16", "uint32", "uint64"),
        *("float", "double", "decimal", "decimal128", "single-int", "double-int"),
        *("byte", "binary", "base64url", "password", "char", "commonmark", "html", "media-range"),
        *("date", "date-time", "date-time-local", "time", "time-local", "duration"),
        *("unixtime", "http-date", "email", "idn-email", "hostname", "idn-hostname"),
        *("ipv4", "ipv6", "uri", "uri-reference", "uri-template", "url", "iri", "iri-reference"),
        *("uuid", "json-pointer", "relative-json-pointer", "regex"),
        *("string", "number", "integer", "boolean", "object", "array"),
    )
)
