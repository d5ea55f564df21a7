"""The document as every later stage sees it: one piece, one shape, and a place for everything in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from fragmint.diagnostics import Diagnostic, SourceLocation
from fragmint.spec.codes import Finding
from fragmint.spec.places import Origins, Place
from fragmint.spec.pointer import join, parse
from fragmint.spec.values import JsonObject


@dataclass(frozen=True)
class Document:
    """A bundled and normalised OpenAPI document.

    Parts of `root` stand in it more than once, and everyone reads the same `root`: it is never to be changed.
    `version` is the version of OpenAPI as it was written, `files` the bytes of every file that was read, by its path
    relative to the folder of the spec, and `name` the one among them that is the root.
    """

    root: JsonObject
    version: str
    name: str
    files: Mapping[str, bytes]
    _start: Place = field(repr=False)
    _origins: Origins = field(repr=False)

    def locate(self, pointer: str) -> SourceLocation:
        """File, line and column of what a pointer into `root` leads to, or of its nearest known ancestor."""
        return self.trace(pointer)[0]

    def trace(self, pointer: str) -> tuple[SourceLocation, str]:
        """The place of what a pointer into `root` leads to, and the pointer that leads there in that file."""
        place = self._origins.place(self.root, self._start, parse(pointer))
        return place.location, place.pointer

    def origin(self, pointer: str) -> str:
        """The pointer, in its own file, of what a pointer into `root` leads to: where the `$ref`s on the way led."""
        return join(self._origins.place(self.root, self._start, parse(pointer)).tokens)

    def diagnostic(self, finding: Finding) -> Diagnostic:
        """The finding about a part of `root`, placed where that was written."""
        place = self._origins.place(self.root, self._start, finding.tokens)
        return place.diagnostic(finding.code, finding.message, finding.hint)
