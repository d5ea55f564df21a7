# Generated from openapi.yaml by fragmint; do not edit.
"""Operations of `client.shapes`: add."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from .._runtime.body import json_body
from .._runtime.operation import Json, Operation, Request
from .._runtime.options import RequestOptions
from .._runtime.response import RawResponse
from .._runtime.transport import AsyncTransport, SyncTransport
from ..models import Drawing, Mapped

_ADD = Operation(
    id="add",
    method="POST",
    path="/shapes",
    responses={"200": Json(Drawing)},
    security=(),
    api_versions=(),
)


def _add(body: Mapped | Mapping[str, Any], options: RequestOptions | None) -> Request[Drawing]:
    return Request(
        _ADD,
        body=json_body(body, Mapped),
        options=options,
    )


class Shapes:
    """Operations of `client.shapes`: add."""

    def __init__(self, transport: SyncTransport) -> None:
        self._transport = transport

    @property
    def with_raw_response(self) -> RawShapes:
        """The same operations, answering with status, headers and body beside the parsed value."""
        return RawShapes(self._transport)

    def add(
        self, *, body: Mapped | Mapping[str, Any], options: RequestOptions | None = None
    ) -> Drawing:
        """POST /shapes.

        Args:
            body: The request body.
            options: Settings of this call alone: timeout, deadline, max_retries, headers,
                api_version.
        """
        return self._transport.send(_add(body, options)).parse()


class AsyncShapes:
    """Operations of `client.shapes`: add."""

    def __init__(self, transport: AsyncTransport) -> None:
        self._transport = transport

    @property
    def with_raw_response(self) -> AsyncRawShapes:
        """The same operations, answering with status, headers and body beside the parsed value."""
        return AsyncRawShapes(self._transport)

    async def add(
        self, *, body: Mapped | Mapping[str, Any], options: RequestOptions | None = None
    ) -> Drawing:
        """POST /shapes.

        Args:
            body: The request body.
            options: Settings of this call alone: timeout, deadline, max_retries, headers,
                api_version.
        """
        return (await self._transport.send(_add(body, options))).parse()


class RawShapes:
    """`client.shapes.with_raw_response`: the same methods, with the response around the value."""

    def __init__(self, transport: SyncTransport) -> None:
        self._transport = transport

    def add(
        self, *, body: Mapped | Mapping[str, Any], options: RequestOptions | None = None
    ) -> RawResponse[Drawing]:
        """See `Shapes.add`."""
        return self._transport.send(_add(body, options))


class AsyncRawShapes:
    """`client.shapes.with_raw_response`: the same methods, with the response around the value."""

    def __init__(self, transport: AsyncTransport) -> None:
        self._transport = transport

    async def add(
        self, *, body: Mapped | Mapping[str, Any], options: RequestOptions | None = None
    ) -> RawResponse[Drawing]:
        """See `AsyncShapes.add`."""
        return await self._transport.send(_add(body, options))
