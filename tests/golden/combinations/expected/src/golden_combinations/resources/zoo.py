# Generated from openapi.yaml by fragmint; do not edit.
"""Operations of `client.zoo`: show, add_pet."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from .._runtime.body import json_body
from .._runtime.operation import Json, Operation, Request
from .._runtime.options import RequestOptions
from .._runtime.response import RawResponse
from .._runtime.transport import AsyncTransport, SyncTransport
from ..models import Cat, Pet, Zoo

_SHOW = Operation(
    id="show",
    method="GET",
    path="/zoo",
    responses={"200": Json(Zoo)},
    security=(),
    api_versions=(),
)


def _show(options: RequestOptions | None) -> Request[Zoo]:
    return Request(
        _SHOW,
        options=options,
    )


_ADD_PET = Operation(
    id="addPet",
    method="POST",
    path="/pets",
    responses={"200": Json(Cat | str)},
    security=(),
    api_versions=(),
)


def _add_pet(body: Pet | Mapping[str, Any], options: RequestOptions | None) -> Request[Cat | str]:
    return Request(
        _ADD_PET,
        body=json_body(body, Pet),
        options=options,
    )


class ZooResource:
    """Operations of `client.zoo`: show, add_pet."""

    def __init__(self, transport: SyncTransport) -> None:
        self._transport = transport

    @property
    def with_raw_response(self) -> RawZooResource:
        """The same operations, answering with status, headers and body beside the parsed value."""
        return RawZooResource(self._transport)

    def show(self, *, options: RequestOptions | None = None) -> Zoo:
        """GET /zoo.

        Args:
            options: Settings of this call alone: timeout, deadline, max_retries, headers,
                api_version.
        """
        return self._transport.send(_show(options)).parse()

    def add_pet(
        self, *, body: Pet | Mapping[str, Any], options: RequestOptions | None = None
    ) -> Cat | str:
        """POST /pets.

        Args:
            body: The request body.
            options: Settings of this call alone: timeout, deadline, max_retries, headers,
                api_version.
        """
        return self._transport.send(_add_pet(body, options)).parse()


class AsyncZooResource:
    """Operations of `client.zoo`: show, add_pet."""

    def __init__(self, transport: AsyncTransport) -> None:
        self._transport = transport

    @property
    def with_raw_response(self) -> AsyncRawZooResource:
        """The same operations, answering with status, headers and body beside the parsed value."""
        return AsyncRawZooResource(self._transport)

    async def show(self, *, options: RequestOptions | None = None) -> Zoo:
        """GET /zoo.

        Args:
            options: Settings of this call alone: timeout, deadline, max_retries, headers,
                api_version.
        """
        return (await self._transport.send(_show(options))).parse()

    async def add_pet(
        self, *, body: Pet | Mapping[str, Any], options: RequestOptions | None = None
    ) -> Cat | str:
        """POST /pets.

        Args:
            body: The request body.
            options: Settings of this call alone: timeout, deadline, max_retries, headers,
                api_version.
        """
        return (await self._transport.send(_add_pet(body, options))).parse()


class RawZooResource:
    """`client.zoo.with_raw_response`: the same methods, with the response around the value."""

    def __init__(self, transport: SyncTransport) -> None:
        self._transport = transport

    def show(self, *, options: RequestOptions | None = None) -> RawResponse[Zoo]:
        """See `ZooResource.show`."""
        return self._transport.send(_show(options))

    def add_pet(
        self, *, body: Pet | Mapping[str, Any], options: RequestOptions | None = None
    ) -> RawResponse[Cat | str]:
        """See `ZooResource.add_pet`."""
        return self._transport.send(_add_pet(body, options))


class AsyncRawZooResource:
    """`client.zoo.with_raw_response`: the same methods, with the response around the value."""

    def __init__(self, transport: AsyncTransport) -> None:
        self._transport = transport

    async def show(self, *, options: RequestOptions | None = None) -> RawResponse[Zoo]:
        """See `AsyncZooResource.show`."""
        return await self._transport.send(_show(options))

    async def add_pet(
        self, *, body: Pet | Mapping[str, Any], options: RequestOptions | None = None
    ) -> RawResponse[Cat | str]:
        """See `AsyncZooResource.add_pet`."""
        return await self._transport.send(_add_pet(body, options))
