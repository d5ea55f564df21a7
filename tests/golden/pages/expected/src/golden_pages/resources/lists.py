# Generated from openapi.yaml by fragmint; do not edit.
"""Operations of `client.lists`: by_links, by_offset, by_cursor, by_rule, not_at_all."""

from __future__ import annotations

from typing import Any

from .._runtime.operation import Json, NoContent, Operation, Request
from .._runtime.options import RequestOptions
from .._runtime.pagination import (
    AsyncPage,
    CursorPagination,
    LinksPagination,
    OffsetPagination,
    Page,
    SyncPage,
)
from .._runtime.parameters import form
from .._runtime.response import RawResponse
from .._runtime.transport import AsyncTransport, SyncTransport
from ..models import (
    ByCursorResponse,
    ByCursorResponseMeta,
    ByOffsetResponse,
    ByRuleResponse,
    Linked,
    Row,
)

_BY_LINKS = Operation(
    id="byLinks",
    method="GET",
    path="/links",
    responses={"200": Json(Linked)},
    security=(),
    api_versions=(),
    pagination=LinksPagination(next="_links.next.href"),
)


def _by_links(options: RequestOptions | None) -> Request[Linked]:
    return Request(
        _BY_LINKS,
        options=options,
    )


_BY_OFFSET = Operation(
    id="byOffset",
    method="GET",
    path="/offset",
    responses={"200": Json(ByOffsetResponse)},
    security=(),
    api_versions=(),
    pagination=OffsetPagination(offset="skip", limit="take", items="rows"),
)


def _by_offset(
    skip: int | None, take: int | None, options: RequestOptions | None
) -> Request[ByOffsetResponse]:
    return Request(
        _BY_OFFSET,
        query=(
            form("skip", skip),
            form("take", take),
        ),
        options=options,
    )


_BY_CURSOR = Operation(
    id="byCursor",
    method="GET",
    path="/cursor",
    responses={"200": Json(ByCursorResponse)},
    security=(),
    api_versions=(),
    pagination=CursorPagination(cursor="after", next="meta.after"),
)


def _by_cursor(after: str | None, options: RequestOptions | None) -> Request[ByCursorResponse]:
    return Request(
        _BY_CURSOR,
        query=(form("after", after),),
        options=options,
    )


_BY_RULE = Operation(
    id="byRule",
    method="GET",
    path="/rule",
    responses={"200": Json(ByRuleResponse), "204": NoContent()},
    security=(),
    api_versions=(),
)


def _by_rule(options: RequestOptions | None) -> Request[ByRuleResponse | None]:
    return Request(
        _BY_RULE,
        options=options,
    )


_NOT_AT_ALL = Operation(
    id="notAtAll",
    method="GET",
    path="/not",
    responses={"200": Json(Linked)},
    security=(),
    api_versions=(),
)


def _not_at_all(options: RequestOptions | None) -> Request[Linked]:
    return Request(
        _NOT_AT_ALL,
        options=options,
    )


class _LinkedPage(Page[Linked, Row]):
    @property
    def items(self) -> list[Row]:
        return self.body.items or []

    @property
    def total_count(self) -> int | None:
        """How many there are"""
        return self.body.total_count


class LinkedPage(_LinkedPage, SyncPage[Linked, Row]):
    """A page of rows"""


class AsyncLinkedPage(_LinkedPage, AsyncPage[Linked, Row]):
    """A page of rows"""


class _ByOffsetResponsePage(Page[ByOffsetResponse, Row]):
    @property
    def items(self) -> list[Row]:
        return self.body.rows

    @property
    def total(self) -> int | None:
        """`total` of this page."""
        return self.body.total


class ByOffsetResponsePage(_ByOffsetResponsePage, SyncPage[ByOffsetResponse, Row]):
    """A page of Row."""


class AsyncByOffsetResponsePage(_ByOffsetResponsePage, AsyncPage[ByOffsetResponse, Row]):
    """A page of Row."""


