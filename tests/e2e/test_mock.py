"""`fragmint mock` as people use it: what it tells, what it answers to whom, and how it ends."""

from __future__ import annotations

import asyncio
import json
import shlex
import socket
import time
from collections.abc import Iterator
from pathlib import Path

import httpx2
import pytest

from fragmint.contract.exchange import Order
from fragmint.contract.oracle import Oracle
from support.commands import fragmint
from support.mock import Mock
from support.trees import contents

ROOT = Path(__file__).resolve().parents[2]
PROJECT = "/api/v2/projects/default"
TOKEN = {"Authorization": "a-secret-token", "LD-API-Version": "20240415"}
OVERLAY = """\
overlay: 1.1.0
info: {title: Another name, version: "1"}
actions:
  - target: $.paths['/things'].get
    update: {operationId: listThings}
"""
SPEC = """\
openapi: 3.1.0
info: {title: Things, version: "1"}
servers: [{url: "https://things.example/v1"}]
paths:
  /things:
    get:
      operationId: list
      responses: {"200": {description: fine, content: {application/json: {schema: {type: integer}}}}}
    post:
      operationId: add
      responses: {"204": {description: added}}
"""


@pytest.fixture(scope="module")
def launchdarkly() -> Iterator[Mock]:
    """The mock of the configured client, which tells each request as JSON."""
    with Mock("--client", "launchdarkly-releases", "--format", "json", cwd=ROOT) as mock:
        yield mock


def test_it_tells_the_url_the_operations_and_how_to_ask_for_each(launchdarkly: Mock) -> None:
    told = json.loads(launchdarkly.first)

    assert [(each["operation"], each["id"]) for each in told["operations"]] == [
        ("GET /api/v2/projects/{projectKey}/release-policies", "getReleasePolicies"),
        ("GET /api/v2/projects/{projectKey}/release-policies/{policyKey}", "getReleasePolicy"),
        ("GET /api/v2/projects/{projectKey}", "getProject"),
    ]
    assert told["operations"][0]["curl"] == (
        f"curl {told['url']}/api/v2/projects/default/release-policies "
        "-H 'LD-API-Version: beta' -H 'Authorization: TOKEN'"
    )


def test_every_line_for_curl_is_answered_with_the_documented_success(launchdarkly: Mock) -> None:
    for operation in json.loads(launchdarkly.first)["operations"]:
        _, url, *options = shlex.split(operation["curl"])
        headers = dict(option.split(": ", 1) for option in options if option != "-H")

        answer = httpx2.get(url, headers=headers)

        assert answer.status_code == 200, operation
        assert "fragmint-violation" not in answer.headers


def test_a_hundred_clients_at_once_get_what_each_asked_for(launchdarkly: Mock) -> None:
    async def one(http: httpx2.AsyncClient, number: int) -> bool:
        example, status = ("project", 200) if number % 2 else ("not-found", 404)
        prefer = {"Prefer": f"code={status}, example={example}"}
        answer = await http.get(f"{launchdarkly.url}{PROJECT}", headers=TOKEN | prefer)
        return answer.status_code == status and ("environments" in answer.json()) == (status == 200)

    async def everyone() -> list[bool]:
        limits = httpx2.Limits(max_connections=100)
        async with httpx2.AsyncClient(limits=limits, timeout=60) as http:
            return await asyncio.gather(*(one(http, number) for number in range(300)))

    assert all(asyncio.run(everyone()))


def test_a_page_of_another_origin_may_ask_too(launchdarkly: Mock) -> None:
    asked = {"Origin": "http://localhost:3000", "Access-Control-Request-Method": "GET"}

    preflight = httpx2.options(f"{launchdarkly.url}{PROJECT}", headers=asked)
    answer = httpx2.get(f"{launchdarkly.url}{PROJECT}", headers=TOKEN | asked)

    assert (preflight.status_code, answer.status_code) == (200, 200)
    assert answer.headers["access-control-allow-origin"] == "*"


@pytest.fixture
def things(tmp_path: Path) -> Path:
    """A folder that holds one document and an overlay."""
    (tmp_path / "things.yaml").write_text(SPEC, "utf-8")
    (tmp_path / "names.yaml").write_text(OVERLAY, "utf-8")
    return tmp_path


