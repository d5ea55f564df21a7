"""Whatever OpenAPI's grammar allows, and a little more, gives a client that can be imported or a finding with its place."""

from __future__ import annotations

import ast
import json
import os
from collections.abc import Iterator, Mapping
from enum import EnumMeta
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from hypothesis import HealthCheck, event, given, settings
from pydantic import TypeAdapter

from fragmint import pipeline
from fragmint.catalogue import entry
from fragmint.config import ClientConfig
from fragmint.diagnostics import SpecError
from support.drawn import documents
from support.drawn_schemas import Node
from support.importing import imported

PACKAGE = "drawn"
AT_ONCE = 200
# `make fuzz` draws many, and others each time; a change is judged by the same ones as the change before it.
FUZZ = int(os.environ.get("FRAGMINT_FUZZ", "0"))
ROUNDS = [min(AT_ONCE, FUZZ - done) for done in range(0, FUZZ, AT_ONCE)] or [AT_ONCE]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where each drawn document is written in its turn."""
    return tmp_path_factory.mktemp("drawn")


@pytest.mark.parametrize("examples", ROUNDS, ids=[f"round-{n}" for n, _ in enumerate(ROUNDS, 1)])
def test_a_drawn_document_gives_a_client_that_imports_or_a_finding_with_its_place(
    folder: Path, examples: int
) -> None:
    @settings(
        deadline=None,
        max_examples=examples,
        derandomize=not FUZZ,
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
    )
    @given(documents())
    def holds(document: Node) -> None:
        (folder / "openapi.json").write_text(json.dumps(document), "utf-8")
        config = ClientConfig(PACKAGE, folder / "openapi.json", folder / "out", PACKAGE, PACKAGE)
        try:
            tree = pipeline.plan(config).tree
        except SpecError as error:
            event("told about")
            assert_told(error)
        else:
            event("generated")
            assert_works(tree)

    holds()


def assert_told(error: SpecError) -> None:
    """There are errors, each with a code that is explained and a place."""
    assert any(found.severity == "error" for found in error.diagnostics)
    for found in error.diagnostics:
        assert entry(found.code) is not None, found
        assert Path(found.location.file).name == "openapi.json"
        assert found.location.line > 0


def assert_works(tree: Mapping[str, bytes]) -> None:
    """Every file parses, every module can be imported, and every type in it can be read and written."""
    for path, content in tree.items():
        if path.endswith(".py"):
            ast.parse(content)
    with imported(tree, PACKAGE) as modules:
        for value in offered(modules[f"{PACKAGE}.models"]):
            TypeAdapter(value).rebuild(force=True, raise_errors=True)


def offered(models: ModuleType) -> Iterator[Any]:
    """The classes and unions that a package of models offers."""
    for name in models.__all__:
        value = getattr(models, name)
        if not isinstance(value, EnumMeta):
            yield value
