from __future__ import annotations

import httpx2
import pytest

from fragmint.contract.exchange import WireRequest
from fragmint.contract.mock import MockServer
from fragmint.contract.mock.preferences import parted


@pytest.mark.parametrize(
    ("prefer", "status", "example"),
    [
        ("code=404", 404, ""),
        ("example=no-pets", 200, '{"items": []}'),
        ('code=200, example="no-pets"', 200, '{"items": []}'),
        ("code=418", 418, ""),
        ("code=500", 404, ""),
        ("example=none", 404, ""),
        ("code=soon", 404, ""),
        ("scenario=nonsense", 400, ""),
        ("scenario=418", 418, ""),
    ],
)
def test_a_caller_may_prefer_an_answer_that_is_documented(
    http: httpx2.Client, prefer: str, status: int, example: str
) -> None:
    answer = http.get("/pets", headers={"Prefer": prefer})

    assert answer.status_code == status
    assert example in answer.text


def test_what_is_made_up_is_preferred_to_an_example(http: httpx2.Client) -> None:
    shown, made_up = (
        http.get("/pets", headers={"Prefer": f"dynamic={each}"}).json()
        for each in ("false", "true")
    )

    assert (shown["total"], made_up["total"]) == (2, 1)


def test_a_preference_is_no_part_of_the_request(http: httpx2.Client, server: MockServer) -> None:
    http.get("/pets", headers={"Prefer": "code=200"})

    assert server.exchanges[0].violations == ()
    assert server.exchanges[0].request.header("prefer") is None


def test_a_preference_saves_no_request_from_being_refused(http: httpx2.Client) -> None:
    assert http.get("/pets?limti=1", headers={"Prefer": "code=200"}).status_code == 422


@pytest.mark.parametrize(
    ("values", "left", "asked"),
    [
        (["code=404"], None, {"code": "404"}),
        (["CODE = 404"], None, {"code": "404"}),
        (["code=404", "code=500"], None, {"code": "404"}),
        (['example="a, \\"b\\""; x=1, code=404'], None, {"example": 'a, "b"', "code": "404"}),
        (["return=minimal, code=404, wait=10"], "return=minimal, wait=10", {"code": "404"}),
        (["respond-async"], "respond-async", {}),
        (["dynamic"], None, {"dynamic": ""}),
    ],
)
def test_preferences_are_read_as_the_rfc_writes_them_and_others_are_left(
    values: list[str], left: str | None, asked: dict[str, str]
) -> None:
    headers = (("Accept", ""), *(("Prefer", each) for each in values))

    request, found = parted(WireRequest("GET", "/", headers=headers))

    assert (request.header("prefer"), found) == (left, asked)
    assert request.header("accept") == ""
