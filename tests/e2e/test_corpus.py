"""Documents of other real APIs, quite different ones, give clients that import, type-check and keep their contract."""

from __future__ import annotations

import json
import os
import re
import shutil
from pathlib import Path
from typing import cast

import pytest
import yaml

from e2e.environments import COMMANDS, run
from e2e.workshop import Workshop
from support.corpus import CORPUS, entries
from support.fragment import Node, members

METHODS = {"get", "put", "post", "delete", "options", "head", "patch", "trace"}
QUICK = ["iscc.yaml"]
SLOW = ["airflow.json", "figma.yaml", "notion.json"]
# Where `make corpus` put the documents that are too heavy to lie here.
FETCHED = (
    sorted(Path(os.environ["FRAGMINT_CORPUS"]).iterdir()) if "FRAGMINT_CORPUS" in os.environ else []
)
DOCUMENTS = [
    *(CORPUS / name for name in QUICK),
    *(pytest.param(CORPUS / name, marks=pytest.mark.slow) for name in SLOW),
    *FETCHED,
]

# What the package holds of operations, and which methods of its clients make calls.
INVENTORY = """
import importlib, inspect, json, pkgutil, sys

package = importlib.import_module(sys.argv[1])
resources = importlib.import_module(f"{sys.argv[1]}.resources")
operation = importlib.import_module(f"{sys.argv[1]}._runtime.operation").Operation
page = importlib.import_module(f"{sys.argv[1]}._runtime.pagination").Page
documented, methods = [], {"": 0, "Async": 0, "Raw": 0, "AsyncRaw": 0}
for found in pkgutil.iter_modules(resources.__path__, f"{resources.__name__}."):
    module = importlib.import_module(found.name)
    for name, value in vars(module).items():
        if isinstance(value, operation):
            documented.append(f"{value.method} {value.path}")
        if inspect.isclass(value) and value.__module__ == found.name and not issubclass(value, page):
            kind = next(kind for kind in ("AsyncRaw", "Raw", "Async", "") if name.startswith(kind))
            methods[kind] += sum(map(inspect.isfunction, vars(value).values())) - 1
print(json.dumps([sorted(documented), methods]))
"""


@pytest.fixture(params=DOCUMENTS, ids=lambda document: document.name)
def document(request: pytest.FixtureRequest) -> Path:
    """A document of the corpus."""
    path: Path = request.param
    return path


@pytest.fixture
def client(workshop: Workshop, document: Path) -> Path:
    """The client that the document gives, made by the command."""
    return workshop.client_of(document)


def test_the_document_is_the_one_that_the_corpus_describes(document: Path) -> None:
    assert entries()[document.name].is_in(document.read_bytes())


def test_every_operation_of_the_document_can_be_called(document: Path, client: Path) -> None:
    (package,) = (client / "src").iterdir()
    python = (COMMANDS / "python", "-c", INVENTORY, package.name)
    held, methods = json.loads(run(*python, cwd=client, PYTHONPATH=str(client / "src")).stdout)

    expected = operations_of(document)
    assert held == expected
    assert methods == dict.fromkeys(["", "Async", "Raw", "AsyncRaw"], len(expected))


@pytest.mark.slow
def test_mypy_finds_nothing(client: Path, tmp_path: Path) -> None:
    folders = (client / "src", client / "tests")
    path = ":".join(map(str, folders))

    run(COMMANDS / "mypy", "--strict", *folders, cwd=tmp_path, MYPYPATH=path)


@pytest.mark.slow
def test_pyright_finds_nothing(client: Path, tmp_path: Path) -> None:
    shutil.copytree(client, tmp_path / "client")
    folders = ["client/src", "client/tests"]
    settings = {"typeCheckingMode": "strict", "include": folders, "extraPaths": folders[:1]}
    tmp_path.joinpath("pyrightconfig.json").write_text(json.dumps(settings))
    command = (COMMANDS / "pyright", "--stats", "--pythonpath", COMMANDS / "python")

    done = run(*command, cwd=tmp_path)

    checked = re.search(r"Total files checked: (\d+)", done.stdout)
    assert checked is not None
    assert int(checked[1]) == len([*client.rglob("*.py")])


def test_the_client_keeps_its_contract(client: Path) -> None:
    run(COMMANDS / "python", "-m", "pytest", "-p", "no:cacheprovider", cwd=client)


def operations_of(document: Path) -> list[str]:
    """Every operation of a raw document, read by none of our code."""
    text = document.read_text(encoding="utf-8-sig")
    loaded = cast(Node, json.loads(text) if document.suffix == ".json" else yaml.safe_load(text))
    return sorted(
        f"{method.upper()} {path}"
        for path, item in members(loaded["paths"]).items()
        for method in METHODS & members(item).keys()
    )
