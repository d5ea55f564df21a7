"""The options of a run, as its user writes them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import cast

import pytest

from fragmint.contract.targets import LIVE, MOCK, REPLAY, TARGETS


def add(parser: pytest.Parser) -> None:
    """Let the caller choose what the contract is held against, and where the outcome goes."""
    group = parser.getgroup("fragmint contract")
    group.addoption(
        "--contract-target",
        choices=TARGETS,
        default=MOCK,
        help="what answers the client: mock, a server that plays the document (default); replay, recordings; live, the API",
    )
    group.addoption(
        "--contract-base-url",
        metavar="URL",
        default="",
        help="live: where the API is, instead of the first server of the document",
    )
    group.addoption(
        "--contract-value",
        metavar="DOCUMENTED=OWN",
        action="append",
        default=[],
        help="live: send OWN where a path or query argument is DOCUMENTED in the document; may be repeated",
    )
    group.addoption(
        "--contract-allow-writes",
        action="store_true",
        help="live, replay: test operations other than GET and HEAD, too",
    )
    group.addoption("--record", action="store_true", help="live: keep what the API answers")
    group.addoption(
        "--recordings",
        metavar="DIR",
        default="recordings",
        help="where recordings are kept (default: recordings, where pytest is started)",
    )
    group.addoption(
        "--known-deviations",
        metavar="FILE",
        help="the deviations that are known (default: known-deviations.yaml beside the recordings)",
    )
    group.addoption(
        "--contract-results",
        metavar="FILE",
        help="write the outcome of each test as JSON; what FILE has of other targets stays",
    )


@dataclass(frozen=True)
class Options:
    """What the caller chose. Raises pytest.UsageError for what makes no sense."""

    target: str
    base_url: str
    values: dict[str, str]
    writes: bool
    record: bool
    recordings: Path
    known_deviations: Path
    results: Path | None

    @classmethod
    def of(cls, config: pytest.Config) -> Options:
        """The options of a run; paths are those of where it was started."""
        here = config.invocation_params.dir
        target = str(config.getoption("--contract-target"))
        record = bool(config.getoption("--record"))
        if record and target != LIVE:
            raise pytest.UsageError("--record is for --contract-target=live")
        recordings = here / str(config.getoption("--recordings"))
        if target == REPLAY and not recordings.is_dir():
            raise pytest.UsageError(
                f"there are no recordings in {recordings}: --contract-target=live --record makes them"
            )
        known = config.getoption("--known-deviations")
        if known and not (here / str(known)).is_file():
            raise pytest.UsageError(f"--known-deviations: there is no file {known}")
        results = config.getoption("--contract-results")
        return cls(
            target,
            str(config.getoption("--contract-base-url")),
            dict(_values(cast(list[str], config.getoption("--contract-value")))),
            bool(config.getoption("--contract-allow-writes")),
            record,
            recordings,
            here / str(known) if known else recordings.parent / "known-deviations.yaml",
            here / str(results) if results else None,
        )


def _values(given: Iterable[str]) -> Iterable[tuple[str, str]]:
    for each in given:
        documented, equals, own = each.partition("=")
        if not (documented and equals and own):
            raise pytest.UsageError(f"--contract-value is DOCUMENTED=OWN, not {each!r}")
        yield documented, own
