"""Whenever publishing is killed, the old or the new tree stands, or the next command brings it back: never a mix."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from itertools import groupby
from pathlib import Path

import pytest

from fragmint.output import FileTree, publish, recover
from fragmint.output.staging import Staging
from properties import publisher
from support.trees import contents

KILLS = 200 if os.environ.get("FRAGMINT_FULL") else 20
SEED = int(os.environ.get("FRAGMINT_SEED") or random.randrange(1_000_000))

OLD, NEW = publisher.tree("A", 2), publisher.tree("B", 2)

every_way = pytest.mark.parametrize("way", ["exchange", "journal"])


@every_way
def test_killed_before_any_change_of_the_disk(tmp_path: Path, way: str) -> None:
    verdicts = _killed_at_every_point(tmp_path / "client", way, lambda: None)

    assert [name for name, _ in groupby(verdicts)] == (
        ["old", "new"] if way == "exchange" else ["old", "old, brought back", "new"]
    )


def test_killed_again_while_recovering(tmp_path: Path) -> None:
    staging = Staging(tmp_path / "client")

    def killed_between_two_renames() -> None:
        staging.write(NEW, unchanged=())
        staging.target.rename(staging.old)

    verdicts = _killed_at_every_point(staging.target, "journal", killed_between_two_renames)

    once = ["old", "old, brought back", "new"]
    assert [name for name, _ in groupby(verdicts)] == ["old, brought back", *once]


@every_way
def test_killed_at_random(tmp_path: Path, way: str) -> None:
    sys.stdout.write(f"FRAGMINT_SEED={SEED}\n")  # pytest shows it when the test fails
    target = tmp_path / "client"
    trees = {name: publisher.tree(name, 15) for name in "AB"}
    randomly = random.Random(SEED)
    longest = _seconds_of_two_runs(target, trees)
    landed = 0
    for _ in range(KILLS):
        with _publisher(target, way, "forever") as process:
            assert process.stdout is not None
            assert process.stdout.readline() == "ready\n"
            time.sleep(randomly.uniform(0, longest))
            process.kill()
        landed += (tmp_path / ".client.fragmint").exists()
        _verdict(target, way, trees)

    assert landed > KILLS / 4, "the kills hardly ever hit a run that was writing"
    publish(trees["A"], target)
    assert contents(tmp_path) == {f"client/{path}": trees["A"][path] for path in trees["A"]}
    assert [path.name for path in tmp_path.iterdir()] == ["client"]


def _killed_at_every_point(target: Path, way: str, prepare: Callable[[], None]) -> list[str]:
    """What stands after a run from the old to the new tree was killed at its first, second ... last change of the disk."""
    verdicts: list[str] = []
    while True:
        publish(OLD, target)
        prepare()
        with _publisher(target, way, str(len(verdicts) + 1)) as process:
            process.communicate()
        if process.returncode == 0:
            break
        assert process.returncode == -signal.SIGKILL
        verdicts.append(_verdict(target, way, {"old": OLD, "new": NEW}))
    assert contents(target) == NEW
    # At the least, each file is written into the new tree and removed from the old one.
    assert len(verdicts) > len(NEW) + len(OLD)
    return verdicts


def _verdict(target: Path, way: str, trees: dict[str, FileTree]) -> str:
    """Which whole tree stands, and whether the next command had to bring it back, as only the journal may need."""
    away = way == "journal" and not target.exists()
    assert recover(target) is away
    standing = contents(target)
    (name,) = (name for name, tree in trees.items() if standing == tree)
    assert [path.name for path in target.parent.iterdir()] == [target.name]
    return f"{name}, brought back" if away else name


def _seconds_of_two_runs(target: Path, trees: dict[str, FileTree]) -> float:
    publish(trees["B"], target)
    begin = time.monotonic()
    publish(trees["A"], target)
    publish(trees["B"], target)
    return time.monotonic() - begin


def _publisher(target: Path, way: str, when: str) -> subprocess.Popen[str]:
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path)}
    return subprocess.Popen(
        [sys.executable, "-S", publisher.__file__, target, way, when],
        env=environment,
        stdout=subprocess.PIPE,
        text=True,
    )
