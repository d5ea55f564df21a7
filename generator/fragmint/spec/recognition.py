"""What a file is that is no OpenAPI document, so that the one line about it can say what to do."""

from __future__ import annotations

import re

from fragmint.spec.marks import Problem
from fragmint.spec.values import JsonValue, kind_of

_UNPACK = "unpack it, and name the document inside"
_PACKED = {b"\x1f\x8b": "a gzip file", b"PK\x03\x04": "a zip file", b"BZh": "a bzip2 file"}
_UTF_16 = "save the file as UTF-8; it looks like UTF-16"
_CONFLICT = re.compile(r"^(<{7}|>{7}) ", re.MULTILINE)
# Where a member says what the whole is, what that is, and what to do with it.
_OTHERS = (
    (("asyncapi",), "an AsyncAPI document", "fragmint reads OpenAPI, which describes HTTP"),
    (("arazzo",), "an Arazzo document", "name an OpenAPI document of its sourceDescriptions"),
    (("overlay",), "an OpenAPI Overlay", "lay it over a document: fragmint validate SPEC --overlay FILE"),
    (("$schema",), "a JSON Schema", "put it under `components: schemas:` of an OpenAPI document"),
    (("log", "entries"), "a HAR file", "fragmint deviations --har FILE holds it to a fragment"),
    (("discoveryVersion",), "a Google discovery document", "convert it to OpenAPI 3 first"),
    (("info", "_postman_id"), "a Postman collection", "export it as OpenAPI, or convert it first"),
)  # fmt: skip
_BEGIN = 'it would begin with openapi: "3.1.0"'


def of_bytes(data: bytes) -> Problem | None:
    """What bytes are that cannot be text in UTF-8, where that can be told."""
    for magic, name in _PACKED.items():
        if data.startswith(magic):
            return Problem("L105", f"this is {name}, not a document", hint=_UNPACK)
    if data.startswith((b"\xff\xfe", b"\xfe\xff")) or data[:4].count(0) == 2:
        return Problem("L105", "the file is not UTF-8", hint=_UTF_16)
    return None


def of_text(text: str) -> Problem | None:
    """What makes a text unreadable beyond its syntax: the marks of a merge that nobody finished."""
    if (found := _CONFLICT.search(text)) is None:
        return None
    line = text.count("\n", 0, found.start()) + 1
    hint = "keep one side of each conflict, and remove the lines of <<<<<<<, ======= and >>>>>>>"
    return Problem("L102", "an unresolved merge conflict", line, hint=hint)


def of_value(root: JsonValue) -> tuple[str, str]:
    """What a value is that has neither `openapi` nor `swagger`, as a sentence, and what to do."""
    for path, name, hint in _OTHERS:
        if _has(root, path):
            return f"this is {name}, not OpenAPI", hint
    if isinstance(root, dict):
        return "not an OpenAPI document", _BEGIN
    if isinstance(root, str) and root.lstrip().startswith("<"):
        return "this is a web page or XML, not OpenAPI", "name the document that the page shows"
    if root is None:
        return "the file is empty", _BEGIN
    return f"an OpenAPI document is a mapping, not {kind_of(root)}", _BEGIN


def _has(value: JsonValue, path: tuple[str, ...]) -> bool:
    for name in path:
        if not isinstance(value, dict) or name not in value:
            return False
        value = value[name]
    return True
