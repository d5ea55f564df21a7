"""The plugin in a pytest run of its own, over several folders, with plain HTTP in the place of a client."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys

import pytest

from unit.contract.documents import PETSHOP
from unit.contract.plugin.runs import CONFTEST, Run

HEAVY = ["httpx2", "jsonschema", "openapi_core", "pydantic", "starlette", "uvicorn", "yaml"]

TESTS = """
import httpx2
import pytest
from fragmint.contract import SentRequest

HEADERS = {"X-Key": "k", "Shop-Version": "beta"}
pytestmark = [pytest.mark.operation("GET /pets"), pytest.mark.targets("mock")]

def call(contract, path="/pets", **query):
    return httpx2.get(contract.base_url + path, headers=HEADERS, params=query)

def test_example(contract):
    documented = contract.answer(200, example="no-pets")
    assert call(contract).json() == documented
    assert contract.sent() == SentRequest("GET", "/pets", headers=HEADERS)

def test_misspelt(contract):
    call(contract, limti=5)
    contract.sent()

def test_misspelt_and_not_asked_about(contract):
    call(contract, limti=5)

def test_nothing_sent(contract):
    contract.sent()

def test_order_not_used(contract):
    contract.answer(404)

def test_example_not_documented(contract):
    contract.answer(200, example="three-pets")

def test_other_operation(contract):
    call(contract, "/pets/1")
    contract.sent()

@pytest.mark.operation("DELETE /pets/{pet_id}")
def test_surprise_without_room(contract):
    contract.surprising_bodies("unknown field")
"""
OTHER = TESTS.partition("def test_example")[0] + """
def test_total(contract):
    assert call(contract).json()["total"] == 3
"""


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Run:
    """A run over a folder of promises, another document, and a folder without one."""
    root = tmp_path_factory.mktemp("clients")
    for name, tests in {"petshop": TESTS, "other": OTHER, "nameless": OTHER}.items():
        shutil.copytree(PETSHOP.parent, root / name)
        (root / name / "conftest.py").write_text(CONFTEST)
        (root / name / "test_pets.py").write_text(tests)
    (root / "nameless" / "conftest.py").unlink()
    example = root / "other" / "examples" / "two-pets.yaml"
    example.write_text(example.read_text().replace("total: 2", "total: 3"))
    document = root / "other" / "openapi.yaml"
    document.write_text(document.read_text().replace("{type: integer, maximum: 100}", "no-schema"))
    return Run.of(root)


def test_a_test_sees_what_was_sent_and_what_was_answered(run: Run) -> None:
    assert run.outcomes("petshop/test_pets.py::test_example") == {"PASSED"}


@pytest.mark.parametrize(
    ("test", "told"),
    [
        ("test_misspelt", "query limti: is not documented"),
        ("test_nothing_sent", "0 requests were sent, not one"),
        ("test_example_not_documented", "no example 'three-pets' is documented here"),
        ("test_other_operation", "the request is for GET /pets/{pet_id}"),
        ("test_surprise_without_room", "has no room for this: unknown field"),
    ],
)
def test_a_broken_promise_is_red(run: Run, test: str, told: str) -> None:
    assert "FAILED" in run.outcomes(f"::{test}")
    assert told in run.printed


@pytest.mark.parametrize("test", ["test_misspelt_and_not_asked_about", "test_order_not_used"])
def test_a_test_that_passes_is_red_at_its_end_for_what_it_left_undone(run: Run, test: str) -> None:
    assert run.outcomes(f"::{test}") == {"PASSED", "ERROR"}


def test_one_run_can_hold_several_documents(run: Run) -> None:
    assert run.outcomes("other/test_pets.py::test_total") == {"PASSED"}


def test_a_folder_that_names_no_document_is_told_how(run: Run) -> None:
    assert run.outcomes("nameless/test_pets.py::test_total") == {"ERROR"}
    assert "override the fixture `contract_document`" in run.printed


def test_what_openapi_core_could_not_judge_is_told(run: Run) -> None:
    assert re.search(r"^openapi\.yaml: GET /pets: \w+Error", run.printed, re.MULTILINE)


def test_a_run_that_tests_no_contract_loads_nothing_heavy() -> None:
    script = (
        f"import sys, fragmint.contract.plugin; print([m for m in {HEAVY} if m in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )

    assert done.stdout.strip() == "[]"
