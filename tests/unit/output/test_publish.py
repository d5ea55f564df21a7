from __future__ import annotations

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from fragmint.output import LOCK_NAME, FileTree, Publication, publish
from support.trees import contents, sealed

OLD = sealed({"README.md": "old\n", "src/a.py": "a = 1\n", "src/gone/b.py": "b\n"})
NEW = sealed({"README.md": "new\n", "src/a.py": "a = 1\n", "src/more/c.py": "c\n"})


@pytest.fixture
def target(tmp_path: Path) -> Path:
    """A folder that holds OLD as fragmint left it."""
    publish(OLD, tmp_path / "client")
    return tmp_path / "client"


def test_the_first_run_writes_the_tree_and_nothing_else(tmp_path: Path) -> None:
    target = tmp_path / "not/yet/there"

    publication = publish(NEW, target)

    assert publication == Publication(tuple(NEW), (), (), ())
    assert contents(tmp_path) == {f"not/yet/there/{path}": NEW[path] for path in NEW}


def test_a_later_run_writes_changes_and_removes_what_differs(target: Path) -> None:
    publication = publish(NEW, target)

    assert publication == Publication(
        written=("src/more/c.py",),
        changed=("README.md", LOCK_NAME),
        removed=("src/gone/b.py",),
        unchanged=("src/a.py",),
    )
    assert contents(target.parent) == {f"client/{path}": NEW[path] for path in NEW}
    assert not (target / "src/gone").exists()


def test_a_run_that_changes_nothing_touches_nothing(target: Path) -> None:
    before = _stamps(target.parent)

    assert publish(OLD, target) == Publication((), (), (), tuple(OLD))
    assert _stamps(target.parent) == before


def test_unchanged_files_keep_their_time_and_changed_ones_do_not(target: Path) -> None:
    for file in (target / "README.md", target / "src/a.py"):
        os.utime(file, (1_000_000_000, 1_000_000_000))

    publish(NEW, target)

    assert (target / "src/a.py").stat().st_mtime == 1_000_000_000
    assert (target / "README.md").stat().st_mtime > 1_000_000_000


def test_an_unchanged_file_is_no_link_to_a_file_somebody_has_open(target: Path) -> None:
    with (target / "src/a.py").open("a") as editor:
        publish(NEW, target)
        editor.write("typed on\n")

    assert (target / "src/a.py").read_text() == "a = 1\n"


def test_an_empty_folder_is_filled(tmp_path: Path) -> None:
    (tmp_path / "client").mkdir()

    publish(NEW, tmp_path / "client")

    assert contents(tmp_path / "client") == NEW


def test_caches_of_other_tools_stay(target: Path) -> None:
    caches = [".mypy_cache/3.11/x.json", "src/a.egg-info/PKG-INFO", "src/.hypothesis/unicode/x"]
    for cache in caches:
        (target / cache).parent.mkdir(parents=True)
        (target / cache).touch()

    publish(NEW, target)

    assert contents(target) == {**NEW, **dict.fromkeys(caches, b"")}


def test_a_cache_goes_with_its_folder(target: Path) -> None:
    (target / "src/gone/__pycache__").mkdir()

    publish(NEW, target)

    assert not (target / "src/gone").exists()


def test_python_never_runs_old_bytecode_of_a_changed_file(target: Path) -> None:
    module = target / "src/a.py"
    newer = sealed({"src/a.py": "a = 2\n"})
    assert _imported(module) == "1"
    before = module.stat()

    publish(newer, target)
    os.utime(module, ns=(before.st_atime_ns, before.st_mtime_ns))  # generated in the same second

    assert _imported(module) == "2"


def test_bytecode_of_unchanged_files_stays(target: Path) -> None:
    _imported(target / "src/a.py")
    bytecode = {path: stamp for path, stamp in _stamps(target).items() if path.endswith(".pyc")}

    publish(NEW, target)

    assert bytecode.items() <= _stamps(target).items()
    assert len(bytecode) == 1


def test_files_and_folders_get_the_modes_of_the_umask(tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        publish(NEW, tmp_path / "client")
    finally:
        os.umask(before)

    modes = {stat.S_IMODE(path.stat().st_mode) for path in tmp_path.glob("client/**/*.py")}
    folders = {stat.S_IMODE(path.stat().st_mode) for path in tmp_path.glob("client/**/")}
    assert (modes, folders) == ({0o640}, {0o750})


def test_a_linked_target_stays_a_link(target: Path, tmp_path: Path) -> None:
    link = tmp_path / "elsewhere/link"
    link.parent.mkdir()
    link.symlink_to(target)

    publish(NEW, link)

    assert link.readlink() == target
    assert contents(target) == NEW
    assert [path.name for path in link.parent.iterdir()] == ["link"]


def test_git_sees_nothing_but_the_tree(target: Path) -> None:
    def git(*arguments: str) -> str:
        command = ["git", "-C", str(target.parent), *arguments]
        return subprocess.run(command, check=True, capture_output=True, text=True).stdout

    git("init", "--quiet")
    publish(NEW, target)
    git("add", ".")
    publish(OLD, target)
    publish(NEW, target)

    assert git("diff", "--name-only") == ""
    assert git("ls-files", "--others") == ""


def test_a_tree_without_manifest_is_never_published(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="sealed"):
        publish(FileTree({"a.py": b""}), tmp_path / "client")

    assert not (tmp_path / "client").exists()


def test_a_hand_edit_that_anticipates_the_new_content_is_no_obstacle(target: Path) -> None:
    (target / "README.md").write_text("new\n")

    assert publish(NEW, target).unchanged == ("README.md", "src/a.py")


def test_a_deleted_file_comes_back(target: Path) -> None:
    (target / "src/a.py").unlink()

    assert publish(OLD, target).written == ("src/a.py",)
    assert contents(target) == OLD


def _stamps(folder: Path) -> dict[str, tuple[int, int]]:
    """The inode and time of modification of the folder and of everything in it."""
    return {
        str(path): (path.lstat().st_ino, path.lstat().st_mtime_ns)
        for path in (folder, *folder.rglob("*"))
    }


def _imported(module: Path) -> str:
    """What a fresh Python finds for `a` in the module."""
    command = [sys.executable, "-S", "-c", f"import {module.stem}; print({module.stem}.a)"]
    environment = {"PATH": os.environ["PATH"], "PYTHONPATH": str(module.parent)}
    run = subprocess.run(command, env=environment, check=True, capture_output=True, text=True)
    return run.stdout.strip()
