# Generated from openapi.yaml by fragmint; do not edit.
"""Operations of `client.accounts`: add, note."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from .._runtime.body import json_body
from .._runtime.operation import Json, Operation, Request
from .._runtime.options import RequestOptions
from .._runtime.response import RawResponse
from .._runtime.transport import AsyncTransport, SyncTransport
from ..models import Account, AccountRequest, Note

_ADD = Operation(
    id="add",
    method="POST",
    path="/accounts",
    responses={"201": Json(Account)},
    security=(),
    api_versions=(),
)


def _add(
    body: AccountRequest | Mapping[str, Any], options: RequestOptions | None
) -> Request[Account]:
    return Request(
        _ADD,
        body=json_body(body, AccountRequest),
        options=options,
    )


_NOTE = Operation(
    id="note",
    method="POST",
    path="/notes",
    responses={"200": Json(Note)},
    security=(),
    api_versions=(),
)


def _note(body: Note | Mapping[str, Any], options: RequestOptions | None) -> Request[Note]:
    return Request(
        _NOTE,
        body=json_body(body, Note),
        options=options,
    )


class Accounts:
    """Operations of `client.accounts`: add, note."""

    def __init__(self, transport: SyncTransport) -> None:
        self._transport = transport

    @property
    def with_raw_response(self) -> RawAccounts:
        """The same operations, answering with status, headers and body beside the parsed value."""
        return RawAccounts(self._transport)

    def add(
        self, *, body: AccountRequest | Mapping[str, Any], options: RequestOptions | None = None
    ) -> Account:
        """POST /accounts.

        Args:
            body: The request body.
            options: Settings of this call alone: timeout, deadline, max_retries, headers,
                api_version.
        """
        return self._transport.send(_add(body, options)).parse()

    def note(
        self, *, body: Note | Mapping[str, Any], options: RequestOptions | None = None
    ) -> Note:
        """POST /notes.

        Args:
            body: The request body.
            options: Settings of this call alone: timeout, deadline, max_retries, headers,
                api_version.
        """
        return self._transport.send(_note(body, options)).parse()


class AsyncAccounts:
    """Operations of `client.accounts`: add, note."""

    def __init__(self, transport: AsyncTransport) -> None:
        self._transport = transport

    @property
    def with_raw_response(self) -> AsyncRawAccounts:
        """The same operations, answering with status, headers and body beside the parsed value."""
        return AsyncRawAccounts(self._transport)

    async def add(
        self, *, body: AccountRequest | Mapping[str, Any], options: RequestOptions | None = None
    ) -> Account:
        """POST /accounts.

        Args:
            body: The request body.
            options: Settings of this call alone: timeout, deadline, max_retries, headers,
                api_version.
        """
        return (await self._transport.send(_add(body, options))).parse()

    async def note(
        self, *, body: Note | Mapping[str, Any], options: RequestOptions | None = None
    ) -> Note:
        """POST /notes.

        Args:
            body: The request body.
            options: Settings of this call alone: timeout, deadline, max_retries, headers,
                api_version.
        """
        return (await self._transport.send(_note(body, options))).parse()


class RawAccounts:
    """`client.accounts.with_raw_response`: the same methods, with the response around the value."""

    def __init__(self, transport: SyncTransport) -> None:
        self._transport = transport

    def add(
        self, *, body: AccountRequest | Mapping[str, Any], options: RequestOptions | None = None
    ) -> RawResponse[Account]:
        """See `Accounts.add`."""
        return self._transport.send(_add(body, options))

    def note(
        self, *, body: Note | Mapping[str, Any], options: RequestOptions | None = None
    ) -> RawResponse[Note]:
        """See `Accounts.note`."""
        return self._transport.send(_note(body, options))


class AsyncRawAccounts:
    """`client.accounts.with_raw_response`: the same methods, with the response around the value."""

    def __init__(self, transport: AsyncTransport) -> None:
        self._transport = transport

    async def add(
        self, *, body: AccountRequest | Mapping[str, Any], options: RequestOptions | None = None
    ) -> RawResponse[Account]:
        """See `AsyncAccounts.add`."""
        return await self._transport.send(_add(body, options))

    async def note(
        self, *, body: Note | Mapping[str, Any], options: RequestOptions | None = None
    ) -> RawResponse[Note]:
        """See `AsyncAccounts.note`."""
        return await self._transport.send(_note(body, options))
