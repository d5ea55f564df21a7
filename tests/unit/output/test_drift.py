from __future__ import annotations

import os
from pathlib import Path

import pytest

from fragmint.output import LOCK_NAME, DriftKind, OutputError, compare, publish
from support.trees import sealed

OLD = sealed({"README.md": "old\n", "src/a.py": "a\n", "src/gone.py": "gone\n"})
NEW = sealed({"README.md": "new\n", "src/a.py": "a\n", "src/more.py": "more\n"})


@pytest.fixture
def target(tmp_path: Path) -> Path:
    """A folder that holds OLD as fragmint left it."""
    publish(OLD, tmp_path / "client")
    return tmp_path / "client"


def test_a_folder_as_published_has_no_drift(target: Path) -> None:
    assert not compare(OLD, target)


def test_older_output_is_missing_changed_or_stale(target: Path) -> None:
    assert [str(found) for found in compare(NEW, target)] == [
        "changed: README.md",
        f"changed: {LOCK_NAME}",
        "stale: src/gone.py",
        "missing: src/more.py",
    ]


def test_a_folder_that_is_not_there_lacks_everything(tmp_path: Path) -> None:
    assert compare(NEW, tmp_path / "nowhere").of(DriftKind.MISSING) == tuple(NEW)


def test_a_file_that_is_not_as_fragmint_left_it_was_edited_by_hand(target: Path) -> None:
    (target / "src/a.py").write_text("mine\n")

    assert compare(OLD, target).of(DriftKind.EDITED) == ("src/a.py",)


def test_an_edited_file_that_is_no_longer_emitted_is_edited_and_not_stale(target: Path) -> None:
    (target / "src/gone.py").write_text("mine\n")

    drift = compare(NEW, target)

    assert drift.of(DriftKind.EDITED, DriftKind.STALE) == ("src/gone.py",)
    assert drift.of(DriftKind.EDITED) == ("src/gone.py",)


def test_an_edit_that_anticipates_the_new_content_is_no_drift(target: Path) -> None:
    (target / "README.md").write_text("new\n")
    (target / "src/more.py").write_text("more\n")

    assert compare(NEW, target).of(*DriftKind) == (LOCK_NAME, "src/gone.py")


def test_a_file_the_manifest_does_not_list_is_foreign(target: Path) -> None:
    (target / "notes.txt").write_text("mine\n")
    (target / "src/more.py").write_text("not what comes\n")

    assert compare(NEW, target).of(DriftKind.FOREIGN) == ("notes.txt", "src/more.py")


def test_without_a_manifest_everything_else_is_foreign(target: Path) -> None:
    (target / LOCK_NAME).unlink()

    drift = compare(NEW, target)

    assert drift.of(DriftKind.FOREIGN) == ("README.md", "src/gone.py")
    assert drift.of(DriftKind.MISSING) == (LOCK_NAME, "src/more.py")


def test_caches_and_empty_folders_are_no_drift(target: Path) -> None:
    for cache in (".pytest_cache", "src/__pycache__", "client.egg-info", ".hypothesis/unicode"):
        (target / cache).mkdir(parents=True)
        (target / cache / "file").touch()
    (target / "empty/folders").mkdir(parents=True)

    assert not compare(OLD, target)


def test_a_link_is_not_the_file_it_leads_to(target: Path, tmp_path: Path) -> None:
    (target / "README.md").rename(tmp_path / "elsewhere")
    (target / "README.md").symlink_to(tmp_path / "elsewhere")

    edited = [found for found in compare(NEW, target) if found.kind is DriftKind.EDITED]

    assert [found.path for found in edited] == ["README.md"]
    assert edited[0].diff() == "README.md: not a plain file\n"


def test_a_linked_folder_is_foreign_and_not_entered(target: Path, tmp_path: Path) -> None:
    (target / "src").rename(tmp_path / "src")
    (target / "src").symlink_to(tmp_path / "src")

    drift = compare(OLD, target)

    assert drift.of(DriftKind.FOREIGN) == ("src",)
    assert drift.of(DriftKind.MISSING) == ("src/a.py", "src/gone.py")


def test_a_pipe_is_named_and_not_opened(target: Path) -> None:
    (target / "README.md").unlink()
    os.mkfifo(target / "README.md")

    assert compare(OLD, target).of(DriftKind.EDITED) == ("README.md",)


def test_a_difference_shows_what_publishing_would_do(target: Path) -> None:
    (target / "notes.txt").write_text("mine\n")
    diffs = {found.path: found.diff() for found in compare(NEW, target)}

    assert diffs["README.md"].endswith("\n-old\n+new\n")
    assert diffs["src/more.py"].endswith("\n+more\n")
    assert diffs["src/gone.py"].endswith("\n-gone\n")
    assert diffs["notes.txt"].endswith("\n-mine\n")


def test_a_name_that_is_no_text_can_be_printed(target: Path) -> None:
    name = b"\xff\x1b[2J\n"
    Path(os.fsdecode(os.fsencode(target) + b"/" + name)).write_bytes(b"mine\n")

    (found,) = compare(OLD, target)

    assert str(found) == "foreign: \\udcff\\x1b[2J\\n"
    assert "\x1b" not in found.diff()
    found.diff().encode()


def test_a_target_that_is_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "client").write_text("")

    with pytest.raises(OutputError, match="W103"):
        compare(OLD, tmp_path / "client")
