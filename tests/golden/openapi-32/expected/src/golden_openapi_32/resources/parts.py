# Generated from openapi.yaml by fragmint; do not edit.
"""What things are made of."""

from __future__ import annotations

from .._runtime.operation import Operation, Request, Text
from .._runtime.options import RequestOptions
from .._runtime.parameters import plain_cookie
from .._runtime.response import RawResponse
from .._runtime.transport import AsyncTransport, SyncTransport

_READ_LOG = Operation(
    id="readLog",
    method="GET",
    path="/things/log",
    responses={"200": Text("application/jsonl")},
    security=(("Device",),),
    api_versions=(),
)


def _read_log(options: RequestOptions | None) -> Request[str]:
    return Request(
        _READ_LOG,
        options=options,
    )


_READ_EVENTS = Operation(
    id="readEvents",
    method="GET",
    path="/things/events",
    responses={"200": Text("text/event-stream")},
    security=(("Device",),),
    api_versions=(),
)


def _read_events(sid: str | None, options: RequestOptions | None) -> Request[str]:
    return Request(
        _READ_EVENTS,
        cookies=(plain_cookie("sid", sid),),
        options=options,
    )


class Parts:
    """What things are made of."""

    def __init__(self, transport: SyncTransport) -> None:
        self._transport = transport

    @property
    def with_raw_response(self) -> RawParts:
        """The same operations, answering with status, headers and body beside the parsed value."""
        return RawParts(self._transport)

    def read_log(self, *, options: RequestOptions | None = None) -> str:
        """GET /things/log.

        Args:
            options: Settings of this call alone: timeout, deadline, max_retries, headers,
                api_version.
        """
        return self._transport.send(_read_log(options)).parse()

    def read_events(self, *, sid: str | None = None, options: RequestOptions | None = None) -> str:
        """GET /things/events.

        Args:
            sid: `sid`.
            options: Settings of this call alone: timeout, deadline, max_retries, headers,
                api_version.
        """
        return self._transport.send(_read_events(sid, options)).parse()


class AsyncParts:
    """What things are made of."""

    def __init__(self, transport: AsyncTransport) -> None:
        self._transport = transport

    @property
    def with_raw_response(self) -> AsyncRawParts:
        """The same operations, answering with status, headers and body beside the parsed value."""
        return AsyncRawParts(self._transport)

    async def read_log(self, *, options: RequestOptions | None = None) -> str:
        """GET /things/log.

        Args:
            options: Settings of this call alone: timeout, deadline, max_retries, headers,
                api_version.
        """
        return (await self._transport.send(_read_log(options))).parse()

    async def read_events(
        self, *, sid: str | None = None, options: RequestOptions | None = None
    ) -> str:
        """GET /things/events.

        Args:
            sid: `sid`.
            options: Settings of this call alone: timeout, deadline, max_retries, headers,
                api_version.
        """
        return (await self._transport.send(_read_events(sid, options))).parse()


class RawParts:
    """`client.parts.with_raw_response`: the same methods, with the response around the value."""

    def __init__(self, transport: SyncTransport) -> None:
        self._transport = transport

    def read_log(self, *, options: RequestOptions | None = None) -> RawResponse[str]:
        """See `Parts.read_log`."""
        return self._transport.send(_read_log(options))

    def read_events(
        self, *, sid: str | None = None, options: RequestOptions | None = None
    ) -> RawResponse[str]:
        """See `Parts.read_events`."""
        return self._transport.send(_read_events(sid, options))


class AsyncRawParts:
    """`client.parts.with_raw_response`: the same methods, with the response around the value."""

    def __init__(self, transport: AsyncTransport) -> None:
        self._transport = transport

    async def read_log(self, *, options: RequestOptions | None = None) -> RawResponse[str]:
        """See `AsyncParts.read_log`."""
        return await self._transport.send(_read_log(options))

    async def read_events(
        self, *, sid: str | None = None, options: RequestOptions | None = None
    ) -> RawResponse[str]:
        """See `AsyncParts.read_events`."""
        return await self._transport.send(_read_events(sid, options))
