# Generated from openapi.yaml by fragmint; do not edit.
"""Operations of `client.orders`: count_orders."""

from __future__ import annotations

from .._runtime.operation import Json, Operation, Request
from .._runtime.options import RequestOptions
from .._runtime.response import RawResponse
from .._runtime.transport import AsyncTransport, SyncTransport
from ..models import Count

_COUNT_ORDERS = Operation(
    id="countOrders",
    method="GET",
    path="/orders",
    responses={"200": Json(Count)},
    security=(("key",),),
    api_versions=(),
)


def _count_orders(options: RequestOptions | None) -> Request[Count]:
    return Request(
        _COUNT_ORDERS,
        options=options,
    )


class Orders:
    """Operations of `client.orders`: count_orders."""

    def __init__(self, transport: SyncTransport) -> None:
        self._transport = transport

    @property
    def with_raw_response(self) -> RawOrders:
        """The same operations, answering with status, headers and body beside the parsed value."""
        return RawOrders(self._transport)

    def count_orders(self, *, options: RequestOptions | None = None) -> Count:
        """GET /orders.

        Args:
            options: Settings of this call alone: timeout, deadline, max_retries, headers,
                api_version.
        """
        return self._transport.send(_count_orders(options)).parse()


class AsyncOrders:
    """Operations of `client.orders`: count_orders."""

    def __init__(self, transport: AsyncTransport) -> None:
        self._transport = transport

    @property
    def with_raw_response(self) -> AsyncRawOrders:
        """The same operations, answering with status, headers and body beside the parsed value."""
        return AsyncRawOrders(self._transport)

    async def count_orders(self, *, options: RequestOptions | None = None) -> Count:
        """GET /orders.

        Args:
            options: Settings of this call alone: timeout, deadline, max_retries, headers,
                api_version.
        """
        return (await self._transport.send(_count_orders(options))).parse()


class RawOrders:
    """`client.orders.with_raw_response`: the same methods, with the response around the value."""

    def __init__(self, transport: SyncTransport) -> None:
        self._transport = transport

    def count_orders(self, *, options: RequestOptions | None = None) -> RawResponse[Count]:
        """See `Orders.count_orders`."""
        return self._transport.send(_count_orders(options))


class AsyncRawOrders:
    """`client.orders.with_raw_response`: the same methods, with the response around the value."""

    def __init__(self, transport: AsyncTransport) -> None:
        self._transport = transport

    async def count_orders(self, *, options: RequestOptions | None = None) -> RawResponse[Count]:
        """See `AsyncOrders.count_orders`."""
        return await self._transport.send(_count_orders(options))
