"""A part of a real document, chosen on the command line, gives a client that imports, type-checks and keeps its contract."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import cast

import pytest

from e2e.environments import COMMANDS, run
from e2e.workshop import ROOT
from support.fragment import Node, members

DOCUMENT = ROOT / "tests" / "corpus" / "airflow.json"
TAG = "Pool"


@pytest.fixture(scope="module")
def generated(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """The client of one tag of the document, and what the command said."""
    client = tmp_path_factory.mktemp("selection") / "client"
    options = ("--output", client, "--package", "pools", "--include", f"tag:{TAG}")
    done = run(COMMANDS / "fragmint", "generate", DOCUMENT, *options, cwd=client.parent)
    return client, done.stdout


def test_the_report_counts_what_can_be_counted_in_the_document(
    generated: tuple[Path, str],
) -> None:
    _, told = generated
    document = cast(Node, json.loads(DOCUMENT.read_text("utf-8")))
    operations = [
        members(operation)
        for item in members(document["paths"]).values()
        for method, operation in members(item).items()
        if method in ("get", "put", "post", "delete", "patch")
    ]
    chosen = [each for each in operations if TAG in cast("list[str]", each.get("tags", []))]
    shared = [
        members(item).get("parameters")
        for item in members(document["paths"]).values()
        if any(each in chosen for each in members(item).values())
    ]
    schemas = members(members(document["components"])["schemas"])
    needed = {name for kind, name in reachable([*chosen, *shared], document) if kind == "schemas"}
    assert 0 < len(chosen) < len(operations)
    assert (
        f"kept {len(chosen)} of {len(operations)} operations"
        f" and {len(needed)} of {len(schemas)} schemas\n"
    ) in told


def test_the_package_carries_what_was_selected_only(generated: tuple[Path, str]) -> None:
    client, _ = generated
    (carried,) = (client / "src/pools/_fragmint/spec").iterdir()
    assert carried.name == "airflow.effective.json"
    assert carried.stat().st_size < DOCUMENT.stat().st_size / 3


@pytest.mark.slow
def test_the_client_imports_type_checks_and_keeps_its_contract(
    generated: tuple[Path, str],
) -> None:
    client, _ = generated
    folders = (client / "src", client / "tests")
    python = COMMANDS / "python"
    run(python, "-c", "import pools.resources, pools.models", cwd=client / "src")
    path = ":".join(map(str, folders))
    run(COMMANDS / "mypy", "--strict", *folders, cwd=client.parent, MYPYPATH=path)
    run(python, "-m", "pytest", "-q", "-p", "no:cacheprovider", cwd=client)


def reachable(start: object, document: Node) -> set[tuple[str, str]]:
    """The components that `$ref`s lead to, read by none of our code."""
    found: set[tuple[str, str]] = set()
    waiting = [start]
    while waiting:
        for reference in references(waiting.pop()):
            _, components, kind, name = reference.split("/")
            assert components == "components"
            if (kind, name) not in found:
                found.add((kind, name))
                waiting.append(members(members(document["components"])[kind])[name])
    return found


def references(value: object) -> Iterator[str]:
    """Every `$ref` below a value."""
    if isinstance(value, dict):
        fields = cast("dict[str, object]", value)
        if isinstance(reference := fields.get("$ref"), str):
            yield reference
        for inner in fields.values():
            yield from references(inner)
    elif isinstance(value, list):
        for inner in cast("list[object]", value):
            yield from references(inner)
