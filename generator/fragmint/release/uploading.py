"""Wheels and sdists to a package index, by twine: it finds the credentials itself, in TWINE_* and ~/.pypirc."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import urlsplit

from fragmint.diagnostics import FragmintError


def require_index(url: str) -> None:
    """Refuse an index to which nothing can be uploaded from here, before anything is made for it."""
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise FragmintError("--upload takes the http(s) URL of an index")
    if parts.username or parts.password:
        raise FragmintError(
            "the URL of an index must hold no credentials: they would be printed\n"
            "    hint: set TWINE_USERNAME and TWINE_PASSWORD"
        )
    if find_spec("twine") is None:
        raise FragmintError("an upload needs twine\n    hint: pip install 'fragmint[release]'")


def upload(files: Sequence[Path], url: str) -> None:
    """Upload the files; FragmintError with what twine says where that fails."""
    command = (sys.executable, "-m", "twine", "--no-color", "upload", "--non-interactive")
    options = ("--disable-progress-bar", "--repository-url", url)
    done = subprocess.run(
        [*command, *options, *map(str, files)], capture_output=True, text=True, check=False
    )
    if done.returncode:
        told = (done.stdout + done.stderr).strip()
        raise FragmintError(f"the release is made, and its upload failed:\n{told}")
