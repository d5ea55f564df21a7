"""What a client may be told, checked when it is told."""

from __future__ import annotations

import dataclasses
from dataclasses import replace
from typing import cast

import pytest

from _runtime.errors import MissingCredentialsError, RequestValidationError
from _runtime.operation import Json, Operation, Request
from _runtime.options import RequestOptions, Settings
from _runtime.parameters import form
from support.calling import TOKEN, CallerType, Time, get, key, meeting
from support.misbehaving import answer


@pytest.mark.parametrize(
    "url",
    [
        "",
        "api.example",
        "ftp://api.example",
        "https://",
        "https:///path",
        "https://user:pw@api.example",
        "https://user@api.example",
        "https://api.example?x=1",
        "https://api.example#top",
        "https://api.example?",
        "https://a..b",
        "https://api.example:0",
        "https://api.example:99999",
        "https://api.example:port",
        "https://[::1",
        "https://api.example/\n",
    ],
)
def test_a_base_url_that_cannot_be_one_is_refused_at_once(url: str) -> None:
    with pytest.raises(ValueError, match="base_url") as caught:
        Settings(base_url=url)

    assert "pw" not in str(caught.value)


@pytest.mark.parametrize("base", ["{url}/base/path", "{url}/base/path/"])
def test_a_base_url_may_have_a_path(caller: CallerType, time: Time, base: str) -> None:
    with meeting(caller, time.settings(), answer()) as (server, client):
        with caller(time.settings(base.format(url=server.url))) as based:
            based.send(get())
        client.send(get())

    assert [request.target for request in server.requests] == ["/base/path/things", "/things"]


@pytest.mark.parametrize(
    "changed",
    [
        {"timeout": 0},
        {"timeout": -1},
        {"deadline": 0},
        {"deadline": float("nan")},
        {"timeout": float("inf")},
        {"max_retries": -1},
    ],
)
def test_a_limit_that_makes_no_sense_is_refused(time: Time, changed: dict[str, float]) -> None:
    with pytest.raises(ValueError, match=next(iter(changed))):
        time.settings().with_options(cast(RequestOptions, changed))


def test_an_unknown_option_is_refused_by_name(caller: CallerType, time: Time) -> None:
    misspelt = cast(RequestOptions, {"timeot": 3})
    with (
        meeting(caller, time.settings(), answer()) as (server, client),
        pytest.raises(TypeError, match="unknown option 'timeot'"),
    ):
        client.send(get(options=misspelt))

    assert server.connections == 0


def test_an_option_holds_for_one_call_and_a_view_for_all_of_its_calls(
    caller: CallerType, time: Time
) -> None:
    with meeting(caller, time.settings(), answer(503)) as (server, client):
        view = client.with_options(max_retries=0)
        for each, request in (
            (view, get()),
            (client, get(options={"max_retries": 1})),
            (client, get()),
        ):
            with pytest.raises(Exception, match="503"):
                each.send(request)

    assert len(server.requests) == 1 + 2 + 3


def test_headers_add_up_and_the_nearest_decides(caller: CallerType, time: Time) -> None:
    settings = replace(time.settings(), headers={"X-A": "client", "x-b": "client", "X-C": "client"})
    options: RequestOptions = {"headers": {"x-c": "call", "X-D": None, "user-agent": None}}
    with meeting(caller, settings, answer()) as (server, client):
        client.with_options(headers={"X-B": "view", "X-D": "view"}).send(get(options=options))

    (request,) = server.requests
    names = ("X-A", "X-B", "X-C", "X-D", "User-Agent")
    assert [request.header(name) for name in names] == ["client", "view", "call", None, None]


@pytest.mark.parametrize(
    "headers", [{"X-A": "a\r\nX-Evil: 1"}, {"X-A\r\nX-Evil": "1"}, {"": "a"}, {"X A": "a"}]
)
def test_a_header_that_would_break_out_is_refused_before_any_io(
    caller: CallerType, time: Time, headers: dict[str, str]
) -> None:
    with (
        meeting(caller, time.settings(), answer()) as (server, client),
        pytest.raises(ValueError, match="parameter"),
    ):
        client.send(get(options={"headers": headers}))

    assert server.connections == 0


def test_a_request_says_who_asks_and_what_it_takes(caller: CallerType, time: Time) -> None:
    with meeting(caller, time.settings(), answer()) as (server, client):
        client.send(get())

    assert dict(server.requests[0].headers) == {
        "Host": f"127.0.0.1:{server.port}",
        "Accept": "application/json",
        "Accept-Encoding": "gzip, deflate",
        "User-Agent": "things/1.0",
        "Authorization": TOKEN,
    }


def test_settings_cannot_be_changed_from_outside(time: Time) -> None:
    headers: dict[str, str | None] = {"X-A": "a"}
    settings = replace(time.settings(), headers=headers)
    headers["X-A"] = "b"

    assert settings.headers["X-A"] == "a"
    with pytest.raises(dataclasses.FrozenInstanceError):
        setattr(settings, "timeout", 1)  # noqa: B010  # a checker would refuse the plain assignment


def secured(*alternatives: tuple[str, ...]) -> Request[object]:
    return get(security=alternatives)


@pytest.mark.parametrize(
    ("alternatives", "sent"),
    [
        ((("Key",),), {"Authorization"}),
        ((("Other",), ("Key",)), {"Authorization"}),
        ((("Key", "Second"),), {"Authorization", "X-Second"}),
        ((("Key", "Other"), ("Second",)), {"X-Second"}),
        (((), ("Key",)), {"Authorization"}),
        (((), ("Other",)), set[str]()),
        (((),), set[str]()),
        ((), set[str]()),
    ],
)
def test_the_first_alternative_that_is_configured_whole_is_used(
    caller: CallerType, time: Time, alternatives: tuple[tuple[str, ...], ...], sent: set[str]
) -> None:
    second = replace(key(), name="X-Second")
    settings = replace(time.settings(), credentials={"Key": key(), "Second": second})
    with meeting(caller, settings, answer()) as (server, client):
        client.send(secured(*alternatives))

    assert {"Authorization", "X-Second"} & {name for name, _ in server.requests[0].headers} == sent


def test_missing_credentials_are_told_by_scheme_before_any_io(
    caller: CallerType, time: Time
) -> None:
    hints = {"Other": "other_token=... or set OTHER_TOKEN"}
    settings = replace(time.settings(), credential_hints=hints)
    with (
        meeting(caller, settings, answer()) as (server, client),
        pytest.raises(MissingCredentialsError) as caught,
    ):
        client.send(secured(("Other", "Key")))

    assert str(caught.value) == (
        "no credentials for Other: pass other_token=... or set OTHER_TOKEN (GET /things)"
    )
    assert server.connections == 0


def test_a_header_that_the_caller_sets_by_hand_is_not_overwritten(
    caller: CallerType, time: Time
) -> None:
    with meeting(caller, time.settings(), answer()) as (server, client):
        client.send(get(options={"headers": {"authorization": "mine"}}))

    assert server.requests[0].header("Authorization") == "mine"


def test_arguments_that_make_no_url_are_refused_before_any_io(
    caller: CallerType, time: Time
) -> None:
    operation = Operation(id="x", method="GET", path="/", responses={"200": Json(object)})
    with (
        meeting(caller, time.settings(), answer()) as (server, client),
        pytest.raises(RequestValidationError, match="no valid URL"),
    ):
        client.send(Request[object](operation, query=(form("q", "x" * 100_000),)))

    assert server.connections == 0
