"""Places of the document as JSONPath, which is how an overlay names its targets."""

from __future__ import annotations

import re

from fragmint.contract.oracle.document import Node
from fragmint.contract.oracle.reading import FILES
from fragmint.contract.values import child

_PLAIN = re.compile(r"[A-Za-z_]\w*", re.ASCII)


def path_of(node: Node) -> str | None:
    """The JSONPath of a place; None for one in another file of the document, which no overlay reaches."""
    if node.pointer.startswith(child("", FILES)):
        return None
    path, at = "$", node.root
    for part in node.pointer.split("/")[1:]:
        name = part.replace("~1", "/").replace("~0", "~")
        path += f"[{name}]" if isinstance(at.value, list) else member(name)
        at = at[name]
    return path


def member(name: str) -> str:
    """The step of a JSONPath to a member."""
    return f".{name}" if _PLAIN.fullmatch(name) else f"[{quoted(name)}]"


def quoted(text: str) -> str:
    """A text as a JSONPath writes it."""
    escaped = text.replace("\\", "\\\\").replace("'", "\\'")
    return "'" + re.sub(r"[\x00-\x1f]", lambda found: f"\\u{ord(found[0]):04x}", escaped) + "'"


def parent(node: Node) -> Node:
    """The place that a place is in."""
    return node.root.at(node.pointer.rpartition("/")[0])
