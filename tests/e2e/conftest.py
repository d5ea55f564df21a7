from __future__ import annotations

import os

import pytest

from e2e.workshop import Workshop


@pytest.fixture(scope="session")
def workshop(tmp_path_factory: pytest.TempPathFactory) -> Workshop:
    """What is slow to make; every worker of pytest-xdist gets the same."""
    folder = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        folder = folder.parent
    folder = folder / "workshop"
    folder.mkdir(exist_ok=True)
    return Workshop(folder)
