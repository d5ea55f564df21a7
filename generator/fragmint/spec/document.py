"""The document as every later stage sees it: one piece, one shape, and a place for everything in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from fragmint.diagnostics import Diagnostic, SourceLocation
from fragmint.spec.codes import CODES, Code, Finding
from fragmint.spec.places import Origins, Place
from fragmint.spec.pointer import join, parse
from fragmint.spec.selection import Kept, effective_name
from fragmint.spec.sources import Sources
from fragmint.spec.values import JsonObject
from fragmint.spec.walk import View


@dataclass(frozen=True)
class Document:
    """A bundled and normalised OpenAPI document.

    Parts of `root` stand in it more than once, and everyone reads the same `root`: it is never to be changed.
    `version` is the version of OpenAPI as it was written, `files` the bytes of every file that was read, by its path
    relative to the folder of the spec, and `name` the one among them that is the root. `effective` is that one written
    anew, where it was edited before it was bundled, and `kept` says how much of it a selection kept.
    """

    root: JsonObject
    version: str
    name: str
    files: Mapping[str, bytes]
    _start: Place = field(repr=False)
    _origins: Origins = field(repr=False)
    sources: Sources = field(repr=False)
    effective: bytes | None = field(default=None, repr=False)
    kept: Kept | None = None

    @property
    def shipped(self) -> Mapping[str, bytes]:
        """The files that a package made from the document carries; a root that was cut is carried as it is now."""
        if self.effective is None:
            return self.files
        cut = {self.name} if self.kept else set[str]()
        read = {name: data for name, data in self.files.items() if name not in cut}
        return read | {self.effective_name: self.effective}

    @property
    def effective_name(self) -> str:
        """Which of the `shipped` files is the root."""
        return self.name if self.effective is None else effective_name(self.name)

    @cached_property
    def view(self) -> View:
        """The document as rules look at it."""
        return View(self.root, self.version)

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

    def diagnostic(self, finding: Finding, known: Mapping[str, Code] = CODES) -> Diagnostic:
        """The finding about a part of `root`, placed where that was written; its code is one of the known."""
        place = self._origins.place(self.root, self._start, finding.tokens)
        code, message, tokens, hint = finding
        return place.diagnostic(code, message, hint, subject=join(tokens), known=known)
