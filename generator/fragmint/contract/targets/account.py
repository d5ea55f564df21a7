"""The account that a live run works on: its credentials and its own values, in the place of those that tests know."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Mapping
from urllib.parse import quote, unquote, unquote_plus


class Account:
    """Puts what is real into a request. `credentials` are by placeholder, `values` by what the document shows instead."""

    def __init__(self, credentials: Mapping[str, str], values: Mapping[str, str]) -> None:
        # The longest first: one may begin with another.
        self._credentials = dict(sorted(credentials.items(), key=lambda each: -len(each[0])))
        self._values = values

    @property
    def secrets(self) -> dict[str, str]:
        """What nobody may see, with what to show instead: each credential, as it is and as Basic authentication has it."""
        plain = {real: shown for shown, real in self._credentials.items()}
        return plain | {_basic(real): _basic(shown) for real, shown in plain.items()}

    def header(self, text: str) -> str:
        """A header with the real credentials."""
        scheme, _, rest = text.partition(" ")
        if scheme.lower() == "basic":
            try:
                pair = base64.b64decode(rest, validate=True).decode()
            except (binascii.Error, UnicodeDecodeError):  # then no placeholder is in it
                return text
            return f"{scheme} {_basic(self._real(pair))}"
        return self._real(text)

    def path(self, template: str, path: str) -> str:
        """A path with the account's own values where the template has parameters."""
        segments = zip(template.split("/"), path.split("/"), strict=True)
        return "/".join(
            self._own(segment, unquote(segment)) if "{" in place else segment
            for place, segment in segments
        )

    def query(self, query: str) -> str:
        """A query with the account's own values and the real credentials."""
        return "&".join(self._pair(pair) for pair in query.split("&"))

    def _pair(self, pair: str) -> str:
        name, equals, text = pair.partition("=")
        meant = unquote_plus(text)
        if meant in self._credentials:
            return f"{name}{equals}{quote(self._credentials[meant], safe='')}"
        return f"{name}{equals}{self._own(text, meant)}"

    def _own(self, written: str, meant: str) -> str:
        return quote(self._values[meant], safe="") if meant in self._values else written

    def _real(self, text: str) -> str:
        for placeholder, real in self._credentials.items():
            text = text.replace(placeholder, real)
        return text


def _basic(pair: str) -> str:
    return base64.b64encode(pair.encode()).decode()
