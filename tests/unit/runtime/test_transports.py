"""Transports: who may share them, who closes them, and what a caller's own HTTP client lends."""

from __future__ import annotations

import asyncio
import warnings
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import anyio
import httpx2
import pytest

from _runtime.errors import APIConnectionError, APITimeoutError, LifecycleWarning
from _runtime.operation import Json, Operation, Request
from _runtime.options import RequestOptions, Settings
from _runtime.response import RawResponse
from _runtime.transport import AsyncTransport, SyncTransport
from support.calling import (
    TOKEN,
    AsyncCaller,
    CallerType,
    SyncCaller,
    Things,
    ThingsPage,
    Time,
    get,
    key,
    meeting,
)
from support.misbehaving import MisbehavingServer, answer, redirect, silence


def test_threads_share_a_transport(time: Time) -> None:
    with (
        meeting(SyncCaller, time.settings(), answer(200, {"a": 1})) as (server, client),
        ThreadPoolExecutor(16) as pool,
    ):
        futures = [pool.submit(client.send, get()) for _ in range(200)]
        found = [future.result().parse() for future in futures]

    assert found == [{"a": 1}] * 200
    assert server.connections <= 16


def test_tasks_share_a_transport_and_take_turns_at_its_connections(time: Time) -> None:
    async def all_at_once(url: str) -> list[object]:
        transport = AsyncTransport(replace(time.settings(url), max_connections=4))
        replies = await asyncio.gather(*(transport.send(get()) for _ in range(100)))
        await transport.close()
        return [reply.parse() for reply in replies]

    with MisbehavingServer(answer(200, {"a": 1})) as server:
        found = asyncio.run(all_at_once(server.url))

    assert found == [{"a": 1}] * 100
    assert server.connections <= 4


@pytest.mark.parametrize("limit", [{"timeout": 0.1}, {"deadline": 0.1}])
def test_a_task_does_not_wait_for_its_turn_for_ever(time: Time, limit: RequestOptions) -> None:
    async def crowd(url: str) -> None:
        transport = AsyncTransport(replace(time.settings(url), max_connections=1, max_retries=0))
        async with anyio.create_task_group() as tasks:
            tasks.start_soon(transport.send, get(options={"timeout": 30}))
            await anyio.sleep(0.05)
            with pytest.raises(APITimeoutError):
                await transport.send(get(options=limit))
            tasks.cancel_scope.cancel()
        await transport.close()

    with MisbehavingServer(silence) as server:
        asyncio.run(crowd(server.url))

    assert len(server.requests) == 1


def test_a_closed_client_says_so(caller: CallerType, time: Time) -> None:
    with meeting(caller, time.settings(), answer()) as (_, client):
        client.close()
        with pytest.raises(APIConnectionError, match="the client is closed"):
            client.send(get())


def test_a_view_shares_the_connections_and_closing_it_closes_nothing(
    caller: CallerType, time: Time
) -> None:
    with meeting(caller, time.settings(), answer()) as (server, client):
        view = client.with_options(timeout=3)
        client.send(get())
        view.send(get())
        view.close()
        client.send(get())

        assert server.connections == 1


def test_closing_closes_the_connections(caller: CallerType, time: Time) -> None:
    with MisbehavingServer(answer()) as server:
        with caller(time.settings(server.url)) as client:
            client.send(get())
            assert server.open_connections == 1
        assert server.wait_until_deserted()


def test_a_callers_own_http_client_is_never_closed(time: Time) -> None:
    with MisbehavingServer(answer()) as server, httpx2.Client() as http:
        SyncCaller(time.settings(server.url), http).close()
        assert http.get(server.url).status_code == 200


def test_a_callers_own_async_http_client_is_never_closed(time: Time) -> None:
    async def use(url: str) -> int:
        async with httpx2.AsyncClient() as http:
            await AsyncTransport(time.settings(url), http).close()
            return (await http.get(url)).status_code

    with MisbehavingServer(answer()) as server:
        assert asyncio.run(use(server.url)) == 200


class OwnSyncCaller(SyncCaller):
    """Calls over an HTTP client that has ideas of its own."""

    def __init__(self, settings: Settings) -> None:
        self.http = httpx2.Client(
            base_url="http://127.0.0.1:1/elsewhere",
            follow_redirects=True,
            timeout=0.0001,
            auth=("user", "password"),
            headers={"X-Own": "1", "Authorization": "own"},
            cookies={"own": "1"},
            params={"own": "1"},
        )
        super().__init__(settings, self.http)

    def close(self) -> None:
        self.http.close()