def test_for_people_it_prints_a_table_lines_for_curl_and_each_request(things: Path) -> None:
    with Mock("things.yaml", cwd=things) as mock:
        right = httpx2.get(f"{mock.url}/things")
        secrets = {"Authorization": "Bearer hunter3", "Cookie": "sid=hunter4"}
        httpx2.get(f"{mock.url}/things?pasword=hunter2", headers=secrets)
        status, told, complained = mock.interrupt()

    assert mock.url.endswith("/v1")
    assert (right.json(), right.headers["content-type"]) == (1, "application/json")
    assert (status, complained) == (130, "")
    assert told.splitlines() == [
        "",
        "  GET /things   list",
        "  POST /things  add",
        "",
        f"curl {mock.url}/things",
        f"curl -X POST {mock.url}/things",
        "",
        "-H 'Prefer: code=404', example=NAME, dynamic=true or scenario=slow asks for another answer. Ctrl-C ends.",
        "",
        "200 GET /things (GET /things)",
        "422 GET /things (GET /things): query pasword: is not documented; header authorization: is not documented; "
        "cookie sid: is not documented",
    ]


def test_it_plays_what_the_client_is_made_from(things: Path) -> None:
    client = 'spec = "things.yaml"\noverlays = ["names.yaml"]\ninclude = ["listThings"]\n'
    settings = f'[[tool.fragmint.client]]\nname = "things"\noutput = "out"\n{client}'
    (things / "pyproject.toml").write_text(settings, "utf-8")
    before = contents(things)

    with Mock("--format", "json", cwd=things) as mock:
        dropped = httpx2.post(f"{mock.url}/things")

    assert [each["id"] for each in json.loads(mock.first)["operations"]] == ["listThings"]
    assert (dropped.status_code, dropped.headers["allow"]) == (405, "GET")
    assert contents(things) == before


def test_a_seed_makes_up_an_answer_of_its_own_and_always_the_same(things: Path) -> None:
    with Mock("things.yaml", "--seed", "7", "--quiet", cwd=things) as mock:
        found = httpx2.get(f"{mock.url}/things").json()

    elsewhere, other = (Oracle(things / "things.yaml", seed) for seed in (7, 0))
    assert found == elsewhere.answer("GET /things", Order()).value
    assert found != other.answer("GET /things", Order()).value


def test_a_scenario_fails_as_often_as_it_says(things: Path) -> None:
    with Mock("things.yaml", "--scenario", "503,503,ok", "--quiet", cwd=things) as mock:
        found = [httpx2.get(f"{mock.url}/things").status_code for _ in range(6)]
        status, told, _ = mock.interrupt()

    assert found == [503, 503, 200, 503, 503, 200]
    assert (status, told) == (130, "")


def test_ctrl_c_ends_it_at_once_though_clients_hold_connections_and_wait(things: Path) -> None:
    with Mock("things.yaml", "--scenario", "slow", cwd=things) as mock:
        port = httpx2.URL(mock.url).port
        with socket.create_connection(("127.0.0.1", port)) as idle, httpx2.Client() as http:
            idle.sendall(b"GET /v1/things HTTP/1.1\r\n")
            with pytest.raises(httpx2.ReadTimeout):
                http.get(f"{mock.url}/things", timeout=0.5)
            began = time.monotonic()
            status, _, complained = mock.interrupt()

    assert (status, complained) == (130, "")
    assert time.monotonic() - began < 10


def test_a_port_that_is_taken_is_an_error_that_says_what_to_do(things: Path) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = str(other.getsockname()[1])
        done = fragmint("mock", "things.yaml", "--port", port, cwd=things)

    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == (
        f"error: cannot listen on 127.0.0.1 port {port}: something else listens there; "
        "choose another port, 0 takes any that is free\n"
    )


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["absent.yaml"], "error[L101]"),
        (["things.yaml", "--host", "nowhere.invalid"], "there is no address 'nowhere.invalid'"),
        (["things.yaml", "--scenario", "sometimes"], "'sometimes'"),
        (["things.yaml", "--port", "99999"], "should be less than or equal to 65535"),
        (["things.yaml", "--client", "things"], "--client goes without a SPEC"),
        (["--client", "other"], "no client is called other; there are: a, b"),
        ([], "one client at a time, say which by --client: a, b"),
    ],
)
def test_what_cannot_be_played_ends_with_2_and_the_reason(
    things: Path, arguments: list[str], told: str
) -> None:
    clients = (
        f'[[tool.fragmint.client]]\nname = "{name}"\nspec = "things.yaml"\n' for name in "ab"
    )
    (things / "pyproject.toml").write_text("".join(clients), "utf-8")

    done = fragmint("mock", *arguments, cwd=things)

    assert done.returncode == 2
    assert told in " ".join(done.stderr.replace("│", " ").split())
