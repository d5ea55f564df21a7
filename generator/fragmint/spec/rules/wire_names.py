"""Names and values of headers and cookies, in parameters and in security schemes alike."""

from __future__ import annotations

import re
from collections.abc import Iterator

from fragmint.spec.codes import Finding
from fragmint.spec.pointer import Tokens
from fragmint.spec.values import JsonValue
from fragmint.spec.walk import Node

_CONTROL = re.compile(r"[\x00-\x08\x0a-\x1f\x7f]")
_TOKEN = re.compile(r"[A-Za-z0-9!#$%&'*+.^_`|~-]+")


def unsendable(node: Node) -> Iterator[Finding]:
    """S115 for a thing sent `in` a header or cookie whose `name` is no token of RFC 9110."""
    place, name = node.fields.get("in"), node.fields.get("name")
    if place in ("header", "cookie") and isinstance(name, str) and not _TOKEN.fullmatch(name):
        message = f"no {place} can have the name '{name}'"
        hint = "use letters, digits and '-' only"
        yield Finding("S115", message, (*node.tokens, "name"), hint)


def unsendable_value(value: JsonValue, tokens: Tokens) -> Iterator[Finding]:
    """S115 for what a header would be sent with, and no header can carry."""
    if isinstance(value, str) and _CONTROL.search(value):
        message = f"no header can have the value {value!a}"
        yield Finding("S115", message, tokens, "write it without line ends and other controls")
