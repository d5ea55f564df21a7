"""What can be wrong with a document before its meaning matters: files, syntax, references, selections."""

from __future__ import annotations

from collections.abc import Mapping

from fragmint.diagnostics import Severity
from fragmint.spec.codes.code import Code

_ERROR = Severity.ERROR

READING: Mapping[str, Code] = {
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
        'OpenAPI 3.0, 3.1 and 3.2 are read; write the version in full, as text: "3.1.0".',
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
    "L141": Code(
        _ERROR,
        "selector that matches nothing",
        "Every selector of `include` and `exclude` means at least one operation: otherwise a slip of the pen, or a "
        "change of the document, would go unseen.",
    ),
    "L142": Code(
        _ERROR,
        "selection without an operation",
        "The document has operations, and `include` and `exclude` leave none of them.",
    ),
}
