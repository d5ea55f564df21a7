"""The documents of `tests/corpus/README.md`: those that lie beside it, and those that `make corpus` fetches.

`python -m support.corpus FOLDER` fetches: each from its package, by name and version, and no other bytes than the page says.
"""

from __future__ import annotations

import hashlib
import re
import subprocess
import sys
import tarfile
import tempfile
import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

CORPUS = Path(__file__).resolve().parents[1] / "corpus"
_ROW = re.compile(
    r"^\| `(?P<file>[^`]+)` \| [^|]+ \| (?P<registry>npm|PyPI) `(?P<package>[^`]+)` \| (?P<version>[^ |]+) "
    r"\| `(?P<path>[^`]+)` \| [^|]+ \| `(?P<digest>[0-9a-f]{64})` \|$",
    re.MULTILINE,
)


class Entry(NamedTuple):
    """A document: what it is called here, the package and the path there that it is from, and the SHA-256 of its bytes."""

    file: str
    registry: str
    package: str
    version: str
    path: str
    digest: str

    def is_in(self, content: bytes) -> bool:
        """Whether these bytes are the document."""
        return hashlib.sha256(content).hexdigest() == self.digest


def entries() -> dict[str, Entry]:
    """Every document that the page describes, by its file."""
    text = (CORPUS / "README.md").read_text(encoding="utf-8")
    return {found["file"]: Entry(**found.groupdict()) for found in _ROW.finditer(text)}


def fetch(entry: Entry, folder: Path) -> None:
    """Have the document in the folder; raises ValueError where the package has other bytes."""
    target = folder / entry.file
    if target.is_file() and entry.is_in(target.read_bytes()):
        return
    with tempfile.TemporaryDirectory() as scratch:
        content = _taken(_download(entry, Path(scratch)), entry.path)
    if not entry.is_in(content):
        raise ValueError(
            f"{entry.path} of {entry.package} {entry.version} is not what the corpus describes"
        )
    target.write_bytes(content)


def _download(entry: Entry, folder: Path) -> Path:
    """The package as its registry has it, by the registry's own client."""
    npm = ("npm", "pack", "--silent", f"{entry.package}@{entry.version}")
    pip = (sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check", "--no-deps",
           "--only-binary", ":all:", "--ignore-requires-python", f"{entry.package}=={entry.version}")  # fmt: skip
    command = npm if entry.registry == "npm" else pip
    subprocess.run(command, cwd=folder, check=True, stdout=subprocess.DEVNULL)
    (package,) = folder.iterdir()
    return package


def _taken(package: Path, path: str) -> bytes:
    """The bytes of one file of a package."""
    if package.suffix == ".whl":
        with zipfile.ZipFile(package) as wheel:
            return wheel.read(path)
    with tarfile.open(package) as archive:
        member = archive.extractfile(f"package/{path}")
        assert member is not None, f"{path} is no file of {package.name}"
        return member.read()


def main(arguments: Sequence[str]) -> None:
    """Fetch all that does not lie beside the page."""
    folder = Path(arguments[0])
    folder.mkdir(parents=True, exist_ok=True)
    for entry in entries().values():
        if not (CORPUS / entry.file).exists():
            fetch(entry, folder)


if __name__ == "__main__":
    main(sys.argv[1:])
