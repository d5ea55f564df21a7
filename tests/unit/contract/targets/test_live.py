"""The relay between a client and the live API, with a real server at its other end."""

from __future__ import annotations

import gzip
import logging

import httpx2
import pytest

from fragmint.contract.oracle import Oracle
from fragmint.contract.targets import Choice, start
from fragmint.contract.targets.live import LiveServer
from fragmint.contract.values import JsonObject
from fragmint.diagnostics import FragmintError
from support.loopback import Connection, MisbehavingServer
from unit.contract.documents import Write, one_operation

HEADERS = {"X-Key": "contract-key", "Shop-Version": "beta"}
PETS = b'{"items": []}'


def says(body: bytes, *headers: str, status: str = "200 OK") -> MisbehavingServer:
    """A server that says this to everybody."""
    head = [
        f"HTTP/1.1 {status}",
        f"Content-Length: {len(body)}",
        "Content-Type: application/json",
        *headers,
    ]

    def behave(connection: Connection) -> bool:
        connection.send("\r\n".join([*head, "", ""]).encode() + body)
        return True

    return MisbehavingServer(behave)


def relay(oracle: Oracle, api: MisbehavingServer, *, writes: bool = False) -> LiveServer:
    """A relay to a server, for an account of our own."""
    choice = Choice(
        "live",
        base_url=f"{api.url}/v9/",
        credentials={"contract-key": "r3al"},
        values={"default": "mine"},
        writes=writes,
    )
    return LiveServer(oracle, choice)


def test_the_api_gets_the_request_as_it_was_with_the_real_credential(oracle: Oracle) -> None:
    with says(PETS) as api, relay(oracle, api) as server:
        url = f"{server.base_url}/pets?tag=a%2Cb&tag=default&limit=5"
        answer = httpx2.get(url, headers={**HEADERS, "User-Agent": "pets/1"})

    (asked,) = api.requests
    assert (asked.method, asked.target) == ("GET", "/v9/pets?tag=a%2Cb&tag=mine&limit=5")
    assert [asked.header(name) for name in ("X-Key", "Shop-Version", "User-Agent")] == [
        "r3al",
        "beta",
        "pets/1",
    ]
    assert (answer.status_code, answer.content) == (200, PETS)


def test_headers_that_are_not_ascii_go_there_and_back(write: Write) -> None:
    param: JsonObject = {"name": "X-City", "in": "header", "schema": {"type": "string"}}
    oracle = Oracle(write(one_operation(method="get", parameters=[param])))
    headers = httpx2.Headers({"X-City": "Zürich 東"}, encoding="utf-8")
    with says(b"", "X-City: Zürich 東") as api, relay(oracle, api) as server:
        answer = httpx2.get(f"{server.base_url}/a", headers=headers)

    (asked,) = api.requests
    assert (asked.header("X-City") or "").encode("latin-1").decode() == "Zürich 東"
    assert answer.headers["x-city"] == "Zürich 東"


def test_the_test_sees_the_request_as_the_client_sent_it(oracle: Oracle) -> None:
    with says(PETS) as api, relay(oracle, api) as server:
        httpx2.get(f"{server.base_url}/pets", headers=HEADERS)

    (exchange,) = server.exchanges
    assert exchange.request.header("x-key") == "contract-key"
    assert "r3al" not in repr(exchange)


def test_an_answer_comes_without_its_secrets_and_without_what_was_for_the_connection(
    oracle: Oracle,
) -> None:
    body = gzip.compress(b'{"items": [], "told": "r3al"}')
    headers = ("Content-Encoding: gzip", "X-Echo: r3al", "Connection: keep-alive")
    with says(body, *headers) as api, relay(oracle, api) as server:
        answer = httpx2.get(f"{server.base_url}/pets", headers=HEADERS)

    assert answer.json() == {"items": [], "told": "contract-key"}
    assert answer.headers["x-echo"] == "contract-key"
    assert "content-encoding" not in answer.headers
    assert server.exchanges[0].answer is not None
    assert server.exchanges[0].answer.headers == {"x-echo": "contract-key"}


def test_nothing_of_what_the_api_is_asked_and_answers_is_logged(
    oracle: Oracle, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    with says(PETS, "Set-Cookie: s=s3cret") as api, relay(oracle, api) as server:
        httpx2.get(f"{server.base_url}/pets?tag=contract-key", headers=HEADERS)

    assert "tag=contract-key" in caplog.text
    assert [text for text in ("r3al", "s3cret", api.url) if text in caplog.text] == []


def test_a_request_that_is_not_as_documented_never_reaches_the_api(oracle: Oracle) -> None:
    with says(PETS) as api, relay(oracle, api) as server:
        answer = httpx2.get(f"{server.base_url}/pets?limti=5", headers=HEADERS)

    assert answer.status_code >= 400
    assert api.requests == []


@pytest.mark.parametrize("writes", [False, True])
def test_what_may_change_things_is_sent_only_if_allowed(oracle: Oracle, writes: bool) -> None:
    with says(b"", status="204 No Content") as api, relay(oracle, api, writes=writes) as server:
        answer = httpx2.delete(f"{server.base_url}/pets/1")

    assert len(api.requests) == writes
    assert answer.status_code == (204 if writes else 501)
    told = "; ".join(map(str, server.exchanges[0].violations))
    assert ("--contract-allow-writes" in told) is not writes


def test_a_redirect_is_the_client_s_to_follow(oracle: Oracle) -> None:
    with says(b"", "Location: /v9/other", status="302 Found") as api, relay(oracle, api) as server:
        answer = httpx2.get(f"{server.base_url}/pets", headers=HEADERS)

    assert (answer.status_code, len(api.requests)) == (302, 1)


def test_an_api_that_is_not_there_fails_the_test_and_says_so(oracle: Oracle) -> None:
    with says(PETS) as api:
        pass
    with relay(oracle, api) as server:
        answer = httpx2.get(f"{server.base_url}/pets", headers=HEADERS)

    assert answer.status_code == 502
    assert [str(each) for each in server.exchanges[0].violations] == [
        f"{api.url}/v9: was not reached: ConnectError"
    ]


def test_a_document_that_names_no_server_needs_a_url(write: Write) -> None:
    oracle = Oracle(write(one_operation()))

    with pytest.raises(FragmintError, match="--contract-base-url"):
        start(Choice("live"), oracle)
