"""Recordings in the place of the API."""

from __future__ import annotations

from pathlib import Path

import httpx2
import pytest

from fragmint.contract.exchange import Answer, Exchange, WireRequest
from fragmint.contract.oracle import Oracle
from fragmint.contract.recordings import Recorder, write
from fragmint.contract.targets.replay import ReplayServer

HEADERS = {"X-Key": "k", "Shop-Version": "beta"}
SENT = (("X-Key", "k"), ("Shop-Version", "beta"))


@pytest.fixture
def folder(oracle: Oracle, tmp_path: Path) -> Path:
    """A folder with the recordings of three requests to the petshop."""
    asked = {
        "GET /pets": [WireRequest("GET", "/pets", "limit=5&tag=x", SENT)],
        "GET /pets/{pet_id}": [
            WireRequest("GET", "/pets/tom", "", SENT),
            WireRequest("GET", "/pets/a%2Fb", "", SENT),
        ],
    }
    recorder = Recorder(oracle)
    answers = [
        recorder.recording(Exchange(request, key, (), _answer(request.path)))
        for key, requests in asked.items()
        for request in requests
    ]
    write(filter(None, answers), tmp_path)
    return tmp_path


def _answer(path: str) -> Answer:
    body = f'{{"kind": "Cat", "name": "of {path}"}}'.encode()
    return Answer(200, "application/json", body, {"x-left": "9"})


@pytest.mark.parametrize(
    ("url", "path"),
    [
        ("/pets?limit=5&tag=x", "/pets"),
        ("/pets?tag=%78&limit=5", "/pets"),
        ("/pets/t%6Fm", "/pets/tom"),
        ("/pets/a%2Fb", "/pets/a%2Fb"),
    ],
)
def test_a_request_is_answered_as_it_was(oracle: Oracle, folder: Path, url: str, path: str) -> None:
    with ReplayServer(oracle, folder) as server:
        answer = httpx2.get(server.base_url + url, headers={**HEADERS, "X-Key": "another"})

    assert answer.json()["name"] == f"of {path}"
    assert answer.headers["x-left"] == "9"


@pytest.mark.parametrize(
    ("url", "told"),
    [
        ("/pets?limit=6&tag=x", "the nearest is GET-pets/pets-limit-5-tag-x-"),
        ("/pets?limit=6&tag=x", "query limit is '6', recorded was '5'"),
        ("/pets/jerry", "path is '/pets/jerry', recorded was '/pets/"),
        ("/pets/newest", "no request to GET /pets/newest was recorded"),
    ],
)
def test_a_request_that_was_not_recorded_fails_and_says_what_is_nearest(
    oracle: Oracle, folder: Path, url: str, told: str
) -> None:
    with ReplayServer(oracle, folder) as server:
        answer = httpx2.get(server.base_url + url, headers=HEADERS)

    (violation,) = server.exchanges[0].violations
    assert told in str(violation)
    assert told in answer.text


def test_a_request_that_is_not_as_documented_is_refused_first(oracle: Oracle, folder: Path) -> None:
    with ReplayServer(oracle, folder) as server:
        httpx2.get(f"{server.base_url}/pets?limti=5", headers=HEADERS)

    assert "query limti: is not documented" in map(str, server.exchanges[0].violations)
