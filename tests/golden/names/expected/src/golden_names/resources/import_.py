# Generated from openapi.yaml by fragmint; do not edit.
"""Operations of `client.import_`: class_, list, date_."""

from __future__ import annotations

import builtins
from collections.abc import Sequence
from datetime import date

from .._runtime.operation import Json, NoContent, Operation, Request
from .._runtime.options import RequestOptions
from .._runtime.parameters import form, header, simple
from .._runtime.response import RawResponse
from .._runtime.transport import AsyncTransport, SyncTransport
from ..models import ClientModel, List

_CLASS_ = Operation(
    id="class",
    method="GET",
    path="/class/{id}/{in}",
    responses={"200": Json(ClientModel)},
    security=(),
    api_versions=(),
)


def _class_(
    id: str,
    in_: int,
    self_: str | None,
    form_: str | None,
    page_size: int | None,
    argument_2fa: bool | None,
    größe: str | None,
    id_query: str | None,
    header_: str | None,
    session_id: str | None,
    options: RequestOptions | None,
) -> Request[ClientModel]:
    return Request(
        _CLASS_,
        path={"id": simple("id", id), "in": simple("in", in_)},
        query=(
            form("self", self_),
            form("form", form_),
            form("page[size]", page_size),
            form("2fa", argument_2fa),
            form("Größe", größe),
            form("ID", id_query),
        ),
        headers=(header("Header", header_),),
        cookies=(form("session.id", session_id),),
        options=options,
    )


_LIST = Operation(
    id="list",
    method="GET",
    path="/lists",
    responses={"200": Json(list[List])},
    security=(),
    api_versions=(),
)


def _list(
    list_: Sequence[str] | None, date: date | None, options: RequestOptions | None
) -> Request[list[List]]:
    return Request(
        _LIST,
        query=(
            form("list", list_),
            form("date", date),
        ),
        options=options,
    )


_DATE_ = Operation(
    id="date",
    method="DELETE",
    path="/lists",
    responses={"204": NoContent()},
    security=(),
    api_versions=(),
)


def _date_(date: date | None, options: RequestOptions | None) -> Request[None]:
    return Request(
        _DATE_,
        query=(form("date", date),),
        options=options,
    )


class ImportResource:
    """Operations of `client.import_`: class_, list, date_."""

    def __init__(self, transport: SyncTransport) -> None:
        self._transport = transport

    @property
    def with_raw_response(self) -> RawImportResource:
        """The same operations, answering with status, headers and body beside the parsed value."""
        return RawImportResource(self._transport)

    def class_(
        self,
        id: str,
        in_: int,
        *,
        self_: str | None = None,
        form_: str | None = None,
        page_size: int | None = None,
        argument_2fa: bool | None = None,
        größe: str | None = None,
        id_query: str | None = None,
        header_: str | None = None,
        session_id: str | None = None,
        options: RequestOptions | None = None,
    ) -> ClientModel:
        """GET /class/{id}/{in}.

        Args:
            id: `id`.
            in_: `in`.
            self_: `self`.
            form_: `form`.
            page_size: `page[size]`.
            argument_2fa: `2fa`.
            größe: `Größe`.
            id_query: `ID`.
            header_: `Header`.
            session_id: `session.id`.
            options: Settings of this call alone: timeout, deadline, max_retries, headers,
                api_version.
        """
        return self._transport.send(
            _class_(
                id,
                in_,
                self_,
                form_,
                page_size,
                argument_2fa,
                größe,
                id_query,
                header_,
                session_id,
                options,
            )
        ).parse()

    def list(
        self,
        *,
        list_: Sequence[str] | None = None,
        date: date | None = None,
        options: RequestOptions | None = None,
    ) -> builtins.list[List]:
        """GET /lists.

        Args:
            list_: `list`.
            date: `date`.
            options: Settings of this call alone: timeout, deadline, max_retries, headers,
                api_version.
        """
        return self._transport.send(_list(list_, date, options)).parse()

    def date_(self, *, date: date | None = None, options: RequestOptions | None = None) -> None:
        """DELETE /lists.

        Args:
            date: `date`.
            options: Settings of this call alone: timeout, deadline, max_retries, headers,
                api_version.
        """
        return self._transport.send(_date_(date, options)).parse()


