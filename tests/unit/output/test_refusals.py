from __future__ import annotations

import os
import resource
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from fragmint.diagnostics import FragmintError
from fragmint.output import LOCK_NAME, OutputError, publish
from support.trees import contents, sealed

OLD = sealed({"README.md": "old\n", "src/a.py": "a\n", "src/b.py": "b\n"})
NEW = sealed({"README.md": "new\n", "src/a.py": "A\n", "big.bin": "x" * 1_000_000})


def _refused(target: Path) -> list[tuple[str, str]]:
    """The codes and files of a refusal that left everything beside the target, and the target, as it was."""
    before = contents(target.parent)
    with pytest.raises(OutputError) as refused:
        publish(NEW, target)
    assert contents(target.parent) == before
    assert not target.with_name(f".{target.name}.fragmint").exists()
    assert isinstance(refused.value, FragmintError)
    assert all(found.hint for found in refused.value.diagnostics)
    return [(found.code, found.location.file) for found in refused.value.diagnostics]


def test_foreign_and_edited_files_are_named_all_at_once(tmp_path: Path) -> None:
    target = tmp_path / "client"
    publish(OLD, target)
    (target / "src/b.py").write_text("mine\n")
    (target / "README.md").write_text("mine\n")
    (target / "notes").mkdir()
    (target / "notes/todo.txt").write_text("mine\n")

    assert _refused(target) == [
        ("W112", f"{target}/README.md"),
        ("W111", f"{target}/notes/todo.txt"),
        ("W112", f"{target}/src/b.py"),
    ]


def test_an_edited_file_that_is_no_longer_emitted_is_not_deleted(tmp_path: Path) -> None:
    publish(NEW, tmp_path / "client")
    (tmp_path / "client/big.bin").write_text("mine\n")

    with pytest.raises(OutputError, match="W112"):
        publish(OLD, tmp_path / "client")

    assert (tmp_path / "client/big.bin").read_text() == "mine\n"


def test_a_folder_of_somebody_else_is_refused_without_reading_through_it(tmp_path: Path) -> None:
    target = tmp_path / "client"
    (target / "deep/er").mkdir(parents=True)
    (target / "deep/er/thesis.tex").write_text("mine\n")

    assert _refused(target) == [("W113", str(target))]


def test_a_link_in_the_place_of_a_folder_is_refused(tmp_path: Path) -> None:
    target = tmp_path / "client"
    publish(OLD, target)
    (target / "src").rename(tmp_path / "mine")
    (target / "src").symlink_to(tmp_path / "mine")

    assert _refused(target) == [("W111", f"{target}/src")]


def _cut_short(lock: bytes) -> bytes:
    return lock[:-20]


def _in_conflict(lock: bytes) -> bytes:
    return b"<<<<<<< HEAD\n" + lock


@pytest.mark.parametrize(
    ("spoil", "code"),
    [(_cut_short, "W121"), (_in_conflict, "W122")],
)
def test_a_spoilt_lock_is_refused(
    tmp_path: Path, spoil: Callable[[bytes], bytes], code: str
) -> None:
    lock = tmp_path / "client" / LOCK_NAME
    publish(OLD, lock.parent)
    lock.write_bytes(spoil(lock.read_bytes()))

    assert _refused(lock.parent) == [(code, str(lock))]


def test_a_lock_that_is_a_link_is_refused(tmp_path: Path) -> None:
    lock = tmp_path / "client" / LOCK_NAME
    publish(OLD, lock.parent)
    lock.rename(tmp_path / "mine.lock")
    lock.symlink_to(tmp_path / "mine.lock")

    assert _refused(lock.parent) == [("W121", str(lock))]


def test_a_target_that_is_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "client").write_text("mine\n")

    assert _refused(tmp_path / "client") == [("W103", f"{tmp_path}/client")]


def test_a_target_below_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "mine").write_text("mine\n")

    assert [code for code, _ in _refused(tmp_path / "mine/client")] == ["W131"]


