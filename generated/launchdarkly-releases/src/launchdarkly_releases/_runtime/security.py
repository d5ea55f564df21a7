# Generated from openapi.yaml by fragmint; do not edit.

"""Credentials: who is asking, told to the API's own origin and to nobody else."""

from __future__ import annotations

import base64
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, NamedTuple, NoReturn, Self
from urllib.parse import quote

from .errors import MissingCredentialsError

if TYPE_CHECKING:
    from .operation import Operation

Location = Literal["header", "query", "cookie"]
Alternatives = tuple[tuple[str, ...], ...]

REDACTED = "[secret]"
_NOT_SENDABLE = re.compile(r"[^\x20-\x7e]|^\s|\s$")
_SHORTEST_SECRET = 6  # replacing shorter ones in a body would garble it and hide nothing


class Placed(NamedTuple):
    """A credential as it goes on the wire."""

    location: Location
    name: str
    text: str


class Credential:
    """What a security scheme wants from the caller; never printed, never pickled."""

    @property
    def placed(self) -> Placed:
        """Where it goes and what is written there."""
        raise NotImplementedError

    @property
    def secrets(self) -> tuple[str, ...]:
        """Each text that must not be seen."""
        raise NotImplementedError

    def __reduce__(self) -> NoReturn:
        raise TypeError("credentials are not pickled")

    def __copy__(self) -> Self:
        return self

    def __deepcopy__(self, memo: object) -> Self:
        return self


@dataclass(frozen=True)
class ApiKey(Credential):
    """A key sent under a name of the API's choice."""

    name: str
    location: Location
    value: str = field(repr=False)

    def __post_init__(self) -> None:
        _check(self.name, self.value)
        if self.location == "cookie" and any(char in self.value for char in ' ",;\\'):
            raise ValueError(f"the credential for {self.name!r} cannot be sent as a cookie")

    @property
    def placed(self) -> Placed:
        """The key as it is."""
        return Placed(self.location, self.name, self.value)

    @property
    def secrets(self) -> tuple[str, ...]:
        """The key."""
        return _spellings(self.value)


@dataclass(frozen=True)
class Bearer(Credential):
    """A bearer token in `Authorization`."""

    value: str = field(repr=False)

    def __post_init__(self) -> None:
        _check("bearer token", self.value)

    @property
    def placed(self) -> Placed:
        """The token after the word Bearer."""
        return Placed("header", "Authorization", f"Bearer {self.value}")

    @property
    def secrets(self) -> tuple[str, ...]:
        """The token."""
        return _spellings(self.value)


@dataclass(frozen=True)
class Basic(Credential):
    """User name and password in `Authorization`."""

    username: str = field(repr=False)
    password: str = field(repr=False)

    def __post_init__(self) -> None:
        if ":" in self.username:
            raise ValueError("the user name of basic authentication cannot hold a colon")

    @property
    def placed(self) -> Placed:
        """Both, as base64 writes them."""
        return Placed("header", "Authorization", f"Basic {self._encoded}")

    @property
    def secrets(self) -> tuple[str, ...]:
        """The password and the encoded pair."""
        return (self._encoded, *_spellings(self.password))

    @property
    def _encoded(self) -> str:
        return base64.b64encode(f"{self.username}:{self.password}".encode()).decode("ascii")


def choose(
    operation: Operation, configured: Mapping[str, Credential], hints: Mapping[str, str]
) -> tuple[Credential, ...]:
    """The credentials of the first alternative that is configured whole; `MissingCredentialsError` if none is.

    An empty alternative makes credentials optional: it is taken only where no other one can be.
    """
    alternatives = operation.security
    for alternative in alternatives:
        if alternative and all(name in configured for name in alternative):
            return tuple(configured[name] for name in alternative)
    if not alternatives or () in alternatives:
        return ()
    missing = [name for name in alternatives[0] if name not in configured]
    told = "; ".join(f"{name}: pass {hints[name]}" if name in hints else name for name in missing)
    raise MissingCredentialsError(
        f"no credentials for {told}", method=operation.method, path=operation.path
    )


def secrets_of(credentials: Sequence[Credential]) -> tuple[str, ...]:
    """Every text of the credentials that must not be seen."""
    found = {
        secret for each in credentials for secret in each.secrets if len(secret) >= _SHORTEST_SECRET
    }
    return tuple(sorted(found, key=lambda secret: (-len(secret), secret)))


def redact(text: str, secrets: Sequence[str]) -> str:
    """The text with each of the secrets blotted out."""
    for secret in secrets:
        text = text.replace(secret, REDACTED)
    return text


def _spellings(value: str) -> tuple[str, ...]:
    """The value as it is, as a URL writes it, and in the two ways of JSON."""
    escaped = json.dumps(value)[1:-1]
    return value, quote(value, safe=""), escaped, escaped.replace("/", "\\/")


def _check(name: str, value: str) -> None:
    """Refuse what no header can carry, without repeating it."""
    if not value:
        raise ValueError(f"the credential for {name!r} is empty")
    if _NOT_SENDABLE.search(value):
        raise ValueError(f"the credential for {name!r} holds a character that cannot be sent")
