"""Where each promise can be kept. It says so by a mark; nothing is skipped for any other reason, and nothing goes missing."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from typing import NoReturn

import pytest

from fragmint.contract.plugin.options import Options
from fragmint.contract.targets import MOCK, TARGETS

_READ_ONLY = {"GET", "HEAD"}


class Skips:
    """The one way to leave a contract test out: for a reason that is declared here first."""

    def __init__(self) -> None:
        self._declared = set[str]()

    def skip(self, reason: str) -> NoReturn:
        """Leave out the test that is being set up."""
        self._declared.add(reason)
        pytest.skip(reason)

    def allow(self, error: BaseException | None) -> bool:
        """Whether this is what leaves a test out for a reason that was declared."""
        return str(error) in self._declared


def is_contract_test(item: pytest.Item) -> bool:
    """Whether a test is about a document: it, or a fixture of it, asks for one."""
    return "contract_document" in getattr(item, "fixturenames", ())


def operation_of(item: pytest.Item) -> str:
    """The operation that a test is marked with, empty for a test of the whole client."""
    mark = item.get_closest_marker("operation")
    return str(mark.args[0]) if mark else ""


class Promises:
    """Skips what is not declared for the target, and fails what is skipped otherwise."""

    def __init__(self, options: Options, skips: Skips) -> None:
        self._options = options
        self._skips = skips

    @pytest.hookimpl(tryfirst=True)
    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        """Tell in the report of each test what it is about."""
        for item in filter(is_contract_test, items):
            name = str(getattr(item, "originalname", item.name))
            promise = name.removeprefix("test_").replace("_", " ")
            item.user_properties += [
                ("operation", operation_of(item)),
                ("promise", promise),
                ("target", self._options.target),
            ]

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtest_setup(self, item: pytest.Item) -> None:
        """Skip a test that is not for this target; fail one that says nowhere where it can be kept."""
        if not is_contract_test(item):
            return
        targets = _targets_of(item)
        if self._options.target not in targets:
            self._skips.skip(f"a promise for {' and '.join(targets)}")
        method, _, _ = operation_of(item).partition(" ")
        reads = method in _READ_ONLY or not method
        if self._options.target != MOCK and not (reads or self._options.writes):
            self._skips.skip(f"{method} may change things: --contract-allow-writes")

    @pytest.hookimpl(wrapper=True, tryfirst=True)
    def pytest_runtest_makereport(
        self, item: pytest.Item, call: pytest.CallInfo[None]
    ) -> Generator[None, pytest.TestReport, pytest.TestReport]:
        """A skip of which the mark says nothing is a failure."""
        report = yield
        error = call.excinfo.value if call.excinfo else None
        if report.skipped and is_contract_test(item) and not self._skips.allow(error):
            reason = error or "it is expected to fail"
            report.outcome = "failed"
            report.longrepr = f"skipped without a declaration: {reason}"
        return report


def _targets_of(item: pytest.Item) -> Sequence[str]:
    mark: pytest.Mark | None = item.get_closest_marker("targets")
    names = [str(name) for name in mark.args] if mark else []
    if not names or not set(names) <= set(TARGETS):
        all_of_them = ", ".join(f'"{name}"' for name in TARGETS)
        pytest.fail(
            f"say where this promise can be kept: @pytest.mark.targets({all_of_them}), or some of these",
            pytrace=False,
        )
    return names
