"""What a function that brings an object of a document into shape may need besides the object."""

from __future__ import annotations

from typing import NamedTuple, Protocol

from fragmint.spec.places import Origins, Place


class Tell(Protocol):
    """Takes a finding about a place."""

    def __call__(self, code: str, message: str, place: Place, hint: str | None = None) -> None:
        """Keep the finding."""


class Context(NamedTuple):
    """Where the object stands, who hears of what is wrong with it, and the version of OpenAPI it is written in."""

    place: Place
    origins: Origins
    tell: Tell
    version: str

    @property
    def is_30(self) -> bool:
        """Whether the document is one of OpenAPI 3.0, whose schemas speak a dialect of their own."""
        return self.version.startswith("3.0.")

    def tell_if_older(self, field: str, since: str = "3.2") -> None:
        """Warn of a field that came with a later version than the one the document is written in."""
        if self.version[:3] < since:
            message = f"`{field}` comes with OpenAPI {since}; it is read as that means it"
            hint = f'write openapi: "{since}.0"'
            self.tell("S134", message, self.place / field, hint)
