"""Redirects are followed as far as it is safe; where it is not, they are an error of their status."""

from __future__ import annotations

from dataclasses import replace

import httpx2
import pytest

from _runtime.body import raw_body
from _runtime.errors import APIConnectionError, APIStatusError
from _runtime.operation import Request
from _runtime.response import Reply
from _runtime.security import Bearer
from _runtime.wire import Hop, redirected
from support.calling import TOKEN, CallerType, Time, get, meeting
from support.misbehaving import MisbehavingServer, answer, hang_up, redirect, reset


def post(body: bytes = b"payload") -> Request[object]:
    return replace(get(method="POST"), body=raw_body(body, "text/plain"))


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_a_read_follows_every_redirect_at_home_with_all_it_has(
    caller: CallerType, time: Time, status: int, method: str
) -> None:
    served = redirect("/moved?page=2#part", status), answer(200)
    with meeting(caller, time.settings(), *served) as (server, client):
        client.send(get(method=method, options={"headers": {"X-Trace": "t"}}))

    arrived = server.requests[1]
    assert (arrived.method, arrived.target) == (method, "/moved?page=2")
    assert arrived.header("Authorization") == TOKEN
    assert arrived.header("X-Trace") == "t"


@pytest.mark.parametrize("status", [307, 308])
def test_a_write_follows_a_redirect_that_keeps_its_method(
    caller: CallerType, time: Time, status: int
) -> None:
    with meeting(caller, time.settings(), redirect("/moved", status), answer(200)) as (
        server,
        client,
    ):
        client.send(post())

    arrived = server.requests[1]
    assert (arrived.method, arrived.target, arrived.body) == ("POST", "/moved", b"payload")
    assert arrived.header("Content-Type") == "text/plain"


def test_see_other_turns_a_write_into_a_read(caller: CallerType, time: Time) -> None:
    with meeting(caller, time.settings(), redirect("/done", 303), answer(200)) as (server, client):
        client.send(post())

    arrived = server.requests[1]
    assert (arrived.method, arrived.target, arrived.body) == ("GET", "/done", b"")
    assert arrived.header("Content-Type") is None
    assert arrived.header("Authorization") == TOKEN


def test_a_write_that_was_answered_is_not_repeated_when_what_it_led_to_fails(
    caller: CallerType, time: Time
) -> None:
    served = redirect("/done", 303), reset, hang_up, answer(200)
    with meeting(caller, time.settings(), *served) as (server, client):
        client.send(post())

    assert [request.method for request in server.requests] == ["POST", "GET", "GET", "GET"]


@pytest.mark.parametrize("status", [301, 302])
def test_a_write_does_not_follow_a_redirect_that_may_change_its_method(
    caller: CallerType, time: Time, status: int
) -> None:
    with (
        meeting(caller, time.settings(), redirect("/moved", status)) as (server, client),
        pytest.raises(APIStatusError) as caught,
    ):
        client.send(post())

    assert caught.value.status_code == status
    assert type(caught.value) is APIStatusError
    assert len(server.requests) == 1


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_write_never_goes_to_another_origin(caller: CallerType, time: Time, status: int) -> None:
    with (
        MisbehavingServer(answer(200)) as other,
        meeting(caller, time.settings(), redirect(other.url, status)) as (_, client),
        pytest.raises(APIStatusError),
    ):
        client.send(post())

    assert other.requests == []


@pytest.mark.parametrize(
    "location",
    [
        "",
        "ftp://127.0.0.1/",
        "http://",
        "http://[::bad",
        "//",
        "http://a..b/",
        "http://h:99999/",
        "mailto:a@b",
    ],
)
def test_a_redirect_to_nowhere_is_an_error_of_its_status(
    caller: CallerType, time: Time, location: str
) -> None:
    with (
        meeting(caller, time.settings(), redirect(location)) as (_, client),
        pytest.raises(APIStatusError, match="302"),
    ):
        client.send(get())


def test_a_redirect_without_location_is_an_error_of_its_status(
    caller: CallerType, time: Time
) -> None:
    with (
        meeting(caller, time.settings(), answer(304)) as (_, client),
        pytest.raises(APIStatusError, match="304: Not Modified"),
    ):
        client.send(get())


def test_redirects_in_a_circle_end_after_ten(caller: CallerType, time: Time) -> None:
    with (
        meeting(caller, time.settings(), redirect("/things")) as (server, client),
        pytest.raises(APIStatusError, match="302"),
    ):
        client.send(get())

    assert len(server.requests) == 11


def test_a_password_in_a_redirect_is_not_used(caller: CallerType, time: Time) -> None:
    with MisbehavingServer(answer(200)) as other:
        there = redirect(f"http://user:word@127.0.0.1:{other.port}/")
        with meeting(caller, time.settings(), there) as (_, client):
            client.send(get())

    assert other.requests[0].header("Authorization") is None


def test_a_redirect_to_a_server_that_is_gone_is_a_connection_error(
    caller: CallerType, time: Time
) -> None:
    with MisbehavingServer(answer(200)) as other:
        gone = redirect(other.url)
    with meeting(caller, time.settings(), gone) as (_, client), pytest.raises(APIConnectionError):
        client.send(get())


def test_no_redirect_leads_from_https_to_http() -> None:
    hop = Hop("GET", httpx2.URL("https://api.example/things"), {})
    down = Reply(
        "GET", str(hop.url), 302, httpx2.Headers({"Location": "http://other.example/"}), b""
    )
    up = Reply(
        "GET", str(hop.url), 302, httpx2.Headers({"Location": "https://other.example/"}), b""
    )

    assert redirected(hop, down, [Bearer(TOKEN)]) is None
    assert redirected(hop, up, [Bearer(TOKEN)]) is not None


@pytest.mark.parametrize(
    "location", ["https://api.example:8443/", "http://api.example/", "https://api.example.evil/"]
)
def test_another_port_scheme_or_host_is_another_origin(location: str) -> None:
    hop = Hop("GET", httpx2.URL("http://api.example:8443/things"), {"X-Tenant": "me"})
    reply = Reply("GET", str(hop.url), 302, httpx2.Headers({"Location": location}), b"")
    following = redirected(hop, reply, [])

    assert following is not None
    assert not following.trusted
    assert following.headers == {}
