"""A tree of files, and how it gets to disk whole: knows nothing of OpenAPI and nothing of what the files say."""

from __future__ import annotations

from fragmint.output.drift import Difference, Drift, DriftKind, compare
from fragmint.output.errors import OutputError
from fragmint.output.locking import exclusive
from fragmint.output.manifest import LOCK_NAME, Manifest, Names, recorded_names, seal, sha256
from fragmint.output.single import put
from fragmint.output.tree import FileTree
from fragmint.output.writer import Publication, publish, recover

__all__ = [
    "LOCK_NAME",
    "Difference",
    "Drift",
    "DriftKind",
    "FileTree",
    "Manifest",
    "Names",
    "OutputError",
    "Publication",
    "compare",
    "exclusive",
    "publish",
    "put",
    "recorded_names",
    "recover",
    "seal",
    "sha256",
]
