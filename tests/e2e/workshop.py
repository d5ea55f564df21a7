"""What is slow to make and used by many tests: made once in a test run, whichever worker needs it first."""

from __future__ import annotations

import fcntl
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

from e2e.environments import COMMANDS, TOOLS, Environment, run
from support.projects import Project

ROOT = Path(__file__).resolve().parents[2]
CLIENT = Path("generated/launchdarkly-releases")
SAMPLE = ROOT / "tests" / "e2e" / "sample-project"


class Workshop:
    """A folder that all workers of a test run share."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    @property
    def checkout(self) -> Path:
        """A copy of what would be committed, and of nothing else."""
        return self._made("checkout", copy_checkout)

    @property
    def fragmint(self) -> Path:
        """A folder with fragmint's sdist, and the wheel that was built from it."""
        return self._made("fragmint", lambda folder: build(self.checkout, folder))

    @property
    def client(self) -> Path:
        """The wheel of the emitted LaunchDarkly client."""
        made = self._made("client", lambda folder: build(self.checkout / CLIENT, folder, "--wheel"))
        return only(made, "*.whl")

    @property
    def tool(self) -> Environment:
        """An environment in which fragmint's wheel is installed, and what it needs can be imported."""
        return Environment(self._made("tool", self._install_fragmint))

    @property
    def user(self) -> Environment:
        """An environment in which somebody ran `pip install` for the client's wheel, and nothing else."""
        return Environment(self._made("user", self._install_client))

    @property
    def petstore(self) -> Path:
        """The wheel of the sample project, built with fragmint's own wheel."""
        return only(self._made("petstore", self._build_sample), "*.whl")

    @property
    def released(self) -> Path:
        """A project under git that has released 0.1.0 of its client."""
        return self._made("released", _release)

    def client_of(self, document: Path) -> Path:
        """The distribution that `fragmint generate` makes from a document alone."""
        command = (COMMANDS / "fragmint", "generate", "--quiet", document, "--output")
        return self._made(document.stem, lambda folder: run(*command, folder, cwd=folder.parent))

    def _install_fragmint(self, folder: Path) -> None:
        made = Environment.create(folder, TOOLS)
        # The tools' folder knows of an editable fragmint already, whose code cannot be found from here.
        wheel = only(self.fragmint, "*.whl")
        made.pip("install", "--quiet", "--no-deps", "--no-index", "--ignore-installed", wheel)

    def _install_client(self, folder: Path) -> None:
        Environment.create(folder).pip("install", "--quiet", self.client)

    def _build_sample(self, folder: Path) -> None:
        source = folder.with_suffix(".source")
        shutil.copytree(SAMPLE, source, dirs_exist_ok=True)
        build(source, folder, "--wheel", python=self.tool.python)

    def _made(self, name: str, make: Callable[[Path], object]) -> Path:
        folder, done = self._folder / name, self._folder / f"{name}.done"
        with (self._folder / f"{name}.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if not done.exists():
                shutil.rmtree(folder, ignore_errors=True)  # what an attempt that failed left
                make(folder)
                done.touch()
        return folder


def _release(folder: Path) -> None:
    folder.mkdir()
    project = Project.create(folder)
    project.release()
    project.commit()


def build(source: Path, target: Path, *arguments: str, python: str | Path = sys.executable) -> None:
    """`python -m build` with the tools that are installed: a wheel by way of an sdist, unless told otherwise."""
    run(python, "-m", "build", "--no-isolation", "--outdir", target, *arguments, source, cwd=source)


def copy_checkout(target: Path) -> None:
    """Copy the files that are or would be committed."""
    listing = ("git", "ls-files", "-z", "--cached", "--others", "--exclude-standard")
    names = subprocess.run(listing, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    for name in names.split("\0"):
        if (ROOT / name).is_file():
            file = target / name
            file.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, file)


def only(folder: Path, pattern: str) -> Path:
    """The one file of that name."""
    (found,) = folder.glob(pattern)
    return found


def files(folder: Path) -> dict[str, bytes]:
    """Every file below a folder, caches apart."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and "__pycache__" not in path.parts
    }


def unzipped(wheel: Path) -> dict[str, bytes]:
    """Every file of a wheel."""
    with zipfile.ZipFile(wheel) as archive:
        return {name: archive.read(name) for name in archive.namelist()}
