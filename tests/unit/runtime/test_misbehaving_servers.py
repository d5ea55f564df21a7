"""What a client does when the server misbehaves: one test for each row of that table, by thread and by task."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from email.utils import formatdate
from enum import StrEnum
from typing import Annotated

import pytest
from pydantic import BaseModel, ConfigDict, Field

from _runtime.deviation import Deviation
from _runtime.errors import (
    APIConnectionError,
    APIError,
    APIResponseValidationError,
    APITimeoutError,
    AuthenticationError,
    BadRequestError,
    ClientError,
    InternalServerError,
    NotFoundError,
    RateLimitError,
)
from _runtime.ratelimit import RateLimit, RateLimitFamily, RateLimitHeaders
from support.calling import CallerType, Time, get, meeting
from support.misbehaving import (
    Behaviour,
    MisbehavingServer,
    answer,
    cut_body,
    hang_up,
    html,
    raw,
    reset,
    silence,
)

RESET_IN_EPOCH_MS = RateLimitHeaders(
    {
        "global": RateLimitFamily(
            remaining="X-Ratelimit-Global-Remaining", reset="X-Ratelimit-Reset"
        )
    },
    "epoch-ms",
)


class KnownColour(StrEnum):
    RED = "red"


class Thing(BaseModel):
    model_config = ConfigDict(extra="allow", hide_input_in_errors=True)

    id: Annotated[str, Field(alias="_id")]
    colour: Annotated[KnownColour | str, Field(union_mode="left_to_right")] | None = None
    tags: list[str] | None = None
    owner: dict[str, str] | None = None
    made: datetime | None = None


def test_what_is_merely_unexpected_is_kept_and_told(caller: CallerType, time: Time) -> None:
    told: list[Deviation] = []
    body = {
        "_id": "t",
        "new/field": 1,
        "colour": "blue",
        "tags": None,
        "owner": None,
        "made": "2026-11-22T10:00:00",
    }
    settings = replace(time.settings(), on_deviation=told.append)
    with meeting(caller, settings, answer(200, body)) as (_, client):
        thing = client.send(get(Thing)).parse()

    assert isinstance(thing, Thing)
    assert thing.model_dump(mode="json", by_alias=True, exclude_unset=True) == body
    assert not isinstance(thing.colour, KnownColour)
    assert told == [
        Deviation("unknown_field", "getThings", "/new~1field"),
        Deviation("unknown_enum_value", "getThings", "/colour"),
        Deviation("unexpected_null", "getThings", "/tags"),
        Deviation("unexpected_null", "getThings", "/owner"),
        Deviation("naive_datetime", "getThings", "/made"),
    ]


@pytest.mark.parametrize(
    ("served", "pointer", "reason"),
    [
        (answer(200, [{"_id": "a"}, {"colour": "secret"}]), "/1/_id", "missing"),
        (answer(200, [{"_id": "a", "tags": ["secret", None]}]), "/0/tags/1", "string_type"),
        (answer(200, [{"_id": "a", "owner": "secret"}]), "/0/owner", "dict_type"),
        (answer(200, "[{secret"), "", "not JSON (content-type text/plain)"),
        (answer(200, ""), "", "not JSON"),
        (html(200), "", "not JSON (content-type text/html)"),
        (answer(200, {"secret": 1}), "", "list_type at the top"),
    ],
    ids=[
        "missing-field",
        "null-in-array",
        "wrong-type",
        "malformed",
        "empty",
        "html",
        "other-shape",
    ],
)
def test_what_cannot_be_used_names_its_place_and_no_value(
    caller: CallerType, time: Time, served: Behaviour, pointer: str, reason: str
) -> None:
    with meeting(caller, time.settings(), served) as (_, client):
        response = client.send(get(list[Thing]))
    with pytest.raises(APIResponseValidationError) as caught:
        response.parse()

    assert caught.value.pointers == (pointer,)
    assert str(caught.value).startswith("200 response cannot be used: ")
    assert str(caught.value).endswith("(GET /things)")
    assert reason in str(caught.value)
    assert "secret" not in str(caught.value)


def test_an_undocumented_success_is_raw_but_never_parsed(caller: CallerType, time: Time) -> None:
    with meeting(caller, time.settings(), answer(202, {"a": 1})) as (_, client):
        response = client.send(get())
    with pytest.raises(APIResponseValidationError, match="this status is not documented"):
        response.parse()

    assert response.json() == {"a": 1}


BUSY = answer(429, {"code": "rate_limited"}, [("Retry-After", "7")])


@pytest.mark.parametrize(
    ("first", "wait"),
    [
        (BUSY, 7.0),
        (answer(429, headers=[("Retry-After", formatdate(1_790_000_005, usegmt=True))]), 5.0),
        (answer(429, headers=[("X-Ratelimit-Reset", "1790000003500")]), 3.5),
        (answer(408), 0.5),
        (answer(503), 0.5),
        (cut_body(), 0.5),
        (reset, 0.5),
        (hang_up, 0.5),
        (raw(b"HTTP/1.1 two hundred\r\n\r\n"), 0.5),
        (answer(200, b"not gzip", [("Content-Encoding", "gzip")]), 0.5),
    ],
    ids=["seconds", "date", "reset-at", "408", "503", "cut", "reset", "hang-up", "garbage", "gzip"],
)
def test_a_failed_read_is_tried_again_after_the_right_wait(
    caller: CallerType, time: Time, first: Behaviour, wait: float
) -> None:
    settings = replace(time.settings(), rate_limit=RESET_IN_EPOCH_MS)
    with meeting(caller, settings, first, answer(200, {"a": 1})) as (server, client):
        assert client.send(get()).parse() == {"a": 1}

    assert time.sleeps == [wait]
    assert len(server.requests) == 2


@pytest.mark.parametrize(
    ("served", "error"),
    [
        (BUSY, RateLimitError),
        (answer(503), InternalServerError),
        (cut_body(), APIConnectionError),
        (reset, APIConnectionError),
    ],
    ids=["429", "503", "cut", "reset"],
)
def test_retries_end_with_the_typed_error(
    caller: CallerType, time: Time, served: Behaviour, error: type[Exception]
) -> None:
    with meeting(caller, time.settings(), served) as (server, client), pytest.raises(error):
        client.send(get())

    assert len(server.requests) == 3


@pytest.mark.parametrize(
    ("served", "requests"),
    [(answer(503), 1), (reset, 1), (cut_body(), 1), (answer(408), 1), (BUSY, 3)],
    ids=["503", "reset", "cut", "408", "429"],
)
def test_a_write_is_tried_again_only_where_it_had_no_effect(
    caller: CallerType, time: Time, served: Behaviour, requests: int
) -> None:
    with meeting(caller, time.settings(), served) as (server, client), pytest.raises(APIError):
        client.send(get(method="POST"))

    assert len(server.requests) == requests


def test_a_refused_connection_is_tried_again_by_any_method(caller: CallerType, time: Time) -> None:
    with MisbehavingServer(answer()) as server:
        settings = time.settings(server.url)
    with caller(settings) as client, pytest.raises(APIConnectionError, match="ConnectError"):
        client.send(get(method="POST"))

    assert time.sleeps == [0.5, 1.0]


def test_a_wait_longer_than_allowed_is_refused_at_once(caller: CallerType, time: Time) -> None:
    busy = answer(429, headers=[("Retry-After", "61"), ("X-Ratelimit-Global-Remaining", "0")])
    settings = replace(time.settings(), rate_limit=RESET_IN_EPOCH_MS)
    with (
        meeting(caller, settings, busy) as (_, client),
        pytest.raises(RateLimitError) as caught,
    ):
        client.send(get())

    assert caught.value.retry_after == 61
    assert caught.value.rate_limits == {"global": RateLimit(None, 0, None)}
    assert time.sleeps == []


@pytest.mark.parametrize(
    ("served", "error", "line"),
    [
        (html(502), InternalServerError, "502: Bad Gateway (GET /things)"),
        (
            answer(401, {"code": "unauthorized", "message": "Invalid\nkey"}),
            AuthenticationError,
            "401 unauthorized: Invalid key (GET /things)",
        ),
        (answer(418), ClientError, "418: I'm a Teapot (GET /things)"),
        (answer(404), NotFoundError, "404: Not Found (GET /things)"),
        (
            answer(404, {"error": {"code": 7, "message": "no"}}),
            NotFoundError,
            "404 7: no (GET /things)",
        ),
        (answer(599, [1]), InternalServerError, "599: unknown status (GET /things)"),
    ],
    ids=["html", "json", "teapot", "empty", "nested", "unheard-of"],
)
def test_an_error_status_raises_its_class_and_prints_as_one_line(
    caller: CallerType, time: Time, served: Behaviour, error: type[Exception], line: str
) -> None:
    settings = replace(time.settings(), max_retries=0)
    with meeting(caller, settings, served) as (_, client), pytest.raises(error) as caught:
        client.send(get())

    assert str(caught.value) == line


def test_an_error_body_that_is_no_object_is_kept_and_told(caller: CallerType, time: Time) -> None:
    told: list[Deviation] = []
    settings = replace(time.settings(), on_deviation=told.append)
    with (
        meeting(caller, settings, html(400)) as (_, client),
        pytest.raises(BadRequestError) as caught,
    ):
        client.send(get())

    assert told == [Deviation("untyped_error_body", "getThings", "")]
    assert caught.value.body is None
    assert caught.value.response.text == "<html><h1>Sorry</h1></html>"


def test_a_server_slower_than_the_timeout_is_a_timeout(caller: CallerType, time: Time) -> None:
    settings = replace(time.settings(), timeout=0.05, max_retries=1)
    with (
        meeting(caller, settings, silence) as (server, client),
        pytest.raises(APITimeoutError, match="ReadTimeout"),
    ):
        client.send(get())

    assert len(server.requests) == 2


def test_a_host_that_cannot_be_resolved_is_a_connection_error(
    caller: CallerType, time: Time
) -> None:
    settings = replace(time.settings("http://host.invalid"), max_retries=0)
    with caller(settings) as client, pytest.raises(APIConnectionError):
        client.send(get())
