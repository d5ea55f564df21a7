# Generated from openapi.yaml by fragmint; do not edit.
"""All the things."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from .._runtime.body import json_body
from .._runtime.operation import Json, NoContent, Operation, Request
from .._runtime.options import RequestOptions
from .._runtime.parameters import form
from .._runtime.response import RawResponse
from .._runtime.transport import AsyncTransport, SyncTransport
from ..models import ListThingsFilter, Search, Thing

_LIST_THINGS = Operation(
    id="listThings",
    method="GET",
    path="/things",
    responses={"200": Json(list[Thing])},
    security=(("Device",),),
    api_versions=(),
)


def _list_things(
    filter: ListThingsFilter | Mapping[str, Any] | None, options: RequestOptions | None
) -> Request[list[Thing]]:
    return Request(
        _LIST_THINGS,
        query=(form("filter", filter),),
        options=options,
    )


_SEARCH_THINGS = Operation(
    id="searchThings",
    method="QUERY",
    path="/things",
    responses={"200": Json(list[Thing])},
    security=(("Device",),),
    api_versions=(),
)


def _search_things(
    body: Search | Mapping[str, Any], options: RequestOptions | None
) -> Request[list[Thing]]:
    return Request(
        _SEARCH_THINGS,
        body=json_body(body, Search),
        options=options,
    )


_COPY_THINGS = Operation(
    id="copyThings",
    method="COPY",
    path="/things",
    responses={"204": NoContent()},
    security=(("Device",),),
    api_versions=(),
)


def _copy_things(options: RequestOptions | None) -> Request[None]:
    return Request(
        _COPY_THINGS,
        options=options,
    )


class Things:
    """All the things."""

    def __init__(self, transport: SyncTransport) -> None:
        self._transport = transport

    @property
    def with_raw_response(self) -> RawThings:
        """The same operations, answering with status, headers and body beside the parsed value."""
        return RawThings(self._transport)

    def list_things(
        self,
        *,
        filter: ListThingsFilter | Mapping[str, Any] | None = None,
        options: RequestOptions | None = None,
    ) -> list[Thing]:
        """GET /things.

        Args:
            filter: `filter`.
            options: Settings of this call alone: timeout, deadline, max_retries, headers,
                api_version.
        """
        return self._transport.send(_list_things(filter, options)).parse()

    def search_things(
        self, *, body: Search | Mapping[str, Any], options: RequestOptions | None = None
    ) -> list[Thing]:
        """QUERY /things.

        Args:
            body: The request body.
            options: Settings of this call alone: timeout, deadline, max_retries, headers,
                api_version.
        """
        return self._transport.send(_search_things(body, options)).parse()

    def copy_things(self, *, options: RequestOptions | None = None) -> None:
        """COPY /things.

        Args:
            options: Settings of this call alone: timeout, deadline, max_retries, headers,
                api_version.
        """
        return self._transport.send(_copy_things(options)).parse()


class AsyncThings:
    """All the things."""

    def __init__(self, transport: AsyncTransport) -> None:
        self._transport = transport

    @property
    def with_raw_response(self) -> AsyncRawThings:
        """The same operations, answering with status, headers and body beside the parsed value."""
        return AsyncRawThings(self._transport)

    async def list_things(
        self,
        *,
        filter: ListThingsFilter | Mapping[str, Any] | None = None,
        options: RequestOptions | None = None,
    ) -> list[Thing]:
        """GET /things.

        Args:
            filter: `filter`.
            options: Settings of this call alone: timeout, deadline, max_retries, headers,
                api_version.
        """
        return (await self._transport.send(_list_things(filter, options))).parse()

    async def search_things(
        self, *, body: Search | Mapping[str, Any], options: RequestOptions | None = None
    ) -> list[Thing]:
        """QUERY /things.

        Args:
            body: The request body.
            options: Settings of this call alone: timeout, deadline, max_retries, headers,
                api_version.
        """
        return (await self._transport.send(_search_things(body, options))).parse()

    async def copy_things(self, *, options: RequestOptions | None = None) -> None:
        """COPY /things.

        Args:
            options: Settings of this call alone: timeout, deadline, max_retries, headers,
                api_version.
        """
        return (await self._transport.send(_copy_things(options))).parse()


class RawThings:
    """`client.things.with_raw_response`: the same methods, with the response around the value."""

    def __init__(self, transport: SyncTransport) -> None:
        self._transport = transport

    def list_things(
        self,
        *,
        filter: ListThingsFilter | Mapping[str, Any] | None = None,
        options: RequestOptions | None = None,
    ) -> RawResponse[list[Thing]]:
        """See `Things.list_things`."""
        return self._transport.send(_list_things(filter, options))

    def search_things(
        self, *, body: Search | Mapping[str, Any], options: RequestOptions | None = None
    ) -> RawResponse[list[Thing]]:
        """See `Things.search_things`."""
        return self._transport.send(_search_things(body, options))

    def copy_things(self, *, options: RequestOptions | None = None) -> RawResponse[None]:
        """See `Things.copy_things`."""
        return self._transport.send(_copy_things(options))


class AsyncRawThings:
    """`client.things.with_raw_response`: the same methods, with the response around the value."""

    def __init__(self, transport: AsyncTransport) -> None:
        self._transport = transport

    async def list_things(
        self,
        *,
        filter: ListThingsFilter | Mapping[str, Any] | None = None,
        options: RequestOptions | None = None,
    ) -> RawResponse[list[Thing]]:
        """See `AsyncThings.list_things`."""
        return await self._transport.send(_list_things(filter, options))

    async def search_things(
        self, *, body: Search | Mapping[str, Any], options: RequestOptions | None = None
    ) -> RawResponse[list[Thing]]:
        """See `AsyncThings.search_things`."""
        return await self._transport.send(_search_things(body, options))

    async def copy_things(self, *, options: RequestOptions | None = None) -> RawResponse[None]:
        """See `AsyncThings.copy_things`."""
        return await self._transport.send(_copy_things(options))
