"""Every finding of the spec stage: its code, how bad it is, and what it means."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from fragmint.diagnostics import Diagnostic, Severity, SourceLocation
from fragmint.spec.pointer import Tokens

_LONGEST = 500
_ERROR, _WARNING = Severity.ERROR, Severity.WARNING


class Code(NamedTuple):
    """What a code stands for: the severity of its findings, a title, and why it matters or what to do."""

    severity: Severity
    title: str
    explanation: str


class Finding(NamedTuple):
    """Something wrong with a document: the code, one sentence, the tokens of the place, and a next step."""

    code: str
    message: str
    tokens: Tokens
    hint: str | None = None


def diagnostic(
    code: str,
    message: str,
    location: SourceLocation,
    pointer: str | None = None,
    hint: str | None = None,
) -> Diagnostic:
    """A diagnostic with the severity of its code; raises KeyError for a code that is not in `CODES`."""
    severity = CODES[code].severity
    return Diagnostic(
        code,
        _printable(message),
        location,
        severity,
        None if pointer is None else _printable(pointer),
        None if hint is None else _printable(hint),
    )


def _printable(text: str) -> str:
    """The text as one line of bearable length: names in a document may hold anything, escape sequences too."""
    short = text if len(text) <= _LONGEST else f"{text[: _LONGEST - 3]}..."
    return "".join(char if char.isprintable() else repr(char)[1:-1] for char in short)


CODES: Mapping[str, Code] = {
    "L101": Code(
        _ERROR,
        "file cannot be read",
        "The file is missing, is not a regular file, or may not be opened.",
    ),
    "L102": Code(
        _ERROR,
        "neither YAML nor JSON",
        "The text breaks the syntax of YAML 1.2 or JSON, or holds more than one document.",
    ),
    "L103": Code(
        _ERROR,
        "duplicate key",
        "Most tools keep the last of two equal keys and say nothing; the other one is lost.",
    ),
    "L104": Code(
        _ERROR,
        "too deep or too large",
        "The document exceeds a limit that no real one comes near, often through YAML aliases.",
    ),
    "L105": Code(
        _ERROR, "not UTF-8", "OpenAPI documents are read as UTF-8, with or without a BOM."
    ),
    "L106": Code(
        _ERROR,
        "not an OpenAPI document",
        "The document has no field `openapi` that names the version of the standard.",
    ),
    "L107": Code(
        _ERROR,
        "Swagger 2.0",
        "Only OpenAPI 3 is read; converters such as swagger2openapi make 3.0 of 2.0.",
    ),
    "L108": Code(
        _ERROR,
        "unsupported version of OpenAPI",
        'OpenAPI 3.0 and 3.1 are read; write the version in full, as text: "3.1.0".',
    ),
    "L109": Code(
        _ERROR,
        "not a JSON value",
        "YAML can say more than JSON: tags, infinite numbers, keys that are not text. So can Python: "
        "half of a surrogate pair, a NUL. None of it can be sent or written.",
    ),
    "L110": Code(
        _ERROR,
        "$ref leads nowhere",
        "The file or the place in it that the reference names does not exist.",
    ),
    "L111": Code(
        _ERROR,
        "$ref leaves the folder of the spec",
        "References are followed inside the folder of the root document only; nothing is fetched.",
    ),
    "L112": Code(
        _ERROR,
        "$ref in a circle",
        "Schemas may refer to themselves; other objects are copied in place, which would never end.",
    ),
    "L113": Code(
        _ERROR,
        "$ref to the wrong thing",
        "A reference is text, and what it leads to is an object of the kind that is expected there.",
    ),
    "S101": Code(
        _ERROR,
        "not the structure of OpenAPI",
        "The JSON Schema published with OpenAPI 3.1 does not allow it. A document of 3.0 is checked once it has the "
        "shape of 3.1.",
    ),
    "S102": Code(
        _ERROR,
        "x-fragmint that is not understood",
        "A fact that fragmint does not understand would be lost; spec/x_fragmint.schema.json lists all it does.",
    ),
    "S103": Code(
        _ERROR, "duplicate operationId", "Two operations of one name would be one function."
    ),
    "S104": Code(
        _ERROR,
        "undeclared path parameter",
        "A parameter in the path without a declaration has no type and nobody sends it.",
    ),
    "S105": Code(
        _ERROR,
        "path parameter not in the path",
        "It is declared, but the path has no place to send it in.",
    ),
    "S106": Code(
        _ERROR,
        "duplicate parameter",
        "Two parameters of one name in one place cannot both be sent. Names of headers ignore case.",
    ),
    "S107": Code(
        _ERROR,
        "two paths that are one",
        "They differ in the names of parameters only and share a method: a request cannot say which is meant.",
    ),
    "S108": Code(
        _ERROR,
        "undefined security scheme",
        "A security requirement names a scheme of components/securitySchemes.",
    ),
    "S109": Code(
        _ERROR,
        "API versions that disagree",
        "The legal values of the version header say which versions an operation has; nothing may say otherwise.",
    ),
    "S110": Code(
        _ERROR, "unknown source", "`evidence` names a source listed in the document's x-fragmint."
    ),
    "S111": Code(
        _ERROR,
        "schema made of itself",
        "By `$ref` and `allOf` alone it leads back to itself and describes nothing. Through properties and items it may.",
    ),
    "S112": Code(
        _ERROR,
        "unsupported keyword",
        "It changes what the schema means, and fragmint cannot follow it.",
    ),
    "S113": Code(
        _ERROR,
        "undeclared server variable",
        "A variable in the URL of a server needs a declaration with a default.",
    ),
    "S114": Code(
        _ERROR,
        "malformed path",
        "Braces in a path come in pairs around a name.",
    ),
    "S115": Code(
        _ERROR,
        "name that cannot be sent",
        "The name of a header or a cookie is a token of RFC 9110: letters, digits and !#$%&'*+-.^_`|~ only.",
    ),
    "S116": Code(
        _ERROR,
        "malformed server URL",
        "A URL holds no spaces, double quotes, backticks, angle brackets or control characters.",
    ),
    "S120": Code(
        _WARNING,
        "siblings of $ref",
        "By the letter, what stands beside a $ref is ignored, but for schemas and texts in 3.1. What the writer wants "
        "is plain, so fragmint honours it.",
    ),
    "S121": Code(
        _WARNING,
        "nullable in 3.1",
        'OpenAPI 3.1 says `type: [string, "null"]`. fragmint reads `nullable` as 3.0 means it.',
    ),
    "S122": Code(
        _WARNING,
        "path parameter not required",
        "The standard wants `required: true` said. A path parameter is always sent.",
    ),
    "S123": Code(
        _WARNING,
        "response without description",
        "The standard demands one. fragmint does without.",
    ),
    "S124": Code(
        _WARNING,
        "unknown field",
        "The standard has no such field there, and nothing is done with it.",
    ),
    "S125": Code(
        _WARNING,
        "unknown format",
        "Neither OpenAPI's registry nor JSON Schema has it: the value is read by its type alone.",
    ),
    "S126": Code(
        _WARNING,
        "example that does not fit",
        "The example and the schema disagree. The schema is believed.",
    ),
    "S127": Code(
        _WARNING,
        "scopes without meaning",
        "In 3.0 only OAuth 2 and OpenID Connect have scopes. fragmint ignores others.",
    ),
    "S128": Code(
        _WARNING,
        "misspelt keyword",
        "JSON Schema ignores keywords that it does not know, so a slip of the pen goes unseen.",
    ),
    "S129": Code(
        _WARNING,
        "two paths with one shape",
        "The standard forbids paths that differ in the names of parameters only. These share no method, so it is plain "
        "what is meant.",
    ),
    "S130": Code(
        _WARNING,
        "empty field",
        "A key with nothing after it is null in YAML. Where an object belongs, it is read as if the key were absent.",
    ),
    "S131": Code(
        _WARNING,
        "odd name of a schema",
        "The standard allows letters, digits, '.', '_' and '-' in it. fragmint reads others as '_'.",
    ),
    "S132": Code(
        _WARNING,
        "path parameter twice in a path",
        "The standard allows a name once. fragmint sends the value in every place of that name.",
    ),
    "S133": Code(
        _WARNING,
        "named examples in a schema",
        "Bodies and parameters name their examples; a schema lists them. fragmint takes the values without the names.",
    ),
}
