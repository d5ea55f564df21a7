# Generated from openapi.yaml by fragmint; do not edit.
"""Operations of `client.t`: any, optional, open, other."""

from __future__ import annotations

from .._runtime.operation import NoContent, Operation, Request
from .._runtime.options import RequestOptions
from .._runtime.response import RawResponse
from .._runtime.transport import AsyncTransport, SyncTransport

_ANY = Operation(
    id="any",
    method="GET",
    path="/any",
    responses={"204": NoContent()},
    security=(("Token",), ("Login",), ("Key", "timeout")),
    api_versions=(),
)


def _any(options: RequestOptions | None) -> Request[None]:
    return Request(
        _ANY,
        options=options,
    )


_OPTIONAL = Operation(
    id="optional",
    method="GET",
    path="/optional",
    responses={"204": NoContent()},
    security=(("Token",), ()),
    api_versions=(),
)


def _optional(options: RequestOptions | None) -> Request[None]:
    return Request(
        _OPTIONAL,
        options=options,
    )


_OPEN = Operation(
    id="open",
    method="GET",
    path="/open",
    responses={"204": NoContent()},
    security=(),
    api_versions=(),
)


def _open(options: RequestOptions | None) -> Request[None]:
    return Request(
        _OPEN,
        options=options,
    )


_OTHER = Operation(
    id="other",
    method="GET",
    path="/other",
    responses={"204": NoContent()},
    security=(("session",),),
    api_versions=(),
)


def _other(options: RequestOptions | None) -> Request[None]:
    return Request(
        _OTHER,
        options=options,
    )


class T:
    """Operations of `client.t`: any, optional, open, other."""

    def __init__(self, transport: SyncTransport) -> None:
        self._transport = transport

    @property
    def with_raw_response(self) -> RawT:
        """The same operations, answering with status, headers and body beside the parsed value."""
        return RawT(self._transport)

    def any(self, *, options: RequestOptions | None = None) -> None:
        """GET /any.

        Args:
            options: Settings of this call alone: timeout, deadline, max_retries, headers,
                api_version.
        """
        return self._transport.send(_any(options)).parse()

    def optional(self, *, options: RequestOptions | None = None) -> None:
        """GET /optional.

        Args:
            options: Settings of this call alone: timeout, deadline, max_retries, headers,
                api_version.
        """
        return self._transport.send(_optional(options)).parse()

    def open(self, *, options: RequestOptions | None = None) -> None:
        """GET /open.

        Args:
            options: Settings of this call alone: timeout, deadline, max_retries, headers,
                api_version.
        """
        return self._transport.send(_open(options)).parse()

    def other(self, *, options: RequestOptions | None = None) -> None:
        """GET /other.

        Args:
            options: Settings of this call alone: timeout, deadline, max_retries, headers,
                api_version.
        """
        return self._transport.send(_other(options)).parse()


class AsyncT:
    """Operations of `client.t`: any, optional, open, other."""

    def __init__(self, transport: AsyncTransport) -> None:
        self._transport = transport

    @property
    def with_raw_response(self) -> AsyncRawT:
        """The same operations, answering with status, headers and body beside the parsed value."""
        return AsyncRawT(self._transport)

    async def any(self, *, options: RequestOptions | None = None) -> None:
        """GET /any.

        Args:
            options: Settings of this call alone: timeout, deadline, max_retries, headers,
                api_version.
        """
        return (await self._transport.send(_any(options))).parse()

    async def optional(self, *, options: RequestOptions | None = None) -> None:
        """GET /optional.

        Args:
            options: Settings of this call alone: timeout, deadline, max_retries, headers,
                api_version.
        """
        return (await self._transport.send(_optional(options))).parse()

    async def open(self, *, options: RequestOptions | None = None) -> None:
        """GET /open.

        Args:
            options: Settings of this call alone: timeout, deadline, max_retries, headers,
                api_version.
        """
        return (await self._transport.send(_open(options))).parse()

    async def other(self, *, options: RequestOptions | None = None) -> None:
        """GET /other.

        Args:
            options: Settings of this call alone: timeout, deadline, max_retries, headers,
                api_version.
        """
        return (await self._transport.send(_other(options))).parse()


class RawT:
    """`client.t.with_raw_response`: the same methods, with the response around the value."""

    def __init__(self, transport: SyncTransport) -> None:
        self._transport = transport

    def any(self, *, options: RequestOptions | None = None) -> RawResponse[None]:
        """See `T.any`."""
        return self._transport.send(_any(options))

    def optional(self, *, options: RequestOptions | None = None) -> RawResponse[None]:
        """See `T.optional`."""
        return self._transport.send(_optional(options))

    def open(self, *, options: RequestOptions | None = None) -> RawResponse[None]:
        """See `T.open`."""
        return self._transport.send(_open(options))

    def other(self, *, options: RequestOptions | None = None) -> RawResponse[None]:
        """See `T.other`."""
        return self._transport.send(_other(options))


class AsyncRawT:
    """`client.t.with_raw_response`: the same methods, with the response around the value."""

    def __init__(self, transport: AsyncTransport) -> None:
        self._transport = transport

    async def any(self, *, options: RequestOptions | None = None) -> RawResponse[None]:
        """See `AsyncT.any`."""
        return await self._transport.send(_any(options))

    async def optional(self, *, options: RequestOptions | None = None) -> RawResponse[None]:
        """See `AsyncT.optional`."""
        return await self._transport.send(_optional(options))

    async def open(self, *, options: RequestOptions | None = None) -> RawResponse[None]:
        """See `AsyncT.open`."""
        return await self._transport.send(_open(options))

    async def other(self, *, options: RequestOptions | None = None) -> RawResponse[None]:
        """See `AsyncT.other`."""
        return await self._transport.send(_other(options))
