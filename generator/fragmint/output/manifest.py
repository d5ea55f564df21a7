"""`fragmint.lock`: what was generated, by which tools, from which inputs. No dates, so the same run gives the same bytes."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import cast

from fragmint.output.errors import OutputError, problem
from fragmint.output.tree import FileTree, path_fault

LOCK_NAME = "fragmint.lock"
START_OVER = "delete the output folder and generate it again"

Names = Mapping[str, Mapping[str, str]]

_FORMAT = 1
_SHA256 = re.compile(r"[0-9a-f]{64}")
_CONFLICT = re.compile(rb"^(<<<<<<<|=======|>>>>>>>)", re.MULTILINE)


@dataclass(frozen=True)
class Manifest:
    """What one run made from what: tool versions by name, SHA-256 of each input by name and of each file by path.

    `selection` says in words what of the input was chosen and what was left out; it is for people and may be empty.
    `names` are those that the next run must know to give the same things the same names.
    """

    fragmint: str
    tools: Mapping[str, str]
    inputs: Mapping[str, str]
    files: Mapping[str, str]
    selection: Mapping[str, object] = field(default_factory=dict[str, object])
    names: Names = field(default_factory=dict[str, dict[str, str]])

    def to_bytes(self) -> bytes:
        """The content of `fragmint.lock`."""
        content: dict[str, object] = {
            "format": _FORMAT,
            "fragmint": self.fragmint,
            "tools": dict(self.tools),
            "inputs": dict(self.inputs),
            "files": dict(self.files),
            "names": {scope: dict(names) for scope, names in self.names.items()},
        }
        if self.selection:
            content["selection"] = dict(self.selection)
        return (json.dumps(content, indent=2, sort_keys=True) + "\n").encode()

    @classmethod
    def parse(cls, content: bytes, path: Path | str = LOCK_NAME) -> Manifest:
        """Read a `fragmint.lock` back; raises `OutputError` naming the path if it is not one (W121, W122)."""
        if conflict := _CONFLICT.search(content):
            line = content.count(b"\n", 0, conflict.start()) + 1
            raise _refusal("W122", "holds a merge conflict", path, line)
        try:
            return _manifest(json.loads(content))
        except json.JSONDecodeError as error:
            reason = f"is not JSON: {error.msg}"
            raise _refusal("W121", reason, path, error.lineno, error.colno) from error
        except (ValueError, RecursionError) as error:
            raise _refusal("W121", f"cannot be read: {error}", path) from error


def seal(
    tree: FileTree,
    *,
    fragmint: str,
    tools: Mapping[str, str],
    inputs: Mapping[str, bytes],
    selection: Mapping[str, object] | None = None,
    names: Names | None = None,
) -> FileTree:
    """The tree with a `fragmint.lock`: fragmint's version, tool versions, what it was made from, what of that, and names."""
    made_of = Manifest(
        fragmint, tools, _digests(inputs), _digests(tree), selection or {}, names or {}
    )
    return FileTree(tree, {LOCK_NAME: made_of.to_bytes()})


def recorded_names(target: Path) -> Names:
    """The names in the manifest of an output folder; none where there is no manifest, or none that can be read."""
    lock = target / LOCK_NAME
    try:
        return Manifest.parse(lock.read_bytes(), lock).names if lock.is_file() else {}
    except (OSError, OutputError):
        return {}  # whoever compares or publishes says what is wrong with it


def sha256(content: bytes) -> str:
    """The digest as manifests spell it."""
    return hashlib.sha256(content).hexdigest()


def _refusal(
    code: str, reason: str, path: Path | str, line: int = 1, column: int = 1
) -> OutputError:
    message = f"the manifest {reason}"
    return OutputError([problem(code, message, path, START_OVER, line=line, column=column)])


def _digests(contents: Mapping[str, bytes]) -> dict[str, str]:
    return {name: sha256(content) for name, content in contents.items()}


def _manifest(content: object) -> Manifest:
    """The manifest that parsed JSON stands for; raises ValueError with the reason if it is none."""
    if not isinstance(content, dict):
        raise ValueError("it is not a JSON object")
    fields = cast("dict[str, object]", content)
    if fields.get("format") != _FORMAT:
        raise ValueError(f"its format is not {_FORMAT}: another version of fragmint wrote it")
    version = fields.get("fragmint")
    if not isinstance(version, str):
        raise ValueError("`fragmint` is not a version")
    files = _strings(fields, "files")
    for path, digest in files.items():
        if fault := path_fault(path):
            raise ValueError(f"path {path!r} {fault}")
        if not _SHA256.fullmatch(digest):
            raise ValueError(f"the digest of {path!r} is not SHA-256")
    found = fields.get("names", {})
    scopes = cast("dict[str, object]", found) if isinstance(found, dict) else {"names": found}
    names = {scope: _strings(scopes, scope) for scope in scopes}
    told = fields.get("selection")
    selection = cast("dict[str, object]", told) if isinstance(told, dict) else {}
    tools, inputs = _strings(fields, "tools"), _strings(fields, "inputs")
    return Manifest(version, tools, inputs, files, selection, names)


def _strings(fields: Mapping[str, object], name: str) -> dict[str, str]:
    value = fields.get(name)
    if not isinstance(value, dict):
        raise ValueError(f"`{name}` is not an object")
    items = cast("dict[str, object]", value)
    strings = {key: item for key, item in items.items() if isinstance(item, str)}
    if len(strings) < len(items):
        raise ValueError(f"`{name}` holds something that is not a string")
    return strings
