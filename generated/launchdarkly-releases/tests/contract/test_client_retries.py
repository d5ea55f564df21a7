# Generated from openapi.yaml by fragmint; do not edit.
"""When the client makes a call again, and how long it waits before: by a clock on which time passes by its sleeps alone."""

from __future__ import annotations

from collections.abc import Iterator

import httpx2
import pytest
from fragmint.contract import Contract

from launchdarkly_releases import (
    APIConnectionError,
    AsyncClient,
    Client,
    ClientError,
    Clock,
    InternalServerError,
    RateLimitError,
)

pytestmark = pytest.mark.filterwarnings("ignore::launchdarkly_releases.LifecycleWarning")

NOW = 1_700_000_000  # by the clock of these tests, in seconds since the epoch: Tue, 14 Nov 2023 22:13:20 GMT


@pytest.fixture
def sleeps() -> list[float]:
    """How long the client under test was to sleep, each time, in seconds."""
    return []


@pytest.fixture
def clock(sleeps: list[float]) -> Clock:
    """A clock on which time passes by sleeping, and whose chance is always 1."""

    async def sleep(seconds: float) -> None:
        sleeps.append(seconds)

    return Clock(
        monotonic=lambda: sum(sleeps),
        wall=lambda: NOW + sum(sleeps),
        sleep=sleeps.append,
        async_sleep=sleep,
        random=lambda: 1.0,
    )


@pytest.fixture
def client(contract_url: str, clock: Clock) -> Iterator[Client]:
    """The client as it is unless told otherwise: it tries again twice."""
    with Client(base_url=contract_url, clock=clock, api_key="contract-api-key") as client:
        yield client


@pytest.mark.targets("mock")
@pytest.mark.parametrize(
    ("after", "seconds"), [("7", 7.0), ("60", 60.0), ("Tue, 14 Nov 2023 22:13:27 GMT", 7.0)]
)
def test_a_limited_call_is_made_again_when_the_server_says(
    after: str, seconds: float, client: Client, sleeps: list[float], contract: Contract
) -> None:
    contract.answer(429, headers={"Retry-After": after})

    client.projects.get("default")

    assert sleeps == [seconds]
    assert contract.requests == [contract.requests[0]] * 2


@pytest.mark.targets("mock")
@pytest.mark.anyio
async def test_an_asynchronous_call_waits_in_the_same_way(
    clock: Clock, sleeps: list[float], contract: Contract
) -> None:
    contract.answer(429, headers={"Retry-After": "7"})

    async with AsyncClient(
        base_url=contract.base_url, clock=clock, api_key="contract-api-key"
    ) as client:
        await client.projects.get("default")

    assert sleeps == [7.0]
    assert contract.requests == [contract.requests[0]] * 2


@pytest.mark.targets("mock")
def test_a_wait_of_more_than_a_minute_is_left_to_the_caller(
    client: Client, sleeps: list[float], contract: Contract
) -> None:
    contract.answer(429, headers={"Retry-After": "61"})

    with pytest.raises(RateLimitError) as caught:
        client.projects.get("default")

    assert caught.value.retry_after == 61
    assert sleeps == []


@pytest.mark.targets("mock")
def test_a_call_does_not_wait_beyond_its_deadline(
    client: Client, sleeps: list[float], contract: Contract
) -> None:
    contract.answer(429, headers={"Retry-After": "7"})
    contract.answer(429, headers={"Retry-After": "7"})

    with pytest.raises(RateLimitError):
        client.with_options(deadline=10).projects.get("default")

    assert sleeps == [7.0]


@pytest.mark.targets("mock")
def test_a_client_waits_neither_more_often_nor_for_longer_than_it_is_told(
    clock: Clock, sleeps: list[float], contract: Contract
) -> None:
    url = contract.base_url
    for client in (
        Client(base_url=url, clock=clock, max_retries=1, api_key="contract-api-key"),
        Client(base_url=url, clock=clock, max_retry_delay=8, api_key="contract-api-key"),
        Client(base_url=url, clock=clock, deadline=10, api_key="contract-api-key"),
    ):
        contract.answer(429, headers={"Retry-After": "7"})
        contract.answer(429, headers={"Retry-After": "9"})

        with client, pytest.raises(RateLimitError):
            client.projects.get("default")

    assert sleeps == [7.0, 7.0, 7.0]


