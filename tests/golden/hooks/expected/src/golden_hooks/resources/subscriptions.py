# Generated from openapi.yaml by fragmint; do not edit.
"""Operations of `client.subscriptions`: subscribe."""

from __future__ import annotations

from .._runtime.operation import NoContent, Operation, Request
from .._runtime.options import RequestOptions
from .._runtime.response import RawResponse
from .._runtime.transport import AsyncTransport, SyncTransport

_SUBSCRIBE = Operation(
    id="subscribe",
    method="POST",
    path="/subscriptions",
    responses={"204": NoContent()},
    security=(),
    api_versions=(),
)


def _subscribe(options: RequestOptions | None) -> Request[None]:
    return Request(
        _SUBSCRIBE,
        options=options,
    )


class Subscriptions:
    """Operations of `client.subscriptions`: subscribe."""

    def __init__(self, transport: SyncTransport) -> None:
        self._transport = transport

    @property
    def with_raw_response(self) -> RawSubscriptions:
        """The same operations, answering with status, headers and body beside the parsed value."""
        return RawSubscriptions(self._transport)

    def subscribe(self, *, options: RequestOptions | None = None) -> None:
        """POST /subscriptions.

        Args:
            options: Settings of this call alone: timeout, deadline, max_retries, headers,
                api_version.
        """
        return self._transport.send(_subscribe(options)).parse()


class AsyncSubscriptions:
    """Operations of `client.subscriptions`: subscribe."""

    def __init__(self, transport: AsyncTransport) -> None:
        self._transport = transport

    @property
    def with_raw_response(self) -> AsyncRawSubscriptions:
        """The same operations, answering with status, headers and body beside the parsed value."""
        return AsyncRawSubscriptions(self._transport)

    async def subscribe(self, *, options: RequestOptions | None = None) -> None:
        """POST /subscriptions.

        Args:
            options: Settings of this call alone: timeout, deadline, max_retries, headers,
                api_version.
        """
        return (await self._transport.send(_subscribe(options))).parse()


class RawSubscriptions:
    """`client.subscriptions.with_raw_response`: the same methods, with the response around the
    value.
    """

    def __init__(self, transport: SyncTransport) -> None:
        self._transport = transport

    def subscribe(self, *, options: RequestOptions | None = None) -> RawResponse[None]:
        """See `Subscriptions.subscribe`."""
        return self._transport.send(_subscribe(options))


class AsyncRawSubscriptions:
    """`client.subscriptions.with_raw_response`: the same methods, with the response around the
    value.
    """

    def __init__(self, transport: AsyncTransport) -> None:
        self._transport = transport

    async def subscribe(self, *, options: RequestOptions | None = None) -> RawResponse[None]:
        """See `AsyncSubscriptions.subscribe`."""
        return await self._transport.send(_subscribe(options))
