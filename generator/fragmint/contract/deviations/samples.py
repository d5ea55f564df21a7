"""Samples that a report may show: short, and without what has the name of a secret."""

from __future__ import annotations

import re

from fragmint.contract.recordings.masking import masked
from fragmint.contract.values import JsonValue

# What the document does not have it cannot mark: there, a name has to do.
_SECRET = re.compile(r"api[-_]?key|credential|passw|private[-_]?key|secret|token", re.IGNORECASE)
_LONGEST = 100
_ITEMS = 2


def is_secret(pointer: str) -> bool:
    """Whether a value stands at or below the name of a secret."""
    return _SECRET.search(pointer) is not None


def holds_secret(value: JsonValue) -> bool:
    """Whether some member of the value, however deep, has the name of a secret."""
    if isinstance(value, dict):
        return any(is_secret(name) or holds_secret(each) for name, each in value.items())
    return isinstance(value, list) and any(map(holds_secret, value))


def sample_of(value: JsonValue, name: str = "") -> JsonValue:
    """The value as it may be shown, where it has this name."""
    if is_secret(name):
        return masked(value)
    if isinstance(value, dict):
        return {key: sample_of(member, key) for key, member in value.items()}
    if isinstance(value, list):
        return [sample_of(item) for item in value[:_ITEMS]]
    if isinstance(value, str) and len(value) > _LONGEST:
        return f"{value[:_LONGEST]}..."
    return value
