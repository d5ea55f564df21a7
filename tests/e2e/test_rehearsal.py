"""A graduation, played before the vendor does it."""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import cast

import pytest

from e2e.workshop import Workshop
from support.projects import FRAGMENT, Project
from support.trees import contents

OVERLAY = """\
overlay: 1.1.0
info: {title: What comes with the graduation, version: "1"}
actions:
  - target: $.components.schemas.Widget.properties.key
    update: {type: integer}
"""


def rehearsed(project: Project, *options: str) -> Mapping[str, object]:
    """What a rehearsal says to programs."""
    before = contents(project.folder)
    told = project.fragmint(
        "rehearse", "widgets", "--api-version", "20260801", "--format", "json", *options
    ).stdout
    assert contents(project.folder) == before, "a rehearsal writes nothing"
    (found,) = cast("list[Mapping[str, object]]", json.loads(told)["clients"])
    return found


def kinds(found: Mapping[str, object]) -> dict[object, object]:
    changes = cast("list[Mapping[str, object]]", found["changes"])
    return {each["kind"]: each["symbol"] for each in changes}


@pytest.mark.slow
def test_a_graduation_that_moves_the_version_alone_breaks_no_test_of_today(
    workshop: Workshop, tmp_path: Path
) -> None:
    shutil.copytree(workshop.released, tmp_path / "project")
    found = rehearsed(Project(tmp_path / "project"))

    assert found["graduated"] == ["GET /widgets/{key}"]
    assert kinds(found) == {"version-moved": "client.widgets.get"}
    assert (found["verdict"], found["surface"], found["failed"]) == ("breaking", [], [])


@pytest.mark.slow
def test_what_else_changes_is_told_in_terms_of_python_and_met_by_the_tests_of_today(
    workshop: Workshop, tmp_path: Path
) -> None:
    shutil.copytree(workshop.released, tmp_path / "project")
    tomorrow = tmp_path / "tomorrow.yaml"
    tomorrow.write_text(OVERLAY)
    found = rehearsed(Project(tmp_path / "project"), "--overlay", str(tomorrow))

    assert kinds(found)["response-type-changed"] == "models.Widget.key"
    failed = cast("list[str]", found["failed"])
    assert any("TestGet::test_a_documented_answer" in each for each in failed)


def test_where_nothing_is_in_beta_tomorrow_is_as_today(tmp_path: Path) -> None:
    project = Project.create(tmp_path, FRAGMENT.replace("[beta]", '["20260101"]'))
    done = project.fragmint("rehearse", "widgets", "--api-version", "20260801", status=2)
    assert "no operation is in beta" in done.stderr
