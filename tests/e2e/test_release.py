"""What `fragmint release` leaves, seen by git, by an index, and by whoever doubts a wheel; pip is in the story beside."""

from __future__ import annotations

import shutil
import zipfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from e2e.environments import COMMANDS, run
from e2e.workshop import Workshop
from support.index import USER, Index, package_index
from support.projects import Project

WHEEL = "widgets-0.1.0-py3-none-any.whl"
SDIST = "widgets-0.1.0.tar.gz"


@pytest.fixture
def project(workshop: Workshop, tmp_path: Path) -> Project:
    """A project that has released 0.1.0, and nothing since."""
    shutil.copytree(workshop.released, tmp_path / "project")
    return Project(tmp_path / "project")


@pytest.fixture
def index() -> Iterator[Index]:
    with package_index() as index:
        yield index


def test_a_release_leaves_a_record_a_snapshot_the_client_its_sdist_and_its_wheel(
    project: Project,
) -> None:
    assert sorted(path.name for path in project.released.iterdir()) == ["0.1.0.toml", "0.1.0.yaml"]
    assert sorted(path.name for path in project.dist.iterdir()) == [WHEEL, SDIST]
    assert project.version() == "0.1.0"
    assert "## 0.1.0 (2026-01-01)" in project.changelog()
    project.fragmint("check")


def test_what_is_built_is_good_enough_for_an_index(project: Project) -> None:
    run(COMMANDS / "twine", "check", "--strict", *project.dist.iterdir(), cwd=project.folder)


def test_the_wheel_says_all_that_an_index_shows(project: Project) -> None:
    with zipfile.ZipFile(project.wheel("0.1.0")) as archive:
        told = archive.read("widgets-0.1.0.dist-info/METADATA").decode()

    for line in (
        "License-Expression: MIT",
        "License-File: LICENSE",
        "Requires-Python: >=3.11",
        "Classifier: Development Status :: 4 - Beta",
        "Classifier: Programming Language :: Python :: 3.13",
        "Classifier: Typing :: Typed",
        "Project-URL: Source, https://acme.test/widgets",
        "Description-Content-Type: text/markdown",
    ):
        assert line in told.splitlines()


def test_a_release_that_is_made_is_not_made_again_and_what_is_lost_of_it_comes_back_to_the_byte(
    project: Project,
) -> None:
    before = {path: path.read_bytes() for path in project.dist.iterdir()}
    shutil.rmtree(project.dist)
    shutil.rmtree(project.output)

    done = project.release(day=9)

    assert "widgets 0.1.0 is released, and nothing moved since" in done.stdout
    assert {path: path.read_bytes() for path in project.dist.iterdir()} == before
    project.git("diff", "--exit-code", "HEAD")


@pytest.mark.slow
def test_of_two_releases_at_once_one_is_made_and_the_other_finds_it_made(project: Project) -> None:
    project.edit("summary: Get a widget", "summary: Get one widget")

    with ThreadPoolExecutor() as pool:
        both = [pool.submit(project.release, day=9) for _ in range(2)]
    told = [done.result().stdout for done in both]

    assert sum("widgets 0.1.1, verdict: docs" in each for each in told) == 1
    assert sum("widgets 0.1.1 is released, and nothing moved since" in each for each in told) == 1
    assert len(list(project.released.glob("*.toml"))) == 2


def test_an_upload_that_is_refused_says_so_and_never_says_the_password(
    project: Project, index: Index
) -> None:
    wrong = {"TWINE_USERNAME": USER, "TWINE_PASSWORD": "not the password"}
    done = project.release("--upload", index.upload, status=2, environment=wrong)

    assert "its upload failed" in done.stderr
    assert "403" in done.stderr
    assert "not the password" not in done.stdout + done.stderr


def test_a_wheel_that_somebody_changed_is_found_out_file_by_file(
    project: Project, tmp_path: Path
) -> None:
    with zipfile.ZipFile(project.wheel("0.1.0")) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    files["widgets/_settings.py"] += b"\nprint('hello')\n"
    files["widgets/more.py"] = b""
    del files["widgets/errors.py"]
    changed = tmp_path / WHEEL
    _zip(files, changed)

    done = project.fragmint("verify", changed, status=1)

    assert done.stdout.splitlines()[:-1] == [
        "differs: widgets/_settings.py",
        "missing from the wheel: widgets/errors.py",
        "not made by fragmint: widgets/more.py",
    ]


@pytest.mark.parametrize(
    ("file", "before", "after", "told"),
    [
        ("fragmint.lock", b'"black": "', b'"black": "1', "black 1"),
        (
            "fragmint.lock",
            b'"config": "',
            b'"templates/client/README.md.j2": "0", "config": "',
            "client/README.md.j2",
        ),
        ("config.json", b'"spec": "spec/', b'"spec": "../../../spec/', "outside of the package"),
        (
            "fragmint.lock",
            b'"fragmint":',
            b'"selection": {"left-out": [1]}, "fragmint":',
            "left out",
        ),
    ],
)
def test_why_a_wheel_cannot_be_made_again_is_said(
    project: Project, tmp_path: Path, file: str, before: bytes, after: bytes, told: str
) -> None:
    with zipfile.ZipFile(project.wheel("0.1.0")) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    path = f"widgets/_fragmint/{file}"
    assert before in files[path]
    files[path] = files[path].replace(before, after, 1)
    changed = tmp_path / WHEEL
    _zip(files, changed)

    assert told in project.fragmint("verify", changed, status=2).stderr


def test_changes_that_are_not_committed_are_not_released(project: Project) -> None:
    project.fragment.write_text(project.fragment.read_text() + "# a remark\n")
    project.folder.joinpath("notes.txt").write_text("a thought")
    listed = sorted(path.name for path in project.released.iterdir())

    done = project.release(status=2)

    assert "    notes.txt\n    spec/widgets/openapi.yaml\n" in _sorted_lines(done.stderr)
    assert sorted(path.name for path in project.released.iterdir()) == listed


def _zip(files: dict[str, bytes], target: Path) -> None:
    with zipfile.ZipFile(target, "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content)


def _sorted_lines(text: str) -> str:
    return "".join(sorted(text.splitlines(keepends=True)))
