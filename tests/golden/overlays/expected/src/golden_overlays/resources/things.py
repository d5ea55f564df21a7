# Generated from openapi.yaml by fragmint; do not edit.
"""Operations of `client.things`: list."""

from __future__ import annotations

from .._runtime.operation import Json, Operation, Request
from .._runtime.options import RequestOptions
from .._runtime.pagination import AsyncPage, Page, SyncPage
from .._runtime.parameters import form
from .._runtime.response import RawResponse
from .._runtime.transport import AsyncTransport, SyncTransport
from ..models import Thing, Things

_LIST = Operation(
    id="getThings",
    method="GET",
    path="/things",
    responses={"200": Json(Things)},
    security=(),
    api_versions=(),
)


def _list(limit: int | None, options: RequestOptions | None) -> Request[Things]:
    return Request(
        _LIST,
        query=(form("limit", limit),),
        options=options,
    )


class _ThingPage(Page[Things, Thing]):
    @property
    def items(self) -> list[Thing]:
        return self.body.items or []


class ThingPage(_ThingPage, SyncPage[Things, Thing]):
    """A page of Thing."""


class AsyncThingPage(_ThingPage, AsyncPage[Things, Thing]):
    """A page of Thing."""


class ThingsResource:
    """Operations of `client.things`: list."""

    def __init__(self, transport: SyncTransport) -> None:
        self._transport = transport

    @property
    def with_raw_response(self) -> RawThingsResource:
        """The same operations, answering with status, headers and body beside the parsed value."""
        return RawThingsResource(self._transport)

    def list(self, *, limit: int | None = None, options: RequestOptions | None = None) -> ThingPage:
        """GET /things.

        Args:
            limit: `limit`.
            options: Settings of this call alone: timeout, deadline, max_retries, headers,
                api_version.
        """
        return self._transport.send_page(_list(limit, options), ThingPage).parse()


class AsyncThingsResource:
    """Operations of `client.things`: list."""

    def __init__(self, transport: AsyncTransport) -> None:
        self._transport = transport

    @property
    def with_raw_response(self) -> AsyncRawThingsResource:
        """The same operations, answering with status, headers and body beside the parsed value."""
        return AsyncRawThingsResource(self._transport)

    async def list(
        self, *, limit: int | None = None, options: RequestOptions | None = None
    ) -> AsyncThingPage:
        """GET /things.

        Args:
            limit: `limit`.
            options: Settings of this call alone: timeout, deadline, max_retries, headers,
                api_version.
        """
        return (await self._transport.send_page(_list(limit, options), AsyncThingPage)).parse()


class RawThingsResource:
    """`client.things.with_raw_response`: the same methods, with the response around the value."""

    def __init__(self, transport: SyncTransport) -> None:
        self._transport = transport

    def list(
        self, *, limit: int | None = None, options: RequestOptions | None = None
    ) -> RawResponse[ThingPage]:
        """See `ThingsResource.list`."""
        return self._transport.send_page(_list(limit, options), ThingPage)


class AsyncRawThingsResource:
    """`client.things.with_raw_response`: the same methods, with the response around the value."""

    def __init__(self, transport: AsyncTransport) -> None:
        self._transport = transport

    async def list(
        self, *, limit: int | None = None, options: RequestOptions | None = None
    ) -> RawResponse[AsyncThingPage]:
        """See `AsyncThingsResource.list`."""
        return await self._transport.send_page(_list(limit, options), AsyncThingPage)
