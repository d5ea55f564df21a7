from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest


@pytest.fixture
def ordinary_folder() -> Iterator[Path]:
    """A folder of a user whom permissions stop; while root runs the test, it runs as nobody."""
    folder = Path(tempfile.mkdtemp())
    nobody = 65534
    if privileged := os.geteuid() == 0:
        os.chown(folder, nobody, nobody)
        os.setresuid(nobody, nobody, 0)
    yield folder
    if privileged:
        os.setresuid(0, 0, 0)
    shutil.rmtree(folder)
