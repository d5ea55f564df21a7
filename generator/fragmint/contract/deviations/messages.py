"""What a deviation says: one sentence made of all that was seen of it."""

from __future__ import annotations

import json
from collections.abc import Sequence

from fragmint.contract.deviations import deviation as codes
from fragmint.contract.deviations.finding import Finding
from fragmint.contract.deviations.samples import sample_of
from fragmint.contract.oracle.document import Node
from fragmint.contract.values import JsonValue

_MOST = 3
_LONGEST = 40


def message(seen: Sequence[Finding]) -> str:
    """The sentence for findings of one deviation."""
    finding = seen[0]
    match finding.code:
        case codes.UNDECLARED_FIELD:
            return f"undeclared field{_types(seen)}{_renamed(seen)}"
        case codes.UNDECLARED_VALUE:
            return f"undeclared value{_values(seen)}"
        case codes.MISSING:
            return "required, and missing"
        case codes.WRONG_TYPE:
            return f"wrong type: {types(seen)}, not {documented_type(finding.node)}"
        case codes.NULL:
            return "null, which is not allowed here"
        case codes.BROKEN_RULE if finding.node.pointer.endswith(f"/{finding.rule}"):
            return f"breaks `{finding.rule}: {_short(_json(finding.node.value))}`"
        case codes.UNDECLARED_STATUS:
            return "undeclared status"
        case codes.UNDECLARED_HEADER:
            return "undeclared header"
        case codes.UNDECLARED_MEDIA_TYPE if not finding.says:
            return f"undeclared media type: {finding.rule or 'none'}"
        case codes.UNDECLARED_OPERATION:
            return "undeclared operation"
        case codes.UNDECLARED_PARAMETER:
            return "undeclared parameter"
        case codes.WRONG_REQUEST:
            return f"taken against the document: {finding.says}"
        case codes.DEPRECATED:
            return "deprecated, and in use"
        case _:
            return finding.says


def types(seen: Sequence[Finding]) -> str:
    """The JSON types of all values."""
    return " or ".join(dict.fromkeys(type_of(each.value) for each in seen))


def type_of(value: JsonValue) -> str:
    """The JSON type of a value."""
    match value:
        case None:
            return "null"
        case bool():
            return "boolean"
        case int():
            return "integer"
        case float():
            return "number"
        case str():
            return "string"
        case list():
            return "array"
        case dict():
            return "object"


def documented_type(node: Node) -> str:
    """What a `type`, or a union, asks for."""
    if isinstance(node.value, str):
        return node.value
    listed = [each.text or each["type"].text or each.target["type"].text for each in node]
    return " or ".join(each for each in listed if each) or "what is documented"


def _types(seen: Sequence[Finding]) -> str:
    shown = [each for each in seen if not each.is_blind]
    return f": {types(shown)}" if shown else ""


def _values(seen: Sequence[Finding]) -> str:
    shown = dict.fromkeys(
        _short(_json(sample_of(each.value))) for each in seen if not each.is_blind
    )
    more = len(shown) - _MOST
    listed = ", ".join([*shown][:_MOST]) + (f" and {more} more" if more > 0 else "")
    return f": {listed}" if listed else ""


def _json(value: JsonValue) -> str:
    return json.dumps(value, ensure_ascii=False)


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"


def _renamed(seen: Sequence[Finding]) -> str:
    """The documented field whose place it may have taken: missing wherever this one is, and called much the same."""
    rivals = (name for name in seen[0].rivals if all(name in each.rivals for each in seen))
    name = next(rivals, None)
    return f"; `{name}` is missing: renamed?" if name else ""
