"""The deadline of a call holds in real time, whatever the server does with the seconds it is given."""

from __future__ import annotations

import contextvars
import threading
from time import monotonic, sleep

import anyio
import httpx2
import pytest

from _runtime.errors import APITimeoutError, InternalServerError
from _runtime.options import Settings
from _runtime.transport import AsyncTransport
from support.calling import CallerType, SyncCaller, get, key, meeting
from support.misbehaving import (
    Behaviour,
    Connection,
    MisbehavingServer,
    answer,
    drip_body,
    drip_headers,
    silence,
    stall_body,
)

SLACK = 0.35


def impatient(deadline: float) -> Settings:
    """Real time, a deadline, and a timeout that would never come first."""
    return Settings(
        base_url="http://127.0.0.1:1", credentials={"Key": key()}, deadline=deadline, timeout=30.0
    )


@pytest.mark.parametrize(
    ("served", "deadline"),
    [
        (drip_headers(0.5), 1.0),
        (drip_body(0.5), 1.0),
        (drip_headers(0.01), 0.3),
        (drip_body(0.01), 0.3),
        (stall_body(), 0.3),
        (silence, 0.3),
    ],
    ids=["slow-head", "slow-body", "busy-head", "busy-body", "stalled-body", "silent"],
)
def test_a_server_that_drips_cannot_outlast_the_deadline(
    caller: CallerType, served: Behaviour, deadline: float
) -> None:
    with meeting(caller, impatient(deadline), served) as (server, client):
        started = monotonic()
        with pytest.raises(APITimeoutError):
            client.send(get())
        took = monotonic() - started

        assert took < deadline + SLACK
        assert server.wait_until_deserted(), "the abandoned connection stays open"


def test_a_body_that_stalls_late_does_not_start_the_deadline_anew(caller: CallerType) -> None:
    def late(connection: Connection) -> bool:
        sleep(0.3)
        return stall_body()(connection)

    with meeting(caller, impatient(0.5), late) as (_, client):
        started = monotonic()
        with pytest.raises(APITimeoutError):
            client.send(get())

        assert monotonic() - started < 0.5 + 0.2


def test_retries_and_their_waits_count_against_the_deadline(caller: CallerType) -> None:
    busy = answer(503, headers=[("Retry-After", "0.6")])
    with meeting(caller, impatient(1.0), busy) as (server, client):
        started = monotonic()
        with pytest.raises(InternalServerError):
            client.send(get())

        assert monotonic() - started < 1.0
        assert len(server.requests) == 2


def test_a_wait_that_would_end_after_the_deadline_is_not_begun(caller: CallerType) -> None:
    busy = answer(503, headers=[("Retry-After", "5")])
    with meeting(caller, impatient(4.0), busy) as (_, client):
        started = monotonic()
        with pytest.raises(InternalServerError):
            client.send(get())

        assert monotonic() - started < 1.0


def test_a_connection_stays_usable_after_a_call_within_its_deadline(caller: CallerType) -> None:
    with meeting(caller, impatient(5.0), answer(200, {"a": 1})) as (server, client):
        for _ in range(3):
            assert client.send(get()).parse() == {"a": 1}

        assert server.connections == 1


def test_a_reused_connection_that_starts_to_drip_is_left_in_time(caller: CallerType) -> None:
    with meeting(caller, impatient(0.3), answer(200, {}), drip_headers(0.05)) as (_, client):
        client.send(get())
        started = monotonic()
        with pytest.raises(APITimeoutError):
            client.send(get())

        assert monotonic() - started < 0.3 + SLACK


def test_a_deadline_keeps_the_context_of_the_thread_that_calls() -> None:
    tenant = contextvars.ContextVar("tenant", default="nobody")
    seen: list[str] = []

    def remember(request: httpx2.Request) -> None:
        seen.append(tenant.get())

    with httpx2.Client(event_hooks={"request": [remember]}) as http:
        tenant.set("me")
        with meeting(lambda it: SyncCaller(it, http), impatient(5.0), answer()) as (_, client):
            client.send(get())

    assert seen == ["me"]


def test_a_mistake_in_a_hook_is_raised_as_it_is_under_a_deadline() -> None:
    def broken(request: httpx2.Request) -> None:
        raise ZeroDivisionError

    with httpx2.Client(event_hooks={"request": [broken]}) as http, pytest.raises(ZeroDivisionError):
        SyncCaller(impatient(5.0), http).send(get())


def test_threads_that_are_left_behind_end() -> None:
    before = threading.active_count()
    with meeting(SyncCaller, impatient(0.1), silence) as (server, client):
        with pytest.raises(APITimeoutError):
            client.send(get())
        assert server.wait_until_deserted()

    for _ in range(100):
        if threading.active_count() <= before:
            break
        sleep(0.02)
    assert threading.active_count() <= before


def test_a_task_that_is_cancelled_closes_its_connection() -> None:
    async def cancelled(url: str) -> None:
        transport = AsyncTransport(Settings(base_url=url))
        with anyio.move_on_after(0.1):
            await transport.send(get(security=()))

    with MisbehavingServer(silence) as server:
        anyio.run(cancelled, server.url)
        assert server.wait_until_deserted()
