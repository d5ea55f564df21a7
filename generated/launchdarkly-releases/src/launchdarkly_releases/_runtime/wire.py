# Generated from openapi.yaml by fragmint; do not edit.

"""From arguments to the request that httpx2 sends, and from a redirect to the next one.

Credentials are put on the very last copy only, on the API's own origin only; that copy prints without them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from urllib.parse import quote, unquote, unquote_plus, urljoin

import httpx2

from .errors import PaginationError, RequestValidationError
from .operation import Operation, Request
from .options import Settings, checked_headers, merged_headers, parse_base_url, parse_url
from .response import Reply
from .security import Credential, redact, secrets_of

_PLACEHOLDER = re.compile(r"\{([^{}]+)\}")
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_FOREIGN_HEADERS = frozenset({"accept", "user-agent"})


@dataclass(frozen=True)
class Hop:
    """One request between redirects: all but its credentials. `trusted` until it has left the API's origin."""

    method: str
    url: httpx2.URL
    headers: Mapping[str, str] = field(repr=False)
    cookies: tuple[str, ...] = field(default=(), repr=False)
    content: bytes | None = field(default=None, repr=False)
    trusted: bool = True


class SealedURL(httpx2.URL):
    """A URL that is sent whole and printed without its credentials: httpx2 logs every URL at INFO."""

    def __init__(self, url: str, shown: str) -> None:
        super().__init__(url)
        self._shown = shown

    def __str__(self) -> str:
        return self._shown

    def __repr__(self) -> str:
        return f"URL({self._shown!r})"


def first_hop(
    request: Request[object],
    settings: Settings,
    version: str | None,
    credentials: Sequence[Credential],
) -> Hop:
    """The request as its arguments, its body and all layers of headers make it."""
    operation, body = request.operation, request.body
    asked = (request.options or {}).get("headers", {})
    written: dict[str, str | None] = {
        name: text for pairs in request.headers for name, text in pairs
    }
    if settings.version_header and version is not None:
        written[settings.version_header] = version
    if body is not None:
        written["Content-Type"] = body.content_type
    usual = {
        "Accept": operation.accept,
        "Accept-Encoding": "gzip, deflate",
        "User-Agent": settings.user_agent,
    }
    headers = merged_headers(
        usual, settings.headers, checked_headers(written), checked_headers(asked)
    )
    return Hop(
        operation.method,
        _target(request, settings, credentials),
        {name: text for name, text in headers.items() if text is not None},
        tuple(f"{name}={text}" for pairs in request.cookies for name, text in pairs),
        None if body is None else body.content,
    )


def wire(hop: Hop, credentials: Sequence[Credential], seconds: float | None) -> httpx2.Request:
    """The request that goes out, credentials included; no phase of it may take longer than `seconds`."""
    headers = httpx2.Headers(dict(hop.headers), encoding="utf-8")
    cookies = list(hop.cookies)
    query = [hop.url.query.decode("ascii")] if hop.url.query else []
    for location, name, text in (each.placed for each in credentials if hop.trusted):
        if location == "header":
            headers.setdefault(name, text)  # a header that the caller set by hand stays
        elif location == "cookie":
            cookies.append(f"{name}={text}")
        else:
            query.append(f"{quote(name, safe='')}={quote(text, safe='')}")
    if cookies:
        headers["Cookie"] = "; ".join(cookies)
    timeout = dict.fromkeys(("connect", "read", "write", "pool"), seconds)
    request = httpx2.Request(
        hop.method, hop.url, headers=headers, content=hop.content, extensions={"timeout": timeout}
    )
    real = hop.url.copy_with(query="&".join(query).encode("ascii")) if query else hop.url
    request.url = SealedURL(str(real), redact(str(hop.url), secrets_of(credentials)))
    return request


def redirected(hop: Hop, reply: Reply, credentials: Sequence[Credential]) -> Hop | None:
    """The request that a redirect leads to, None where it is not followed.

    On the API's own origin GET and HEAD follow every redirect, other methods 307 and 308 as they are and 303 as
    a GET. To another origin only GET and HEAD go, without any header, cookie or credential of the caller's, and
    not from https to http; nothing of these comes back on a later hop.
    """
    target = _redirect_target(hop, reply, credentials)
    safe = hop.method in ("GET", "HEAD")
    if target is None or not (safe or reply.status_code in (303, 307, 308)):
        return None
    if hop.trusted and target.origin == hop.url.origin:
        if safe or reply.status_code != 303:
            return replace(hop, url=target)
        headers = {
            name: text for name, text in hop.headers.items() if name.lower() != "content-type"
        }
        return replace(hop, method="GET", url=target, headers=headers, content=None)
    downgrade = hop.url.scheme == "https" and target.scheme == "http"
    if not safe or downgrade or _gives_away(target, credentials):
        return None
    headers = {name: text for name, text in hop.headers.items() if name.lower() in _FOREIGN_HEADERS}
    return Hop(hop.method, target, headers, trusted=False)


def _target(
    request: Request[object], settings: Settings, credentials: Sequence[Credential]
) -> httpx2.URL:
    """The URL of the operation with its arguments, or of the link that the request follows."""
    base = _base(request.operation, settings)
    if request.url is not None:
        link = parse_url(request.url)
        if link is None or link.userinfo or link.origin != base.origin:
            raise PaginationError("the link to the next page leads to another origin")
        return without_credentials(link, credentials)
    # Some documents tell operations of one path apart by a fragment, which is nothing to send.
    documented = request.operation.path.partition("#")[0]
    path = _PLACEHOLDER.sub(lambda match: request.path[match[1]], documented)
    query = "&".join(f"{name}={text}" for pairs in request.query for name, text in pairs)
    text = f"{str(base).rstrip('/')}{path}{'?' if query else ''}{query}"
    try:
        return httpx2.URL(text)
    except httpx2.InvalidURL:
        pass
    raise RequestValidationError("the arguments make no valid URL")


def _base(operation: Operation, settings: Settings) -> httpx2.URL:
    """The base URL of the operation: where it has a server of its own, and the caller names no other, that one."""
    if settings.one_server or operation.server is None:
        return settings.base
    return parse_base_url(operation.server.base_url(settings.server_variables))


def _redirect_target(
    hop: Hop, reply: Reply, credentials: Sequence[Credential]
) -> httpx2.URL | None:
    location = reply.headers.get("location")
    if reply.status_code not in _REDIRECTS or not location:
        return None
    try:
        target = parse_url(urljoin(str(hop.url), location))
    except ValueError:
        return None
    return None if target is None else without_credentials(target, credentials)


def without_credentials(url: httpx2.URL, credentials: Sequence[Credential]) -> httpx2.URL:
    """The URL without a query credential that the server echoed into it, and without user and fragment."""
    names = {each.placed.name for each in credentials if each.placed.location == "query"}
    pieces = url.query.decode("ascii").split("&") if url.query else []
    kept = [piece for piece in pieces if unquote_plus(piece.partition("=")[0]) not in names]
    query = "&".join(kept).encode("ascii") if kept else None
    return url.copy_with(query=query, fragment=None, username=None, password=None)


def _gives_away(url: httpx2.URL, credentials: Sequence[Credential]) -> bool:
    """Whether the server wrote a credential into the URL, at a place of its own choice."""
    written = unquote(unquote(str(url)))
    return any(secret in written or secret in str(url) for secret in secrets_of(credentials))
