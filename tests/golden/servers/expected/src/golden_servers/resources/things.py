# Generated from openapi.yaml by fragmint; do not edit.
"""Operations of `client.things`: list_things."""

from __future__ import annotations

from .._runtime.operation import NoContent, Operation, Request
from .._runtime.options import RequestOptions
from .._runtime.response import RawResponse
from .._runtime.transport import AsyncTransport, SyncTransport

_LIST_THINGS = Operation(
    id="listThings",
    method="GET",
    path="/things",
    responses={"204": NoContent()},
    security=(),
    api_versions=(),
)


def _list_things(options: RequestOptions | None) -> Request[None]:
    return Request(
        _LIST_THINGS,
        options=options,
    )


class Things:
    """Operations of `client.things`: list_things."""

    def __init__(self, transport: SyncTransport) -> None:
        self._transport = transport

    @property
    def with_raw_response(self) -> RawThings:
        """The same operations, answering with status, headers and body beside the parsed value."""
        return RawThings(self._transport)

    def list_things(self, *, options: RequestOptions | None = None) -> None:
        """GET /things.

        Args:
            options: Settings of this call alone: timeout, deadline, max_retries, headers,
                api_version.
        """
        return self._transport.send(_list_things(options)).parse()


class AsyncThings:
    """Operations of `client.things`: list_things."""

    def __init__(self, transport: AsyncTransport) -> None:
        self._transport = transport

    @property
    def with_raw_response(self) -> AsyncRawThings:
        """The same operations, answering with status, headers and body beside the parsed value."""
        return AsyncRawThings(self._transport)

    async def list_things(self, *, options: RequestOptions | None = None) -> None:
        """GET /things.

        Args:
            options: Settings of this call alone: timeout, deadline, max_retries, headers,
                api_version.
        """
        return (await self._transport.send(_list_things(options))).parse()


class RawThings:
    """`client.things.with_raw_response`: the same methods, with the response around the value."""

    def __init__(self, transport: SyncTransport) -> None:
        self._transport = transport

    def list_things(self, *, options: RequestOptions | None = None) -> RawResponse[None]:
        """See `Things.list_things`."""
        return self._transport.send(_list_things(options))


class AsyncRawThings:
    """`client.things.with_raw_response`: the same methods, with the response around the value."""

    def __init__(self, transport: AsyncTransport) -> None:
        self._transport = transport

    async def list_things(self, *, options: RequestOptions | None = None) -> RawResponse[None]:
        """See `AsyncThings.list_things`."""
        return await self._transport.send(_list_things(options))
