# Generated from openapi.yaml by fragmint; do not edit.
"""What a client is told when it is made: its credentials, where the API is, how long a call may last."""

from __future__ import annotations

from inspect import signature
from itertools import count
from threading import Event

import httpx2
import pytest
from fragmint.contract import Contract

from launchdarkly_releases import (
    APIStatusError,
    APITimeoutError,
    AsyncClient,
    Client,
    Clock,
    MissingCredentialsError,
)

pytestmark = pytest.mark.filterwarnings("ignore::launchdarkly_releases.LifecycleWarning")


@pytest.fixture
def asked() -> list[httpx2.Request]:
    """What `nobody` was asked."""
    return []


@pytest.fixture
def nobody(asked: list[httpx2.Request]) -> httpx2.MockTransport:
    """What takes the place of a connection: each request is noted, and answered with 418."""

    def note(request: httpx2.Request) -> httpx2.Response:
        asked.append(request)
        return httpx2.Response(418)

    return httpx2.MockTransport(note)


def test_both_clients_take_the_same_arguments() -> None:
    plain, awaited = (signature(each).parameters for each in (Client, AsyncClient))

    assert [(each.name, each.default) for each in plain.values()] == [
        (each.name, each.default) for each in awaited.values()
    ]


@pytest.mark.targets("mock")
def test_the_client_says_who_it_is_and_what_its_caller_adds(
    nobody: httpx2.MockTransport, asked: list[httpx2.Request], contract: Contract
) -> None:
    http = httpx2.Client(transport=nobody)
    client = Client(
        base_url=contract.base_url,
        http_client=http,
        headers={"X-Team": "blue"},
        api_key="contract-api-key",
    )

    with pytest.raises(APIStatusError):
        client.projects.get("default")

    assert asked[0].headers["User-Agent"].startswith("launchdarkly-releases/")
    assert asked[0].headers["X-Team"] == "blue"


@pytest.mark.targets("mock")
@pytest.mark.anyio
async def test_the_asynchronous_client_says_so_too(
    nobody: httpx2.MockTransport, asked: list[httpx2.Request], contract: Contract
) -> None:
    http = httpx2.AsyncClient(transport=nobody)
    client = AsyncClient(
        base_url=contract.base_url,
        http_client=http,
        headers={"X-Team": "blue"},
        api_key="contract-api-key",
    )

    with pytest.raises(APIStatusError):
        await client.projects.get("default")

    assert asked[0].headers["User-Agent"].startswith("launchdarkly-releases/")
    assert asked[0].headers["X-Team"] == "blue"


@pytest.mark.targets("mock")
def test_a_client_that_is_told_nothing_calls_the_first_server_of_the_document(
    nobody: httpx2.MockTransport, asked: list[httpx2.Request], contract: Contract
) -> None:
    client = Client(http_client=httpx2.Client(transport=nobody), api_key="contract-api-key")

    with pytest.raises(APIStatusError):
        client.projects.get("default")

    assert str(asked[0].url).startswith(f"{httpx2.URL(contract.oracle.document.server)}/")


PHASES = ("connect", "read", "write", "pool")


@pytest.mark.targets("mock")
def test_no_phase_of_a_call_lasts_longer_than_the_timeout_or_the_deadline(
    nobody: httpx2.MockTransport, asked: list[httpx2.Request], contract: Contract
) -> None:
    url, http = contract.base_url, httpx2.Client(transport=nobody)
    clock = Clock(monotonic=lambda: 0.0)
    client = Client(base_url=url, http_client=http, clock=clock, api_key="contract-api-key")
    brief = Client(base_url=url, http_client=http, timeout=5, api_key="contract-api-key")

    for each in (client, brief, client.with_options(timeout=4), client.with_options(deadline=3)):
        with pytest.raises(APIStatusError):
            each.projects.get("default")

    told = [request.extensions["timeout"] for request in asked]
    assert told == [dict.fromkeys(PHASES, seconds) for seconds in (60, 5, 4, 3)]


