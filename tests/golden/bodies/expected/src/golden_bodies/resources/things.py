# Generated from openapi.yaml by fragmint; do not edit.
"""Everything about things."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from .._runtime.body import json_body
from .._runtime.operation import Binary, Json, NoContent, Operation, Request, Text
from .._runtime.options import RequestOptions
from .._runtime.parameters import simple
from .._runtime.response import RawResponse
from .._runtime.transport import AsyncTransport, SyncTransport
from ..models import NewThing, SearchRequest, Step, Thing

_CREATE_THING = Operation(
    id="createThing",
    method="POST",
    path="/things",
    responses={"201": Json(Thing)},
    security=(),
    api_versions=(),
)


def _create_thing(
    body: NewThing | Mapping[str, Any], options: RequestOptions | None
) -> Request[Thing]:
    return Request(
        _CREATE_THING,
        body=json_body(body, NewThing),
        options=options,
    )


_REPLACE_THING = Operation(
    id="replaceThing",
    method="PUT",
    path="/things/{id}",
    responses={"200": Json(Thing), "204": NoContent()},
    security=(),
    api_versions=(),
)


def _replace_thing(
    id: str, body: NewThing | Mapping[str, Any], options: RequestOptions | None
) -> Request[Thing | None]:
    return Request(
        _REPLACE_THING,
        path={"id": simple("id", id)},
        body=json_body(body, NewThing),
        options=options,
    )


_DELETE_THING = Operation(
    id="deleteThing",
    method="DELETE",
    path="/things/{id}",
    responses={"204": NoContent()},
    security=(),
    api_versions=(),
)


def _delete_thing(
    id: str, body: dict[str, str] | Mapping[str, Any] | None, options: RequestOptions | None
) -> Request[None]:
    return Request(
        _DELETE_THING,
        path={"id": simple("id", id)},
        body=json_body(body, dict[str, str]),
        options=options,
    )


_PATCH_THING = Operation(
    id="patchThing",
    method="PATCH",
    path="/things/{id}",
    responses={"200": Json(Thing)},
    security=(),
    api_versions=(),
)


def _patch_thing(
    id: str, body: list[Step] | Sequence[Any], options: RequestOptions | None
) -> Request[Thing]:
    return Request(
        _PATCH_THING,
        path={"id": simple("id", id)},
        body=json_body(body, list[Step], "application/json-patch+json"),
        options=options,
    )


_SEARCH = Operation(
    id="search",
    method="POST",
    path="/search",
    responses={"200": Text("text/csv"), "202": Binary("application/zip")},
    security=(),
    api_versions=(),
)


def _search(
    body: SearchRequest | Mapping[str, Any], options: RequestOptions | None
) -> Request[str | bytes]:
    return Request(
        _SEARCH,
        body=json_body(body, SearchRequest),
        options=options,
    )


_HAS_RESULTS = Operation(
    id="hasResults",
    method="HEAD",
    path="/search",
    responses={"200": NoContent()},
    security=(),
    api_versions=(),
)


def _has_results(options: RequestOptions | None) -> Request[None]:
    return Request(
        _HAS_RESULTS,
        options=options,
    )


class Things:
    """Everything about things."""

    def __init__(self, transport: SyncTransport) -> None:
        self._transport = transport

    @property
    def with_raw_response(self) -> RawThings:
        """The same operations, answering with status, headers and body beside the parsed value."""
        return RawThings(self._transport)

    def create_thing(
        self, *, body: NewThing | Mapping[str, Any], options: RequestOptions | None = None
    ) -> Thing:
        """POST /things.

        Args:
            body: The request body.
            options: Settings of this call alone: timeout, deadline, max_retries, headers,
                api_version.
        """
        return self._transport.send(_create_thing(body, options)).parse()

    def replace_thing(
        self, id: str, *, body: NewThing | Mapping[str, Any], options: RequestOptions | None = None
    ) -> Thing | None:
        """PUT /things/{id}.

        Args:
            id: `id`.
            body: The request body.
            options: Settings of this call alone: timeout, deadline, max_retries, headers,
                api_version.
        """
        return self._transport.send(_replace_thing(id, body, options)).parse()

    def delete_thing(
        self,
        id: str,
        *,
        body: dict[str, str] | Mapping[str, Any] | None = None,
        options: RequestOptions | None = None,
    ) -> None:
        """DELETE /things/{id}.

        Args:
            id: `id`.
            body: The request body.
            options: Settings of this call alone: timeout, deadline, max_retries, headers,
                api_version.
        """
        return self._transport.send(_delete_thing(id, body, options)).parse()

    def patch_thing(
        self, id: str, *, body: list[Step] | Sequence[Any], options: RequestOptions | None = None
    ) -> Thing:
        """PATCH /things/{id}.

        Args:
            id: `id`.
            body: The steps, in order.
            options: Settings of this call alone: timeout, deadline, max_retries, headers,
                api_version.
        """
        return self._transport.send(_patch_thing(id, body, options)).parse()

    def search(
        self, *, body: SearchRequest | Mapping[str, Any], options: RequestOptions | None = None
    ) -> str | bytes:
        """POST /search.

        Args:
            body: The request body.
            options: Settings of this call alone: timeout, deadline, max_retries, headers,
                api_version.
        """
        return self._transport.send(_search(body, options)).parse()

    def has_results(self, *, options: RequestOptions | None = None) -> None:
        """HEAD /search.

        Args:
            options: Settings of this call alone: timeout, deadline, max_retries, headers,
                api_version.
        """
        return self._transport.send(_has_results(options)).parse()


class AsyncThings:
    """Everything about things."""

    def __init__(self, transport: AsyncTransport) -> None:
        self._transport = transport

    @property
    def with_raw_response(self) -> AsyncRawThings:
        """The same operations, answering with status, headers and body beside the parsed value."""
        return AsyncRawThings(self._transport)

    async def create_thing(
        self, *, body: NewThing | Mapping[str, Any], options: RequestOptions | None = None
    ) -> Thing:
        """POST /things.

        Args:
            body: The request body.
            options: Settings of this call alone: timeout, deadline, max_retries, headers,
                api_version.
        """
        return (await self._transport.send(_create_thing(body, options))).parse()

    async def replace_thing(
        self, id: str, *, body: NewThing | Mapping[str, Any], options: RequestOptions | None = None
    ) -> Thing | None:
        """PUT /things/{id}.

        Args:
            id: `id`.
            body: The request body.
            options: Settings of this call alone: timeout, deadline, max_retries, headers,
                api_version.
        """
        return (await self._transport.send(_replace_thing(id, body, options))).parse()

    async def delete_thing(
        self,
        id: str,
        *,
        body: dict[str, str] | Mapping[str, Any] | None = None,
        options: RequestOptions | None = None,
    ) -> None:
        """DELETE /things/{id}.

        Args:
            id: `id`.
            body: The request body.
            options: Settings of this call alone: timeout, deadline, max_retries, headers,
                api_version.
        """
        return (await self._transport.send(_delete_thing(id, body, options))).parse()

    async def patch_thing(
        self, id: str, *, body: list[Step] | Sequence[Any], options: RequestOptions | None = None
    ) -> Thing:
        """PATCH /things/{id}.

        Args:
            id: `id`.
            body: The steps, in order.
            options: Settings of this call alone: timeout, deadline, max_retries, headers,
                api_version.
        """
        return (await self._transport.send(_patch_thing(id, body, options))).parse()

    async def search(
        self, *, body: SearchRequest | Mapping[str, Any], options: RequestOptions | None = None
    ) -> str | bytes:
        """POST /search.

        Args:
            body: The request body.
            options: Settings of this call alone: timeout, deadline, max_retries, headers,
                api_version.
        """
        return (await self._transport.send(_search(body, options))).parse()

    async def has_results(self, *, options: RequestOptions | None = None) -> None:
        """HEAD /search.

        Args:
            options: Settings of this call alone: timeout, deadline, max_retries, headers,
                api_version.
        """
        return (await self._transport.send(_has_results(options))).parse()


class RawThings:
    """`client.things.with_raw_response`: the same methods, with the response around the value."""

    def __init__(self, transport: SyncTransport) -> None:
        self._transport = transport

    def create_thing(
        self, *, body: NewThing | Mapping[str, Any], options: RequestOptions | None = None
    ) -> RawResponse[Thing]:
        """See `Things.create_thing`."""
        return self._transport.send(_create_thing(body, options))

    def replace_thing(
        self, id: str, *, body: NewThing | Mapping[str, Any], options: RequestOptions | None = None
    ) -> RawResponse[Thing | None]:
        """See `Things.replace_thing`."""
        return self._transport.send(_replace_thing(id, body, options))

    def delete_thing(
        self,
        id: str,
        *,
        body: dict[str, str] | Mapping[str, Any] | None = None,
        options: RequestOptions | None = None,
    ) -> RawResponse[None]:
        """See `Things.delete_thing`."""
        return self._transport.send(_delete_thing(id, body, options))

    def patch_thing(
        self, id: str, *, body: list[Step] | Sequence[Any], options: RequestOptions | None = None
    ) -> RawResponse[Thing]:
        """See `Things.patch_thing`."""
        return self._transport.send(_patch_thing(id, body, options))

    def search(
        self, *, body: SearchRequest | Mapping[str, Any], options: RequestOptions | None = None
    ) -> RawResponse[str | bytes]:
        """See `Things.search`."""
        return self._transport.send(_search(body, options))

    def has_results(self, *, options: RequestOptions | None = None) -> RawResponse[None]:
        """See `Things.has_results`."""
        return self._transport.send(_has_results(options))


class AsyncRawThings:
    """`client.things.with_raw_response`: the same methods, with the response around the value."""

    def __init__(self, transport: AsyncTransport) -> None:
        self._transport = transport

    async def create_thing(
        self, *, body: NewThing | Mapping[str, Any], options: RequestOptions | None = None
    ) -> RawResponse[Thing]:
        """See `AsyncThings.create_thing`."""
        return await self._transport.send(_create_thing(body, options))

    async def replace_thing(
        self, id: str, *, body: NewThing | Mapping[str, Any], options: RequestOptions | None = None
    ) -> RawResponse[Thing | None]:
        """See `AsyncThings.replace_thing`."""
        return await self._transport.send(_replace_thing(id, body, options))

    async def delete_thing(
        self,
        id: str,
        *,
        body: dict[str, str] | Mapping[str, Any] | None = None,
        options: RequestOptions | None = None,
    ) -> RawResponse[None]:
        """See `AsyncThings.delete_thing`."""
        return await self._transport.send(_delete_thing(id, body, options))

    async def patch_thing(
        self, id: str, *, body: list[Step] | Sequence[Any], options: RequestOptions | None = None
    ) -> RawResponse[Thing]:
        """See `AsyncThings.patch_thing`."""
        return await self._transport.send(_patch_thing(id, body, options))

    async def search(
        self, *, body: SearchRequest | Mapping[str, Any], options: RequestOptions | None = None
    ) -> RawResponse[str | bytes]:
        """See `AsyncThings.search`."""
        return await self._transport.send(_search(body, options))

    async def has_results(self, *, options: RequestOptions | None = None) -> RawResponse[None]:
        """See `AsyncThings.has_results`."""
        return await self._transport.send(_has_results(options))
