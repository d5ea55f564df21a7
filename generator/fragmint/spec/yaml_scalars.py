"""What a plain YAML scalar means by the core schema of YAML 1.2: only true, false, null and numbers are special."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping

from fragmint.spec.limits import MAX_NUMBER_LENGTH
from fragmint.spec.values import JsonValue, kind_of

_WORDS: Mapping[str, JsonValue] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL")),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}
_NUMBER_STARTS = frozenset("+-.0123456789")
_INTEGER = re.compile(r"[-+]?[0-9]+")
_PREFIXED = re.compile(r"0o[0-7]+|0x[0-9a-fA-F]+")
_FLOAT = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?")
_NOT_FINITE = re.compile(r"[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)")

_TAG = "tag:yaml.org,2002:"
_TAGGED_KINDS = {f"{_TAG}null": "null", f"{_TAG}bool": "true or false"} | {
    f"{_TAG}{name}": "a number" for name in ("int", "float")
}


def plain(text: str) -> JsonValue:
    """The value of an unquoted scalar; raises ValueError for a number that JSON cannot hold."""
    if text in _WORDS:
        return _WORDS[text]
    if text[0] in _NUMBER_STARTS:
        for pattern, number in _NUMBERS.items():
            if pattern.fullmatch(text):
                return number(text)
    return text


def tagged(text: str, tag: str) -> JsonValue:
    """The value of a scalar with an explicit tag; raises ValueError for a tag that JSON has no type for."""
    if tag == f"{_TAG}str":
        return text
    value = plain(text)
    if _TAGGED_KINDS.get(tag) != kind_of(value):
        raise ValueError(f"the tag {tag.replace(_TAG, '!!')!r} is not read here")
    return value


def _integer(text: str) -> JsonValue:
    return int(_not_too_long(text))


def _prefixed(text: str) -> JsonValue:
    return int(_not_too_long(text), base=0)


def _float(text: str) -> JsonValue:
    value = float(_not_too_long(text))
    return _not_finite(text) if math.isinf(value) else value


def _not_finite(text: str) -> JsonValue:
    raise ValueError(f"{text} is no number that JSON can hold")


def _not_too_long(text: str) -> str:
    if len(text) > MAX_NUMBER_LENGTH:
        raise ValueError(f"a number of more than {MAX_NUMBER_LENGTH} characters")
    return text


_NUMBERS: Mapping[re.Pattern[str], Callable[[str], JsonValue]] = {
    _INTEGER: _integer,
    _FLOAT: _float,
    _PREFIXED: _prefixed,
    _NOT_FINITE: _not_finite,
}