class AsyncImportResource:
    """Operations of `client.import_`: class_, list, date_."""

    def __init__(self, transport: AsyncTransport) -> None:
        self._transport = transport

    @property
    def with_raw_response(self) -> AsyncRawImportResource:
        """The same operations, answering with status, headers and body beside the parsed value."""
        return AsyncRawImportResource(self._transport)

    async def class_(
        self,
        id: str,
        in_: int,
        *,
        self_: str | None = None,
        form_: str | None = None,
        page_size: int | None = None,
        argument_2fa: bool | None = None,
        größe: str | None = None,
        id_query: str | None = None,
        header_: str | None = None,
        session_id: str | None = None,
        options: RequestOptions | None = None,
    ) -> ClientModel:
        """GET /class/{id}/{in}.

        Args:
            id: `id`.
            in_: `in`.
            self_: `self`.
            form_: `form`.
            page_size: `page[size]`.
            argument_2fa: `2fa`.
            größe: `Größe`.
            id_query: `ID`.
            header_: `Header`.
            session_id: `session.id`.
            options: Settings of this call alone: timeout, deadline, max_retries, headers,
                api_version.
        """
        return (
            await self._transport.send(
                _class_(
                    id,
                    in_,
                    self_,
                    form_,
                    page_size,
                    argument_2fa,
                    größe,
                    id_query,
                    header_,
                    session_id,
                    options,
                )
            )
        ).parse()

    async def list(
        self,
        *,
        list_: Sequence[str] | None = None,
        date: date | None = None,
        options: RequestOptions | None = None,
    ) -> builtins.list[List]:
        """GET /lists.

        Args:
            list_: `list`.
            date: `date`.
            options: Settings of this call alone: timeout, deadline, max_retries, headers,
                api_version.
        """
        return (await self._transport.send(_list(list_, date, options))).parse()

    async def date_(
        self, *, date: date | None = None, options: RequestOptions | None = None
    ) -> None:
        """DELETE /lists.

        Args:
            date: `date`.
            options: Settings of this call alone: timeout, deadline, max_retries, headers,
                api_version.
        """
        return (await self._transport.send(_date_(date, options))).parse()


class RawImportResource:
    """`client.import_.with_raw_response`: the same methods, with the response around the value."""

    def __init__(self, transport: SyncTransport) -> None:
        self._transport = transport

    def class_(
        self,
        id: str,
        in_: int,
        *,
        self_: str | None = None,
        form_: str | None = None,
        page_size: int | None = None,
        argument_2fa: bool | None = None,
        größe: str | None = None,
        id_query: str | None = None,
        header_: str | None = None,
        session_id: str | None = None,
        options: RequestOptions | None = None,
    ) -> RawResponse[ClientModel]:
        """See `ImportResource.class_`."""
        return self._transport.send(
            _class_(
                id,
                in_,
                self_,
                form_,
                page_size,
                argument_2fa,
                größe,
                id_query,
                header_,
                session_id,
                options,
            )
        )

    def list(
        self,
        *,
        list_: Sequence[str] | None = None,
        date: date | None = None,
        options: RequestOptions | None = None,
    ) -> RawResponse[builtins.list[List]]:
        """See `ImportResource.list`."""
        return self._transport.send(_list(list_, date, options))

    def date_(
        self, *, date: date | None = None, options: RequestOptions | None = None
    ) -> RawResponse[None]:
        """See `ImportResource.date_`."""
        return self._transport.send(_date_(date, options))


class AsyncRawImportResource:
    """`client.import_.with_raw_response`: the same methods, with the response around the value."""

    def __init__(self, transport: AsyncTransport) -> None:
        self._transport = transport

    async def class_(
        self,
        id: str,
        in_: int,
        *,
        self_: str | None = None,
        form_: str | None = None,
        page_size: int | None = None,
        argument_2fa: bool | None = None,
        größe: str | None = None,
        id_query: str | None = None,
        header_: str | None = None,
        session_id: str | None = None,
        options: RequestOptions | None = None,
    ) -> RawResponse[ClientModel]:
        """See `AsyncImportResource.class_`."""
        return await self._transport.send(
            _class_(
                id,
                in_,
                self_,
                form_,
                page_size,
                argument_2fa,
                größe,
                id_query,
                header_,
                session_id,
                options,
            )
        )

    async def list(
        self,
        *,
        list_: Sequence[str] | None = None,
        date: date | None = None,
        options: RequestOptions | None = None,
    ) -> RawResponse[builtins.list[List]]:
        """See `AsyncImportResource.list`."""
        return await self._transport.send(_list(list_, date, options))

    async def date_(
        self, *, date: date | None = None, options: RequestOptions | None = None
    ) -> RawResponse[None]:
        """See `AsyncImportResource.date_`."""
        return await self._transport.send(_date_(date, options))
