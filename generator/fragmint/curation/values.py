"""Values that may be absent, and when two of them are one."""

from __future__ import annotations

from enum import Enum
from typing import NamedTuple, TypeAlias

from fragmint.spec.values import JsonObject, JsonValue


class Absent(Enum):
    """What stands where nothing is."""

    ABSENT = "absent"


ABSENT = Absent.ABSENT
Maybe: TypeAlias = "JsonValue | Absent"


class Sides(NamedTuple):
    """One value in three documents: what upstream was, what was made of it by hand, and what upstream is now."""

    base: Maybe
    ours: Maybe
    theirs: Maybe


def mapping(value: Maybe) -> JsonObject:
    """The mapping itself, or an empty one."""
    return value if isinstance(value, dict) else {}


def same(left: Maybe, right: Maybe) -> bool:
    """Whether two values are one JSON value: neither `1` and `true` are, nor `1` and `1.0`; mappings have no order."""
    if type(left) is not type(right):
        return False
    if isinstance(left, dict) and isinstance(right, dict):
        return left.keys() == right.keys() and all(same(left[name], right[name]) for name in left)
    if isinstance(left, list) and isinstance(right, list):
        return len(left) == len(right) and all(map(same, left, right))
    return left == right
