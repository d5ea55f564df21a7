# Generated from openapi.yaml by fragmint; do not edit.
"""Operations of `client.close_`: with_raw_response_."""

from __future__ import annotations

from .._runtime.operation import NoContent, Operation, Request
from .._runtime.options import RequestOptions
from .._runtime.response import RawResponse
from .._runtime.transport import AsyncTransport, SyncTransport

_WITH_RAW_RESPONSE_ = Operation(
    id="with_raw_response",
    method="GET",
    path="/close",
    responses={"204": NoContent()},
    security=(),
    api_versions=(),
)


def _with_raw_response_(options: RequestOptions | None) -> Request[None]:
    return Request(
        _WITH_RAW_RESPONSE_,
        options=options,
    )


class Close:
    """Operations of `client.close_`: with_raw_response_."""

    def __init__(self, transport: SyncTransport) -> None:
        self._transport = transport

    @property
    def with_raw_response(self) -> RawClose:
        """The same operations, answering with status, headers and body beside the parsed value."""
        return RawClose(self._transport)

    def with_raw_response_(self, *, options: RequestOptions | None = None) -> None:
        """GET /close.

        Args:
            options: Settings of this call alone: timeout, deadline, max_retries, headers,
                api_version.
        """
        return self._transport.send(_with_raw_response_(options)).parse()


class AsyncClose:
    """Operations of `client.close_`: with_raw_response_."""

    def __init__(self, transport: AsyncTransport) -> None:
        self._transport = transport

    @property
    def with_raw_response(self) -> AsyncRawClose:
        """The same operations, answering with status, headers and body beside the parsed value."""
        return AsyncRawClose(self._transport)

    async def with_raw_response_(self, *, options: RequestOptions | None = None) -> None:
        """GET /close.

        Args:
            options: Settings of this call alone: timeout, deadline, max_retries, headers,
                api_version.
        """
        return (await self._transport.send(_with_raw_response_(options))).parse()


class RawClose:
    """`client.close_.with_raw_response`: the same methods, with the response around the value."""

    def __init__(self, transport: SyncTransport) -> None:
        self._transport = transport

    def with_raw_response_(self, *, options: RequestOptions | None = None) -> RawResponse[None]:
        """See `Close.with_raw_response_`."""
        return self._transport.send(_with_raw_response_(options))


class AsyncRawClose:
    """`client.close_.with_raw_response`: the same methods, with the response around the value."""

    def __init__(self, transport: AsyncTransport) -> None:
        self._transport = transport

    async def with_raw_response_(
        self, *, options: RequestOptions | None = None
    ) -> RawResponse[None]:
        """See `AsyncClose.with_raw_response_`."""
        return await self._transport.send(_with_raw_response_(options))
