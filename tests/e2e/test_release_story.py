"""A year of a beta: from the first release to 1.0.0, each step uploaded, and installed where nothing was before.

The year in one step is part of every run; each step for itself is for the full one.
"""

from __future__ import annotations

import json
import os
import shutil
from dataclasses import dataclass, field
from pathlib import Path
from typing import cast

import pytest

from e2e.environments import TOOLS, Environment
from e2e.workshop import Workshop
from support.index import PASSWORD, USER, Index, package_index
from support.projects import Project

CHANGELOG = Path(__file__).with_name("released-year.md")
INDEX = {"TWINE_USERNAME": USER, "TWINE_PASSWORD": PASSWORD}
LOOK = """
import json, warnings, widgets
from widgets.models import KnownState, Widget
fields = {name: each.is_required() for name, each in Widget.model_fields.items()}
print(json.dumps([widgets.__version__, fields, [str(each) for each in KnownState]]))
"""


@dataclass(frozen=True)
class Step:
    """One change of the API, what the client on disk is then, and the release that it makes."""

    version: str
    on_disk: str
    day: int
    edits: tuple[tuple[str, str], ...]
    fields: dict[str, bool] = field(default_factory=lambda: {"key": True, "state": True})
    states: tuple[str, ...] = ("draft", "live")
    options: tuple[str, ...] = ()


STATE = '        state: {$ref: "#/components/schemas/State"}\n'
ENUM = "enum: [draft, live]"
COLOUR = {"key": True, "state": True, "colour": False}
OPTIONAL = {**COLOUR, "state": False}
STATES = ("draft", "live", "retired")
YEAR = (
    Step(
        "0.1.1", "0.1.1.dev0", 31, ((STATE, f"{STATE}        colour: {{type: string}}\n"),), COLOUR
    ),
    Step("0.1.2", "0.1.2.dev0", 90, ((ENUM, "enum: [draft, live, retired]"),), COLOUR, STATES),
    Step(
        "0.2.0",
        "0.2.0.dev0",
        151,
        (("required: [key, state]", "required: [key]"),),
        OPTIONAL,
        STATES,
    ),
    Step("0.3.0", "0.3.0.dev0", 212, (("enum: [beta]", 'enum: ["20260801"]'),), OPTIONAL, STATES),
    Step(
        "0.3.1",
        "0.3.1.dev0",
        273,
        (("method: get}", "method: get, superseded-by: gadgets}"),),
        OPTIONAL,
        STATES,
    ),
    Step("1.0.0", "0.3.1", 364, (), OPTIONAL, STATES, ("--stable",)),
)
AT_ONCE = Step(
    "1.0.0",
    "0.2.0.dev0",
    364,
    tuple(edit for step in YEAR for edit in step.edits),
    OPTIONAL,
    STATES,
    ("--stable",),
)


@pytest.mark.parametrize(
    "steps",
    [
        pytest.param((AT_ONCE,), id="at-once", marks=pytest.mark.slow),
        pytest.param(YEAR, id="step-by-step", marks=pytest.mark.slow),
    ],
)
def test_a_year_of_a_beta(workshop: Workshop, tmp_path: Path, steps: tuple[Step, ...]) -> None:
    shutil.copytree(workshop.released, tmp_path / "project")
    project = Project(tmp_path / "project")
    with package_index() as index:
        project.release("--upload", index.upload, environment=INDEX)
        for step in steps:
            take(step, project, index, tmp_path)
    project.fragmint("verify", project.wheel(steps[-1].version))

    releases = ["0.1.0", *(step.version for step in steps)]
    assert sorted(path.stem for path in project.released.glob("*.toml")) == releases
    assert len(index.files["widgets"]) == 2 * len(releases)
    if steps == YEAR:
        if os.environ.get("FRAGMINT_GOLDEN") == "rewrite":
            CHANGELOG.write_text(project.changelog())
        assert project.changelog() == CHANGELOG.read_text()


def take(step: Step, project: Project, index: Index, folder: Path) -> None:
    """Change the fragment, regenerate, release, and install what pip finds then."""
    for before, after in step.edits:
        project.edit(before, after)
    project.fragmint("generate")
    assert project.version() == step.on_disk
    project.commit()

    project.release("--upload", index.upload, *step.options, day=step.day, environment=INDEX)
    project.commit()

    assert project.version() == step.version
    user = Environment.create(folder / f"user-{step.version}", TOOLS)
    user.pip("install", "--quiet", "--index-url", index.simple, "widgets")
    seen = cast("list[object]", json.loads(user.script(LOOK)))
    assert seen == [step.version, step.fields, list(step.states)]
