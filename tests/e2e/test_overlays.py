"""Overlays on the LaunchDarkly fragment, from the command line to the emitted contract tests."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from support.commands import fragmint
from support.fragment import FOLDER

OVERLAY = """\
overlay: 1.1.0
info: {title: What the vendor forgot, version: "1"}
actions:
  - target: $.components.schemas.Project.properties
    update:
      motto: {type: string, description: What the project says of itself.}
"""
PROJECT = """\
[[tool.fragmint.client]]
name = "releases"
spec = "spec/openapi.yaml"
overlays = ["overlays/motto.overlay.yaml"]
output = "out"
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project with the fragment, an overlay beside the spec's folder, and configuration that names both."""
    shutil.copytree(FOLDER, tmp_path / "spec")
    (tmp_path / "overlays").mkdir()
    (tmp_path / "overlays" / "motto.overlay.yaml").write_text(OVERLAY)
    (tmp_path / "pyproject.toml").write_text(PROJECT)
    return tmp_path


@pytest.mark.slow
def test_a_client_is_what_the_overlaid_fragment_says_and_keeps_its_contract(project: Path) -> None:
    generated = fragmint("generate", cwd=project)
    assert generated.returncode == 0, generated.stderr
    package = project / "out" / "src" / "releases"
    assert "motto: str | None = None" in (package / "models" / "_models.py").read_text()
    assert (package / "_fragmint/spec/overlays/1-motto.overlay.yaml").read_text() == OVERLAY
    assert (package / "_fragmint/spec/openapi.yaml").read_bytes() == (
        FOLDER / "openapi.yaml"
    ).read_bytes()
    effective = json.loads((package / "_fragmint/spec/openapi.effective.json").read_text())
    assert "motto" in effective["components"]["schemas"]["Project"]["properties"]

    contract = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider"]
    done = subprocess.run(contract, cwd=project / "out", capture_output=True, text=True)
    assert done.returncode == 0, done.stdout

    assert fragmint("check", cwd=project).returncode == 0
    overlay = project / "overlays" / "motto.overlay.yaml"
    overlay.write_text(OVERLAY.replace("says of itself", "is about"))
    drifted = fragmint("check", cwd=project)
    assert drifted.returncode == 1
    assert "What the project is about." in drifted.stdout


def test_a_mistake_that_an_overlay_makes_is_placed_in_the_overlay(project: Path) -> None:
    overlay = project / "overlays" / "motto.overlay.yaml"
    overlay.write_text(OVERLAY.replace("type: string", "type: text"))
    done = fragmint("generate", cwd=project)
    assert done.returncode == 2
    assert "overlays/motto.overlay.yaml:6:15: error[S101]" in done.stderr
    assert not (project / "out").exists()


@pytest.mark.slow
def test_overlays_of_a_spec_are_given_one_by_one_and_applied_in_order(project: Path) -> None:
    second = OVERLAY.replace("$.components.schemas.Project.properties", "$..motto").replace(
        "motto: {type: string, description: What the project says of itself.}", "maxLength: 9"
    )
    (project / "second.yaml").write_text(second)
    overlays = ("--overlay", "overlays/motto.overlay.yaml", "--overlay", "second.yaml")
    wrong = ("--overlay", "second.yaml", "--overlay", "overlays/motto.overlay.yaml")
    assert fragmint("validate", "spec/openapi.yaml", *overlays, cwd=project).stderr == ""
    assert "warning[O120]" in fragmint("validate", "spec/openapi.yaml", *wrong, cwd=project).stderr

    made = ("spec/openapi.yaml", "--output", "made", "--package", "made")
    assert fragmint("generate", *made, *overlays, cwd=project).returncode == 0
    assert fragmint("check", *made, *overlays, cwd=project).returncode == 0
    assert fragmint("check", *made, cwd=project).returncode == 1


def test_an_overlay_without_a_spec_is_a_mistake_of_usage(project: Path) -> None:
    for command in ("generate", "check", "validate"):
        done = fragmint(command, "--overlay", "overlays/motto.overlay.yaml", cwd=project)
        assert (done.returncode, "--overlay" in done.stderr) == (2, True)