class _ByCursorPage(Page[ByCursorResponse, str]):
    @property
    def items(self) -> list[str]:
        return self.body.rows or []

    @property
    def meta(self) -> ByCursorResponseMeta | None:
        """`meta` of this page."""
        return self.body.meta


class ByCursorPage(_ByCursorPage, SyncPage[ByCursorResponse, str]):
    """A page of what `by_cursor` lists."""


class AsyncByCursorPage(_ByCursorPage, AsyncPage[ByCursorResponse, str]):
    """A page of what `by_cursor` lists."""


class _ByRulePage(Page[ByRuleResponse, Any]):
    @property
    def items(self) -> list[Any]:
        return self.body.data or []


class ByRulePage(_ByRulePage, SyncPage[ByRuleResponse, Any]):
    """A page of what `by_rule` lists."""


class AsyncByRulePage(_ByRulePage, AsyncPage[ByRuleResponse, Any]):
    """A page of what `by_rule` lists."""


class Lists:
    """Operations of `client.lists`: by_links, by_offset, by_cursor, by_rule, not_at_all."""

    def __init__(self, transport: SyncTransport) -> None:
        self._transport = transport

    @property
    def with_raw_response(self) -> RawLists:
        """The same operations, answering with status, headers and body beside the parsed value."""
        return RawLists(self._transport)

    def by_links(self, *, options: RequestOptions | None = None) -> LinkedPage:
        """GET /links.

        Args:
            options: Settings of this call alone: timeout, deadline, max_retries, headers,
                api_version.
        """
        return self._transport.send_page(_by_links(options), LinkedPage).parse()

    def by_offset(
        self,
        *,
        skip: int | None = None,
        take: int | None = None,
        options: RequestOptions | None = None,
    ) -> ByOffsetResponsePage:
        """GET /offset.

        Args:
            skip: `skip`.
            take: `take`.
            options: Settings of this call alone: timeout, deadline, max_retries, headers,
                api_version.
        """
        return self._transport.send_page(
            _by_offset(skip, take, options), ByOffsetResponsePage
        ).parse()

    def by_cursor(
        self, *, after: str | None = None, options: RequestOptions | None = None
    ) -> ByCursorPage:
        """GET /cursor.

        Args:
            after: `after`.
            options: Settings of this call alone: timeout, deadline, max_retries, headers,
                api_version.
        """
        return self._transport.send_page(_by_cursor(after, options), ByCursorPage).parse()

    def by_rule(self, *, options: RequestOptions | None = None) -> ByRulePage:
        """GET /rule.

        Args:
            options: Settings of this call alone: timeout, deadline, max_retries, headers,
                api_version.
        """
        return self._transport.send_page(_by_rule(options), ByRulePage).parse()

    def not_at_all(self, *, options: RequestOptions | None = None) -> Linked:
        """GET /not.

        Args:
            options: Settings of this call alone: timeout, deadline, max_retries, headers,
                api_version.
        """
        return self._transport.send(_not_at_all(options)).parse()


