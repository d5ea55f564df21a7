"""What a client is told: by its maker once (`Settings`), and by each call (`RequestOptions`)."""

from __future__ import annotations

import math
import random
import time
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from types import MappingProxyType
from typing import Self, TypedDict

import anyio
import httpx2

from .deviation import OnDeviation
from .primitives import header_text
from .ratelimit import RateLimitHeaders
from .security import Credential


class RequestOptions(TypedDict, total=False):
    """What one call may change; the same names change a whole client in `with_options`."""

    timeout: float | None
    """Seconds that one phase may take: connecting, sending, waiting for the next bytes. None waits for ever."""
    deadline: float | None
    """Seconds that the whole call may take, with its retries and the waits between them."""
    max_retries: int
    """How often to try again after the first attempt."""
    headers: Mapping[str, str | None]
    """Headers to send to the API's own origin; None takes one away."""
    api_version: str | None
    """The API version to ask for; a version that the operation does not document is refused."""


@dataclass(frozen=True, kw_only=True)
class Clock:
    """Time and chance as a client knows them, to be replaced where a test must not wait.

    `monotonic` counts seconds from anywhere, `wall` from the epoch; `random` gives numbers from 0 to 1.
    """

    monotonic: Callable[[], float] = time.monotonic
    wall: Callable[[], float] = time.time
    sleep: Callable[[float], None] = time.sleep
    async_sleep: Callable[[float], Awaitable[None]] = anyio.sleep
    random: Callable[[], float] = random.random


@dataclass(frozen=True, kw_only=True)
class Settings:
    """Everything that decides how calls are made; it never changes, views are made by `with_options`.

    `credentials` are kept by the name of their security scheme, `credential_hints` say how each is passed.
    Where not `one_server`, an operation that documents a server of its own is called there, with `server_variables`.
    A server may ask for waits of up to `max_retry_delay` seconds. Beyond `max_connections` at a time, calls wait
    for each other.
    """

    base_url: str
    one_server: bool = True
    server_variables: Mapping[str, object] = field(default_factory=dict[str, object])
    user_agent: str = "python"
    credentials: Mapping[str, Credential] = field(default_factory=dict[str, Credential])
    credential_hints: Mapping[str, str] = field(default_factory=dict[str, str])
    version_header: str | None = None
    default_version: str | None = None
    api_version: str | None = None
    rate_limit: RateLimitHeaders | None = None
    timeout: float | None = 60.0
    deadline: float | None = None
    max_retries: int = 2
    max_retry_delay: float = 60.0
    max_connections: int = 32
    headers: Mapping[str, str | None] = field(default_factory=dict[str, str | None], repr=False)
    on_deviation: OnDeviation | None = None
    clock: Clock = field(default_factory=Clock, repr=False)

    def __post_init__(self) -> None:
        _ = self.base  # refuses a URL that cannot be one
        for name in ("timeout", "deadline"):
            seconds: float | None = getattr(self, name)
            if seconds is not None and not 0 < seconds < math.inf:
                raise ValueError(f"{name} must be a number of seconds above 0, or None")
        if self.max_retries < 0:
            raise ValueError("max_retries must be 0 or more")
        for each in ("credentials", "credential_hints", "server_variables"):
            object.__setattr__(self, each, MappingProxyType(dict(getattr(self, each))))
        object.__setattr__(self, "headers", MappingProxyType(checked_headers(self.headers)))

    @cached_property
    def base(self) -> httpx2.URL:
        """The base URL, parsed."""
        return parse_base_url(self.base_url)

    def with_options(self, options: RequestOptions) -> Self:
        """The same settings with some changed; headers are added to those there are."""
        unknown = sorted(set(options) - RequestOptions.__annotations__.keys())
        if unknown:
            raise TypeError(f"unknown option {', '.join(map(repr, unknown))}")
        if "headers" not in options:
            return replace(self, **options)
        options = options.copy()
        options["headers"] = merged_headers(self.headers, checked_headers(options["headers"]))
        return replace(self, **options)


def parse_base_url(text: str) -> httpx2.URL:
    """The URL of an API; `ValueError` says what is wrong with it."""
    url = parse_url(text)
    if url is None or url.userinfo:
        raise ValueError(
            "base_url must be an http or https URL with a host, and without user or password"
        )
    if "?" in text or "#" in text:
        raise ValueError(
            f"base_url cannot have a query or fragment: {url.copy_with(query=None, fragment=None)}"
        )
    return url


def parse_url(text: str) -> httpx2.URL | None:
    """An absolute http or https URL to which a connection can be tried, None for anything else."""
    try:
        url = httpx2.URL(text)
        url.host.encode("idna")  # what the resolver will do, and raise for
    except (httpx2.InvalidURL, ValueError):
        return None
    usable = (
        url.scheme in ("http", "https") and url.host and (url.port is None or 0 < url.port < 65536)
    )
    return url if usable else None


def checked_headers(headers: Mapping[str, str | None]) -> dict[str, str | None]:
    """The headers as they can be sent; `ValueError` names the one that cannot."""
    return {
        name: text if text is None else header_text(name, text) for name, text in headers.items()
    }


def merged_headers(*layers: Mapping[str, str | None]) -> dict[str, str | None]:
    """One mapping of all layers, names compared without case: the last layer that names a header decides."""
    merged: dict[str, tuple[str, str | None]] = {}
    for layer in layers:
        for name, text in layer.items():
            merged[name.lower()] = (name, text)
    return dict(merged.values())
