# Generated from openapi.yaml by fragmint; do not edit.
"""Operations of `client.things`: find."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from .._runtime.operation import Json, Operation, Request
from .._runtime.options import RequestOptions
from .._runtime.parameters import (
    deep_object,
    form,
    header,
    label,
    matrix,
    pipe_delimited,
    simple,
    space_delimited,
)
from .._runtime.response import RawResponse
from .._runtime.transport import AsyncTransport, SyncTransport
from ..models import Color, Filter

_FIND = Operation(
    id="find",
    method="GET",
    path="/things/{simple}/{label}/{matrix}",
    responses={"200": Json(list[str])},
    security=(),
    api_versions=(),
)


def _find(
    simple_: Sequence[int],
    label_: str,
    matrix_: Sequence[str],
    deep: Filter | Mapping[str, Any],
    exploded: Sequence[str] | None,
    joined: Sequence[Color] | None,
    spaces: Sequence[int] | None,
    pipes: Sequence[str] | None,
    object: Filter | Mapping[str, Any] | None,
    flat: Mapping[str, str] | None,
    since: datetime | None,
    on: Sequence[date] | None,
    color: Color | None,
    either: int | str | None,
    count: int | None,
    nothing: str | None,
    x_many: Sequence[str] | None,
    session: str | None,
    options: RequestOptions | None,
) -> Request[list[str]]:
    return Request(
        _FIND,
        path={
            "matrix": matrix("matrix", matrix_, explode=True),
            "simple": simple("simple", simple_),
            "label": label("label", label_),
        },
        query=(
            form("exploded", exploded),
            form("joined", joined, explode=False),
            space_delimited("spaces", spaces),
            pipe_delimited("pipes", pipes),
            form("object", object),
            form("flat", flat, explode=False),
            deep_object("deep", deep),
            form("since", since),
            form("on", on),
            form("color", color),
            form("either", either),
            form("count", count),
            form("nothing", nothing),
        ),
        headers=(
            header("X-Many", x_many),
            header("X-Always", "yes"),
        ),
        cookies=(form("session", session),),
        options=options,
    )


class Things:
    """Operations of `client.things`: find."""

    def __init__(self, transport: SyncTransport) -> None:
        self._transport = transport

    @property
    def with_raw_response(self) -> RawThings:
        """The same operations, answering with status, headers and body beside the parsed value."""
        return RawThings(self._transport)

    def find(
        self,
        simple_: Sequence[int],
        label_: str,
        matrix_: Sequence[str],
        *,
        deep: Filter | Mapping[str, Any],
        exploded: Sequence[str] | None = None,
        joined: Sequence[Color] | None = None,
        spaces: Sequence[int] | None = None,
        pipes: Sequence[str] | None = None,
        object: Filter | Mapping[str, Any] | None = None,
        flat: Mapping[str, str] | None = None,
        since: datetime | None = None,
        on: Sequence[date] | None = None,
        color: Color | None = None,
        either: int | str | None = None,
        count: int | None = None,
        nothing: str | None = None,
        x_many: Sequence[str] | None = None,
        session: str | None = None,
        options: RequestOptions | None = None,
    ) -> list[str]:
        """GET /things/{simple}/{label}/{matrix}.

        Args:
            simple_: `simple`.
            label_: `label`.
            matrix_: `matrix`.
            deep: `deep`.
            exploded: `exploded`.
            joined: `joined`.
            spaces: `spaces`.
            pipes: `pipes`.
            object: `object`.
            flat: `flat`.
            since: `since`.
            on: `on`.
            color: `color`.
            either: `either`.
            count: At least 1. At most 50. The API assumes 20 when it is left out.
            nothing: `nothing`.
            x_many: `X-Many`.
            session: `session`.
            options: Settings of this call alone: timeout, deadline, max_retries, headers,
                api_version.
        """
        return self._transport.send(
            _find(
                simple_,
                label_,
                matrix_,
                deep,
                exploded,
                joined,
                spaces,
                pipes,
                object,
                flat,
                since,
                on,
                color,
                either,
                count,
                nothing,
                x_many,
                session,
                options,
            )
        ).parse()


class AsyncThings:
    """Operations of `client.things`: find."""

    def __init__(self, transport: AsyncTransport) -> None:
        self._transport = transport

    @property
    def with_raw_response(self) -> AsyncRawThings:
        """The same operations, answering with status, headers and body beside the parsed value."""
        return AsyncRawThings(self._transport)

    async def find(
        self,
        simple_: Sequence[int],
        label_: str,
        matrix_: Sequence[str],
        *,
        deep: Filter | Mapping[str, Any],
        exploded: Sequence[str] | None = None,
        joined: Sequence[Color] | None = None,
        spaces: Sequence[int] | None = None,
        pipes: Sequence[str] | None = None,
        object: Filter | Mapping[str, Any] | None = None,
        flat: Mapping[str, str] | None = None,
        since: datetime | None = None,
        on: Sequence[date] | None = None,
        color: Color | None = None,
        either: int | str | None = None,
        count: int | None = None,
        nothing: str | None = None,
        x_many: Sequence[str] | None = None,
        session: str | None = None,
        options: RequestOptions | None = None,
    ) -> list[str]:
        """GET /things/{simple}/{label}/{matrix}.

        Args:
            simple_: `simple`.
            label_: `label`.
            matrix_: `matrix`.
            deep: `deep`.
            exploded: `exploded`.
            joined: `joined`.
            spaces: `spaces`.
            pipes: `pipes`.
            object: `object`.
            flat: `flat`.
            since: `since`.
            on: `on`.
            color: `color`.
            either: `either`.
            count: At least 1. At most 50. The API assumes 20 when it is left out.
            nothing: `nothing`.
            x_many: `X-Many`.
            session: `session`.
            options: Settings of this call alone: timeout, deadline, max_retries, headers,
                api_version.
        """
        return (
            await self._transport.send(
                _find(
                    simple_,
                    label_,
                    matrix_,
                    deep,
                    exploded,
                    joined,
                    spaces,
                    pipes,
                    object,
                    flat,
                    since,
                    on,
                    color,
                    either,
                    count,
                    nothing,
                    x_many,
                    session,
                    options,
                )
            )
        ).parse()


class RawThings:
    """`client.things.with_raw_response`: the same methods, with the response around the value."""

    def __init__(self, transport: SyncTransport) -> None:
        self._transport = transport

    def find(
        self,
        simple_: Sequence[int],
        label_: str,
        matrix_: Sequence[str],
        *,
        deep: Filter | Mapping[str, Any],
        exploded: Sequence[str] | None = None,
        joined: Sequence[Color] | None = None,
        spaces: Sequence[int] | None = None,
        pipes: Sequence[str] | None = None,
        object: Filter | Mapping[str, Any] | None = None,
        flat: Mapping[str, str] | None = None,
        since: datetime | None = None,
        on: Sequence[date] | None = None,
        color: Color | None = None,
        either: int | str | None = None,
        count: int | None = None,
        nothing: str | None = None,
        x_many: Sequence[str] | None = None,
        session: str | None = None,
        options: RequestOptions | None = None,
    ) -> RawResponse[list[str]]:
        """See `Things.find`."""
        return self._transport.send(
            _find(
                simple_,
                label_,
                matrix_,
                deep,
                exploded,
                joined,
                spaces,
                pipes,
                object,
                flat,
                since,
                on,
                color,
                either,
                count,
                nothing,
                x_many,
                session,
                options,
            )
        )


class AsyncRawThings:
    """`client.things.with_raw_response`: the same methods, with the response around the value."""

    def __init__(self, transport: AsyncTransport) -> None:
        self._transport = transport

    async def find(
        self,
        simple_: Sequence[int],
        label_: str,
        matrix_: Sequence[str],
        *,
        deep: Filter | Mapping[str, Any],
        exploded: Sequence[str] | None = None,
        joined: Sequence[Color] | None = None,
        spaces: Sequence[int] | None = None,
        pipes: Sequence[str] | None = None,
        object: Filter | Mapping[str, Any] | None = None,
        flat: Mapping[str, str] | None = None,
        since: datetime | None = None,
        on: Sequence[date] | None = None,
        color: Color | None = None,
        either: int | str | None = None,
        count: int | None = None,
        nothing: str | None = None,
        x_many: Sequence[str] | None = None,
        session: str | None = None,
        options: RequestOptions | None = None,
    ) -> RawResponse[list[str]]:
        """See `AsyncThings.find`."""
        return await self._transport.send(
            _find(
                simple_,
                label_,
                matrix_,
                deep,
                exploded,
                joined,
                spaces,
                pipes,
                object,
                flat,
                since,
                on,
                color,
                either,
                count,
                nothing,
                x_many,
                session,
                options,
            )
        )
