"""What came back: the reply as the server gave it, and the raw response that decodes it when asked."""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

import httpx2
from pydantic import JsonValue
from pydantic_core import from_json

from .errors import APIResponseValidationError
from .security import REDACTED, redact

T_co = TypeVar("T_co", covariant=True)

_REQUEST_ID_HEADERS = ("x-request-id", "request-id", "x-correlation-id", "x-amzn-requestid")
_CHARSET = re.compile(r"charset\s*=\s*\"?([\w.:-]+)", re.IGNORECASE)


class Reply:
    """One answer of the server, read whole; it knows its request's method and URL, and none of its credentials."""

    def __init__(
        self, method: str, url: str, status_code: int, headers: httpx2.Headers, content: bytes
    ) -> None:
        self.method = method
        self.url = url
        self.status_code = status_code
        self.headers = headers
        self.content = content

    @property
    def path(self) -> str:
        """The path that was asked for, without its query."""
        return httpx2.URL(self.url).raw_path.decode("ascii").partition("?")[0]

    @property
    def is_success(self) -> bool:
        """Whether the status is a 2xx."""
        return 200 <= self.status_code < 300

    @property
    def request_id(self) -> str | None:
        """The id by which the server's operators find this request, if a header holds one."""
        return next(
            (self.headers[name] for name in _REQUEST_ID_HEADERS if name in self.headers), None
        )

    @property
    def text(self) -> str:
        """The body as text, in the charset that its content type says, else UTF-8; without a byte order mark."""
        named = _CHARSET.search(self.headers.get("content-type", ""))
        try:
            text = self.content.decode(named[1] if named else "utf-8", errors="replace")
        except (LookupError, ValueError):  # no charset, or one of Python's codecs that is none
            text = self.content.decode(errors="replace")
        return text.removeprefix("\N{BYTE ORDER MARK}")

    @property
    def json_content(self) -> bytes:
        """The body as JSON is exchanged: UTF-8 without a byte order mark."""
        named = _CHARSET.search(self.headers.get("content-type", ""))
        utf8 = named is None or named[1].lower() in ("utf-8", "utf8")
        return (self.content if utf8 else self.text.encode()).removeprefix(codecs.BOM_UTF8)

    def json(self) -> JsonValue:
        """The body decoded from JSON; `APIResponseValidationError` where it is none."""
        try:
            decoded: JsonValue = from_json(self.json_content)
            return decoded
        except ValueError:
            pass
        told = self.told_type if self.content else ": the body is empty"
        raise APIResponseValidationError(self, f"not JSON{told}", ("",))

    @property
    def told_type(self) -> str:
        """The media type that the server calls the body, in the words of an error message."""
        media_type = self.headers.get("content-type", "").partition(";")[0].strip()
        return f" (content-type {media_type})" if media_type else ""

    def without_content(self) -> Reply:
        """The same reply with an empty body."""
        return Reply(self.method, self.url, self.status_code, self.headers, b"")

    def redacted(self, secrets: Sequence[str]) -> Reply:
        """The same reply without the credentials that a server may echo in headers or body."""
        content = self.content
        for secret in secrets:
            content = content.replace(secret.encode(), REDACTED.encode())
        headers = self.with_redacted_headers(secrets).headers
        return Reply(self.method, self.url, self.status_code, headers, content)

    def with_redacted_headers(self, secrets: Sequence[str]) -> Reply:
        """The same reply without the credentials that a server may echo in headers; the body is as it came."""
        pairs = [(name, redact(value, secrets)) for name, value in self.headers.multi_items()]
        headers = httpx2.Headers(pairs, encoding=self.headers.encoding)
        return Reply(self.method, self.url, self.status_code, headers, self.content)

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self.status_code} ({self.method} {self.path})>"

    def __reduce__(self) -> tuple[object, ...]:
        """Pickle as a plain reply, without the session that a `Set-Cookie` would give away."""
        headers = self.headers.copy()
        headers.pop("set-cookie", None)
        return Reply, (self.method, self.url, self.status_code, headers, self.content)


class RawResponse(Reply, Generic[T_co]):
    """A successful reply with its headers and bytes, decoded only when `parse()` is called."""

    def __init__(self, reply: Reply, decode: Callable[[Reply], T_co]) -> None:
        super().__init__(reply.method, reply.url, reply.status_code, reply.headers, reply.content)
        self._decode = decode
        self._parsed: tuple[T_co] | None = None

    def parse(self) -> T_co:
        """The body as the operation documents it, decoded once; `APIResponseValidationError` where it cannot be."""
        if self._parsed is None:
            self._parsed = (self._decode(self),)
        return self._parsed[0]
