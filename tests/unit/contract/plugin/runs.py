"""pytest runs of their own, and what can be read from them."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

CONFTEST = """
from pathlib import Path
import pytest

@pytest.fixture(scope="session")
def contract_document():
    return Path(__file__).parent / "openapi.yaml"
"""


@dataclass(frozen=True)
class Run:
    """What a run printed, and its exit status."""

    printed: str
    status: int

    @classmethod
    def of(cls, folder: Path, *arguments: str, **environment: str) -> Run:
        """Run the tests of a folder, from there, with no other plugin than ours: most are slow to load."""
        fixed = ("-m", "pytest", "-rA", "--import-mode=importlib", "-p", "fragmint.contract.plugin")
        done = subprocess.run(
            [sys.executable, *fixed, *arguments],
            cwd=folder,
            env={**os.environ, "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1", **environment},
            capture_output=True,
            text=True,
            check=False,
        )
        return cls(done.stdout + done.stderr, done.returncode)

    def outcomes(self, test: str) -> set[str]:
        """PASSED, FAILED, ERROR or SKIPPED: what the summary says of a test; its call and its end may differ."""
        pattern = rf"^(PASSED|FAILED|ERROR) \S*{re.escape(test)}\b"
        return set(re.findall(pattern, self.printed, re.MULTILINE))