@pytest.mark.targets("mock")
@pytest.mark.anyio
async def test_an_asynchronous_client_does_not_either(
    clock: Clock, sleeps: list[float], contract: Contract
) -> None:
    url = contract.base_url
    for client in (
        AsyncClient(base_url=url, clock=clock, max_retries=1, api_key="contract-api-key"),
        AsyncClient(base_url=url, clock=clock, max_retry_delay=8, api_key="contract-api-key"),
        AsyncClient(base_url=url, clock=clock, deadline=10, api_key="contract-api-key"),
    ):
        contract.answer(429, headers={"Retry-After": "7"})
        contract.answer(429, headers={"Retry-After": "9"})

        async with client:
            with pytest.raises(RateLimitError):
                await client.projects.get("default")

    assert sleeps == [7.0, 7.0, 7.0]


@pytest.mark.targets("mock")
def test_the_limits_are_those_of_the_document(contract: Contract) -> None:
    assert contract.oracle.facts["rate-limit"].value == {
        "reset-unit": "epoch-ms",
        "families": {
            "global": {
                "limit": "X-Ratelimit-Global-Limit",
                "remaining": "X-Ratelimit-Global-Remaining",
                "reset": "X-Ratelimit-Reset",
            },
            "route": {
                "limit": "X-Ratelimit-Route-Limit",
                "remaining": "X-Ratelimit-Route-Remaining",
                "reset": "X-Ratelimit-Reset",
            },
            "auth-token": {
                "limit": "X-Ratelimit-Auth-Token-Limit",
                "remaining": "X-Ratelimit-Auth-Token-Remaining",
                "reset": "X-Ratelimit-Auth-Token-Reset",
            },
        },
    }


@pytest.mark.targets("mock")
def test_the_error_of_a_limited_call_tells_what_is_left_of_each_limit(
    client: Client, contract: Contract
) -> None:
    contract.answer(
        429,
        headers={
            "X-Ratelimit-Global-Limit": "10",
            "X-Ratelimit-Global-Remaining": "1",
            "X-Ratelimit-Reset": "1700000008000",
            "X-Ratelimit-Route-Limit": "20",
            "X-Ratelimit-Route-Remaining": "2",
            "X-Ratelimit-Auth-Token-Limit": "30",
            "X-Ratelimit-Auth-Token-Remaining": "3",
            "X-Ratelimit-Auth-Token-Reset": "1700000007000",
        },
    )

    with pytest.raises(RateLimitError) as caught:
        client.with_options(max_retries=0).projects.get("default")

    assert {name: vars(limit) for name, limit in caught.value.rate_limits.items()} == {
        "global": {"limit": 10, "remaining": 1, "reset_after": 8.0},
        "route": {"limit": 20, "remaining": 2, "reset_after": 8.0},
        "auth-token": {"limit": 30, "remaining": 3, "reset_after": 7.0},
    }


@pytest.mark.targets("mock")
@pytest.mark.parametrize("header", ["X-Ratelimit-Auth-Token-Reset", "X-Ratelimit-Reset"])
def test_a_limited_call_is_made_again_when_its_limit_starts_anew(
    header: str, client: Client, sleeps: list[float], contract: Contract
) -> None:
    contract.answer(429, headers={header: "1700000007000"})

    client.projects.get("default")

    assert sleeps == [7.0]


@pytest.mark.targets("mock")
@pytest.mark.parametrize("header", ["X-Ratelimit-Auth-Token-Reset", "X-Ratelimit-Reset"])
def test_a_limit_that_has_started_anew_already_is_not_waited_for(
    header: str, client: Client, sleeps: list[float], contract: Contract
) -> None:
    contract.answer(429, headers={header: "1699999999000"})
    contract.answer(429, headers={header: "1699999999000"})

    with pytest.raises(RateLimitError) as caught:
        client.with_options(max_retries=1).projects.get("default")

    assert sleeps == [0.5]
    assert {limit.reset_after for limit in caught.value.rate_limits.values()} == {0.0}


