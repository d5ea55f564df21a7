"""The emitted LaunchDarkly client by thread and by task alike, so that one test promises for both."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from typing import Protocol, Self, TypedDict, Unpack

from launchdarkly_releases import AsyncClient, Client, RawResponse
from launchdarkly_releases._runtime.deviation import OnDeviation
from launchdarkly_releases.models import Project, ReleasePolicy

TOKEN = "api-0123456789abcdef"


class Options(TypedDict, total=False):
    """What a test tells a client beside its token and the address of the server."""

    timeout: float
    deadline: float
    max_retries: int
    headers: Mapping[str, str | None]
    on_deviation: OnDeviation


class Caller(Protocol):
    """One client, whichever way it waits."""

    def __init__(self, base_url: str, **options: Unpack[Options]) -> None: ...

    def __enter__(self) -> Self: ...

    def __exit__(self, *raised: object) -> None: ...

    def project(self, key: str = "default") -> Project:
        """Make one call."""
        ...

    def raw_project(self) -> RawResponse[Project]:
        """Make the same call, and do not parse the answer yet."""
        ...

    def policy(self) -> ReleasePolicy:
        """Make another call."""
        ...


class SyncCaller:
    """Calls in this thread."""

    def __init__(self, base_url: str, **options: Unpack[Options]) -> None:
        self.client = Client(api_key=TOKEN, base_url=base_url, **options)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *raised: object) -> None:
        self.client.close()

    def project(self, key: str = "default") -> Project:
        return self.client.projects.get(key)

    def raw_project(self) -> RawResponse[Project]:
        return self.client.projects.with_raw_response.get("default")

    def policy(self) -> ReleasePolicy:
        return self.client.release_policies.get("default", "production")


class AsyncCaller:
    """Calls in an event loop of its own."""

    def __init__(self, base_url: str, **options: Unpack[Options]) -> None:
        self.runner = asyncio.Runner()
        self.client = AsyncClient(api_key=TOKEN, base_url=base_url, **options)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *raised: object) -> None:
        self.runner.run(self.client.close())
        self.runner.close()

    def project(self, key: str = "default") -> Project:
        return self.runner.run(self.client.projects.get(key))

    def raw_project(self) -> RawResponse[Project]:
        return self.runner.run(self.client.projects.with_raw_response.get("default"))

    def policy(self) -> ReleasePolicy:
        return self.runner.run(self.client.release_policies.get("default", "production"))
