# Generated from openapi.yaml by fragmint; do not edit.
"""The clients: resources, credentials and settings."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from types import TracebackType
from typing import TYPE_CHECKING, Unpack

import httpx2

from . import _settings
from ._runtime.deviation import OnDeviation
from ._runtime.options import Clock, RequestOptions, Settings
from ._runtime.transport import AsyncTransport, SyncTransport


class Client:
    """A client for Empty.

    The document names no server: `base_url` says where the API stands.

    `timeout` bounds one phase of a request (connect, read, write) and `deadline` a whole call
    with its retries, both in seconds. Threads may share one client.
    """

    def __init__(
        self,
        *,
        base_url: str,
        timeout: float | None = 60.0,
        deadline: float | None = None,
        max_retries: int = 2,
        max_retry_delay: float = 60.0,
        headers: Mapping[str, str | None] | None = None,
        on_deviation: OnDeviation | None = None,
        clock: Clock | None = None,
        http_client: httpx2.Client | None = None,
    ) -> None:
        settings = Settings(
            base_url=_settings.base_url_of(base_url),
            user_agent=_settings.USER_AGENT,
            credentials=_settings.credentials(),
            credential_hints=_settings.CREDENTIAL_HINTS,
            version_header=_settings.VERSION_HEADER,
            default_version=_settings.DEFAULT_VERSION,
            rate_limit=_settings.RATE_LIMIT,
            timeout=timeout,
            deadline=deadline,
            max_retries=max_retries,
            max_retry_delay=max_retry_delay,
            headers=headers or {},
            on_deviation=on_deviation,
            clock=clock or Clock(),
        )
        self._transport = SyncTransport(settings, http_client)

    def with_options(self, **options: Unpack[RequestOptions]) -> Client:
        """A client of the same connections with some settings changed; closing it leaves them open."""
        view = object.__new__(Client)
        view._transport = self._transport.with_options(**options)
        return view

    def close(self) -> None:
        """Close the connections, unless they belong to an `http_client` that was passed in."""
        self._transport.close()

    def __enter__(self) -> Client:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()

    def __repr__(self) -> str:
        return f"Client(base_url={self._transport.settings.base_url!r})"


class AsyncClient:
    """An asynchronous client for Empty.

    The document names no server: `base_url` says where the API stands.

    `timeout` bounds one phase of a request (connect, read, write) and `deadline` a whole call
    with its retries, both in seconds. Tasks may share one client.
    """

    def __init__(
        self,
        *,
        base_url: str,
        timeout: float | None = 60.0,
        deadline: float | None = None,
        max_retries: int = 2,
        max_retry_delay: float = 60.0,
        headers: Mapping[str, str | None] | None = None,
        on_deviation: OnDeviation | None = None,
        clock: Clock | None = None,
        http_client: httpx2.AsyncClient | None = None,
    ) -> None:
        settings = Settings(
            base_url=_settings.base_url_of(base_url),
            user_agent=_settings.USER_AGENT,
            credentials=_settings.credentials(),
            credential_hints=_settings.CREDENTIAL_HINTS,
            version_header=_settings.VERSION_HEADER,
            default_version=_settings.DEFAULT_VERSION,
            rate_limit=_settings.RATE_LIMIT,
            timeout=timeout,
            deadline=deadline,
            max_retries=max_retries,
            max_retry_delay=max_retry_delay,
            headers=headers or {},
            on_deviation=on_deviation,
            clock=clock or Clock(),
        )
        self._transport = AsyncTransport(settings, http_client)

    def with_options(self, **options: Unpack[RequestOptions]) -> AsyncClient:
        """A client of the same connections with some settings changed; closing it leaves them open."""
        view = object.__new__(AsyncClient)
        view._transport = self._transport.with_options(**options)
        return view

    async def close(self) -> None:
        """Close the connections, unless they belong to an `http_client` that was passed in."""
        await self._transport.close()

    async def __aenter__(self) -> AsyncClient:
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        await self.close()

    def __repr__(self) -> str:
        return f"AsyncClient(base_url={self._transport.settings.base_url!r})"
