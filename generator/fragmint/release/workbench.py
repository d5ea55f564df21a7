"""What is done with a release before anybody sees it: its contract tests, its sdist and its wheel, in a folder of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path

from fragmint.diagnostics import FragmintError
from fragmint.output import FileTree

_NEEDED = ("build", "hatchling", "pytest", "starlette")


class TestsFailed(FragmintError):
    """The contract tests of a client failed; the message is what pytest printed."""

    __test__ = False  # pytest takes it for tests, by its name


def require_tools() -> None:
    """Refuse to begin what cannot be ended here."""
    if missing := [name for name in _NEEDED if find_spec(name) is None]:
        raise FragmintError(
            f"a release needs {', '.join(missing)}, not installed here\n"
            "    hint: pip install 'fragmint[contract,release]'"
        )


def unpack(tree: FileTree, folder: Path) -> Path:
    """Write a tree to a new folder."""
    for path, content in tree.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
    return folder


def contract_tests(folder: Path, *options: str) -> str:
    """Run the contract tests of an unpacked client; what pytest printed. Raises TestsFailed."""
    done = _run(folder, "pytest", "-q", "-p", "no:cacheprovider", *options, PYTEST_ADDOPTS="")
    if done.returncode:
        raise TestsFailed(done.stdout + done.stderr)
    return done.stdout


def distributions(folder: Path, epoch: int) -> dict[str, bytes]:
    """The sdist of an unpacked client, and the wheel that is built from it, by file name: the same for the same epoch."""
    built = _built(folder, SOURCE_DATE_EPOCH=str(epoch))
    return {file.name: file.read_bytes() for file in built}


def wheel(folder: Path) -> Path:
    """The wheel of an unpacked client."""
    (built,) = _built(folder, "--wheel")
    return built


def _built(folder: Path, *options: str, **variables: str) -> list[Path]:
    target = folder.with_name(f"{folder.name}.dist")
    command = ("build", "--no-isolation", "--outdir", str(target), *options, str(folder))
    done = _run(folder, *command, **variables)
    if done.returncode:
        raise FragmintError(f"the client cannot be built:\n{done.stdout}{done.stderr}")
    return sorted(target.iterdir())


def _run(
    folder: Path, module: str, *arguments: str, **variables: str
) -> subprocess.CompletedProcess[str]:
    environment: Mapping[str, str] = {
        **os.environ,
        "PYTHONDONTWRITEBYTECODE": "1",
        **variables,
    }
    return subprocess.run(
        [sys.executable, "-m", module, *arguments],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
