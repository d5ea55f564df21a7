# Generated from openapi.yaml by fragmint; do not edit.
"""All about pets."""

from __future__ import annotations

from .._runtime.operation import Json, Operation, Request
from .._runtime.options import RequestOptions
from .._runtime.parameters import form
from .._runtime.response import RawResponse
from .._runtime.transport import AsyncTransport, SyncTransport
from ..models import Cat, Tenant

_LIST_PETS = Operation(
    id="listPets",
    method="GET",
    path="/pets",
    responses={"200": Json(list[Cat])},
    security=(("key",),),
    api_versions=(),
)


def _list_pets(tenant: Tenant | None, options: RequestOptions | None) -> Request[list[Cat]]:
    return Request(
        _LIST_PETS,
        query=(form("tenant", tenant),),
        options=options,
    )


class Pets:
    """All about pets."""

    def __init__(self, transport: SyncTransport) -> None:
        self._transport = transport

    @property
    def with_raw_response(self) -> RawPets:
        """The same operations, answering with status, headers and body beside the parsed value."""
        return RawPets(self._transport)

    def list_pets(
        self, *, tenant: Tenant | None = None, options: RequestOptions | None = None
    ) -> list[Cat]:
        """GET /pets.

        Args:
            tenant: `tenant`.
            options: Settings of this call alone: timeout, deadline, max_retries, headers,
                api_version.
        """
        return self._transport.send(_list_pets(tenant, options)).parse()


class AsyncPets:
    """All about pets."""

    def __init__(self, transport: AsyncTransport) -> None:
        self._transport = transport

    @property
    def with_raw_response(self) -> AsyncRawPets:
        """The same operations, answering with status, headers and body beside the parsed value."""
        return AsyncRawPets(self._transport)

    async def list_pets(
        self, *, tenant: Tenant | None = None, options: RequestOptions | None = None
    ) -> list[Cat]:
        """GET /pets.

        Args:
            tenant: `tenant`.
            options: Settings of this call alone: timeout, deadline, max_retries, headers,
                api_version.
        """
        return (await self._transport.send(_list_pets(tenant, options))).parse()


class RawPets:
    """`client.pets.with_raw_response`: the same methods, with the response around the value."""

    def __init__(self, transport: SyncTransport) -> None:
        self._transport = transport

    def list_pets(
        self, *, tenant: Tenant | None = None, options: RequestOptions | None = None
    ) -> RawResponse[list[Cat]]:
        """See `Pets.list_pets`."""
        return self._transport.send(_list_pets(tenant, options))


class AsyncRawPets:
    """`client.pets.with_raw_response`: the same methods, with the response around the value."""

    def __init__(self, transport: AsyncTransport) -> None:
        self._transport = transport

    async def list_pets(
        self, *, tenant: Tenant | None = None, options: RequestOptions | None = None
    ) -> RawResponse[list[Cat]]:
        """See `AsyncPets.list_pets`."""
        return await self._transport.send(_list_pets(tenant, options))
