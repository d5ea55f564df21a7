"""What is emitted for some feature of OpenAPI, or told of a bad document: each folder here is one case, without code.

A case is `openapi.yaml` and, for one that can be used, `expected/`: its resources and its models, and any other emitted
file that stands there because the case is about it too. Overlays beside it are applied in the order of their names, and
`selection.toml` holds the keys of the configuration by which a case takes a part of its document. A refused document has
`stderr.txt` instead.
`make golden` rewrites what is expected; CI never does.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tomllib
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from fragmint import pipeline
from fragmint.config import for_spec
from fragmint.output import FileTree
from support.commands import fragmint
from support.trees import contents

HERE = Path(__file__).parent
REWRITE = os.environ.get("FRAGMINT_GOLDEN") == "rewrite" and "CI" not in os.environ
EMITTED = sorted(path.parent.name for path in HERE.glob("*/expected"))
REFUSED = sorted({path.parent.name for path in HERE.glob("*/openapi.yaml")} - set(EMITTED))


@cache
def emitted(case: str) -> FileTree:
    """The distribution of a case; its package is called after it."""
    overlays = tuple(sorted((HERE / case).glob("*.overlay.*")))
    config = for_spec(HERE / case / "openapi.yaml", Path(), f"golden-{case}", overlays=overlays)
    selection = HERE / case / "selection.toml"
    told = tomllib.loads(selection.read_text("utf-8")) if selection.exists() else {}
    include, exclude = (tuple(told.get(key, ())) for key in ("include", "exclude"))
    partial = told.get("allow-partial", False)
    config = replace(config, include=include, exclude=exclude, allow_partial=partial)
    return pipeline.plan(config).tree


@pytest.fixture(scope="module")
def packages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that holds the package of every case."""
    folder = tmp_path_factory.mktemp("golden")
    for case in EMITTED:
        for path, content in emitted(case).items():
            if path.startswith("src/"):
                file = folder / path.removeprefix("src/")
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_bytes(content)
    return folder


@pytest.mark.parametrize("case", EMITTED)
def test_what_is_emitted_is_what_is_expected(case: str) -> None:
    expected = HERE / case / "expected"
    tree = emitted(case)
    about = {path for path in tree if _is_always_shown(path)} | contents(expected).keys()
    found = {path: tree[path] for path in about if path in tree}
    if REWRITE:
        shutil.rmtree(expected)
        for path, content in found.items():
            (expected / path).parent.mkdir(parents=True, exist_ok=True)
            (expected / path).write_bytes(content)
    assert found == contents(expected)


@pytest.mark.parametrize("case", REFUSED)
def test_what_is_told_of_a_refused_document_is_what_is_expected(case: str) -> None:
    done = fragmint("validate", "openapi.yaml", cwd=HERE / case)
    if REWRITE:
        (HERE / case / "stderr.txt").write_text(done.stderr, "utf-8")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == (HERE / case / "stderr.txt").read_text("utf-8")


def test_every_emitted_module_can_be_imported(packages: Path) -> None:
    names = sorted(
        ".".join(file.relative_to(packages).with_suffix("").parts).removesuffix(".__init__")
        for file in packages.rglob("*.py")
    )
    program = f"import importlib\nfor name in {names!r}:\n    importlib.import_module(name)\n"
    done = subprocess.run([sys.executable, "-c", program], cwd=packages, capture_output=True)
    assert done.stderr.decode() == ""


def test_every_emitted_package_is_correct_to_a_strict_type_checker(packages: Path) -> None:
    mypy = [sys.executable, "-m", "mypy", "--strict", "--no-incremental", "."]
    done = subprocess.run(mypy, cwd=packages, capture_output=True, text=True)
    assert done.stdout.startswith("Success: "), done.stdout


@pytest.mark.slow
@pytest.mark.parametrize("case", EMITTED)
def test_every_emitted_client_keeps_its_contract(tmp_path: Path, case: str) -> None:
    for path, content in emitted(case).items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(content)
    pytest_ = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider"]
    done = subprocess.run(pytest_, cwd=tmp_path, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout


def _is_always_shown(path: str) -> bool:
    parts = Path(path).parts
    shaped = parts[-2:-1] == ("resources",) and parts[-1] != "__init__.py"
    return path.startswith("src/") and (shaped or parts[-2:] == ("models", "_models.py"))