@pytest.mark.targets("mock")
@pytest.mark.parametrize(("remaining", "seconds"), [("2", 7.0), ("0", 9.0)])
def test_a_limited_call_waits_for_every_limit_that_is_used_up(
    remaining: str, seconds: float, client: Client, sleeps: list[float], contract: Contract
) -> None:
    contract.answer(
        429,
        headers={
            "X-Ratelimit-Global-Remaining": "0",
            "X-Ratelimit-Reset": "1700000007000",
            "X-Ratelimit-Auth-Token-Remaining": remaining,
            "X-Ratelimit-Auth-Token-Reset": "1700000009000",
        },
    )

    client.projects.get("default")

    assert sleeps == [seconds]


@pytest.mark.targets("mock")
@pytest.mark.parametrize(("remaining", "seconds"), [("2", 0.5), ("0", 7.0)])
def test_a_call_that_fails_waits_for_a_limit_only_if_it_is_used_up(
    remaining: str, seconds: float, client: Client, sleeps: list[float], contract: Contract
) -> None:
    contract.answer(
        503,
        headers={
            "X-Ratelimit-Global-Remaining": remaining,
            "X-Ratelimit-Reset": "1700000007000",
        },
    )

    client.projects.get("default")

    assert sleeps == [seconds]


@pytest.mark.targets("mock")
@pytest.mark.parametrize("status", [408, 429, 500, 502, 503, 504])
def test_a_call_that_fails_twice_is_made_three_times_with_growing_waits(
    status: int, client: Client, sleeps: list[float], contract: Contract
) -> None:
    contract.answer(status)
    contract.answer(status)

    client.projects.get("default")

    assert sleeps == [0.5, 1.0]
    assert contract.requests == [contract.requests[0]] * 3


@pytest.mark.targets("mock")
def test_a_call_that_fails_more_often_raises_its_last_error(
    client: Client, contract: Contract
) -> None:
    for status in (500, 502, 503):
        contract.answer(status)

    with pytest.raises(InternalServerError) as caught:
        client.projects.get("default")

    assert caught.value.status_code == 503


@pytest.mark.targets("mock")
@pytest.mark.parametrize("most", [0, 1])
def test_a_call_is_not_made_again_more_often_than_the_client_is_told(
    most: int, client: Client, sleeps: list[float], contract: Contract
) -> None:
    for _ in range(1 + most):
        contract.answer(503)

    with pytest.raises(InternalServerError):
        client.with_options(max_retries=most).projects.get("default")

    assert len(sleeps) == most


@pytest.mark.targets("mock")
@pytest.mark.parametrize("failure", [httpx2.ConnectError("refused"), httpx2.ReadError("reset")])
def test_a_call_whose_connection_fails_is_made_again(
    failure: httpx2.TransportError, clock: Clock, sleeps: list[float], contract: Contract
) -> None:
    with broken(failure) as http:
        client = Client(
            base_url=contract.base_url, clock=clock, http_client=http, api_key="contract-api-key"
        )
        with pytest.raises(APIConnectionError):
            client.projects.get("default")

    assert sleeps == [0.5, 1.0]


@pytest.mark.targets("mock")
@pytest.mark.parametrize("status", [400, 401, 403, 404, 409, 422])
def test_a_call_that_is_itself_at_fault_is_made_once(
    status: int, client: Client, sleeps: list[float], contract: Contract
) -> None:
    contract.answer(status)

    with pytest.raises(ClientError):
        client.projects.get("default")

    assert sleeps == []


def broken(failure: httpx2.TransportError) -> httpx2.Client:
    """An HTTP client each of whose requests fails like this."""

    def fail(request: httpx2.Request) -> httpx2.Response:
        raise failure

    return httpx2.Client(transport=httpx2.MockTransport(fail))
