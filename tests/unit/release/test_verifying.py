"""A file that is no wheel, or no longer one, is refused in a sentence."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from fragmint.diagnostics import FragmintError
from fragmint.release.verifying import differences


@pytest.fixture
def wheel(tmp_path: Path) -> Path:
    path = tmp_path / "things-1.0-py3-none-any.whl"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("things/__init__.py", "x = 1\n" * 1000)
    return path


def test_a_wheel_that_fragmint_did_not_make_is_told_so(wheel: Path) -> None:
    with pytest.raises(FragmintError, match="fragmint did not make it"):
        differences(wheel)


def test_a_wheel_whose_bytes_were_damaged_on_the_way_cannot_be_read(wheel: Path) -> None:
    content = bytearray(wheel.read_bytes())
    start = 30 + len("things/__init__.py")  # after the header of the first member
    content[start : start + 8] = b"\xff" * 8
    wheel.write_bytes(content)

    with pytest.raises(FragmintError, match="cannot be read as a wheel"):
        differences(wheel)


def test_a_file_that_is_no_archive_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / "things.whl").write_text("hello")

    with pytest.raises(FragmintError, match="cannot be read as a wheel"):
        differences(tmp_path / "things.whl")
