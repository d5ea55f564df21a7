"""A release that is killed, wherever that is, and run again leaves what one leaves that nobody disturbed."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from properties import releaser
from support.projects import Project
from support.trees import contents

SEED = int(os.environ.get("FRAGMINT_SEED") or random.randrange(1_000_000))
# Nothing to draw bodies for: the contract tests of this client are quick.
FRAGMENT = """\
openapi: 3.1.0
info: {title: Widgets, version: "1"}
servers: [{url: "https://api.acme.test"}]
paths:
  /widgets/{key}:
    delete:
      operationId: deleteWidget
      x-fragmint: {resource: widgets, method: delete}
      parameters:
        - {name: key, in: path, required: true, schema: {type: string}}
      responses:
        "204": {description: The widget is gone}
"""
# What is put in its place, in this order: each is there or it is not.
PLACES = ("snapshot", "record", "client", "sdist", "wheel")


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, bytes], float]:
    """What a release leaves, and how long it takes."""
    project = Project.create(tmp_path_factory.mktemp("undisturbed"), FRAGMENT)
    begin = time.monotonic()
    project.release()
    return standing(project), time.monotonic() - begin


@pytest.mark.slow
@pytest.mark.parametrize("place", PLACES)
def test_killed_before_a_thing_is_put_in_its_place(
    tmp_path: Path, undisturbed: tuple[dict[str, bytes], float], place: str
) -> None:
    project = Project.create(tmp_path, FRAGMENT)

    point = PLACES.index(place) + 1
    with releasing(project, point) as process:
        assert process.wait() == -signal.SIGKILL

    there = [each for each, path in whereabouts(project).items() if path.exists()]
    assert there == list(PLACES[: point - 1])
    project.release()
    assert standing(project) == undisturbed[0]


@pytest.mark.slow
def test_killed_at_random(tmp_path: Path, undisturbed: tuple[dict[str, bytes], float]) -> None:
    sys.stdout.write(f"FRAGMINT_SEED={SEED}\n")  # pytest shows it when the test fails
    randomly = random.Random(SEED)
    for turn in range(20):
        folder = tmp_path / str(turn)
        folder.mkdir()
        project = Project.create(folder, FRAGMENT)
        for _ in range(randomly.randint(1, 3)):
            with releasing(project, 0) as process:
                time.sleep(randomly.uniform(0, undisturbed[1]))
                process.kill()
        project.release()
        assert standing(project) == undisturbed[0]


def releasing(project: Project, point: int) -> subprocess.Popen[bytes]:
    """A process that releases the client of the project."""
    path = os.pathsep.join(path for path in sys.path if path)
    environment = {**os.environ, "PYTHONPATH": path, "SOURCE_DATE_EPOCH": project.epoch(0)}
    command = [sys.executable, releaser.__file__, str(point)]
    return subprocess.Popen(command, cwd=project.folder, env=environment, stdout=subprocess.DEVNULL)


def whereabouts(project: Project) -> dict[str, Path]:
    """Where each thing is that a release puts in its place."""
    return {
        "snapshot": project.released / "0.1.0.yaml",
        "record": project.released / "0.1.0.toml",
        "client": project.output,
        "sdist": project.dist / "widgets-0.1.0.tar.gz",
        "wheel": project.wheel("0.1.0"),
    }


def standing(project: Project) -> dict[str, bytes]:
    """Every file of the project, those of git apart."""
    files = contents(project.folder)
    return {path: data for path, data in files.items() if not path.startswith(".git/")}
