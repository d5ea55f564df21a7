"""What servers do to their clients on bad days, one request at a time."""

from __future__ import annotations

import json
from collections.abc import Sequence
from http import HTTPStatus

from support.loopback import Behaviour, Connection, MisbehavingServer, Recorded

__all__ = [
    "Behaviour",
    "Connection",
    "MisbehavingServer",
    "Recorded",
    "answer",
    "cut_body",
    "drip_body",
    "drip_headers",
    "encode",
    "hang_up",
    "head",
    "html",
    "raw",
    "redirect",
    "reset",
    "silence",
    "stall_body",
]


def answer(
    status: int = 200,
    body: bytes | str | object = b"",
    headers: Sequence[tuple[str, str]] = (),
    content_type: str | None = None,
) -> Behaviour:
    """A well-formed reply; a body that is neither bytes nor text is sent as JSON."""
    content = encode(body)
    given = content_type or ("text/plain" if isinstance(body, bytes | str) else "application/json")
    reply = head(status, [("Content-Type", given), ("Content-Length", str(len(content))), *headers])

    def behave(connection: Connection) -> bool:
        connection.send(reply + content)
        return True

    return behave


def html(status: int) -> Behaviour:
    """The page of a proxy that has no idea of the API."""
    return answer(status, "<html><h1>Sorry</h1></html>", content_type="text/html")


def redirect(location: str, status: int = 302) -> Behaviour:
    """Send the client elsewhere."""
    return answer(status, headers=[("Location", location)])


def drip_headers(every: float = 0.5) -> Behaviour:
    """A head that arrives one byte at a time, with no end in sight."""

    def behave(connection: Connection) -> bool:
        connection.drip(head(200, [("X-Slow", "z" * 100_000)]), every)
        return False

    return behave


def drip_body(every: float = 0.5) -> Behaviour:
    """A body that arrives one byte at a time, with no end in sight."""

    def behave(connection: Connection) -> bool:
        connection.send(head(200, [("Content-Length", "100000")]))
        connection.drip(b" " * 100_000, every)
        return False

    return behave


def cut_body(body: object = None, at: int = 1) -> Behaviour:
    """A body of which only the beginning arrives before the connection closes."""
    content = encode({"key": "value"} if body is None else body)

    def behave(connection: Connection) -> bool:
        connection.send(head(200, [("Content-Length", str(len(content)))]) + content[:at])
        return False

    return behave


def stall_body() -> Behaviour:
    """A body that stops in the middle while the connection stays open."""

    def behave(connection: Connection) -> bool:
        connection.send(head(200, [("Content-Length", "100")]) + b"{")
        connection.wait_for_hang_up()
        return False

    return behave


def silence(connection: Connection) -> bool:
    """Take the request and never answer."""
    connection.wait_for_hang_up()
    return False


def hang_up(connection: Connection) -> bool:
    """Close without an answer."""
    return False


def reset(connection: Connection) -> bool:
    """Reset the connection without an answer."""
    connection.reset()
    return False


def raw(content: bytes) -> Behaviour:
    """Exactly these bytes, then close."""

    def behave(connection: Connection) -> bool:
        connection.send(content)
        return False

    return behave


def head(status: int, headers: Sequence[tuple[str, str]]) -> bytes:
    """The status line and headers of a reply."""
    known = {each.value: each.phrase for each in HTTPStatus}
    lines = [f"HTTP/1.1 {status} {known.get(status, 'Unknown')}"]
    lines += [f"{name}: {text}" for name, text in headers]
    return ("\r\n".join(lines) + "\r\n\r\n").encode("latin-1")


def encode(body: bytes | str | object) -> bytes:
    """The bytes of a body: as they are, as UTF-8, or as JSON."""
    if isinstance(body, bytes):
        return body
    return (body if isinstance(body, str) else json.dumps(body)).encode()
