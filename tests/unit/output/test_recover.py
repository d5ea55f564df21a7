from __future__ import annotations

from pathlib import Path

import pytest

from fragmint.output import OutputError, publish, recover
from fragmint.output.staging import Staging
from support.trees import contents, sealed

OLD = sealed({"a.py": "old\n"})
NEW = sealed({"a.py": "new\n"})


@pytest.fixture
def staging(tmp_path: Path) -> Staging:
    """A target that holds OLD, with NEW staged beside it by a run that was killed then."""
    publish(OLD, tmp_path / "client")
    staging = Staging(tmp_path / "client")
    staging.write(NEW, unchanged=())
    return staging


def test_there_is_nothing_to_recover_after_a_run_that_finished(tmp_path: Path) -> None:
    publish(OLD, tmp_path / "client")

    assert recover(tmp_path / "client") is False
    assert recover(tmp_path / "nowhere/client") is False


def test_what_a_killed_run_staged_is_removed(staging: Staging) -> None:
    assert recover(staging.target) is False
    assert contents(staging.target.parent) == {f"client/{path}": OLD[path] for path in OLD}


def test_a_target_that_is_away_is_brought_back(staging: Staging) -> None:
    staging.target.rename(staging.old)

    assert recover(staging.target) is True
    assert contents(staging.target.parent) == {f"client/{path}": OLD[path] for path in OLD}


def test_a_target_that_was_made_anew_in_the_meantime_is_kept(staging: Staging) -> None:
    staging.target.rename(staging.old)
    staging.new.rename(staging.target)

    assert recover(staging.target) is False
    assert contents(staging.target.parent) == {f"client/{path}": NEW[path] for path in NEW}


def test_publishing_recovers_first(staging: Staging) -> None:
    staging.target.rename(staging.old)

    assert publish(NEW, staging.target).changed == tuple(NEW)
    assert [path.name for path in staging.target.parent.iterdir()] == ["client"]


def test_a_target_is_recovered_through_a_link(staging: Staging) -> None:
    link = staging.target.with_name("link")
    link.symlink_to("client")
    staging.target.rename(staging.old)

    assert recover(link) is True
    assert contents(link) == OLD


def test_a_linked_staging_folder_is_removed_and_not_entered(tmp_path: Path) -> None:
    (tmp_path / "mine/old").mkdir(parents=True)
    (tmp_path / "mine/old/thesis.tex").touch()
    staging = Staging(tmp_path / "client")
    staging.root.symlink_to(tmp_path / "mine")

    recover(staging.target)

    assert contents(tmp_path) == {"mine/old/thesis.tex": b""}
    assert not staging.root.is_symlink()


def test_a_leftover_that_cannot_be_removed_is_named(ordinary_folder: Path) -> None:
    staging = Staging(ordinary_folder / "client")
    staging.write(NEW, unchanged=())
    staging.new.chmod(0o555)
    try:
        with pytest.raises(OutputError) as refused:
            recover(staging.target)
    finally:
        staging.new.chmod(0o755)

    (found,) = refused.value.diagnostics
    assert found.code == "W131"
    assert Path(found.location.file).name in NEW
