from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest

from fragmint.diagnostics import FragmintError
from fragmint.release.uploading import require_index
from fragmint.release.verifying import differences
from support.commands import fragmint
from support.projects import Project


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("packages", "takes the http"),
        ("ftp://index.test/", "takes the http"),
        ("https://ada:secret@index.test/", "TWINE_PASSWORD"),
    ],
)
def test_nothing_is_uploaded_to_what_is_no_index_or_would_show_a_password(
    url: str, reason: str
) -> None:
    with pytest.raises(FragmintError, match=reason) as caught:
        require_index(url)
    assert "secret" not in str(caught.value)


def test_a_wheel_that_fragmint_did_not_make_is_told_from_one_that_differs(tmp_path: Path) -> None:
    wheel = tmp_path / "other-1-py3-none-any.whl"
    with zipfile.ZipFile(wheel, "w") as archive:
        archive.writestr("other/__init__.py", "")
    with pytest.raises(FragmintError, match="carries no fragment"):
        differences(wheel)


def test_what_is_no_wheel_is_refused(tmp_path: Path) -> None:
    tmp_path.joinpath("a.whl").write_text("no archive")
    for name in ("a.whl", "none.whl"):
        with pytest.raises(FragmintError, match="cannot be read"):
            differences(tmp_path / name)


def test_a_wheel_of_the_build_hook_is_not_called_a_stranger(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.whl", "w") as archive:
        archive.writestr("a/_fragmint/config.json", "{}")

    with pytest.raises(FragmintError, match="has no manifest to be compared with: a build hook"):
        differences(tmp_path / "a.whl")


@pytest.mark.parametrize(
    "options",
    [("--as", "1.2.3"), ("--reason", "why"), ("--as", "1.2.3", "--reason", "why", "--stable")],
)
def test_a_version_of_ones_own_needs_a_reason_and_no_other_wish(
    tmp_path: Path, options: tuple[str, ...]
) -> None:
    done = fragmint("release", "widgets", *options, cwd=tmp_path)
    assert (done.returncode, "--as goes with --reason" in done.stderr) == (2, True)


def test_a_dry_run_tells_all_and_writes_nothing(tmp_path: Path) -> None:
    project = Project.create(tmp_path)
    project.fragment.write_text(project.fragment.read_text() + "# not committed\n")
    before = sorted(tmp_path.rglob("*"))

    told = project.release("--dry-run").stdout

    for line in (
        "widgets 0.1.0, verdict: first",
        "## 0.1.0 (2026-01-01)",
        "would write spec/widgets/released/0.1.0.yaml",
        "would write spec/widgets/released/0.1.0.toml",
        "would write generated/widgets: missing: README.md",
        "would build dist/widgets-0.1.0-py3-none-any.whl",
    ):
        assert line in told.splitlines()
    assert sorted(tmp_path.rglob("*")) == before


def test_a_dry_run_says_what_a_release_would_be_refused_for(tmp_path: Path) -> None:
    project = Project.create(tmp_path)
    (tmp_path / "notes.txt").write_text("mine")

    told = project.release("--dry-run")
    as_json = json.loads(project.release("--dry-run", "--format", "json").stdout)["clients"][0]

    assert told.returncode == 0
    assert "would be refused now: a release is made of what is committed" in told.stderr
    assert "notes.txt" in as_json["refused"]
    assert as_json["would_write"][:2] == [
        "spec/widgets/released/0.1.0.yaml",
        "spec/widgets/released/0.1.0.toml",
    ]
    assert "widgets-0.1.0-py3-none-any.whl" in as_json["would_build"]
