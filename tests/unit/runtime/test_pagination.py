"""Iterating over a page goes on over all pages after it, and always comes to an end."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

import pytest

from _runtime.errors import PaginationError
from _runtime.operation import Json, Operation, Request
from _runtime.options import RequestOptions
from _runtime.pagination import (
    CursorPagination,
    LinksPagination,
    OffsetPagination,
    Pagination,
)
from _runtime.parameters import form
from _runtime.transport import AsyncTransport, SyncTransport
from support.calling import (
    TOKEN,
    AsyncThingsPage,
    CallerType,
    Things,
    ThingsPage,
    Time,
    key,
    meeting,
)
from support.misbehaving import Behaviour, MisbehavingServer, Recorded, answer

LINKS = LinksPagination(next="_links.next.href")
OFFSET = OffsetPagination(offset="offset", limit="limit", items="items")
CURSOR = CursorPagination(cursor="cursor", next="next_cursor")


def listing(
    pagination: Pagination | None,
    query: Mapping[str, int] = MappingProxyType({}),
    options: RequestOptions | None = None,
) -> Request[Things]:
    operation = Operation(
        id="listThings",
        method="GET",
        path="/things",
        responses={"200": Json(Things)},
        security=(("Key",),),
        pagination=pagination,
    )
    return Request(
        operation, query=[form(name, value) for name, value in query.items()], options=options
    )


def linked(items: list[int], link: object) -> Behaviour:
    return answer(200, {"items": items, "_links": {"next": {"href": link}}})


@pytest.mark.parametrize("link", ["/things?after=2", "{url}/things?after=2", "?after=2"])
def test_links_are_followed_to_the_last_page(caller: CallerType, time: Time, link: str) -> None:
    def script(request: Recorded) -> Behaviour:
        if request.query:
            return answer(200, {"items": [3]})
        return linked([1, 2], link.format(url=server.url))

    with MisbehavingServer(script=script) as server, caller(time.settings(server.url)) as client:
        assert client.items(listing(LINKS)) == [1, 2, 3]

    assert [request.target for request in server.requests] == ["/things", "/things?after=2"]


def test_next_pages_keep_the_options_and_credentials_of_the_first(
    caller: CallerType, time: Time
) -> None:
    settings = replace(time.settings(), credentials={"Key": key("query")})
    served = linked([1], f"/things?after=1&api_key={TOKEN}"), answer(200, {"items": []})
    with meeting(caller, settings, *served) as (server, client):
        client.items(listing(LINKS, options={"headers": {"X-Trace": "t"}}))

    assert [request.query for request in server.requests] == [
        [("api_key", TOKEN)],
        [("after", "1"), ("api_key", TOKEN)],
    ]
    assert [request.header("X-Trace") for request in server.requests] == ["t", "t"]


@pytest.mark.parametrize(
    "link",
    [
        "http://127.0.0.1:9/things",
        "https://{host}/things",
        "//evil.example/",
        "http://[bad",
        "ftp://{host}/",
    ],
)
def test_a_link_to_another_origin_is_refused_before_any_io(
    caller: CallerType, time: Time, link: str
) -> None:
    def script(request: Recorded) -> Behaviour:
        return linked([1], link.format(host=request.header("Host")))

    with (
        MisbehavingServer(script=script) as server,
        caller(time.settings(server.url)) as client,
        pytest.raises(PaginationError, match="another origin"),
    ):
        client.items(listing(LINKS))

    assert len(server.requests) == 1


@pytest.mark.parametrize(
    ("pagination", "served", "requests"),
    [
        (LINKS, linked([1], "/things"), 1),
        (LINKS, linked([1], "/things?page=2"), 2),
        (CURSOR, answer(200, {"items": [1], "next_cursor": "same"}), 2),
    ],
    ids=["itself", "circle", "cursor"],
)
def test_a_list_that_runs_in_a_circle_ends_with_an_error(
    caller: CallerType, time: Time, pagination: Pagination, served: Behaviour, requests: int
) -> None:
    with (
        meeting(caller, time.settings(), served) as (server, client),
        pytest.raises(PaginationError, match="came before"),
    ):
        client.items(listing(pagination))

    assert len(server.requests) == requests


@pytest.mark.parametrize(
    ("query", "pages", "offsets"),
    [
        ({"limit": 2}, [Things(items=[1, 2]), Things(items=[3])], [None, "2"]),
        (None, [Things(items=[1, 2]), Things(items=[])], [None, "2"]),
        ({"limit": 2}, [Things(items=[1, 2], total=4), Things(items=[3, 4], total=4)], [None, "2"]),
        ({"offset": 10, "limit": 1}, [Things(items=[1]), Things(items=[])], ["10", "11"]),
        (None, [Things(items=[1], total=1)], [None]),
        (None, [Things()], [None]),
    ],
    ids=["short", "empty", "total", "from-the-middle", "one", "none"],
)
def test_offsets_grow_until_a_page_is_short_or_empty_or_the_total_is_reached(
    caller: CallerType,
    time: Time,
    query: dict[str, int] | None,
    pages: list[Things],
    offsets: list[str | None],
) -> None:
    served = [answer(200, page.model_dump(exclude_unset=True)) for page in pages]
    with meeting(caller, time.settings(), *served) as (server, client):
        client.items(listing(OFFSET, query or {}))

    assert [dict(request.query).get("offset") for request in server.requests] == offsets


def test_cursors_are_sent_back_until_there_is_none(caller: CallerType, time: Time) -> None:
    served = (
        answer(200, {"items": [1], "next_cursor": "a+b"}),
        answer(200, {"items": [2], "next_cursor": 7}),
        answer(200, {"items": [3], "next_cursor": None}),
    )
    with meeting(caller, time.settings(), *served) as (server, client):
        assert client.items(listing(CURSOR, {"limit": 1})) == [1, 2, 3]

    assert [request.query for request in server.requests] == [
        [("limit", "1")],
        [("limit", "1"), ("cursor", "a+b")],
        [("limit", "1"), ("cursor", "7")],
    ]


def test_a_list_without_pagination_is_one_page(caller: CallerType, time: Time) -> None:
    with meeting(caller, time.settings(), linked([1], "/more")) as (server, client):
        assert client.items(listing(None)) == [1]

    assert len(server.requests) == 1


def test_pages_can_be_turned_by_hand(time: Time) -> None:
    served = linked([1], "/things?after=1"), answer(200, {"items": [2], "total": 2})
    with MisbehavingServer(*served) as server:
        transport = SyncTransport(time.settings(server.url))
        page = transport.send_page(listing(LINKS), ThingsPage).parse()
        following = page.next_page()

        assert (page.items, page.has_next_page(), page.total_count) == ([1], True, None)
        assert (following.items, following.has_next_page(), following.total_count) == (
            [2],
            False,
            2,
        )
        assert page.next_page().items == [2]
        with pytest.raises(PaginationError, match="no next page"):
            following.next_page()
        assert [each.items for each in page.iter_pages()] == [[1], [2]]
        transport.close()


def test_pages_can_be_turned_by_hand_in_a_task(time: Time) -> None:
    async def turn(url: str) -> None:
        transport = AsyncTransport(time.settings(url))
        page = (await transport.send_page(listing(LINKS), AsyncThingsPage)).parse()

        assert (await page.next_page()).items == [2]
        assert [each.items async for each in page.iter_pages()] == [[1], [2]]
        await transport.close()

    with MisbehavingServer(linked([1], "/things?after=1"), answer(200, {"items": [2]})) as server:
        asyncio.run(turn(server.url))


def test_the_raw_response_of_a_page_has_status_and_headers(time: Time) -> None:
    with MisbehavingServer(answer(200, {"items": [1]}, [("X-Request-Id", "r1")])) as server:
        transport = SyncTransport(time.settings(server.url))
        raw = transport.send_page(listing(None), ThingsPage)
        transport.close()

    assert (raw.status_code, raw.request_id, raw.parse().items) == (200, "r1", [1])
    assert raw.parse() is raw.parse()


def test_a_page_prints_its_size_and_none_of_its_values(time: Time) -> None:
    served = linked([123, 456], "/things?after=456"), answer(200, {"items": []})
    with MisbehavingServer(*served) as server:
        transport = SyncTransport(time.settings(server.url))
        page = transport.send_page(listing(LINKS), ThingsPage).parse()
        following = page.next_page()
        transport.close()

    assert repr(page) == "ThingsPage(items=2, has_next_page=True)"
    assert repr(following) == "ThingsPage(items=0, has_next_page=False)"
