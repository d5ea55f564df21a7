# Generated from openapi.yaml by fragmint; do not edit.
"""Operations of `client.client`: get_clients, list_all."""

from __future__ import annotations

from .._runtime.operation import Json, NoContent, Operation, Request
from .._runtime.options import RequestOptions
from .._runtime.response import RawResponse
from .._runtime.transport import AsyncTransport, SyncTransport
from ..models import ThingV2

_GET_CLIENTS = Operation(
    id="list-all",
    method="GET",
    path="/clients",
    responses={"204": NoContent()},
    security=(),
    api_versions=(),
)


def _get_clients(options: RequestOptions | None) -> Request[None]:
    return Request(
        _GET_CLIENTS,
        options=options,
    )


_LIST_ALL = Operation(
    id="list_all",
    method="GET",
    path="/clients/all",
    responses={"200": Json(ThingV2)},
    security=(),
    api_versions=(),
)


def _list_all(options: RequestOptions | None) -> Request[ThingV2]:
    return Request(
        _LIST_ALL,
        options=options,
    )


class ClientResource:
    """Operations of `client.client`: get_clients, list_all."""

    def __init__(self, transport: SyncTransport) -> None:
        self._transport = transport

    @property
    def with_raw_response(self) -> RawClientResource:
        """The same operations, answering with status, headers and body beside the parsed value."""
        return RawClientResource(self._transport)

    def get_clients(self, *, options: RequestOptions | None = None) -> None:
        """GET /clients.

        Args:
            options: Settings of this call alone: timeout, deadline, max_retries, headers,
                api_version.
        """
        return self._transport.send(_get_clients(options)).parse()

    def list_all(self, *, options: RequestOptions | None = None) -> ThingV2:
        """GET /clients/all.

        Args:
            options: Settings of this call alone: timeout, deadline, max_retries, headers,
                api_version.
        """
        return self._transport.send(_list_all(options)).parse()


class AsyncClientResource:
    """Operations of `client.client`: get_clients, list_all."""

    def __init__(self, transport: AsyncTransport) -> None:
        self._transport = transport

    @property
    def with_raw_response(self) -> AsyncRawClientResource:
        """The same operations, answering with status, headers and body beside the parsed value."""
        return AsyncRawClientResource(self._transport)

    async def get_clients(self, *, options: RequestOptions | None = None) -> None:
        """GET /clients.

        Args:
            options: Settings of this call alone: timeout, deadline, max_retries, headers,
                api_version.
        """
        return (await self._transport.send(_get_clients(options))).parse()

    async def list_all(self, *, options: RequestOptions | None = None) -> ThingV2:
        """GET /clients/all.

        Args:
            options: Settings of this call alone: timeout, deadline, max_retries, headers,
                api_version.
        """
        return (await self._transport.send(_list_all(options))).parse()


class RawClientResource:
    """`client.client.with_raw_response`: the same methods, with the response around the value."""

    def __init__(self, transport: SyncTransport) -> None:
        self._transport = transport

    def get_clients(self, *, options: RequestOptions | None = None) -> RawResponse[None]:
        """See `ClientResource.get_clients`."""
        return self._transport.send(_get_clients(options))

    def list_all(self, *, options: RequestOptions | None = None) -> RawResponse[ThingV2]:
        """See `ClientResource.list_all`."""
        return self._transport.send(_list_all(options))


class AsyncRawClientResource:
    """`client.client.with_raw_response`: the same methods, with the response around the value."""

    def __init__(self, transport: AsyncTransport) -> None:
        self._transport = transport

    async def get_clients(self, *, options: RequestOptions | None = None) -> RawResponse[None]:
        """See `AsyncClientResource.get_clients`."""
        return await self._transport.send(_get_clients(options))

    async def list_all(self, *, options: RequestOptions | None = None) -> RawResponse[ThingV2]:
        """See `AsyncClientResource.list_all`."""
        return await self._transport.send(_list_all(options))
