"""Every finding of the stage that builds the API: what a document means, but fragmint cannot express."""

from __future__ import annotations

from collections.abc import Mapping

from fragmint.diagnostics import Diagnostics, Severity
from fragmint.spec import Document
from fragmint.spec.codes import Code, Finding
from fragmint.spec.pointer import parse

_ERROR, _WARNING = Severity.ERROR, Severity.WARNING


def tell(
    document: Document,
    diagnostics: Diagnostics,
    code: str,
    message: str,
    pointer: str,
    hint: str | None = None,
) -> None:
    """Keep a finding about what a pointer into the bundled document leads to, placed where that was written."""
    finding = Finding(code, message, parse(pointer), hint)
    diagnostics.add(document.diagnostic(finding, known=CODES))


CODES: Mapping[str, Code] = {
    "G101": Code(
        _WARNING,
        "schema that holds itself without an object between",
        "A list of itself, or a choice that includes itself, has no type that Python could write down: it is typed as any "
        "JSON.",
    ),
    "G102": Code(
        _ERROR,
        "parameter or part of a media type that is not JSON",
        "A parameter that is described by `content`, and a part of a form that is an object, are written as their media type "
        "says, and only JSON is.",
    ),
    "G103": Code(
        _WARNING,
        "alternative that nothing can be",
        "It is a text, a number or a list, and beside the choice stands `type: object`. It is left out of the union.",
    ),
    "G104": Code(
        _WARNING,
        "discriminator that contradicts a member's own value",
        "`mapping` leads from a value to a schema which allows other values only. The client takes it for that schema by either.",
    ),
    "G105": Code(
        _ERROR,
        "no security that the client could serve",
        "Each alternative wants a scheme that is no API key, no bearer token and no password.",
    ),
    "G106": Code(
        _ERROR,
        "name that cannot be had",
        "`x-fragmint` gives a name that something beside it, Python or the emitted code already has.",
    ),
    "G107": Code(
        _WARNING,
        "two operations with one name",
        "One of them is named after its path instead. Write the name you want, before callers get used to this one.",
    ),
    "G108": Code(
        _ERROR,
        "two operations that only a number would tell apart",
        "A method called `list_2` says nothing to its callers, so the fragment has to name one of them.",
    ),
    "G109": Code(
        _WARNING,
        "more combinations of alternatives than classes are made of",
        "Several choices side by side, or inside each other, mean each combination of their alternatives, and each is a class.",
    ),
    "G110": Code(
        _WARNING,
        "pagination that the operation does not have",
        "What is declared for one operation names a list, a query parameter, or a text in the body, which is not there.",
    ),
    "G120": Code(
        _WARNING,
        "servers that are never called",
        "Where the document has no absolute server, a caller says where the API is, and for every operation alike.",
    ),
    "G121": Code(
        _WARNING,
        "security scheme that the client does not serve",
        "Another alternative is used, or a certificate that the caller's own `http_client` brings.",
    ),
}
