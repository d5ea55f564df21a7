"""References reach regular files inside the spec's folder; everything else is refused without waiting for it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from fragmint.diagnostics import Diagnostic
from support.specs import HEAD, findings_in


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The folder of a spec, with a secret beside it."""
    (tmp_path / "secret.yaml").write_text("{type: string, description: secret}\n")
    folder = tmp_path / "spec"
    folder.mkdir()
    return folder


def _referring_to(folder: Path, reference: str) -> list[Diagnostic]:
    root = folder / "openapi.yaml"
    root.write_text(f"{HEAD}components: {{schemas: {{Thing: {{$ref: '{reference}'}}}}}}\n")
    return findings_in(root)


def test_a_pipe_is_not_waited_for(folder: Path) -> None:
    os.mkfifo(folder / "pipe.yaml")
    (found,) = _referring_to(folder, "pipe.yaml")
    assert found.code == "L110"
    assert "not a regular file" in found.message


def test_a_pipe_as_the_spec_is_not_waited_for(folder: Path) -> None:
    os.mkfifo(folder / "openapi.yaml")
    (found,) = findings_in(folder / "openapi.yaml")
    assert found.code == "L101"


def test_a_device_is_not_read(folder: Path) -> None:
    (found,) = findings_in(Path("/dev/zero"))
    assert found.code == "L101"


def test_a_folder_is_no_spec(folder: Path) -> None:
    (found,) = findings_in(folder)
    assert found.code == "L101"


def test_a_folder_is_no_target(folder: Path) -> None:
    (folder / "schemas").mkdir()
    (found,) = _referring_to(folder, "schemas")
    assert found.code == "L110"


def test_a_link_out_of_the_folder_is_not_followed(folder: Path) -> None:
    (folder / "innocent.yaml").symlink_to(folder.parent / "secret.yaml")
    (found,) = _referring_to(folder, "innocent.yaml")
    assert found.code == "L111"


def test_a_linked_folder_out_of_the_folder_is_not_followed(folder: Path) -> None:
    (folder / "up").symlink_to(folder.parent, target_is_directory=True)
    (found,) = _referring_to(folder, "up/secret.yaml")
    assert found.code == "L111"


def test_a_link_to_a_device_is_not_followed(folder: Path) -> None:
    (folder / "zero.yaml").symlink_to("/dev/zero")
    (found,) = _referring_to(folder, "zero.yaml")
    assert found.code == "L111"


def test_a_link_in_a_circle_is_refused(folder: Path) -> None:
    (folder / "a.yaml").symlink_to(folder / "b.yaml")
    (folder / "b.yaml").symlink_to(folder / "a.yaml")
    (found,) = _referring_to(folder, "a.yaml")
    assert found.code in ("L110", "L111")


def test_a_link_inside_the_folder_is_followed(folder: Path) -> None:
    (folder / "real.yaml").write_text("{type: string}\n")
    (folder / "link.yaml").symlink_to(folder / "real.yaml")
    assert _referring_to(folder, "link.yaml") == []


@pytest.mark.parametrize("way_out", ["../secret.yaml", "%2e%2e/secret.yaml", "x/../../secret.yaml"])
def test_dots_do_not_lead_out_of_the_folder(folder: Path, way_out: str) -> None:
    (found,) = _referring_to(folder, way_out)
    assert found.code == "L111"


def test_an_absolute_path_is_refused_even_into_the_folder(folder: Path) -> None:
    (folder / "real.yaml").write_text("{type: string}\n")
    (found,) = _referring_to(folder, (folder / "real.yaml").as_posix())
    assert found.code == "L111"


def test_a_name_longer_than_the_system_allows_is_refused(folder: Path) -> None:
    (found,) = _referring_to(folder, "a" * 5_000)
    assert found.code in ("L110", "L111")


def test_files_together_may_not_be_too_large(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("fragmint.spec.files.MAX_BYTES", 1_000)
    (folder / "large.yaml").write_text(f"description: {'x' * 1_000}\n")
    found = _referring_to(folder, "large.yaml")
    assert {each.code for each in found} == {"L104", "L110"}
