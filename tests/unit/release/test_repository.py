from __future__ import annotations

from pathlib import Path

import pytest

from fragmint.diagnostics import FragmintError
from fragmint.release.repository import refuse_changes
from support.projects import Project


@pytest.fixture
def project(tmp_path: Path) -> Project:
    folder = tmp_path / "re pository" / "pröject"
    folder.mkdir(parents=True)
    made = Project.create(folder)
    made.released.mkdir()
    return made


def refused(project: Project) -> list[str]:
    """The files that are named."""
    with pytest.raises(FragmintError) as caught:
        refuse_changes(project.folder, [project.released, project.output])
    lines = str(caught.value).splitlines()
    return [line.strip() for line in lines if "hint" not in line][1:]


def test_a_project_whose_files_are_committed_may_be_released(project: Project) -> None:
    refuse_changes(project.folder, [project.released])


def test_whatever_is_changed_new_or_gone_is_named_from_the_project_on(project: Project) -> None:
    project.fragment.write_text("changed")
    project.folder.joinpath("nöw new.txt").write_text("new")
    project.folder.joinpath(".gitignore").unlink()
    assert sorted(refused(project)) == [".gitignore", "nöw new.txt", "spec/widgets/openapi.yaml"]


def test_what_is_staged_is_not_committed(project: Project) -> None:
    project.fragment.write_text("changed")
    project.git("add", "--all")
    assert refused(project) == ["spec/widgets/openapi.yaml"]


def test_files_that_a_release_writes_itself_and_files_beside_the_project_do_not_count(
    project: Project,
) -> None:
    project.released.joinpath("0.1.0.toml").write_text("half of a release")
    project.output.mkdir(parents=True)
    project.output.joinpath("README.md").write_text("half of a client")
    project.folder.parent.joinpath("neighbour.txt").write_text("not ours")
    refuse_changes(project.folder, [project.released, project.output])


def test_a_project_of_which_git_knows_nothing_has_no_such_changes(tmp_path: Path) -> None:
    tmp_path.joinpath("new.txt").write_text("new")
    refuse_changes(tmp_path, [])
