"""What goes over the wire, as the tests see it. Light: every pytest run may import this."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from http.cookies import SimpleCookie
from typing import Literal
from urllib.parse import parse_qsl

from fragmint.contract.values import JsonValue, parsed

Surprise = Literal["unknown field", "unknown enum value", "null in an optional field"]

# What a client may send unasked: these speak of the connection, or of the client.
STANDARD_HEADERS = frozenset(
    ("accept", "accept-encoding", "connection", "content-length", "host", "transfer-encoding", "user-agent")
)  # fmt: skip


@dataclass(frozen=True)
class WireRequest:
    """A request as it arrived: nothing decoded, the path without that of the server's own URL."""

    method: str
    path: str
    query: str = ""
    headers: tuple[tuple[str, str], ...] = ()
    body: bytes = b""

    def header(self, name: str) -> str | None:
        """The value of a header; several become one, joined by commas."""
        values = [value for each, value in self.headers if each.lower() == name.lower()]
        return ", ".join(values) if values else None

    @property
    def query_pairs(self) -> list[tuple[str, str]]:
        """The query, decoded and in order."""
        return parse_qsl(self.query, keep_blank_values=True)

    @property
    def cookies(self) -> dict[str, str]:
        """The cookies by name."""
        jar = SimpleCookie(self.header("cookie") or "")
        return {name: morsel.value for name, morsel in jar.items()}

    @property
    def media_type(self) -> str:
        """The media type of its body, without parameters."""
        return (self.header("content-type") or "").partition(";")[0].strip().lower()


@dataclass(frozen=True)
class SentRequest:
    """All that a request says: two are equal if the API could not tell them apart.

    The path is percent-encoded as it was sent, query pairs are decoded and in order, header names ignore case. Headers that
    any HTTP client sends (Host, Accept, User-Agent ...) are left out, every other one is in. A JSON body is its value.
    """

    method: str
    path: str
    query: Sequence[tuple[str, str]] = ()
    headers: Mapping[str, str] = field(default_factory=dict[str, str])
    cookies: Mapping[str, str] = field(default_factory=dict[str, str])
    body: JsonValue = None

    def __post_init__(self) -> None:
        object.__setattr__(self, "query", list(self.query))
        object.__setattr__(self, "headers", {k.lower(): v for k, v in self.headers.items()})

    def header(self, name: str) -> str | None:
        """The value of a header, None if it was not sent."""
        return self.headers.get(name.lower())

    @classmethod
    def of(cls, wire: WireRequest) -> SentRequest:
        """What a request says that went over the wire."""
        ignored = {*STANDARD_HEADERS, "cookie", "" if wire.body else "content-type"}
        names = {name.lower() for name, _ in wire.headers} - ignored
        return cls(
            wire.method,
            wire.path,
            wire.query_pairs,
            {name: wire.header(name) or "" for name in names},
            wire.cookies,
            _body(wire),
        )


@dataclass(frozen=True)
class Violation:
    """One way in which a request or an answer is not what the document says; `where` is `query`, `header X`, `body /a` ..."""

    where: str
    problem: str

    def __str__(self) -> str:
        return f"{self.where}: {self.problem}"


@dataclass(frozen=True)
class Order:
    """What a test wants the next answer to be; what it leaves open is as documented.

    `body` replaces the documented one and needs `media_type`; `example` names one of the documented ones.
    """

    status: int | None = None
    example: str | None = None
    body: bytes | None = None
    media_type: str = "application/json"
    headers: Mapping[str, str] = field(default_factory=dict[str, str])


@dataclass(frozen=True)
class Answer:
    """A response before it is sent; `media_type` is empty where there is no body."""

    status: int
    media_type: str = ""
    body: bytes = b""
    headers: Mapping[str, str] = field(default_factory=dict[str, str])

    @property
    def value(self) -> JsonValue:
        """Its JSON value; the text of a body that is not JSON, None without a body."""
        if is_json(self.media_type):
            return parsed(self.body)
        return self.body.decode("latin-1") if self.media_type else None


@dataclass(frozen=True)
class Exchange:
    """A request, which operation it was for (`GET /things/{id}`, empty for none), and what the oracle has against it."""

    request: WireRequest
    operation: str
    violations: tuple[Violation, ...]


@dataclass(frozen=True)
class Documented:
    """Everything that the document says of one operation and a test has to show.

    `parameters` are named with their location (`query limit`); `answers` are the successes by status with the names of their
    examples, None where a body is documented without one; `errors` are the other statuses as the document writes them;
    `surprises` are those that the documented body has room for.
    """

    parameters: Sequence[str] = ()
    answers: Sequence[tuple[str, str | None]] = ()
    errors: Sequence[str] = ()
    api_version: str = ""
    surprises: Sequence[Surprise] = ()

    def __post_init__(self) -> None:
        for name in ("parameters", "answers", "errors", "surprises"):
            object.__setattr__(self, name, list(getattr(self, name)))


def is_json(media_type: str) -> bool:
    """Whether a media type is JSON or built on it, or leaves the choice, which is JSON then."""
    return media_type.partition(";")[0].strip().lower().endswith(("/json", "+json", "*/*"))


def _body(wire: WireRequest) -> JsonValue:
    if not wire.body:
        return None
    if is_json(wire.media_type):
        try:
            return parsed(wire.body)
        except ValueError:  # not JSON after all: the oracle says so, here it is text
            pass
    return wire.body.decode("latin-1")
