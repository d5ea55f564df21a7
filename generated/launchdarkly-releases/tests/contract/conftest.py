# Generated from openapi.yaml by fragmint; do not edit.
"""The client under test, and the document that it is held against.

The fixtures `contract` and `contract_url` come from the pytest plugin of `fragmint[contract]`.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from launchdarkly_releases import AsyncClient, Client, Deviation


@pytest.fixture(scope="session")
def contract_document() -> Path:
    """The fragment as its author wrote it, with what overlays and a selection made of it: the oracle reads nothing else."""
    package = Path(__file__).parents[2] / "src" / "launchdarkly_releases"
    return package / "_fragmint" / "spec" / "openapi.yaml"


@pytest.fixture(scope="session")
def contract_credentials() -> dict[str, str]:
    """Where a live run finds the credentials that stand behind those of the client under test."""
    return {"contract-api-key": "LAUNCHDARKLY_ACCESS_TOKEN"}


@pytest.fixture
def deviations() -> list[Deviation]:
    """Everything in its answers that the client under test has found to be undocumented."""
    return []


@pytest.fixture
def client(contract_url: str, deviations: list[Deviation]) -> Iterator[Client]:
    """The client, connected to what plays the API; it does not try again."""
    with Client(
        base_url=contract_url,
        max_retries=0,
        on_deviation=deviations.append,
        api_key="contract-api-key",
    ) as client:
        yield client


@pytest.fixture
async def async_client(contract_url: str) -> AsyncIterator[AsyncClient]:
    """The same, asynchronous."""
    async with AsyncClient(
        base_url=contract_url, max_retries=0, api_key="contract-api-key"
    ) as client:
        yield client


@pytest.fixture
def anyio_backend() -> str:
    """The event loop of the asynchronous tests."""
    return "asyncio"
