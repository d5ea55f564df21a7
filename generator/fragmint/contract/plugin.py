"""The pytest plugin: the server that plays the document, the oracle, and the `contract` that a test holds.

It is loaded in every pytest run of the environment, so it imports nothing heavy until a test asks for it. A test folder says
in its conftest which document it is about, by overriding the fixture `contract_document`.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from fragmint.contract import Contract
    from fragmint.contract.oracle import Oracle
    from fragmint.contract.targets import Target


class _Playing:
    """The oracles and targets of one session, one of each for each document."""

    def __init__(self, target: str) -> None:
        self._target = target
        self._open = ExitStack()
        self._found: dict[Path, tuple[Oracle, Target]] = {}

    def of(self, document: Path) -> tuple[Oracle, Target]:
        """The oracle of a document, and the target that answers by it until the session ends."""
        from fragmint.contract.oracle import Oracle
        from fragmint.contract.targets import start

        if document not in self._found:
            oracle = Oracle(document)
            self._found[document] = oracle, self._open.enter_context(start(self._target, oracle))
        return self._found[document]

    def close(self) -> None:
        """Stop every target."""
        self._open.close()

    @property
    def unjudged(self) -> list[str]:
        """What openapi-core could not judge, a line for each operation."""
        return [
            f"{document.name}: {operation}: {reason}"
            for document, (oracle, _) in self._found.items()
            for operation, reason in oracle.unjudged.items()
        ]


_PLAYING = pytest.StashKey[_Playing]()


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let the caller choose what the contract is held against."""
    parser.getgroup("fragmint contract").addoption(
        "--contract-target",
        choices=["mock"],
        default="mock",
        help="what answers the client under test: mock, a server that plays the document (default)",
    )


def pytest_configure(config: pytest.Config) -> None:
    """Name the mark by which a test says which operation it is about, and stop at the end what tests will start."""
    config.addinivalue_line(
        "markers", "operation(key): the operation under test: `GET /things/{id}`"
    )
    config.stash[_PLAYING] = _Playing(str(config.getoption("--contract-target")))
    config.add_cleanup(config.stash[_PLAYING].close)


def pytest_terminal_summary(
    terminalreporter: pytest.TerminalReporter, config: pytest.Config
) -> None:
    """Tell where openapi-core had no opinion, so that nobody takes its silence for a yes."""
    if unjudged := config.stash[_PLAYING].unjudged:
        terminalreporter.section(
            "judged by fragmint's own rules alone, openapi-core failed or would misread it"
        )
        for line in unjudged:
            terminalreporter.line(line)


@pytest.fixture(scope="session")
def contract_document() -> Path:
    """Where the raw document is: the conftest of a folder has to say."""
    raise pytest.UsageError(
        "override the fixture `contract_document` in the conftest of this folder"
    )


@pytest.fixture(scope="module")
def contract_url(request: pytest.FixtureRequest, contract_document: Path) -> str:
    """Where a client finds the server that plays the document of this folder."""
    _, target = request.config.stash[_PLAYING].of(contract_document)
    return target.base_url


@pytest.fixture
def contract(request: pytest.FixtureRequest, contract_document: Path) -> Iterator[Contract]:
    """The document of this folder and the server that plays it, with nothing sent and nothing ordered yet.

    The test fails at its end if the oracle has anything against a request of it.
    """
    from fragmint.contract import Contract

    oracle, target = request.config.stash[_PLAYING].of(contract_document)
    mark = request.node.get_closest_marker("operation")
    contract = Contract(oracle, target, str(mark.args[0]) if mark else "")
    yield contract
    contract.check()
