# Generated from openapi.yaml by fragmint; do not edit.

"""Pages: iterate over one and you iterate over all that follow it, on the API's own origin only."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Generic, NamedTuple, Self, TypeVar
from urllib.parse import unquote, urljoin

from pydantic import JsonValue

from .errors import PaginationError
from .operation import Request
from .parameters import Pairs, form
from .response import Reply

Body_co = TypeVar("Body_co", covariant=True)
Item_co = TypeVar("Item_co", covariant=True)


class Following(NamedTuple):
    """The request for the next page, and the mark that tells it from the other pages of its list."""

    mark: str
    request: Request[object]


@dataclass(frozen=True)
class LinksPagination:
    """The body holds the link to the next page at a dotted path."""

    next: str

    def following(
        self, request: Request[object], reply: Reply, total: int | None
    ) -> Following | None:
        """The page that the link leads to, None where there is no link."""
        link = _at(reply.json(), self.next)
        if not isinstance(link, str) or not link:
            return None
        try:
            url = urljoin(reply.url, link)
        except ValueError:
            url = link  # refused when it is asked for
        return Following(url, replace(request, url=url))


@dataclass(frozen=True)
class OffsetPagination:
    """Query parameters say where a page starts and how long it may be; `items` is the dotted path of its list."""

    offset: str
    limit: str | None = None
    items: str = ""

    def following(
        self, request: Request[object], reply: Reply, total: int | None
    ) -> Following | None:
        """The page after this one, None after an empty page, a short one, or the last of the total."""
        items = _at(reply.json(), self.items)
        count = len(items) if isinstance(items, list) else 0
        start = (_number(request.query, self.offset) or 0) + count
        limit = _number(request.query, self.limit) if self.limit else None
        if (
            count == 0
            or (limit is not None and count < limit)
            or (total is not None and start >= total)
        ):
            return None
        return Following(str(start), _with_query(request, self.offset, start))


@dataclass(frozen=True)
class CursorPagination:
    """The body holds a cursor at the dotted path `next`, to be sent back as the query parameter `cursor`."""

    cursor: str
    next: str

    def following(
        self, request: Request[object], reply: Reply, total: int | None
    ) -> Following | None:
        """The page after the cursor, None where there is no cursor."""
        cursor = _at(reply.json(), self.next)
        if not isinstance(cursor, str | int) or isinstance(cursor, bool) or cursor == "":
            return None
        return Following(str(cursor), _with_query(request, self.cursor, cursor))


Pagination = LinksPagination | OffsetPagination | CursorPagination


@dataclass(frozen=True)
class Turn:
    """Where a page stands in its list: what asked for it, what came, and the marks of all pages asked for so far."""

    request: Request[object]
    reply: Reply
    number: int = 0
    marks: dict[str, int] = field(default_factory=dict[str, int])

    @classmethod
    def first(cls, request: Request[object], reply: Reply) -> Turn:
        """The turn of a page that nothing came before; a link back to it is a repetition, too."""
        return cls(request, reply, marks={reply.url: 0})

    def after(self, request: Request[object], reply: Reply) -> Turn:
        """The turn of the page that follows this one."""
        return Turn(request, reply, self.number + 1, self.marks)


class Page(Generic[Body_co, Item_co]):
    """One page of a list: the decoded body and what it holds."""

    def __init__(self, body: Body_co, turn: Turn) -> None:
        self._body = body
        self._turn = turn

    @property
    def body(self) -> Body_co:
        """The whole decoded body."""
        return self._body

    @property
    def items(self) -> Sequence[Item_co]:
        """The items of this page."""
        raise NotImplementedError

    @property
    def total_count(self) -> int | None:
        """How many items all pages hold, None where the API does not tell."""
        return None

    def has_next_page(self) -> bool:
        """Whether the API says that there is another page."""
        return self._following is not None

    def __repr__(self) -> str:
        told = f"items={len(self.items)}, has_next_page={self.has_next_page()}"
        return f"{type(self).__name__}({told})"

    @cached_property
    def _following(self) -> Following | None:
        pagination = self._turn.request.operation.pagination
        if pagination is None:
            return None
        return pagination.following(self._turn.request, self._turn.reply, self.total_count)

    def _next_request(self) -> Request[object]:
        """The request for the next page; `PaginationError` where there is none, or where it came before."""
        following = self._following
        if following is None:
            raise self._refusal("there is no next page")
        number = self._turn.marks.setdefault(following.mark, self._turn.number + 1)
        if number <= self._turn.number:
            raise self._refusal("the next page is one that came before")
        return following.request

    def _refusal(self, message: str) -> PaginationError:
        return PaginationError(message, method=self._turn.reply.method, path=self._turn.reply.path)


class SyncPage(Page[Body_co, Item_co]):
    """A page to iterate over with `for`: through its items and those of all pages after it."""

    def __init__(
        self, body: Body_co, turn: Turn, fetch: Callable[[Request[object], Turn], Self]
    ) -> None:
        super().__init__(body, turn)
        self._fetch = fetch

    def next_page(self) -> Self:
        """Ask for the next page, with the options of this one; `PaginationError` where there is none."""
        return self._fetch(self._next_request(), self._turn)

    def iter_pages(self) -> Iterator[Self]:
        """This page and all after it, each asked for when its turn comes."""
        page = self
        yield page
        while page.has_next_page():
            page = page.next_page()
            yield page

    def __iter__(self) -> Iterator[Item_co]:
        for page in self.iter_pages():
            yield from page.items


class AsyncPage(Page[Body_co, Item_co]):
    """A page to iterate over with `async for`: through its items and those of all pages after it."""

    def __init__(
        self, body: Body_co, turn: Turn, fetch: Callable[[Request[object], Turn], Awaitable[Self]]
    ) -> None:
        super().__init__(body, turn)
        self._fetch = fetch

    async def next_page(self) -> Self:
        """Ask for the next page, with the options of this one; `PaginationError` where there is none."""
        return await self._fetch(self._next_request(), self._turn)

    async def iter_pages(self) -> AsyncIterator[Self]:
        """This page and all after it, each asked for when its turn comes."""
        page = self
        yield page
        while page.has_next_page():
            page = await page.next_page()
            yield page

    async def __aiter__(self) -> AsyncIterator[Item_co]:
        async for page in self.iter_pages():
            for item in page.items:
                yield item


def _at(body: JsonValue, path: str) -> JsonValue:
    """What the body holds at a dotted path, None where the path leads nowhere; no path is the body itself."""
    for name in path.split(".") if path else ():
        body = body.get(name) if isinstance(body, dict) else None
    return body


def _number(query: Sequence[Pairs], name: str) -> int | None:
    texts = [text for pairs in query for key, text in pairs if unquote(key) == name]
    return int(texts[-1]) if texts and texts[-1].isdecimal() else None


def _with_query(request: Request[object], name: str, value: object) -> Request[object]:
    kept = tuple(
        tuple(pair for pair in pairs if unquote(pair[0]) != name) for pairs in request.query
    )
    return replace(request, query=(*kept, form(name, value)))
