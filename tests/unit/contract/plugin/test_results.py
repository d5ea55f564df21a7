"""The outcomes of several runs, in one file and on one screen."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from xml.etree import ElementTree

import pytest

from fragmint.contract.plugin.matrix import matrix
from fragmint.contract.plugin.results import Result, as_json, read
from unit.contract.documents import PETSHOP
from unit.contract.plugin.runs import CONFTEST, Run

TESTS = """
import pytest
pytestmark = [pytest.mark.operation("GET /pets"), pytest.mark.targets("mock")]

@pytest.mark.parametrize("n", [1, 2])
def test_one_is_kept(contract_document, n): pass

def test_one_is_broken(contract_document): assert False

@pytest.mark.targets("live")
def test_one_is_for_others(contract_document): pass
"""
LIST, GET = "GET /pets", "GET /pets/{id}"
MOCK = [
    Result("a", LIST, "is short", "passed"),
    Result("b", LIST, "is whole", "failed"),
    Result("c[1]", GET, "is short", "passed"),
    Result("c[2]", GET, "is short", "failed"),
    Result("d", "", "is one", "passed"),
    Result("e", "", "is two", "failed"),
]
LIVE = [
    Result("a", LIST, "is short", "skipped", "why not"),
    Result("b", LIST, "is whole", "passed"),
    Result("d", "", "is one", "skipped"),
]


def test_the_matrix_has_a_line_for_each_operation_and_a_column_for_each_promise() -> None:
    assert list(matrix({"live": LIVE, "mock": MOCK})) == [
        "                       mock      live",
        "                       ab        ab",
        "GET /pets              .F        -.",
        "GET /pets/{id}         F",
        "the client as a whole  1 of 2    0 of 0",
        "  a is short",
        "  b is whole",
    ]


def test_results_are_read_as_they_were_written(tmp_path: Path) -> None:
    file = tmp_path / "results.json"
    file.write_text(as_json({"mock": MOCK, "live": LIVE}))

    assert read(file) == {"mock": MOCK, "live": LIVE}


@pytest.mark.parametrize(
    "text", ["", "[]", '{"targets": {"mock": [{"id": 1}]}}', '{"targets": []}']
)
def test_a_file_of_something_else_is_left_alone(tmp_path: Path, text: str) -> None:
    file = tmp_path / "results.json"
    file.write_text(text)

    with pytest.raises(ValueError, match=r"results\.json holds no results"):
        read(file)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of tests, and what an earlier live run left there."""
    made = shutil.copytree(PETSHOP.parent, tmp_path_factory.mktemp("results") / "petshop")
    (made / "conftest.py").write_text(CONFTEST)
    (made / "test_pets.py").write_text(TESTS)
    (made / "results.json").write_text(as_json({"mock": MOCK, "live": LIVE}))
    return made


@pytest.fixture(scope="module")
def run(folder: Path) -> Run:
    """A run that writes what it found."""
    return Run.of(folder, "--contract-results=results.json", "--junitxml=junit.xml")


def test_a_run_replaces_what_the_file_has_of_its_own_target(folder: Path, run: Run) -> None:
    assert run.status == pytest.ExitCode.TESTS_FAILED
    found = json.loads((folder / "results.json").read_text())["targets"]

    assert [Result(**each) for each in found["live"]] == LIVE
    assert [(each["id"], each["outcome"], each["reason"]) for each in found["mock"]] == [
        ("test_pets.py::test_one_is_broken", "failed", ""),
        ("test_pets.py::test_one_is_for_others", "skipped", "a promise for live"),
        ("test_pets.py::test_one_is_kept[1]", "passed", ""),
        ("test_pets.py::test_one_is_kept[2]", "passed", ""),
    ]


def test_the_screen_shows_the_targets_of_the_file_too(run: Run) -> None:
    assert "                       mock      live\n" in run.printed
    assert "one is kept\n" in run.printed


def test_a_quiet_run_shows_no_matrix(folder: Path) -> None:
    assert "one is kept\n" not in Run.of(folder, "-q").printed


def test_junit_has_operation_promise_and_target(folder: Path, run: Run) -> None:
    assert run.status == pytest.ExitCode.TESTS_FAILED
    case = next(ElementTree.parse(folder / "junit.xml").iter("testcase"))

    assert {each.get("name"): each.get("value") for each in case.iter("property")} == {
        "operation": "GET /pets",
        "promise": "one is kept",
        "target": "mock",
    }


@pytest.mark.parametrize(
    ("option", "told"),
    [
        ("--record", "--record is for --contract-target=live"),
        ("--contract-value=default", "--contract-value is DOCUMENTED=OWN, not 'default'"),
        ("--known-deviations=none.yaml", "--known-deviations: there is no file none.yaml"),
        ("--contract-target=replay", "there are no recordings in "),
        ("--contract-results=openapi.yaml", "openapi.yaml holds no results of contract tests"),
    ],
)
def test_what_makes_no_sense_is_refused_before_anything_runs(
    folder: Path, option: str, told: str
) -> None:
    run = Run.of(folder, option)

    assert run.status == pytest.ExitCode.USAGE_ERROR
    assert told in run.printed
