"""What goes over the wire, as the tests see it. Light: every pytest run may import this."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal, TypeAlias
from urllib.parse import parse_qsl, unquote

from fragmint.contract import media
from fragmint.contract.bodies import body_of, decoded
from fragmint.contract.values import JsonValue, parsed

Surprise = Literal[
    "unknown field", "unknown enum value", "null in an optional field", "unknown variant"
]

# JSON as its value; text; bytes; a form or multipart as pairs, where bytes are the content of a file. What is inside of lists
# and objects is not typed: only so does a literal of any depth fit without an annotation.
Body: TypeAlias = "bool | int | float | str | bytes | Sequence[Body] | Mapping[str, Body] | None"

# The problem of what the document does not have.
UNDOCUMENTED = "is not documented"
# The problems of what only a client of ours promises: a header that no parameter asks for, and the name of a file.
UNSENT = "is sent with every request, and was not"
NAMELESS = "is a file and is sent without a file name"

# What a client may send unasked: these speak of the connection, or of the client.
STANDARD_HEADERS = frozenset(
    ("accept", "accept-encoding", "connection", "content-length", "host", "transfer-encoding", "user-agent")
)  # fmt: skip


@dataclass(frozen=True)
class WireRequest:
    """A request as it arrived: of its texts only headers are decoded, and its path is without that of the server's own URL."""

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
    def cookie_pairs(self) -> list[tuple[str, str]]:
        """The cookies in order, as they were sent."""
        pairs = [part.strip().partition("=") for part in (self.header("cookie") or "").split(";")]
        return [(name, _unquoted(value)) for name, _, value in pairs if name]

    @property
    def cookies(self) -> dict[str, str]:
        """The cookies by name, decoded."""
        return {unquote(name): unquote(value) for name, value in self.cookie_pairs}

    @property
    def media_type(self) -> str:
        """The media type of its body, without parameters."""
        return media.bare(self.header("content-type") or "")


@dataclass(frozen=True)
class SentRequest:
    """All that a request says: two are equal if the API could not tell them apart.

    The path is percent-encoded as it was sent, query pairs are decoded and in order, header names ignore case. Headers that
    any HTTP client sends (Host, Accept, User-Agent ...) are left out, every other one is in, the boundary of a multipart
    aside. A body is its value if it is JSON, a list of (name, text) if it is a form; a multipart is such a list too, in
    which the content of a file is bytes. Other text is str, anything else bytes.
    """

    method: str
    path: str
    query: Sequence[tuple[str, str]] = ()
    headers: Mapping[str, str] = field(default_factory=dict[str, str])
    cookies: Mapping[str, str] = field(default_factory=dict[str, str])
    body: Body = None

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
            {name: _header(wire, name) for name in names},
            wire.cookies,
            body_of(wire),
        )


@dataclass(frozen=True)
class Violation:
    """One way in which a request or an answer is not what the document says; `where` is `query`, `header X`, `body /a` ..."""

    where: str
    problem: str

    @property
    def is_undocumented(self) -> bool:
        """Whether the document does not have what is there at all."""
        return self.problem == UNDOCUMENTED

    def __str__(self) -> str:
        return f"{self.where}: {self.problem}"


@dataclass(frozen=True)
class Order:
    """What a test wants the next answer to be; what it leaves open is as documented.

    `body` replaces the documented one and needs `media_type`; `example` names one of the documented ones, `dynamic` wants none
    of them. The answer comes after `delay` seconds, and if it is `cut`, the connection ends in the middle of its body.
    """

    status: int | None = None
    example: str | None = None
    body: bytes | None = None
    media_type: str = "application/json"
    headers: Mapping[str, str] = field(default_factory=dict[str, str])
    dynamic: bool = False
    delay: float = 0
    cut: bool = False


@dataclass(frozen=True)
class Answer:
    """A response before it is sent; `media_type` is empty where there is no body."""

    status: int
    media_type: str = ""
    body: bytes = b""
    headers: Mapping[str, str] = field(default_factory=dict[str, str])

    @property
    def value(self) -> JsonValue:
        """Its JSON value; a body that is not JSON as text, in which each byte is a letter if it is no text; else None."""
        if media.is_json(self.media_type):
            return parsed(self.body)
        if media.is_text(self.media_type):
            return decoded(self.body, self.media_type)
        return self.body.decode("latin-1") if self.media_type else None


@dataclass(frozen=True)
class Exchange:
    """A request and its answer, which operation it was for (`GET /things/{id}`, empty for none), and what speaks against it."""

    request: WireRequest
    operation: str
    violations: tuple[Violation, ...]
    answer: Answer | None = None


@dataclass(frozen=True)
class Traffic:
    """A request and the answer it got, wherever that was seen: on the live API, in a recording, in a HAR file.

    `source` names where, for people (`traffic.har, entry 12`); `seen` is the moment as ISO 8601 in UTC, empty if unknown.
    """

    request: WireRequest
    answer: Answer
    source: str = ""
    seen: str = ""


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


def _header(wire: WireRequest, name: str) -> str:
    """A header as two requests are compared by it: the boundary of a multipart is the client's own affair."""
    value = wire.header(name) or ""
    is_parted = name == "content-type" and wire.media_type.startswith("multipart/")
    return wire.media_type if is_parted else value


def _unquoted(text: str) -> str:
    return text[1:-1] if len(text) > 1 and text[0] == text[-1] == '"' else text
