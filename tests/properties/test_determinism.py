"""The same inputs give the same bytes, in whatever process and place."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from support.commands import fragmint
from support.fragment import FOLDER
from support.trees import contents

PROJECT = """
[[tool.fragmint.client]]
name = "launchdarkly-releases"
spec = "spec/openapi.yaml"
output = "out"
"""


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """What one process emits."""
    return minted(tmp_path_factory.mktemp("first"), seed="1")


def test_another_hash_seed_and_another_folder_give_the_same_bytes(
    tmp_path: Path, first: dict[str, bytes]
) -> None:
    deep = tmp_path / "somewhere" / "else entirely"
    assert minted(deep, seed="2", cwd="below") == first


def test_another_order_of_the_clock_and_the_locale_gives_the_same_bytes(
    tmp_path: Path, first: dict[str, bytes]
) -> None:
    foreign = {"TZ": "Asia/Kathmandu", "LC_ALL": "C", "LANG": "C", "SOURCE_DATE_EPOCH": "1"}
    assert minted(tmp_path, seed="3", **foreign) == first


def minted(folder: Path, seed: str, cwd: str = ".", **environment: str) -> dict[str, bytes]:
    """The files that the command emits in a fresh project."""
    shutil.copytree(FOLDER, folder / "spec")
    (folder / "pyproject.toml").write_text(PROJECT, "utf-8")
    (folder / cwd).mkdir(exist_ok=True)
    done = fragmint("generate", cwd=folder / cwd, PYTHONHASHSEED=seed, **environment)
    assert done.returncode == 0, done.stderr
    return contents(folder / "out")
