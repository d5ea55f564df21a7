"""When the server misbehaves: the emitted client, by thread and by task, against a server that does."""

from __future__ import annotations

import time
from collections.abc import Generator
from contextlib import contextmanager
from typing import Unpack

import pytest
from launchdarkly_releases import (
    APIConnectionError,
    APIError,
    APIResponseValidationError,
    APIStatusError,
    APITimeoutError,
    AuthenticationError,
    Deviation,
    InternalServerError,
    NotFoundError,
    RateLimitError,
)
from launchdarkly_releases.models import KnownReleaseMethod

from e2e.callers import TOKEN, AsyncCaller, Caller, Options, SyncCaller
from support.misbehaving import (
    Behaviour,
    Connection,
    MisbehavingServer,
    answer,
    cut_body,
    drip_body,
    drip_headers,
    html,
    redirect,
    reset,
    silence,
)

pytestmark = pytest.mark.filterwarnings("ignore::launchdarkly_releases.LifecycleWarning")

PROJECT: dict[str, object] = {
    "_id": "57be1db38b75bf0772d11383",
    "key": "default",
    "includeInSnippetByDefault": True,
    "name": "Default",
    "tags": ["ops"],
}
POLICY: dict[str, object] = {
    "_id": "550e8400",
    "rank": 1,
    "releaseMethod": "guarded-release",
    "name": "Production",
    "key": "production",
}
PATH = "/api/v2/projects/default"


@pytest.fixture(params=[SyncCaller, AsyncCaller], ids=["sync", "async"])
def caller(request: pytest.FixtureRequest) -> type[Caller]:
    """The client by thread, then the one by task."""
    made: type[Caller] = request.param
    return made


@contextmanager
def meeting(
    caller: type[Caller], *behaviours: Behaviour, **options: Unpack[Options]
) -> Generator[tuple[MisbehavingServer, Caller], None, None]:
    """A server that behaves like this, and a client that calls it."""
    options.setdefault("max_retries", 0)
    with MisbehavingServer(*behaviours) as server, caller(server.url, **options) as client:
        yield server, client


@pytest.mark.parametrize(
    ("unexpected", "deviation"),
    [
        ({"new/field": {"a": [1]}}, ("unknown_field", "/new~1field")),
        ({"environments": None}, ("unexpected_null", "/environments")),
        ({"environments": {"items": None}}, ("unexpected_null", "/environments/items")),
    ],
    ids=["unknown-field", "null-object", "null-array"],
)
def test_what_is_merely_unexpected_is_kept_and_told(
    caller: type[Caller], unexpected: dict[str, object], deviation: tuple[str, str]
) -> None:
    told: list[Deviation] = []
    body = PROJECT | unexpected
    with meeting(caller, answer(200, body), on_deviation=told.append) as (_, client):
        project = client.project()

    assert project.model_dump(mode="json", by_alias=True, exclude_unset=True) == body
    assert [(each.kind, each.pointer) for each in told] == [deviation]


def test_an_unknown_enum_value_is_kept_told_and_can_be_recognised(caller: type[Caller]) -> None:
    told: list[Deviation] = []
    known, unknown = answer(200, POLICY), answer(200, POLICY | {"releaseMethod": "warp-release"})
    with meeting(caller, known, unknown, on_deviation=told.append) as (_, client):
        assert client.policy().release_method is KnownReleaseMethod.GUARDED_RELEASE
        method = client.policy().release_method

    assert method == "warp-release"
    assert not isinstance(method, KnownReleaseMethod)
    assert [(each.kind, each.pointer) for each in told] == [
        ("unknown_enum_value", "/releaseMethod")
    ]


@pytest.mark.parametrize(
    ("served", "pointer"),
    [
        (answer(200, {name: PROJECT[name] for name in PROJECT if name != "key"}), "/key"),
        (answer(200, PROJECT | {"tags": ["ops", None]}), "/tags/1"),
        (answer(200, '{"name": "Default"', content_type="application/json"), ""),
        (html(200), ""),
    ],
    ids=["missing-field", "null-in-array", "malformed", "html"],
)
def test_what_cannot_be_used_is_an_error_that_names_its_place_and_no_value(
    caller: type[Caller], served: Behaviour, pointer: str
) -> None:
    with (
        meeting(caller, served) as (_, client),
        pytest.raises(APIResponseValidationError) as caught,
    ):
        client.project()

    error = caught.value
    assert (error.method, error.path, error.pointers) == ("GET", PATH, (pointer,))
    assert f"GET {PATH}" in str(error)
    assert pointer in str(error)
    assert "Default" not in str(error)
    assert "Sorry" not in str(error)


def busy_for_half_a_second(connection: Connection) -> bool:
    """Say when to come back in nothing but the API's own header."""
    reset_at = str(int((time.time() + 0.5) * 1000))
    return answer(429, headers=[("X-Ratelimit-Reset", reset_at)])(connection)


@pytest.mark.parametrize(
    ("first", "least"),
    [
        (answer(429, headers=[("Retry-After", "1")]), 1.0),
        (busy_for_half_a_second, 0.4),
        (answer(503), 0.0),
        (cut_body(PROJECT, at=10), 0.0),
        (reset, 0.0),
    ],
    ids=["429-retry-after", "429-reset", "503", "cut-body", "reset"],
)
def test_a_call_that_fails_once_is_made_again_after_the_right_wait(
    caller: type[Caller], first: Behaviour, least: float
) -> None:
    begin = time.monotonic()
    with meeting(caller, first, answer(200, PROJECT), max_retries=1) as (server, client):
        project = client.project()
    took = time.monotonic() - begin

    assert project.name == "Default"
    assert len(server.requests) == 2
    assert least <= took < least + 3


