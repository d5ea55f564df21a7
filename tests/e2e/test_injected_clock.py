"""Time is the caller's to give: an emitted client waits by the clock it was made with."""

from __future__ import annotations

from collections.abc import Iterator

import httpx2
import pytest
from launchdarkly_releases import Client, Clock, RateLimitError


@pytest.fixture
def limited() -> Iterator[httpx2.Client]:
    """A server that is asked too often, and wants to be asked again in 7 seconds."""
    answer = httpx2.Response(429, headers={"Retry-After": "7"})
    with httpx2.Client(transport=httpx2.MockTransport(lambda request: answer)) as http:
        yield http


def test_a_client_sleeps_by_the_clock_it_was_given(limited: httpx2.Client) -> None:
    slept: list[float] = []
    client = Client(api_key="k", http_client=limited, clock=Clock(sleep=slept.append))

    with pytest.raises(RateLimitError):
        client.projects.get("default")

    assert slept == [7.0, 7.0]


def test_a_wait_longer_than_the_most_is_not_waited_for(limited: httpx2.Client) -> None:
    slept: list[float] = []
    clock = Clock(sleep=slept.append)
    client = Client(api_key="k", http_client=limited, clock=clock, max_retry_delay=5)

    with pytest.raises(RateLimitError):
        client.projects.get("default")

    assert slept == []
