"""What the standard demands, and what has no plain meaning without it."""

from __future__ import annotations

from collections.abc import Mapping

from fragmint.diagnostics import Severity
from fragmint.spec.codes.code import Code

_ERROR = Severity.ERROR

STANDARD: Mapping[str, Code] = {
    "S101": Code(
        _ERROR,
        "not the structure of OpenAPI",
        "The JSON Schema published with OpenAPI does not allow it: that of 3.2 for documents of 3.2, else that of 3.1. "
        "A document of 3.0 is checked once it has the shape of 3.1.",
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
        "Braces in a path come in pairs around a name, and a path has no query.",
    ),
    "S115": Code(
        _ERROR,
        "name or value that cannot be sent",
        "The name of a header or a cookie is a token of RFC 9110: letters, digits and !#$%&'*+-.^_`|~ only. A header's value has "
        "no line ends or other controls: what follows one would be another header.",
    ),
    "S116": Code(
        _ERROR,
        "malformed server URL",
        "A URL holds no spaces, double quotes, backticks, angle brackets or control characters; that of a server has no "
        "query and no fragment.",
    ),
    "S117": Code(
        _ERROR,
        "query string that cannot be written",
        "A parameter `in: querystring` is the whole query, and fragmint writes it as a form: each property by its name.",
    ),
    "S118": Code(
        _ERROR,
        "parts without names",
        "OpenAPI 3.2 can describe the parts of a multipart body by their position. fragmint knows them by name only.",
    ),
}