class AsyncLists:
    """Operations of `client.lists`: by_links, by_offset, by_cursor, by_rule, not_at_all."""

    def __init__(self, transport: AsyncTransport) -> None:
        self._transport = transport

    @property
    def with_raw_response(self) -> AsyncRawLists:
        """The same operations, answering with status, headers and body beside the parsed value."""
        return AsyncRawLists(self._transport)

    async def by_links(self, *, options: RequestOptions | None = None) -> AsyncLinkedPage:
        """GET /links.

        Args:
            options: Settings of this call alone: timeout, deadline, max_retries, headers,
                api_version.
        """
        return (await self._transport.send_page(_by_links(options), AsyncLinkedPage)).parse()

    async def by_offset(
        self,
        *,
        skip: int | None = None,
        take: int | None = None,
        options: RequestOptions | None = None,
    ) -> AsyncByOffsetResponsePage:
        """GET /offset.

        Args:
            skip: `skip`.
            take: `take`.
            options: Settings of this call alone: timeout, deadline, max_retries, headers,
                api_version.
        """
        return (
            await self._transport.send_page(
                _by_offset(skip, take, options), AsyncByOffsetResponsePage
            )
        ).parse()

    async def by_cursor(
        self, *, after: str | None = None, options: RequestOptions | None = None
    ) -> AsyncByCursorPage:
        """GET /cursor.

        Args:
            after: `after`.
            options: Settings of this call alone: timeout, deadline, max_retries, headers,
                api_version.
        """
        return (
            await self._transport.send_page(_by_cursor(after, options), AsyncByCursorPage)
        ).parse()

    async def by_rule(self, *, options: RequestOptions | None = None) -> AsyncByRulePage:
        """GET /rule.

        Args:
            options: Settings of this call alone: timeout, deadline, max_retries, headers,
                api_version.
        """
        return (await self._transport.send_page(_by_rule(options), AsyncByRulePage)).parse()

    async def not_at_all(self, *, options: RequestOptions | None = None) -> Linked:
        """GET /not.

        Args:
            options: Settings of this call alone: timeout, deadline, max_retries, headers,
                api_version.
        """
        return (await self._transport.send(_not_at_all(options))).parse()


class RawLists:
    """`client.lists.with_raw_response`: the same methods, with the response around the value."""

    def __init__(self, transport: SyncTransport) -> None:
        self._transport = transport

    def by_links(self, *, options: RequestOptions | None = None) -> RawResponse[LinkedPage]:
        """See `Lists.by_links`."""
        return self._transport.send_page(_by_links(options), LinkedPage)

    def by_offset(
        self,
        *,
        skip: int | None = None,
        take: int | None = None,
        options: RequestOptions | None = None,
    ) -> RawResponse[ByOffsetResponsePage]:
        """See `Lists.by_offset`."""
        return self._transport.send_page(_by_offset(skip, take, options), ByOffsetResponsePage)

    def by_cursor(
        self, *, after: str | None = None, options: RequestOptions | None = None
    ) -> RawResponse[ByCursorPage]:
        """See `Lists.by_cursor`."""
        return self._transport.send_page(_by_cursor(after, options), ByCursorPage)

    def by_rule(self, *, options: RequestOptions | None = None) -> RawResponse[ByRulePage]:
        """See `Lists.by_rule`."""
        return self._transport.send_page(_by_rule(options), ByRulePage)

    def not_at_all(self, *, options: RequestOptions | None = None) -> RawResponse[Linked]:
        """See `Lists.not_at_all`."""
        return self._transport.send(_not_at_all(options))


class AsyncRawLists:
    """`client.lists.with_raw_response`: the same methods, with the response around the value."""

    def __init__(self, transport: AsyncTransport) -> None:
        self._transport = transport

    async def by_links(
        self, *, options: RequestOptions | None = None
    ) -> RawResponse[AsyncLinkedPage]:
        """See `AsyncLists.by_links`."""
        return await self._transport.send_page(_by_links(options), AsyncLinkedPage)

    async def by_offset(
        self,
        *,
        skip: int | None = None,
        take: int | None = None,
        options: RequestOptions | None = None,
    ) -> RawResponse[AsyncByOffsetResponsePage]:
        """See `AsyncLists.by_offset`."""
        return await self._transport.send_page(
            _by_offset(skip, take, options), AsyncByOffsetResponsePage
        )

    async def by_cursor(
        self, *, after: str | None = None, options: RequestOptions | None = None
    ) -> RawResponse[AsyncByCursorPage]:
        """See `AsyncLists.by_cursor`."""
        return await self._transport.send_page(_by_cursor(after, options), AsyncByCursorPage)

    async def by_rule(
        self, *, options: RequestOptions | None = None
    ) -> RawResponse[AsyncByRulePage]:
        """See `AsyncLists.by_rule`."""
        return await self._transport.send_page(_by_rule(options), AsyncByRulePage)

    async def not_at_all(self, *, options: RequestOptions | None = None) -> RawResponse[Linked]:
        """See `AsyncLists.not_at_all`."""
        return await self._transport.send(_not_at_all(options))
