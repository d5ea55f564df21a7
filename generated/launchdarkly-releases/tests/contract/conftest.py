# Generated from openapi.yaml by fragmint; do not edit.
"""The client under test, and the document that it is held against.

The fixture `contract` comes from the pytest plugin of `fragmint[contract]`.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from launchdarkly_releases import AsyncClient, Client


@pytest.fixture(scope="session")
def contract_document() -> Path:
    """The fragment as its author wrote it, with what overlays and a selection made of it: the oracle reads nothing else."""
    package = Path(__file__).parents[2] / "src" / "launchdarkly_releases"
    return package / "_fragmint" / "spec" / "openapi.yaml"


@pytest.fixture(scope="module")
def client(contract_url: str) -> Iterator[Client]:
    """The client, connected to the server that plays the document."""
    with Client(base_url=contract_url, max_retries=0, api_key="contract-api-key") as client:
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
