"""The vendor's beta moves: one recorded run tells how, its patch is laid over the fragment, and all is green again."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from support.beta import Beta
from support.commands import fragmint
from support.fragment import FOLDER
from support.vendor import SECRETS, TOKEN, Vendor

PROJECT = """\
[[tool.fragmint.client]]
name = "releases"
spec = "spec/openapi.yaml"
output = "out"
"""
POLICY = "GET /api/v2/projects/{projectKey}/release-policies/{policyKey}"
NEWS = (
    "D101 /owner: undeclared field: object",
    "D101 /defaultPipelineKey: undeclared field: string; `defaultReleasePipelineKey` is missing: renamed?",
    'D102 /releaseMethod: undeclared value: "immediate-release"',
    "D103 /rank: required, and missing",
    "D111 status 203: undeclared status",
)
KNOWN = f"""\
deviations:
  - {{code: D101, operation: "{POLICY}", pointer: /owner, reason: in beta, owner: us, expires: 2026-12-31}}
"""


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project whose client was generated before the beta moved, and what a recording run met since."""
    folder = tmp_path_factory.mktemp("drift")
    shutil.copytree(FOLDER, folder / "spec")
    (folder / "pyproject.toml").write_text(PROJECT)
    generated = fragmint("generate", cwd=folder)
    assert generated.returncode == 0, generated.stderr
    with Vendor() as vendor, Beta(vendor.url) as beta:
        live = suite(folder, "live", "--record", f"--contract-base-url={beta.url}")
    assert live.returncode == 1, live.stdout
    return folder


def suite(folder: Path, target: str, *options: str) -> subprocess.CompletedProcess[str]:
    """What the emitted contract tests say of a target."""
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider"]
    return subprocess.run(
        [*command, f"--contract-target={target}", "--recordings=../recordings", *options],
        cwd=folder / "out",
        env={**os.environ, "LAUNCHDARKLY_ACCESS_TOKEN": TOKEN},
        capture_output=True,
        text=True,
    )


def deviations(folder: Path, *options: str) -> subprocess.CompletedProcess[str]:
    """What the command says of the recordings."""
    return fragmint("deviations", "--recordings", "recordings", *options, cwd=folder)


def test_the_report_names_all_that_moved_with_its_line_and_no_secret(project: Path) -> None:
    told = deviations(project)
    assert told.returncode == 1, told.stderr
    joined = " ".join(told.stdout.split())
    assert [news for news in NEWS if news not in joined] == []
    assert "spec/openapi.yaml:408:7" in joined  # the enum of release methods
    assert [secret for secret in SECRETS if secret in told.stdout] == []
    assert max(map(len, told.stdout.splitlines())) <= 100


def test_what_is_known_is_not_told_again_until_its_day(project: Path) -> None:
    known = project / "known-deviations.yaml"
    known.write_text(KNOWN)
    before = deviations(project, "--as-of", "2026-12-31")
    after = deviations(project, "--as-of", "2027-01-01")
    known.unlink()
    assert before.stdout.count("undeclared field: object") == 1
    assert after.stdout.count("undeclared field: object") == 2
    assert "known-deviations.yaml:2:5: error[D162]" in after.stderr


@pytest.mark.slow
@pytest.mark.parametrize("target", ["replay", "mock"])
def test_the_patch_laid_over_the_fragment_turns_the_suite_green(
    project: Path, tmp_path: Path, target: str
) -> None:
    shutil.copytree(project, tmp_path, dirs_exist_ok=True)
    told = deviations(tmp_path, "--patch", "beta.overlay.yaml")
    assert "beta.overlay.yaml: review it" in told.stderr
    with (tmp_path / "pyproject.toml").open("a") as configuration:
        configuration.write('overlays = ["beta.overlay.yaml"]\n')
    generated = fragmint("generate", cwd=tmp_path)
    assert generated.returncode == 0, generated.stderr
    assert deviations(tmp_path).stdout == "0 deviations\n"
    done = suite(tmp_path, target)
    assert done.returncode == 0, done.stdout
