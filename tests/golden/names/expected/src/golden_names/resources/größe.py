# Generated from openapi.yaml by fragmint; do not edit.
"""Operations of `client.größe`: get_size."""

from __future__ import annotations

from .._runtime.operation import NoContent, Operation, Request
from .._runtime.options import RequestOptions
from .._runtime.response import RawResponse
from .._runtime.transport import AsyncTransport, SyncTransport

_GET_SIZE = Operation(
    id="get_size",
    method="GET",
    path="/size",
    responses={"204": NoContent()},
    security=(),
    api_versions=(),
)


def _get_size(options: RequestOptions | None) -> Request[None]:
    return Request(
        _GET_SIZE,
        options=options,
    )


class Größe:
    """Operations of `client.größe`: get_size."""

    def __init__(self, transport: SyncTransport) -> None:
        self._transport = transport

    @property
    def with_raw_response(self) -> RawGröße:
        """The same operations, answering with status, headers and body beside the parsed value."""
        return RawGröße(self._transport)

    def get_size(self, *, options: RequestOptions | None = None) -> None:
        """GET /size.

        Args:
            options: Settings of this call alone: timeout, deadline, max_retries, headers,
                api_version.
        """
        return self._transport.send(_get_size(options)).parse()


class AsyncGröße:
    """Operations of `client.größe`: get_size."""

    def __init__(self, transport: AsyncTransport) -> None:
        self._transport = transport

    @property
    def with_raw_response(self) -> AsyncRawGröße:
        """The same operations, answering with status, headers and body beside the parsed value."""
        return AsyncRawGröße(self._transport)

    async def get_size(self, *, options: RequestOptions | None = None) -> None:
        """GET /size.

        Args:
            options: Settings of this call alone: timeout, deadline, max_retries, headers,
                api_version.
        """
        return (await self._transport.send(_get_size(options))).parse()


class RawGröße:
    """`client.größe.with_raw_response`: the same methods, with the response around the value."""

    def __init__(self, transport: SyncTransport) -> None:
        self._transport = transport

    def get_size(self, *, options: RequestOptions | None = None) -> RawResponse[None]:
        """See `Größe.get_size`."""
        return self._transport.send(_get_size(options))


class AsyncRawGröße:
    """`client.größe.with_raw_response`: the same methods, with the response around the value."""

    def __init__(self, transport: AsyncTransport) -> None:
        self._transport = transport

    async def get_size(self, *, options: RequestOptions | None = None) -> RawResponse[None]:
        """See `AsyncGröße.get_size`."""
        return await self._transport.send(_get_size(options))
