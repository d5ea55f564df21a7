"""Virtual environments made for a test, and commands run in them with nothing of the test's own surroundings."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
from pathlib import Path

_OURS = ("PYTHON", "PYTEST", "VIRTUAL_ENV", "FRAGMINT", "LAUNCHDARKLY", "PETSTORE")

TOOLS = Path(sysconfig.get_path("purelib"))
"""The packages that this checkout works with. Who shares the folder cannot import its editable fragmint: that needs a .pth."""

COMMANDS = Path(sysconfig.get_path("scripts"))
"""The commands of those packages."""


def run(
    *command: str | Path, cwd: Path, status: int = 0, **variables: str
) -> subprocess.CompletedProcess[str]:
    """Run a command to its end, which must be this exit status; what it printed is told when it is not."""
    inherited = {name: text for name, text in os.environ.items() if not name.startswith(_OURS)}
    done = subprocess.run(
        command,
        cwd=cwd,
        env={**inherited, **variables},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == status, f"{command} ended with {done.returncode}:\n{told(done)}"
    return done


def told(done: subprocess.CompletedProcess[str]) -> str:
    """Everything that a command printed."""
    return done.stdout + done.stderr


class Environment:
    """A virtual environment; its interpreter sees what is installed in it, and the folders it was made with."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.bin = folder / "bin"
        self.python = self.bin / "python"
        version = f"python{sys.version_info.major}.{sys.version_info.minor}"
        self.packages = folder / "lib" / version / "site-packages"

    @classmethod
    def create(cls, folder: Path, *shared: Path) -> Environment:
        """Make one; the packages of the `shared` folders can be imported from it, too."""
        run(sys.executable, "-m", "venv", "--without-pip", folder, cwd=folder.parent)
        made = cls(folder)
        if shared:
            made.packages.joinpath("shared.pth").write_text("".join(f"{each}\n" for each in shared))
        return made

    def pip(
        self, *arguments: str | Path, cwd: Path | None = None, status: int = 0, **variables: str
    ) -> subprocess.CompletedProcess[str]:
        """Let pip work on this environment."""
        pip = (sys.executable, "-m", "pip", "--python", self.python, "--disable-pip-version-check")
        return run(*pip, *arguments, cwd=cwd or self.folder, status=status, **variables)

    def script(
        self, source: str, *arguments: str, cwd: Path | None = None, **variables: str
    ) -> str:
        """Run Python source and return what it wrote to standard output."""
        done = run(self.python, "-c", source, *arguments, cwd=cwd or self.folder)
        return done.stdout
