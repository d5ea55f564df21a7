"""Numbers and strings that fit a raw schema's limits."""

from __future__ import annotations

import math
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from fragmint.contract.oracle.document import Node
from fragmint.contract.oracle.patterns import matches, matching

_WIDTHS = {
    "int32": 2**31,
    "int64": 2**63,
    "uint32": 2**32,
    "uint64": 2**64,
    "int8": 2**7,
    "int16": 2**15,
}
_BY_FORMAT = {
    "byte": "AQID",
    "date": "2026-11-22",
    "date-time": "2026-11-22T10:20:30Z",
    "duration": "PT1H",
    "email": "someone@example.com",
    "hostname": "host.example.com",
    "idn-email": "someone@example.com",
    "idn-hostname": "host.example.com",
    "ipv4": "192.0.2.1",
    "ipv6": "2001:db8::1",
    "iri": "https://example.com/thing",
    "iri-reference": "/thing",
    "json-pointer": "/thing",
    "regex": "^thing$",
    "relative-json-pointer": "0",
    "time": "10:20:30Z",
    "uri": "https://example.com/thing",
    "uri-reference": "/thing",
    "uri-template": "/things/{id}",
    "url": "https://example.com/thing",
    "uuid": "550e8400-e29b-41d4-a716-446655440000",
}
# Others of a format, for lists whose items differ: `{}` is a digit.
_MORE_BY_FORMAT = {
    "byte": "AQI{}",
    "date": "2026-11-2{}",
    "date-time": "2026-11-22T10:20:3{}Z",
    "duration": "PT{}H",
    "email": "someone{}@example.com",
    "hostname": "host{}.example.com",
    "idn-email": "someone{}@example.com",
    "idn-hostname": "host{}.example.com",
    "ipv4": "192.0.2.{}",
    "ipv6": "2001:db8::{}",
    "iri": "https://example.com/thing{}",
    "iri-reference": "/thing{}",
    "json-pointer": "/thing{}",
    "regex": "^thing{}$",
    "relative-json-pointer": "{}",
    "time": "10:20:3{}Z",
    "uri": "https://example.com/thing{}",
    "uri-reference": "/thing{}",
    "uri-template": "/things{}/{{id}}",
    "url": "https://example.com/thing{}",
    "uuid": "550e8400-e29b-41d4-a716-44665544000{}",
}
# Tried before a pattern is searched for a match.
_TRIES = (
    "string", "a", "A", "1", "a1", "A1", "Aa", "AA", "aaa", "AAA", "1.0", "1.0.0", "v1", "#fff", "#ffffff", "en", "en-US",
    "a-b", "a_b", "a.b", "a/b", "a:b", "a,b", "/a", "$1", "1s", "00:00", "12345", "123456", "+12025550123", "0123456789",
    "0123456789abcdef01234567", *_BY_FORMAT.values(),
)  # fmt: skip
_LONGEST = 10**6


def sample_number(applied: list[Node], *, whole: bool, turn: int = 0) -> int | float:
    """A number that the limits and steps of these schemas allow: 1 where it does; another one for each turn."""
    low, high = _limit(applied, lowest=True), _limit(applied, lowest=False)
    step = _step(applied, whole=whole)
    number = min(max(Decimal(1), low), high)
    if step:
        number = (number / step).to_integral_value(ROUND_CEILING) * step
        if number > high:
            number = (high / step).to_integral_value(ROUND_FLOOR) * step
    turned = (number + turn * (step or 1), number - turn * (step or 1))
    number = next((each for each in turned if low <= each <= high), number)
    return int(number) if number == number.to_integral_value() else float(number)


def _step(applied: list[Node], *, whole: bool) -> Decimal:
    steps = [_decimal(layer["multipleOf"]) for layer in applied]
    found = [each for each in steps if each] + ([Decimal(1)] if whole else [])
    step = Decimal(0)
    for each in found:
        step = _common_multiple(step, each) if step else each
    return step


def _common_multiple(one: Decimal, other: Decimal) -> Decimal:
    scale = Decimal(10) ** max(-_exponent(one), -_exponent(other), 0)
    return Decimal(math.lcm(int(one * scale), int(other * scale))) / scale


def _exponent(number: Decimal) -> int:
    exponent = number.normalize().as_tuple().exponent
    return exponent if isinstance(exponent, int) else 0


def _limit(applied: list[Node], *, lowest: bool) -> Decimal:
    """The least or greatest value, stepping aside from one that is excluded: 3.0 says so by a boolean, 3.1 by a number."""
    plain, excluded = ("minimum", "exclusiveMinimum") if lowest else ("maximum", "exclusiveMaximum")
    sign = 1 if lowest else -1
    limits = [Decimal("-Infinity") * sign]
    for layer in applied:
        width = _WIDTHS.get(layer["format"].text)
        if width and layer["type"].text == "integer":
            limits.append(Decimal(-width) if lowest else Decimal(width - 1))
        inclusive, exclusive = _decimal(layer[plain]), _decimal(layer[excluded])
        if inclusive is not None:
            limits.append(
                inclusive + (_aside(applied, sign) if layer[excluded].value is True else 0)
            )
        if exclusive is not None:
            limits.append(exclusive + _aside(applied, sign))
    return max(limits) if lowest else min(limits)


def _aside(applied: list[Node], sign: int) -> Decimal:
    """How far to step from a limit that is excluded: a hundredth of the room between the limits."""
    keywords = ("minimum", "exclusiveMinimum", "maximum", "exclusiveMaximum")
    found = [_decimal(layer[keyword]) for layer in applied for keyword in keywords]
    limits = sorted({each for each in found if each is not None})
    room = limits[-1] - limits[0] if len(limits) > 1 else Decimal(1)
    return sign * min(Decimal("0.01"), room / 100)


def _decimal(node: Node) -> Decimal | None:
    value = node.value
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    return Decimal(str(value)) if is_number else None


def sample_string(applied: list[Node], turn: int = 0) -> str:
    """A string of the format, pattern and length that these schemas ask for, as far as one is easily found."""
    fewest = max((_count(layer["minLength"], 0) for layer in applied), default=0)
    most = min((_count(layer["maxLength"], _LONGEST) for layer in applied), default=_LONGEST)
    patterns = tuple(layer["pattern"].text for layer in applied if layer["pattern"].text)
    formats = [layer["format"].text for layer in applied if layer["format"].text in _BY_FORMAT]
    offered = [_of_format(each, turn) for each in formats]
    if not patterns and not offered:
        return _plain(fewest, most, turn)
    further: tuple[str, ...] = () if turn else _TRIES
    tries = [*offered, *further, *(text * fewest for text in ("a", "A", "1"))]
    for text in tries:
        if fewest <= len(text) <= most and all(matches(each, text) for each in patterns):
            return text
    for tried in (turn, 0) if patterns else ():
        if (found := matching(patterns, fewest, most, tried)) is not None:
            return found
    return _plain(fewest, most, turn)


def _of_format(name: str, turn: int) -> str:
    return _MORE_BY_FORMAT[name].format(turn % 10) if turn else _BY_FORMAT[name]


def _plain(fewest: int, most: int, turn: int) -> str:
    ending = str(turn) if turn else ""
    room = max(most - len(ending), 0)
    return "string"[:room].ljust(fewest - len(ending), "x")[: max(room, 0)] + ending[:most]


def _count(node: Node, default: int) -> int:
    return node.value if isinstance(node.value, int) else default
