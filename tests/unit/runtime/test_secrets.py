"""A credential goes to the API's own origin and nowhere else: no log, error, pickle, repr or traceback shows it."""

from __future__ import annotations

import copy
import logging
import pickle
import traceback
from dataclasses import replace

import httpx2
import pytest

from _runtime.errors import APIConnectionError, APIError, APIResponseValidationError, APIStatusError
from _runtime.options import Settings
from _runtime.security import ApiKey, Basic, Bearer, Credential
from support.calling import TOKEN, CallerType, SyncCaller, Time, get, key, meeting
from support.misbehaving import (
    Behaviour,
    MisbehavingServer,
    Recorded,
    answer,
    cut_body,
    redirect,
    reset,
    silence,
)

LOCATIONS = pytest.mark.parametrize("location", ["header", "query", "cookie"])

ECHO = answer(
    401,
    {"message": f"no such key: {TOKEN}"},
    [("X-Echo", TOKEN), ("Set-Cookie", "session=abc"), ("Location", f"/?api_key={TOKEN}")],
)
ECHO_IN_HEADERS = answer(
    200, f"<html>{TOKEN}</html>", [("X-Request-Id", TOKEN)], f"text/{TOKEN}; token={TOKEN}"
)


def with_key(time: Time, location: str) -> Settings:
    return replace(time.settings(), credentials={"Key": key(location)}, max_retries=0)


@LOCATIONS
def test_a_credential_reaches_the_api(caller: CallerType, time: Time, location: str) -> None:
    with meeting(caller, with_key(time, location), answer(200, {})) as (server, client):
        client.send(get())

    (request,) = server.requests
    where = {
        "header": request.header("Authorization"),
        "query": dict(request.query).get("api_key"),
        "cookie": (request.header("Cookie") or "").removeprefix("session="),
    }
    assert where[location] == TOKEN
    assert request.wire.count(TOKEN) == 1