@pytest.mark.targets("mock")
@pytest.mark.anyio
async def test_an_asynchronous_call_keeps_the_timeout_too(
    nobody: httpx2.MockTransport, asked: list[httpx2.Request], contract: Contract
) -> None:
    http = httpx2.AsyncClient(transport=nobody)
    client = AsyncClient(
        base_url=contract.base_url, http_client=http, timeout=5, api_key="contract-api-key"
    )

    with pytest.raises(APIStatusError):
        await client.projects.get("default")

    assert asked[0].extensions["timeout"] == dict.fromkeys(PHASES, 5)


@pytest.mark.targets("mock")
def test_a_phase_that_lasts_too_long_raises_a_timeout_error(contract: Contract) -> None:
    def fail(request: httpx2.Request) -> httpx2.Response:
        raise httpx2.ReadTimeout("no answer")

    http = httpx2.Client(transport=httpx2.MockTransport(fail))
    client = Client(
        base_url=contract.base_url, http_client=http, max_retries=0, api_key="contract-api-key"
    )

    with pytest.raises(APITimeoutError):
        client.projects.get("default")


@pytest.mark.targets("mock")
def test_a_call_without_an_answer_ends_at_its_deadline(contract: Contract) -> None:
    ended = Event()

    def hang(request: httpx2.Request) -> httpx2.Response:
        ended.wait(5)
        return httpx2.Response(418)

    http = httpx2.Client(transport=httpx2.MockTransport(hang))
    client = Client(
        base_url=contract.base_url, http_client=http, deadline=0.05, api_key="contract-api-key"
    )

    with pytest.raises(APITimeoutError):
        client.projects.get("default")
    ended.set()


@pytest.mark.targets("mock")
def test_a_call_whose_deadline_is_over_sends_nothing(contract: Contract) -> None:
    clock = Clock(monotonic=count(step=100).__next__)  # 100 seconds go by between two looks at it

    with Client(
        base_url=contract.base_url, clock=clock, deadline=30, api_key="contract-api-key"
    ) as client:
        with pytest.raises(APITimeoutError):
            client.projects.get("default")

    assert contract.requests == []


@pytest.mark.targets("mock", "replay", "live")
def test_credentials_are_taken_from_the_environment(
    client: Client, contract: Contract, monkeypatch: pytest.MonkeyPatch
) -> None:
    client.projects.get("default")
    monkeypatch.setenv("LAUNCHDARKLY_ACCESS_TOKEN", "contract-api-key")

    with Client(
        base_url=contract.base_url,
    ) as client_of_the_environment:
        client_of_the_environment.projects.get("default")

    half = len(contract.requests) // 2
    assert contract.requests[half:] == contract.requests[:half]


@pytest.mark.targets("mock", "replay", "live")
def test_without_a_credential_nothing_is_sent(
    contract: Contract, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("LAUNCHDARKLY_ACCESS_TOKEN", raising=False)

    with Client(base_url=contract.base_url) as client, pytest.raises(MissingCredentialsError):
        client.projects.get("default")

    assert contract.requests == []


@pytest.mark.targets("mock")
def test_each_region_is_a_server_of_the_document(
    nobody: httpx2.MockTransport, asked: list[httpx2.Request], contract: Contract
) -> None:
    http = httpx2.Client(transport=nobody)
    clients = {
        "us": Client(region="us", http_client=http, api_key="contract-api-key"),
        "federal": Client(region="federal", http_client=http, api_key="contract-api-key"),
        "eu": Client(region="eu", http_client=http, api_key="contract-api-key"),
    }

    for client in clients.values():
        with pytest.raises(APIStatusError):
            client.projects.get("default")

    urls = [str(request.url.copy_with(query=None)) for request in asked]
    assert [url.removesuffix("/api/v2/projects/default") for url in urls] == [
        contract.oracle.regions[region] for region in clients
    ]
    assert clients.keys() == contract.oracle.regions.keys()
