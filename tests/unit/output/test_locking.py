from __future__ import annotations

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from fragmint.output import OutputError, publish
from fragmint.output.locking import exclusive
from support.trees import contents, sealed

HOLD = """
import sys
from pathlib import Path
from fragmint.output.locking import exclusive

with exclusive(Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.read()
"""


def test_a_folder_another_run_holds_is_refused_when_patience_ends(tmp_path: Path) -> None:
    with _another_run(tmp_path) as run:
        with pytest.raises(OutputError, match="W132"), exclusive(tmp_path, patience=0.1):
            pytest.fail("two runs hold one folder")
        run.communicate()

    with exclusive(tmp_path, patience=0):
        pass


def test_a_killed_run_holds_nothing(tmp_path: Path) -> None:
    with _another_run(tmp_path) as run:
        run.kill()
        run.communicate()

    with exclusive(tmp_path, patience=0):
        pass


def test_a_run_waits_for_the_one_before(tmp_path: Path) -> None:
    tree = sealed({"a.py": "a\n"})
    with _another_run(tmp_path) as run, ThreadPoolExecutor() as pool:
        publication = pool.submit(publish, tree, tmp_path / "client")
        with pytest.raises(TimeoutError):
            publication.result(timeout=0.1)
        assert list(tmp_path.iterdir()) == []
        run.communicate()

        assert publication.result().written == tuple(tree)


def test_runs_at_the_same_time_leave_one_whole_tree(tmp_path: Path) -> None:
    trees = [sealed({f"{name}/{n}.py": name for n in range(20)}) for name in "abcd"]
    with ThreadPoolExecutor(len(trees)) as pool:
        runs = [pool.submit(publish, tree, tmp_path / "client") for tree in trees * 5]
        for run in runs:
            run.result()

    assert contents(tmp_path / "client") in trees
    assert [path.name for path in tmp_path.iterdir()] == ["client"]


def _another_run(folder: Path) -> subprocess.Popen[str]:
    """A process that holds the folder until its input ends."""
    run = subprocess.Popen(
        [sys.executable, "-c", HOLD, folder],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert run.stdout is not None
    assert run.stdout.readline() == "held\n"
    return run
