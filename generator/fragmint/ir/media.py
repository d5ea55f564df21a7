"""Media types: what each comes down to, and which of several a client sends or asks for first."""

from __future__ import annotations

from collections.abc import Iterable

from fragmint.ir.model import Medium

_TEXT = {
    "application/graphql",
    "application/javascript",
    "application/jsonl",
    "application/ndjson",
    "application/x-ndjson",
    "application/x-yaml",
    "application/xml",
    "application/yaml",
}
_ANY = "*/*"
# A form in parts comes before a plain one: only it can hold files.
_ORDER = (Medium.JSON, Medium.MULTIPART, Medium.FORM, Medium.TEXT, Medium.BINARY)


def medium_of(media_type: str) -> Medium:
    """What a media type comes down to; JSON with parameters or a `+json` suffix is JSON too, and so is any type at all."""
    bare = media_type.partition(";")[0].strip().lower()
    if bare in ("application/*", _ANY) or bare.endswith(("/json", "+json")):
        return Medium.JSON
    if bare == "application/x-www-form-urlencoded":
        return Medium.FORM
    if bare == "multipart/form-data":
        return Medium.MULTIPART
    if bare.startswith("text/") or bare in _TEXT or bare.endswith(("+xml", "+yaml")):
        return Medium.TEXT
    return Medium.BINARY


def preferred(media_types: Iterable[str]) -> list[str]:
    """The media types, best first, whatever order the document has: JSON itself, what is built on it, forms, text, bytes.

    Ranges are offered only where nothing else is.
    """
    offered = list(media_types)
    concrete = [each for each in offered if "*" not in each]
    return sorted(concrete or offered, key=lambda each: (_rank(each), each))


def _rank(media_type: str) -> int:
    bare = media_type.partition(";")[0].strip().lower()
    return -1 if bare == "application/json" else _ORDER.index(medium_of(media_type))
