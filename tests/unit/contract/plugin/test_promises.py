"""Which tests run on a target, and that no other way exists not to run."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from unit.contract.documents import PETSHOP
from unit.contract.plugin.runs import CONFTEST, Run

TESTS = """
import pytest

@pytest.mark.targets("mock")
def test_kept(contract_document): pass

@pytest.mark.targets("replay", "live")
def test_elsewhere(contract_document): pass

def test_nowhere(contract_document): pass

@pytest.mark.targets("staging")
def test_misspelt(contract_document): pass

@pytest.mark.targets("mock")
def test_called_off(contract_document): pytest.skip("not today")

@pytest.mark.skip(reason="never")
@pytest.mark.targets("mock")
def test_put_off(contract_document): pass

@pytest.mark.xfail
@pytest.mark.targets("mock")
def test_given_up(contract_document): assert False

def test_of_something_else(): pytest.skip("nobody minds")
"""
KEPT = TESTS.partition("def test_nowhere")[0]
LOSING = CONFTEST + """
def pytest_collection_modifyitems(items):
    items[:] = [each for each in items if "kept" not in each.name]
"""
CLOSED = 'import pytest\npytest.skip("not here", allow_module_level=True)\n'


def folder(root: Path, conftest: str = CONFTEST, **modules: str) -> Path:
    """A folder of tests of the petshop."""
    made = shutil.copytree(PETSHOP.parent, root / "petshop")
    (made / "conftest.py").write_text(conftest)
    for name, text in modules.items():
        (made / f"test_{name}.py").write_text(text)
    return made


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Run:
    """A run of all of them on the mock."""
    return Run.of(folder(tmp_path_factory.mktemp("promises"), pets=TESTS))


def test_a_promise_is_tested_where_it_says(run: Run) -> None:
    assert run.outcomes("::test_kept") == {"PASSED"}


def test_a_promise_for_other_targets_is_skipped_and_says_why(run: Run) -> None:
    assert "a promise for replay and live" in run.printed
    assert run.outcomes("::test_elsewhere") == set()


@pytest.mark.parametrize("test", ["nowhere", "misspelt"])
def test_a_promise_that_says_nowhere_is_red(run: Run, test: str) -> None:
    assert run.outcomes(f"::test_{test}") & {"FAILED", "ERROR"}
    assert "say where this promise can be kept: @pytest.mark.targets(" in run.printed


@pytest.mark.parametrize(
    ("test", "reason"),
    [("called_off", "not today"), ("put_off", "never"), ("given_up", "assert False")],
)
def test_a_skip_that_no_mark_declares_is_red(run: Run, test: str, reason: str) -> None:
    assert run.outcomes(f"::test_{test}") & {"FAILED", "ERROR"}
    assert f"skipped without a declaration: {reason}" in run.printed


def test_tests_that_are_about_no_document_may_skip_as_they_like(run: Run) -> None:
    assert run.outcomes("::test_of_something_else") == set()
    assert "nobody minds" in run.printed


def test_a_file_that_skips_itself_is_red(tmp_path: Path) -> None:
    run = Run.of(folder(tmp_path, pets=KEPT, closed=CLOSED))

    assert "it did not run: test_closed.py" in run.printed
    assert run.status == pytest.ExitCode.TESTS_FAILED


def test_a_test_that_goes_missing_is_red(tmp_path: Path) -> None:
    run = Run.of(folder(tmp_path, LOSING, pets=KEPT))

    assert "it did not run: test_pets.py::test_kept" in run.printed
    assert run.status == pytest.ExitCode.TESTS_FAILED


def test_a_part_of_the_tests_may_be_asked_for(tmp_path: Path) -> None:
    made = folder(tmp_path, pets=KEPT)

    assert Run.of(made, "-k", "kept").status == pytest.ExitCode.OK
    assert Run.of(made, "test_pets.py::test_kept").status == pytest.ExitCode.OK


def test_workers_of_pytest_xdist_lose_nothing(tmp_path: Path) -> None:
    made = folder(tmp_path, LOSING, pets=KEPT, more=KEPT.replace("test_kept", "test_held"))
    run = Run.of(made, "-pxdist", "-n2", "--contract-results=results.json")

    found = json.loads((made / "results.json").read_text())["targets"]["mock"]
    assert [each["id"] for each in found] == [
        "test_more.py::test_elsewhere",
        "test_more.py::test_held",
        "test_pets.py::test_elsewhere",
    ]
    assert "it did not run: test_pets.py::test_kept" in run.printed
    assert run.status == pytest.ExitCode.TESTS_FAILED
