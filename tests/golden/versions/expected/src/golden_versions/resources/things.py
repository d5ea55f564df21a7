# Generated from openapi.yaml by fragmint; do not edit.
"""Operations of `client.things`: beta, dated, several, any, superseded, ending."""

from __future__ import annotations

from .._runtime.operation import NoContent, Operation, Request
from .._runtime.options import RequestOptions
from .._runtime.response import RawResponse
from .._runtime.transport import AsyncTransport, SyncTransport

_BETA = Operation(
    id="beta",
    method="GET",
    path="/beta",
    responses={"204": NoContent()},
    security=(),
    api_versions=("beta",),
)


def _beta(options: RequestOptions | None) -> Request[None]:
    return Request(
        _BETA,
        options=options,
    )


_DATED = Operation(
    id="dated",
    method="GET",
    path="/dated",
    responses={"204": NoContent()},
    security=(),
    api_versions=("20260701",),
)


def _dated(options: RequestOptions | None) -> Request[None]:
    return Request(
        _DATED,
        options=options,
    )


_SEVERAL = Operation(
    id="several",
    method="GET",
    path="/several",
    responses={"204": NoContent()},
    security=(),
    api_versions=("20240415", "20220603"),
)


def _several(options: RequestOptions | None) -> Request[None]:
    return Request(
        _SEVERAL,
        options=options,
    )


_ANY = Operation(
    id="any",
    method="GET",
    path="/any",
    responses={"204": NoContent()},
    security=(),
    api_versions=(),
)


def _any(options: RequestOptions | None) -> Request[None]:
    return Request(
        _ANY,
        options=options,
    )


_SUPERSEDED = Operation(
    id="superseded",
    method="GET",
    path="/superseded",
    responses={"204": NoContent()},
    security=(),
    api_versions=(),
    notice="things.superseded is superseded by things.beta",
)


def _superseded(options: RequestOptions | None) -> Request[None]:
    return Request(
        _SUPERSEDED,
        options=options,
    )


_ENDING = Operation(
    id="ending",
    method="GET",
    path="/ending",
    responses={"204": NoContent()},
    security=(),
    api_versions=(),
    notice="things.ending is deprecated and is superseded by things.dated and ends on 2027-01-31",
)


def _ending(options: RequestOptions | None) -> Request[None]:
    return Request(
        _ENDING,
        options=options,
    )


class Things:
    """Operations of `client.things`: beta, dated, several, any, superseded, ending."""

    def __init__(self, transport: SyncTransport) -> None:
        self._transport = transport

    @property
    def with_raw_response(self) -> RawThings:
        """The same operations, answering with status, headers and body beside the parsed value."""
        return RawThings(self._transport)

    def beta(self, *, options: RequestOptions | None = None) -> None:
        """GET /beta.

        Beta: the vendor may change or remove this operation.

        Args:
            options: Settings of this call alone: timeout, deadline, max_retries, headers,
                api_version.
        """
        return self._transport.send(_beta(options)).parse()

    def dated(self, *, options: RequestOptions | None = None) -> None:
        """GET /dated.

        Args:
            options: Settings of this call alone: timeout, deadline, max_retries, headers,
                api_version.
        """
        return self._transport.send(_dated(options)).parse()

    def several(self, *, options: RequestOptions | None = None) -> None:
        """GET /several.

        Args:
            options: Settings of this call alone: timeout, deadline, max_retries, headers,
                api_version.
        """
        return self._transport.send(_several(options)).parse()

    def any(self, *, options: RequestOptions | None = None) -> None:
        """GET /any.

        Args:
            options: Settings of this call alone: timeout, deadline, max_retries, headers,
                api_version.
        """
        return self._transport.send(_any(options)).parse()

    def superseded(self, *, options: RequestOptions | None = None) -> None:
        """GET /superseded.

        Superseded by things.beta.

        Args:
            options: Settings of this call alone: timeout, deadline, max_retries, headers,
                api_version.
        """
        return self._transport.send(_superseded(options)).parse()

    def ending(self, *, options: RequestOptions | None = None) -> None:
        """GET /ending.

        Deprecated by the vendor.

        Superseded by things.dated.

        Ends on 2027-01-31.

        Args:
            options: Settings of this call alone: timeout, deadline, max_retries, headers,
                api_version.
        """
        return self._transport.send(_ending(options)).parse()