def test_a_link_that_leads_in_a_circle_is_refused(tmp_path: Path) -> None:
    (tmp_path / "client").symlink_to("client")

    assert _refused(tmp_path / "client") == [("W131", f"{tmp_path}/client")]


def test_the_root_of_the_disk_is_refused() -> None:
    with pytest.raises(OutputError, match="W113"):
        publish(NEW, Path("/"))


def test_a_parent_that_may_not_be_written_to_is_refused(ordinary_folder: Path) -> None:
    ordinary_folder.chmod(0o555)
    try:
        assert _refused(ordinary_folder / "client") == [("W104", str(ordinary_folder))]
        (found,) = _refused(ordinary_folder / "not/yet/there")
    finally:
        ordinary_folder.chmod(0o755)

    assert found == ("W131", f"{ordinary_folder}/not")


@pytest.mark.parametrize("here", ["client", "client/src"])
def test_nobody_is_left_in_a_folder_that_is_gone(
    here: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(OLD, tmp_path / "client")
    monkeypatch.chdir(tmp_path / here)

    assert publish(OLD, tmp_path / "client").changed == ()
    assert _refused(tmp_path / "client") == [("W104", f"{tmp_path}/client")]


@pytest.mark.parametrize("locked", ["client", "client/src", "client/src/__pycache__"])
def test_folders_that_could_not_be_removed_are_refused_beforehand(
    ordinary_folder: Path, locked: str
) -> None:
    publish(OLD, ordinary_folder / "client")
    (ordinary_folder / "client/src/__pycache__").mkdir()
    (ordinary_folder / locked).chmod(0o555)
    try:
        assert _refused(ordinary_folder / "client") == [("W104", f"{ordinary_folder}/{locked}")]
    finally:
        (ordinary_folder / locked).chmod(0o755)


def test_a_file_that_may_not_be_read_is_named(ordinary_folder: Path) -> None:
    publish(OLD, ordinary_folder / "client")
    file = ordinary_folder / "client/src/a.py"
    file.chmod(0)

    with pytest.raises(OutputError) as refused:
        publish(NEW, ordinary_folder / "client")

    (found,) = refused.value.diagnostics
    assert (found.code, found.location.file) == ("W131", str(file))


def test_a_disk_that_takes_no_more_bytes_leaves_the_old_tree(tmp_path: Path) -> None:
    publish(OLD, tmp_path / "client")
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, hard))
    try:
        refused = _refused(tmp_path / "client")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))

    assert refused == [("W131", f"{tmp_path}/client")]


def test_a_first_run_that_fails_leaves_no_folders(tmp_path: Path) -> None:
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, hard))
    try:
        with pytest.raises(OutputError):
            publish(NEW, tmp_path / "not/yet/there")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))

    assert list(tmp_path.iterdir()) == []


FULL_DISK = """
import sys
from pathlib import Path
from fragmint.output import OutputError, publish
from support.trees import contents, sealed

target = Path(sys.argv[1], "client")
old = sealed({"a.txt": "old"})
publish(old, target)
try:
    publish(sealed({"a.txt": "new", "b.txt": "x" * 1_000_000}), target)
except OutputError as error:
    print(error)
assert contents(target.parent) == {f"client/{path}": old[path] for path in old}
"""


def test_a_full_disk_leaves_the_old_tree(tmp_path: Path) -> None:
    in_a_namespace = ["unshare", "--map-root-user", "--mount", "sh", "-ec"]
    mount = f"mount -t tmpfs -o size=256k none {tmp_path}"
    if subprocess.run([*in_a_namespace, mount], capture_output=True).returncode:
        pytest.skip("this system lets nobody mount a small disk of their own")

    run = subprocess.run(
        [*in_a_namespace, f'{mount}; exec "$@"', "sh", sys.executable, "-c", FULL_DISK, tmp_path],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path)},
        capture_output=True,
        text=True,
    )

    assert run.stderr == ""
    assert run.stdout.startswith(f"{tmp_path}/client:1:1: error[W131] ")
    assert "No space left on device\n    hint: free some space" in run.stdout