@pytest.mark.parametrize(
    ("served", "error"),
    [
        (answer(429, headers=[("Retry-After", "0")]), RateLimitError),
        (busy_for_half_a_second, RateLimitError),
        (answer(503), InternalServerError),
        (cut_body(PROJECT, at=10), APIConnectionError),
        (reset, APIConnectionError),
    ],
    ids=["429-retry-after", "429-reset", "503", "cut-body", "reset"],
)
def test_a_call_that_fails_for_good_ends_with_the_typed_error(
    caller: type[Caller], served: Behaviour, error: type[APIError]
) -> None:
    with (
        meeting(caller, served, max_retries=1) as (server, client),
        pytest.raises(APIError) as caught,
    ):
        client.project()

    assert type(caught.value) is error
    assert len(server.requests) == 2


@pytest.mark.parametrize(
    ("served", "error", "status", "body"),
    [
        (html(502), InternalServerError, 502, b"<html><h1>Sorry</h1></html>"),
        (
            answer(401, {"code": "unauthorized"}),
            AuthenticationError,
            401,
            b'{"code": "unauthorized"}',
        ),
        (answer(418, b"short and stout"), APIStatusError, 418, b"short and stout"),
        (answer(404), NotFoundError, 404, b""),
    ],
    ids=["html-502", "json-401", "418", "empty-404"],
)
def test_an_error_status_is_the_typed_error_with_status_and_raw_body(
    caller: type[Caller], served: Behaviour, error: type[APIStatusError], status: int, body: bytes
) -> None:
    with meeting(caller, served) as (_, client), pytest.raises(error) as caught:
        client.project()

    assert (caught.value.status_code, caught.value.response.content) == (status, body)
    assert str(caught.value).startswith(str(status))


@pytest.mark.parametrize(
    ("served", "options", "error"),
    [
        (silence, Options(timeout=0.3, deadline=1.0, max_retries=9), APITimeoutError),
        (silence, Options(timeout=60.0, deadline=1.0), APITimeoutError),
        (drip_body(every=0.5), Options(deadline=1.0), APITimeoutError),
        (drip_headers(every=0.5), Options(deadline=1.0), APITimeoutError),
        (answer(503), Options(deadline=1.0, max_retries=9), InternalServerError),
    ],
    ids=["slow-retried", "slow", "dripping-body", "dripping-head", "unavailable"],
)
def test_no_call_outlasts_its_deadline(
    caller: type[Caller], served: Behaviour, options: Options, error: type[APIError]
) -> None:
    with meeting(caller, served, **options) as (_, client):
        begin = time.monotonic()
        with pytest.raises(APIError) as caught:
            client.project()
        took = time.monotonic() - begin

    assert type(caught.value) is error
    assert took < 1.5


def test_a_server_slower_than_the_timeout_is_a_timeout(caller: type[Caller]) -> None:
    with (
        meeting(caller, silence, timeout=0.2, max_retries=1) as (server, client),
        pytest.raises(APITimeoutError),
    ):
        client.project()

    assert len(server.requests) == 2


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_redirect_to_another_origin_carries_no_credential(
    caller: type[Caller], status: int
) -> None:
    with MisbehavingServer(answer(200, PROJECT)) as other:
        away = redirect(f"{other.url}/elsewhere", status)
        with meeting(caller, away, headers={"X-Session": TOKEN}) as (_, client):
            client.project()

    (arrived,) = other.requests
    assert arrived.target == "/elsewhere"
    assert TOKEN not in arrived.wire


def test_a_redirect_that_spells_out_the_token_is_not_followed(caller: type[Caller]) -> None:
    with MisbehavingServer(answer(200, PROJECT)) as other:
        away = redirect(f"{other.url}/elsewhere?key={TOKEN}")
        with meeting(caller, away) as (_, client), pytest.raises(APIStatusError, match="302"):
            client.project()

    assert other.connections == 0


@pytest.mark.parametrize(
    ("key", "segment"),
    [
        ("a/../b c?x=1", "a%2F..%2Fb%20c%3Fx%3D1"),
        ("100%#&+é", "100%25%23%26%2B%C3%A9"),
        ("line\nbreak", "line%0Abreak"),
        ("...", "..."),
    ],
)
def test_a_path_argument_is_sent_as_one_segment(
    caller: type[Caller], key: str, segment: str
) -> None:
    with meeting(caller, answer(200, PROJECT)) as (server, client):
        client.project(key)

    assert [sent.target for sent in server.requests] == [f"/api/v2/projects/{segment}"]


@pytest.mark.parametrize("key", ["", ".", ".."])
def test_a_path_argument_that_is_no_segment_is_refused_before_anything_is_sent(
    caller: type[Caller], key: str
) -> None:
    with (
        meeting(caller, answer(200, PROJECT)) as (server, client),
        pytest.raises(ValueError, match="projectKey"),
    ):
        client.project(key)

    assert server.connections == 0