class AsyncThings:
    """Operations of `client.things`: beta, dated, several, any, superseded, ending."""

    def __init__(self, transport: AsyncTransport) -> None:
        self._transport = transport

    @property
    def with_raw_response(self) -> AsyncRawThings:
        """The same operations, answering with status, headers and body beside the parsed value."""
        return AsyncRawThings(self._transport)

    async def beta(self, *, options: RequestOptions | None = None) -> None:
        """GET /beta.

        Beta: the vendor may change or remove this operation.

        Args:
            options: Settings of this call alone: timeout, deadline, max_retries, headers,
                api_version.
        """
        return (await self._transport.send(_beta(options))).parse()

    async def dated(self, *, options: RequestOptions | None = None) -> None:
        """GET /dated.

        Args:
            options: Settings of this call alone: timeout, deadline, max_retries, headers,
                api_version.
        """
        return (await self._transport.send(_dated(options))).parse()

    async def several(self, *, options: RequestOptions | None = None) -> None:
        """GET /several.

        Args:
            options: Settings of this call alone: timeout, deadline, max_retries, headers,
                api_version.
        """
        return (await self._transport.send(_several(options))).parse()

    async def any(self, *, options: RequestOptions | None = None) -> None:
        """GET /any.

        Args:
            options: Settings of this call alone: timeout, deadline, max_retries, headers,
                api_version.
        """
        return (await self._transport.send(_any(options))).parse()

    async def superseded(self, *, options: RequestOptions | None = None) -> None:
        """GET /superseded.

        Superseded by things.beta.

        Args:
            options: Settings of this call alone: timeout, deadline, max_retries, headers,
                api_version.
        """
        return (await self._transport.send(_superseded(options))).parse()

    async def ending(self, *, options: RequestOptions | None = None) -> None:
        """GET /ending.

        Deprecated by the vendor.

        Superseded by things.dated.

        Ends on 2027-01-31.

        Args:
            options: Settings of this call alone: timeout, deadline, max_retries, headers,
                api_version.
        """
        return (await self._transport.send(_ending(options))).parse()


class RawThings:
    """`client.things.with_raw_response`: the same methods, with the response around the value."""

    def __init__(self, transport: SyncTransport) -> None:
        self._transport = transport

    def beta(self, *, options: RequestOptions | None = None) -> RawResponse[None]:
        """See `Things.beta`."""
        return self._transport.send(_beta(options))

    def dated(self, *, options: RequestOptions | None = None) -> RawResponse[None]:
        """See `Things.dated`."""
        return self._transport.send(_dated(options))

    def several(self, *, options: RequestOptions | None = None) -> RawResponse[None]:
        """See `Things.several`."""
        return self._transport.send(_several(options))

    def any(self, *, options: RequestOptions | None = None) -> RawResponse[None]:
        """See `Things.any`."""
        return self._transport.send(_any(options))

    def superseded(self, *, options: RequestOptions | None = None) -> RawResponse[None]:
        """See `Things.superseded`."""
        return self._transport.send(_superseded(options))

    def ending(self, *, options: RequestOptions | None = None) -> RawResponse[None]:
        """See `Things.ending`."""
        return self._transport.send(_ending(options))


class AsyncRawThings:
    """`client.things.with_raw_response`: the same methods, with the response around the value."""

    def __init__(self, transport: AsyncTransport) -> None:
        self._transport = transport

    async def beta(self, *, options: RequestOptions | None = None) -> RawResponse[None]:
        """See `AsyncThings.beta`."""
        return await self._transport.send(_beta(options))

    async def dated(self, *, options: RequestOptions | None = None) -> RawResponse[None]:
        """See `AsyncThings.dated`."""
        return await self._transport.send(_dated(options))

    async def several(self, *, options: RequestOptions | None = None) -> RawResponse[None]:
        """See `AsyncThings.several`."""
        return await self._transport.send(_several(options))

    async def any(self, *, options: RequestOptions | None = None) -> RawResponse[None]:
        """See `AsyncThings.any`."""
        return await self._transport.send(_any(options))

    async def superseded(self, *, options: RequestOptions | None = None) -> RawResponse[None]:
        """See `AsyncThings.superseded`."""
        return await self._transport.send(_superseded(options))

    async def ending(self, *, options: RequestOptions | None = None) -> RawResponse[None]:
        """See `AsyncThings.ending`."""
        return await self._transport.send(_ending(options))
