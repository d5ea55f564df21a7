from __future__ import annotations

import asyncio
import json
from collections.abc import Generator
from contextlib import contextmanager

import httpx2
import pytest

from fragmint.contract.exchange import Order
from fragmint.contract.mock import MockApp, MockServer
from fragmint.contract.mock.scenarios import STEPS, step
from fragmint.contract.oracle import Oracle
from fragmint.contract.values import JsonObject, JsonValue
from unit.contract.documents import PETSHOP, Write, one_operation

LIMIT: JsonObject = {
    "reset-unit": "epoch-ms",
    "families": {
        "all": {"limit": "X-Limit", "remaining": "X-Left", "reset": "X-Reset"},
        "route": {"remaining": "X-Route-Left"},
    },
}


@contextmanager
def asking(oracle: Oracle, scenario: str) -> Generator[httpx2.AsyncClient]:
    """A client of the app itself, which goes through a scenario."""
    app = MockApp(oracle, lambda _: None, scenario, lambda: 1_000.25)
    headers = {"X-Key": "k", "Shop-Version": "beta"}
    transport = httpx2.ASGITransport(app)
    yield httpx2.AsyncClient(transport=transport, base_url="http://mock/api/v1", headers=headers)


def limited(write: Write, **facts: JsonValue) -> Oracle:
    """The oracle of a document that says this of its rate limit."""
    document = one_operation()
    said: JsonObject = LIMIT | facts
    document["x-fragmint"] = {"rate-limit": said}
    return Oracle(write(document))


async def statuses(http: httpx2.AsyncClient, *paths: str) -> list[int]:
    return [(await http.get(path)).status_code for path in paths]


def test_every_path_goes_through_the_steps_on_its_own_and_then_again(oracle: Oracle) -> None:
    with asking(oracle, "503, 503, ok") as http:
        found = asyncio.run(
            statuses(http, "/pets", "/pets/1", "/pets", "/pets", "/pets/1?x=1", "/pets/1", "/pets")
        )

    assert found == [503, 503, 503, 200, 422, 503, 503]


def test_a_request_that_is_refused_is_no_step(oracle: Oracle) -> None:
    with asking(oracle, "503,ok") as http:
        found = asyncio.run(statuses(http, "/pets?limti=1", "/pets", "/pets?limti=1", "/pets"))

    assert found == [422, 503, 422, 200]


@pytest.mark.parametrize("text", ["nonsense", "503,,ok", "200", "", "503 ok"])
def test_a_scenario_of_unknown_steps_is_refused_with_those_that_are_known(
    oracle: Oracle, text: str
) -> None:
    with pytest.raises(ValueError, match=STEPS):
        MockApp(oracle, lambda _: None, text)


@pytest.mark.parametrize(
    ("unit", "reset"), [("epoch-ms", "1001250"), ("epoch-s", "1002"), ("seconds", "1")]
)
def test_a_rate_limit_is_told_by_the_headers_and_in_the_unit_of_the_document(
    write: Write, unit: str, reset: str
) -> None:
    order = step("429", limited(write, **{"reset-unit": unit}), 1_000.25)

    assert order == Order(
        429, headers={"X-Limit": "10", "X-Left": "0", "X-Route-Left": "0", "X-Reset": reset}
    )


def test_a_rate_limit_without_a_documented_reset_says_retry_after(
    write: Write, oracle: Oracle
) -> None:
    families: JsonObject = {"all": {"remaining": "X-Left"}}

    assert step("429", limited(write, families=families), 0).headers == {
        "X-Left": "0",
        "Retry-After": "1",
    }
    assert step("429", oracle, 0).headers == {"Retry-After": "1"}
    assert step("503", oracle, 0).headers == {"Retry-After": "1"}


def test_a_status_is_answered_as_documented_and_without_a_body_where_it_is_not(
    oracle: Oracle,
) -> None:
    with asking(oracle, "418,503") as http:

        async def both() -> list[bytes]:
            return [(await http.get("/pets")).content for _ in range(2)]

        bodies = asyncio.run(both())

    assert [json.loads(bodies[0]), bodies[1]] == [{"message": "string"}, b""]


def test_a_page_and_a_redirect_come_in_place_of_the_answer(
    http: httpx2.Client, server: MockServer
) -> None:
    page, elsewhere = (
        http.get("/pets", headers={"Prefer": f"scenario={each}"}) for each in ("html", "redirect")
    )

    assert (page.status_code, page.headers["content-type"]) == (200, "text/html")
    assert page.text.startswith("<!doctype html>")
    assert (elsewhere.status_code, elsewhere.content) == (302, b"")
    assert elsewhere.headers["location"].endswith(".invalid/")


@pytest.mark.parametrize("path", ["/pets", "/pets/newest"])
def test_an_answer_that_is_cut_ends_the_connection_before_its_body(
    http: httpx2.Client, server: MockServer, path: str
) -> None:
    server.orders.append(Order(cut=True))

    with pytest.raises(httpx2.RemoteProtocolError):
        http.get(path)

    assert http.get(path).status_code == 200


def test_an_empty_body_can_be_cut_too(http: httpx2.Client, server: MockServer) -> None:
    server.orders.append(Order(404, cut=True))

    with pytest.raises(httpx2.RemoteProtocolError):
        http.get("/pets")


def test_a_slow_answer_keeps_nobody_else_waiting(http: httpx2.Client, server: MockServer) -> None:
    server.orders.append(Order(delay=30))

    with pytest.raises(httpx2.ReadTimeout):
        http.get("/pets", timeout=0.2)

    assert http.get("/pets", timeout=10).status_code == 200
    assert [exchange.answer is not None for exchange in server.exchanges] == [True, True]


def test_two_mocks_in_one_process_know_nothing_of_each_other(write: Write) -> None:
    other = Oracle(write(one_operation()))
    with MockServer(Oracle(PETSHOP)) as petshop, MockServer(other) as plain:
        petshop.orders.append(Order(418))
        assert httpx2.post(f"{plain.base_url}/a").status_code == 200
        assert httpx2.get(f"{plain.base_url}/api/v1/pets").status_code == 404

    assert [len(each.exchanges) for each in (petshop, plain)] == [0, 2]
    assert (len(petshop.orders), len(plain.orders)) == (1, 0)