class OwnAsyncCaller(AsyncCaller):
    """Calls over an HTTP client that has ideas of its own."""

    def __init__(self, settings: Settings) -> None:
        self.http = httpx2.AsyncClient(
            base_url="http://127.0.0.1:1/elsewhere",
            follow_redirects=True,
            timeout=0.0001,
            auth=("user", "password"),
            headers={"X-Own": "1", "Authorization": "own"},
            cookies={"own": "1"},
            params={"own": "1"},
        )
        super().__init__(settings, self.http)

    def close(self) -> None:
        self.runner.run(self.http.aclose())


@pytest.mark.parametrize("own", [OwnSyncCaller, OwnAsyncCaller])
def test_the_defaults_of_a_callers_own_http_client_disturb_nothing(
    time: Time, own: CallerType
) -> None:
    with (
        MisbehavingServer(answer()) as other,
        meeting(own, time.settings(), redirect(other.url)) as (server, client),
    ):
        client.send(get())

    assert {name for name, _ in server.requests[0].headers} == {
        "Host",
        "Accept",
        "Accept-Encoding",
        "User-Agent",
        "Authorization",
    }
    assert server.requests[0].header("Authorization") == TOKEN
    assert server.requests[0].target == "/things"
    assert {name for name, _ in other.requests[0].headers} == {"Host", "Accept", "User-Agent"}


def test_a_mock_transport_sees_the_credentials_of_every_place(time: Time) -> None:
    seen: list[httpx2.Request] = []

    def handle(request: httpx2.Request) -> httpx2.Response:
        seen.append(request)
        return httpx2.Response(200, json={})

    for location in ("header", "query", "cookie"):
        settings = replace(time.settings(), credentials={"Key": key(location)}, deadline=5)
        with httpx2.Client(transport=httpx2.MockTransport(handle)) as http:
            SyncCaller(settings, http).send(get())

    assert seen[0].headers["Authorization"] == TOKEN
    assert seen[1].url.params["api_key"] == TOKEN
    assert seen[2].headers["Cookie"] == f"session={TOKEN}"
    assert TOKEN not in f"{seen[1]!r} {seen[1].url} {seen[1].url!r}"


@pytest.mark.parametrize("content", [b"", b"x" * 300_000])
def test_a_body_of_any_size_arrives_whole(caller: CallerType, time: Time, content: bytes) -> None:
    with meeting(caller, time.settings(), answer(200, content)) as (_, client):
        assert client.send(get()).content == content


OLD = Operation(
    id="old",
    method="GET",
    path="/things",
    responses={"200": Json(Things)},
    notice="things.get is superseded by stuff.get",
)


class Resource:
    """A resource as the generator emits it."""

    def __init__(self, transport: SyncTransport) -> None:
        self._transport = transport

    def get(self) -> Things:
        return self._transport.send(Request[Things](OLD)).parse()

    def raw(self) -> RawResponse[Things]:
        return self._transport.send(Request[Things](OLD))

    def list(self) -> ThingsPage:
        return self._transport.send_page(Request[Things](OLD), ThingsPage).parse()


class AsyncResource:
    """A resource as the generator emits it."""

    def __init__(self, transport: AsyncTransport) -> None:
        self._transport = transport

    async def get(self) -> Things:
        return (await self._transport.send(Request[Things](OLD))).parse()


@pytest.mark.parametrize("method", [Resource.get, Resource.raw, Resource.list])
def test_a_superseded_operation_warns_at_the_line_of_its_caller(
    time: Time, method: Callable[[Resource], object]
) -> None:
    with MisbehavingServer(answer(200, {})) as server:
        transport = SyncTransport(time.settings(server.url))
        with pytest.warns(LifecycleWarning, match="superseded by stuff.get") as warned:
            method(Resource(transport))
        transport.close()

    assert [Path(each.filename).name for each in warned] == [Path(__file__).name]
    assert "method(Resource(transport))" in line_of(warned[0])


def test_a_superseded_operation_warns_at_the_line_of_its_caller_in_a_task(time: Time) -> None:
    async def call(url: str) -> None:
        transport = AsyncTransport(time.settings(url))
        await AsyncResource(transport).get()
        await transport.close()

    with (
        MisbehavingServer(answer(200, {})) as server,
        pytest.warns(LifecycleWarning) as warned,
    ):
        asyncio.run(call(server.url))

    assert "await AsyncResource(transport).get()" in line_of(warned[0])


def line_of(warned: warnings.WarningMessage) -> str:
    return Path(warned.filename).read_text().splitlines()[warned.lineno - 1]
