"""Where each part of the bundled document came from."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from fragmint.diagnostics import Diagnostic, SourceLocation
from fragmint.spec import codes, pointer
from fragmint.spec.codes import Code
from fragmint.spec.files import SourceFile
from fragmint.spec.pointer import Tokens
from fragmint.spec.values import JsonObject, JsonValue


class Place(NamedTuple):
    """A value as it was written: the file, and the tokens that lead to it there."""

    file: SourceFile
    tokens: Tokens = ()

    def __truediv__(self, token: str) -> Place:
        return Place(self.file, (*self.tokens, token))

    @property
    def location(self) -> SourceLocation:
        """File, line and column, of the nearest known ancestor where the value itself was not written."""
        return self.file.locate(self.tokens)[0]

    @property
    def pointer(self) -> str:
        """The JSON pointer, in its file, of what `location` is the place of."""
        return pointer.join(self.file.locate(self.tokens)[1])

    def diagnostic(
        self,
        code: str,
        message: str,
        hint: str | None = None,
        *,
        subject: str | None = None,
        known: Mapping[str, Code] = codes.CODES,
    ) -> Diagnostic:
        """A finding about this place; `subject` is a pointer into the bundled document, once there is one."""
        return codes.diagnostic(
            code, message, self.location, self.pointer, hint, subject=subject, known=known
        )


class Origins:
    """The places of the values that do not stand where the value around them stands.

    Everything else of the bundled document is where its parent is, one token further.
    """

    def __init__(self) -> None:
        # The value is kept beside its place: ids are only unique among the living.
        self._moved: dict[int, tuple[JsonValue, Place]] = {}

    def record(self, value: JsonValue, place: Place) -> None:
        """Remember where a mapping or list was written; other values have no identity to remember them by."""
        if isinstance(value, dict | list):
            self._moved.setdefault(id(value), (value, place))

    def place(self, root: JsonObject, start: Place, tokens: Tokens) -> Place:
        """Where the value at the tokens of `root` was written, or its nearest ancestor that still exists."""
        value: JsonValue = root
        place = start
        for token in tokens:
            try:
                value = pointer.step(value, token)
            except KeyError:
                return place
            _, place = self._moved.get(id(value), (None, place / token))
        return place
