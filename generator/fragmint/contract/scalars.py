"""Numbers and strings that fit a raw schema's limits."""

from __future__ import annotations

import math
import re

from fragmint.contract.document import Node

_STEP_ASIDE = 0.01  # from a limit that is itself excluded
_BY_FORMAT = {
    "byte": "AQID",
    "date": "2026-11-22",
    "date-time": "2026-11-22T10:20:30Z",
    "duration": "PT1H",
    "email": "someone@example.com",
    "hostname": "host.example.com",
    "idn-email": "someone@example.com",
    "ipv4": "192.0.2.1",
    "ipv6": "2001:db8::1",
    "time": "10:20:30Z",
    "uri": "https://example.com/thing",
    "uri-reference": "/thing",
    "url": "https://example.com/thing",
    "uuid": "550e8400-e29b-41d4-a716-446655440000",
}
# Tried in turn where a pattern is asked for; a pattern that none of them fits is left unfitted.
_TRIES = (
    "string", "a", "A", "1", "a1", "A1", "Aa", "AA", "aaa", "AAA", "1.0", "1.0.0", "v1", "#fff", "#ffffff", "en", "en-US",
    "a-b", "a_b", "a.b", "a/b", "a:b", "a,b", "/a", "$1", "1s", "00:00", "12345", "123456", "+12025550123", "0123456789",
    "0123456789abcdef01234567", *_BY_FORMAT.values(),
)  # fmt: skip


def sample_number(applied: list[Node], *, whole: bool) -> int | float:
    """A number that the limits and steps of these schemas allow: 1 where it does."""
    low, high = -math.inf, math.inf
    step: float = 1 if whole else 0
    for layer in applied:
        low = max(low, _low(layer))
        high = min(high, _high(layer))
        step = max(step, _amount(layer["multipleOf"], 0))
    number = min(max(1, low), high)
    if step:
        number = math.ceil(number / step) * step
        number = number if number <= high else math.floor(high / step) * step
    return int(number) if number == int(number) else number


def _low(layer: Node) -> float:
    """The least value; 3.0 says that it is excluded by a boolean, 3.1 by a number of its own."""
    excluded = layer["exclusiveMinimum"].value
    least = _amount(layer["minimum"], -math.inf)
    if excluded is True:
        return least + _STEP_ASIDE
    return max(least, _amount(layer["exclusiveMinimum"], -math.inf) + _STEP_ASIDE)


def _high(layer: Node) -> float:
    excluded = layer["exclusiveMaximum"].value
    greatest = _amount(layer["maximum"], math.inf)
    if excluded is True:
        return greatest - _STEP_ASIDE
    return min(greatest, _amount(layer["exclusiveMaximum"], math.inf) - _STEP_ASIDE)


def _amount(node: Node, default: float) -> float:
    value = node.value
    return value if isinstance(value, int | float) and not isinstance(value, bool) else default


def sample_string(applied: list[Node]) -> str:
    """A string of the format, pattern and length that these schemas ask for, as far as one is easily found."""
    fewest = max((_count(layer["minLength"], 0) for layer in applied), default=0)
    most = min((_count(layer["maxLength"], 10**6) for layer in applied), default=10**6)
    patterns = [layer["pattern"].text for layer in applied if layer["pattern"].text]
    formatted = [
        _BY_FORMAT[layer["format"].text] for layer in applied if layer["format"].text in _BY_FORMAT
    ]
    for text in [*formatted, *_TRIES, *(text * fewest for text in ("a", "A", "1"))]:
        fitting = text[:most] if not patterns and not formatted else text
        padded = fitting if patterns or formatted else fitting.ljust(fewest, "x")
        if fewest <= len(padded) <= most and all(_matches(each, padded) for each in patterns):
            return padded
    return "string"


def is_regular_expression(pattern: str) -> bool:
    """Whether Python can read a pattern; JavaScript's dialect, which documents are written in, knows more."""
    try:
        re.compile(pattern)
    except re.error:
        return False
    return True


def _matches(pattern: str, text: str) -> bool:
    return not is_regular_expression(pattern) or re.search(pattern, text) is not None


def _count(node: Node, default: int) -> int:
    return node.value if isinstance(node.value, int) else default
