"""Where in the files of a document its places are: read again, with line numbers, once somebody asks."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import yaml

from fragmint.contract.oracle.reading import FILES
from fragmint.contract.values import child
from fragmint.diagnostics import SourceLocation


class Places:
    """Finds the line of a pointer into the bundled document. Files are shown by the path that the document was given by."""

    def __init__(self, document: Path) -> None:
        self._document = document
        self._roots: dict[Path, yaml.Node | None] = {}

    def locate(self, pointer: str) -> SourceLocation:
        """The place of a pointer, or of what is nearest above it where it is not there."""
        names = [part.replace("~1", "/").replace("~0", "~") for part in pointer.split("/")[1:]]
        file = self._document
        if pointer.startswith(child("", FILES) + "/"):
            file, names = self._document.parent / names[1], names[2:]
        node = self._root(file)
        line, column = 1, 1
        while node is not None:
            if not names:
                break
            mark, node = _member(node, names.pop(0))
            if mark is not None:
                line, column = mark.line + 1, mark.column + 1
        return SourceLocation(file.as_posix(), line, column)

    def _root(self, file: Path) -> yaml.Node | None:
        if file not in self._roots:
            self._roots[file] = _composed(file)
        return self._roots[file]


def _composed(file: Path) -> yaml.Node | None:
    """The file with its places; JSON is YAML too, but for what YAML makes of a few characters."""
    with suppress(OSError, ValueError, yaml.YAMLError):
        return yaml.compose(file.read_text(encoding="utf-8-sig"), Loader=yaml.CSafeLoader)
    return None


def _member(node: yaml.Node, name: str) -> tuple[yaml.Mark | None, yaml.Node | None]:
    """Where a member begins, and its node; nothing for one that is not there."""
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if key.value == name:
                return key.start_mark, value
    elif isinstance(node, yaml.SequenceNode) and name.isdecimal() and int(name) < len(node.value):
        item = node.value[int(name)]
        return item.start_mark, item
    return None, None
