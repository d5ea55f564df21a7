"""What could tell a caller of a change: griffe, a type checker, and the contract tests of the old package, really run.

Their folder is used again and again, and what stays as it is is not written: so mypy reads anew only what changed.
"""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from fragmint import pipeline
from fragmint.changes import CaughtBy
from fragmint.changes.surface import breakages
from fragmint.config import for_spec
from fragmint.output import Names
from fragmint.pipeline import Reading

HERE = Path(__file__).parent
PACKAGE = "things"
# It holds the tests to the document, and so fails for what is only added too.
_OF_THE_TESTS = "test_nothing_that_the_document_says_is_left_untested"
# mypy and Python take a file of the same size and second for the one that they know.
_SECONDS = count(1_000_000_000)


@dataclass(frozen=True)
class Guards:
    """The guards of callers; they work in this folder."""

    folder: Path

    def catch(self, case: str) -> CaughtBy:
        """The first guard that fails for the change of a case."""
        old = self._tree(HERE / case / "old.yaml", {})
        names = pipeline.understand(Reading(HERE / case / "old.yaml")).api.names
        new = self._tree(HERE / case / "new.yaml", names)
        if list(breakages(old, new)):
            return CaughtBy.SURFACE
        own = HERE / case / "caller.txt"
        caller = own if own.exists() else HERE / "caller.txt"
        _place(self.folder / "caller.py", caller.read_bytes())
        tests = {path: data for path, data in old.items() if path.startswith("tests/")}
        self._place(old)
        is_usable = self._is_typed("caller.py")
        kept = {path: data for path, data in new.items() if not path.startswith("tests/")}
        self._place({**kept, **tests})
        if (is_usable and not self._is_typed("caller.py")) or not self._is_typed("tests"):
            return CaughtBy.TYPES
        return CaughtBy.NONE if self._passes() else CaughtBy.TESTS

    def _tree(self, document: Path, names: Names) -> dict[str, bytes]:
        """The client of a document, which is called alike on both sides; names outlive a change as they do on disk."""
        written = self.folder / "openapi.yaml"
        written.write_bytes(document.read_bytes())
        return dict(pipeline.plan(for_spec(written, Path(), PACKAGE), recorded=names).tree)

    def _place(self, files: dict[str, bytes]) -> None:
        for path in [*self.folder.glob("src/**/*"), *self.folder.glob("tests/**/*")]:
            if path.is_file() and path.relative_to(self.folder).as_posix() not in files:
                path.unlink()
        for name, data in files.items():
            _place(self.folder / name, data)

    def _is_typed(self, path: str) -> bool:
        mypy = [sys.executable, "-m", "mypy", "--strict", "--cache-dir", ".mypy", path]
        return self._run(mypy, MYPYPATH="src:tests") == 0

    def _passes(self) -> bool:
        pytest = [sys.executable, "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider"]
        path = os.pathsep.join(filter(None, ("src", os.environ.get("PYTHONPATH"))))
        return self._run([*pytest, "-k", f"not {_OF_THE_TESTS}", "tests"], PYTHONPATH=path) == 0

    def _run(self, command: list[str], **environment: str) -> int:
        return subprocess.run(
            command, cwd=self.folder, env={**os.environ, **environment}, capture_output=True
        ).returncode


def _place(path: Path, data: bytes) -> None:
    if not path.exists() or path.read_bytes() != data:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        second = next(_SECONDS)
        os.utime(path, (second, second))
