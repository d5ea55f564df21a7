"""Names of headers and cookies, in parameters and in security schemes alike."""

from __future__ import annotations

import re
from collections.abc import Iterator

from fragmint.spec.codes import Finding
from fragmint.spec.walk import Node

_TOKEN = re.compile(r"[A-Za-z0-9!#$%&'*+.^_`|~-]+")


def unsendable(node: Node) -> Iterator[Finding]:
    """S115 for a thing sent `in` a header or cookie whose `name` is no token of RFC 9110."""
    place, name = node.fields.get("in"), node.fields.get("name")
    if place in ("header", "cookie") and isinstance(name, str) and not _TOKEN.fullmatch(name):
        message = f"no {place} can have the name '{name}'"
        hint = "use letters, digits and '-' only"
        yield Finding("S115", message, (*node.tokens, "name"), hint)