@LOCATIONS
def test_no_log_shows_a_credential(
    caller: CallerType, time: Time, location: str, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    with meeting(caller, with_key(time, location), answer(200, {})) as (_, client):
        client.send(get())

    assert "HTTP Request: GET" in caplog.text
    assert TOKEN not in caplog.text


@LOCATIONS
@pytest.mark.parametrize(
    "served",
    [
        ECHO,
        ECHO_IN_HEADERS,
        reset,
        cut_body(),
        silence,
        answer(200, [TOKEN]),
        redirect(f"http://[{TOKEN}/"),
    ],
    ids=["echo", "echo-in-headers", "reset", "cut", "silent", "unusable", "bad-redirect"],
)
def test_no_error_shows_a_credential(
    caller: CallerType, time: Time, location: str, served: Behaviour
) -> None:
    settings = replace(with_key(time, location), timeout=0.1)
    with meeting(caller, settings, served) as (_, client), pytest.raises(APIError) as caught:
        client.send(get()).parse()
    error = caught.value

    assert TOKEN not in str(error) + repr(error) + repr(vars(error))
    assert TOKEN not in "".join(traceback.format_exception(error))
    assert TOKEN.encode() not in pickle.dumps(error)
    assert "session=abc" not in str(pickle.dumps(error))


def test_a_success_shows_no_credential_in_its_headers_and_keeps_its_body(
    caller: CallerType, time: Time
) -> None:
    with meeting(caller, with_key(time, "header"), ECHO_IN_HEADERS) as (_, client):
        response = client.send(get())

    assert response.request_id == "[secret]"
    assert response.headers["content-type"] == "text/[secret]; token=[secret]"
    assert response.content == f"<html>{TOKEN}</html>".encode()
    with pytest.raises(APIResponseValidationError, match=r"\(content-type text/\[secret\]\) "):
        response.parse()


@LOCATIONS
def test_not_even_the_locals_of_a_traceback_show_a_credential(
    caller: CallerType, time: Time, location: str
) -> None:
    with (
        meeting(caller, with_key(time, location), reset) as (_, client),
        pytest.raises(APIConnectionError) as caught,
    ):
        client.send(get())

    told = traceback.TracebackException.from_exception(caught.value, capture_locals=True)
    assert TOKEN not in "".join(told.format())


def test_the_cause_of_a_connection_error_holds_no_request_with_credentials(
    caller: CallerType, time: Time
) -> None:
    with (
        meeting(caller, with_key(time, "header"), reset) as (server, client),
        pytest.raises(APIConnectionError) as caught,
    ):
        client.send(get())

    cause = caught.value.__cause__
    assert isinstance(cause, httpx2.ReadError)
    assert cause.request.url == f"{server.url}/things"
    assert "authorization" not in cause.request.headers
    assert (cause.__traceback__, cause.__cause__, cause.__context__) == (None, None, None)


@pytest.mark.parametrize(
    "echo",
    [
        b'{"message": "no key k/e+y\\"0123456"}',
        b'{"message": "no key k\\/e+y\\"0123456"}',
        b'{"message": "no key k%2Fe%2By%220123456"}',
    ],
)
def test_an_echo_is_blotted_out_in_every_spelling(time: Time, echo: bytes) -> None:
    settings = replace(time.settings(), credentials={"Key": Bearer('k/e+y"0123456')})
    with (
        meeting(SyncCaller, settings, answer(400, echo)) as (_, client),
        pytest.raises(APIStatusError) as caught,
    ):
        client.send(get())

    assert caught.value.message == "no key [secret]"
    assert b"0123456" not in caught.value.response.content


def test_an_error_survives_pickling_and_copying(caller: CallerType, time: Time) -> None:
    with (
        meeting(caller, with_key(time, "header"), ECHO) as (_, client),
        pytest.raises(APIStatusError) as caught,
    ):
        client.send(get())

    for error in (
        pickle.loads(pickle.dumps(caught.value)),
        copy.copy(caught.value),
        copy.deepcopy(caught.value),
    ):
        assert type(error) is type(caught.value)
        assert str(error) == str(caught.value) == "401: no such key: [secret] (GET /things)"
        assert error.status_code == 401
        assert error.body == {"message": "no such key: [secret]"}
        assert error.response.content == caught.value.response.content


def test_a_pickled_validation_error_leaves_the_body_behind(caller: CallerType, time: Time) -> None:
    served = answer(200, {"apiKey": "sdk-secret"})
    with meeting(caller, time.settings(), served) as (_, client):
        response = client.send(get(list[int]))
    with pytest.raises(APIResponseValidationError) as caught:
        response.parse()

    assert caught.value.body == {"apiKey": "sdk-secret"}
    restored = pickle.loads(pickle.dumps(caught.value))
    assert str(restored) == str(caught.value)
    assert restored.body is None


@LOCATIONS
@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_redirect_to_another_origin_takes_no_credential_along(
    caller: CallerType, time: Time, location: str, status: int
) -> None:
    settings = replace(with_key(time, location), headers={"X-Tenant": "me"})
    with MisbehavingServer(answer(200, {"a": 1})) as other:
        there = redirect(f"{other.url}/elsewhere?page=2", status)
        with meeting(caller, settings, there) as (_, client):
            request = get(options={"headers": {"X-Trace": "t"}})
            assert client.send(request).parse() == {"a": 1}

    (arrived,) = other.requests
    assert arrived.target == "/elsewhere?page=2"
    assert {name for name, _ in arrived.headers} == {"Host", "Accept", "User-Agent"}
    assert TOKEN not in arrived.wire


def test_a_credential_that_the_server_echoes_into_its_redirect_is_taken_out(
    caller: CallerType, time: Time
) -> None:
    with MisbehavingServer(answer(200, {})) as other:
        there = redirect(f"{other.url}/elsewhere?a=1&api_key={TOKEN}&b=2#top")
        with meeting(caller, with_key(time, "query"), there) as (_, client):
            client.send(get())

    assert other.requests[0].target == "/elsewhere?a=1&b=2"


@LOCATIONS
def test_a_redirect_that_hides_a_credential_elsewhere_is_not_followed(
    caller: CallerType, time: Time, location: str
) -> None:
    with MisbehavingServer(answer(200, {})) as other:
        there = redirect(f"{other.url}/login?next=%2Fthings%3Fk%3D{TOKEN}")
        with (
            meeting(caller, with_key(time, location), there) as (_, client),
            pytest.raises(APIStatusError) as caught,
        ):
            client.send(get())

    assert other.requests == []
    assert caught.value.status_code == 302
    assert TOKEN not in repr(caught.value.response.headers)


def test_a_credential_that_is_echoed_at_home_is_sent_once(caller: CallerType, time: Time) -> None:
    served = redirect(f"/moved?api_key={TOKEN}&a=1"), answer()
    with meeting(caller, with_key(time, "query"), *served) as (server, client):
        response = client.send(get())

    assert server.requests[1].query == [("a", "1"), ("api_key", TOKEN)]
    assert TOKEN not in response.url


def test_nothing_is_trusted_again_after_a_detour_over_another_origin(
    caller: CallerType, time: Time
) -> None:
    def script(request: Recorded) -> Behaviour:
        return redirect(f"{home.url}/admin")

    with MisbehavingServer(script=script) as other:
        there = redirect(other.url)
        with meeting(caller, with_key(time, "header"), there, answer()) as (home, client):
            client.send(get())

    assert [request.path for request in home.requests] == ["/things", "/admin"]
    assert TOKEN in home.requests[0].wire
    assert TOKEN not in home.requests[1].wire


def test_a_cookie_that_the_server_sets_is_never_sent(caller: CallerType, time: Time) -> None:
    served = answer(200, {}, [("Set-Cookie", "tracker=1")])
    with meeting(caller, time.settings(), served) as (server, client):
        client.send(get())
        client.send(get())

    assert server.requests[1].header("Cookie") is None


def test_settings_print_without_credentials_and_headers(time: Time) -> None:
    settings = replace(time.settings(), headers={"X-Token": TOKEN})
    assert "Authorization" in repr(settings)
    assert TOKEN not in repr(settings)


@pytest.mark.parametrize(
    "credential",
    [ApiKey("X-Key", "header", TOKEN), Bearer(TOKEN), Basic("user-name", TOKEN)],
    ids=["key", "bearer", "basic"],
)
def test_a_credential_is_neither_printed_nor_pickled(credential: Credential) -> None:
    assert TOKEN not in repr(credential) + str(credential)
    assert copy.deepcopy(credential) is credential
    with pytest.raises(TypeError, match="not pickled"):
        pickle.dumps(credential)


@pytest.mark.parametrize("value", ["", "k3y\n", "k3\x00y", " k3y", "k3y ", "schlüssel"])
def test_a_credential_that_no_header_can_carry_is_refused_without_being_shown(value: str) -> None:
    with pytest.raises(ValueError, match="the credential for 'X-Key'") as caught:
        ApiKey("X-Key", "header", value)

    assert "k3" not in str(caught.value)
    assert "schl" not in str(caught.value)


def test_bearer_and_basic_are_written_as_their_standards_say(time: Time) -> None:
    for credential, expected in (
        (Bearer("t-0123456"), "Bearer t-0123456"),
        (Basic("Aladdin", "open sesame"), "Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ=="),
    ):
        settings = replace(time.settings(), credentials={"Key": credential})
        with meeting(SyncCaller, settings, answer(200, {})) as (server, client):
            client.send(get())
        assert server.requests[0].header("Authorization") == expected
