"""The pytest plugin: what answers the client under test, the oracle, and the `contract` that a test holds.

It is loaded in every pytest run of the environment, so it imports nothing heavy until a test asks for it. A test folder says
in its conftest which document it is about, by overriding the fixture `contract_document`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest

from fragmint.contract.plugin import options
from fragmint.contract.plugin.bookkeeping import Books
from fragmint.contract.plugin.closing import Closing
from fragmint.contract.plugin.judging import Judge
from fragmint.contract.plugin.options import Options
from fragmint.contract.plugin.playing import Playing
from fragmint.contract.plugin.promises import Promises, Skips, operation_of

if TYPE_CHECKING:
    from fragmint.contract import Contract


class _Run(NamedTuple):
    options: Options
    playing: Playing
    books: Books
    judge: Judge


_RUN = pytest.StashKey[_Run]()


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let the caller choose what the contract is held against."""
    options.add(parser)


def pytest_configure(config: pytest.Config) -> None:
    """Name the marks by which a test says what it is about, and stop at the end what tests will start."""
    config.addinivalue_line(
        "markers", "operation(key): the operation under test: `GET /things/{id}`"
    )
    config.addinivalue_line(
        "markers", "targets(*names): where the promise can be kept: `mock`, `replay`, `live`"
    )
    chosen = Options.of(config)
    skips = Skips()
    run = _Run(chosen, Playing(chosen, skips), Books(chosen), Judge(chosen))
    config.stash[_RUN] = run
    config.add_cleanup(run.playing.close)
    config.pluginmanager.register(Promises(chosen, skips))
    config.pluginmanager.register(run.books)
    config.pluginmanager.register(Closing(chosen, run.books, run.playing, run.judge))


@pytest.fixture(scope="session")
def contract_document() -> Path:
    """Where the raw document is: the conftest of a folder has to say."""
    raise pytest.UsageError(
        "override the fixture `contract_document` in the conftest of this folder"
    )


@pytest.fixture(scope="session")
def contract_credentials() -> Mapping[str, str]:
    """The environment variable of each credential that the client is given a stand-in for, by that stand-in.

    The conftest of a folder says it; on the live target, and there alone, what the variable holds is sent to the API.
    """
    return {}


@pytest.fixture(scope="module")
def contract_url(
    request: pytest.FixtureRequest,
    contract_document: Path,
    contract_credentials: Mapping[str, str],
) -> str:
    """Where a client finds the server that answers for the document of this folder."""
    run = request.config.stash[_RUN]
    _, target = run.playing.of(contract_document, contract_credentials)
    return target.base_url


@pytest.fixture
def contract(
    request: pytest.FixtureRequest,
    contract_document: Path,
    contract_credentials: Mapping[str, str],
) -> Iterator[Contract]:
    """The document of this folder and the server that answers for it, with nothing sent and nothing ordered yet.

    The test fails at its end if the oracle has anything against a request of it, or anything new against an answer.
    """
    from fragmint.contract import Contract

    run = request.config.stash[_RUN]
    oracle, target = run.playing.of(contract_document, contract_credentials)
    contract = Contract(oracle, target, operation_of(request.node))
    yield contract
    if run.options.record:
        run.books.record(request.node, oracle, target.exchanges)
    contract.check()
    deviations = run.judge.new(oracle, target.exchanges)
    assert not deviations, "\n".join(["the API departs from its document:", *deviations])
