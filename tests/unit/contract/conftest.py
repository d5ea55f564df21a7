from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import httpx2
import pytest
import yaml

from fragmint.contract.mock import MockServer
from fragmint.contract.oracle import Oracle
from unit.contract.documents import PETSHOP, Judge, Write


@pytest.fixture(scope="session")
def oracle() -> Oracle:
    """The oracle of the petshop."""
    return Oracle(PETSHOP)


@pytest.fixture
def judge(oracle: Oracle) -> Judge:
    """What the petshop's oracle has against a request, in words."""
    return lambda request: [str(violation) for violation in oracle.judge(request).violations]


@pytest.fixture
def server(oracle: Oracle) -> Iterator[MockServer]:
    """A server that plays the petshop."""
    with MockServer(oracle) as server:
        yield server


@pytest.fixture
def http(server: MockServer) -> Iterator[httpx2.Client]:
    """A plain HTTP client for that server, with the key that most operations want."""
    headers = {"X-Key": "k", "Shop-Version": "beta"}
    with httpx2.Client(base_url=server.base_url, headers=headers) as http:
        yield http


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Write a document, or another file beside it, and give its path."""

    def write(content: object, name: str = "openapi.yaml") -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content if isinstance(content, str) else yaml.safe_dump(content))
        return path

    return write
