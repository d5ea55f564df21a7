"""Bodies that Hypothesis draws: those that the document shows, with anything else in their places that it allows there."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta, timezone
from functools import reduce
from typing import NamedTuple

from hypothesis import strategies as st

from fragmint.contract.oracle.document import Node
from fragmint.contract.oracle.shape import own_kinds
from fragmint.contract.oracle.walker import Fits, Spot, walk
from fragmint.contract.values import JsonValue, removed, replaced

_MOST_CHANGES = 8
_LARGEST_INTEGER = 2**63 - 1
_TEXTS = st.text(max_size=40)
_OFFSETS = st.integers(-12 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))
_INSTANTS = st.datetimes(
    datetime(1900, 1, 1), datetime(2200, 1, 1), timezones=st.just(UTC) | _OFFSETS
)
_FORMATS: dict[str, st.SearchStrategy[JsonValue]] = {
    "": _TEXTS,
    "date-time": _INSTANTS.map(datetime.isoformat),
    "date": st.dates().map(str),
    "uuid": st.uuids().map(str),
}


class _Change(NamedTuple):
    pointer: str
    leaves_out: bool
    value: JsonValue


def valid_bodies(
    schema: Node, shown: Sequence[JsonValue], fits: Fits
) -> st.SearchStrategy[JsonValue]:
    """Bodies that fit their schema: those shown, with some of their places changed."""
    bodies = [(body, [*filter(_is_free, walk(schema, body, fits))]) for body in shown]
    return _bodies(bodies, lambda body: fits(schema, body))


@st.composite
def _bodies(
    draw: st.DrawFn,
    shown: Sequence[tuple[JsonValue, list[Spot]]],
    is_valid: Callable[[JsonValue], bool],
) -> JsonValue:
    body, places = draw(st.sampled_from(shown))
    if not places:
        return body
    picked = draw(st.lists(st.sampled_from(places), max_size=_MOST_CHANGES, unique_by=_pointer))
    # From the inside out, so that no change is of a place that another one took away.
    changes = [_change(draw, spot) for spot in sorted(picked, key=_depth, reverse=True)]
    changed = reduce(_changed, changes, body)
    if is_valid(changed):
        return changed
    for change in changes:
        changed = _changed(body, change)
        body = changed if is_valid(changed) else body
    return body


def _is_free(spot: Spot) -> bool:
    return spot.pointer != "" and spot.declared and not spot.absent and not spot.tag


def _pointer(spot: Spot) -> str:
    return spot.pointer


def _depth(spot: Spot) -> int:
    return spot.pointer.count("/")


def _change(draw: st.DrawFn, spot: Spot) -> _Change:
    """Leave a place out, if that may be, or put another value there."""
    leaves_out = spot.optional and draw(st.booleans())
    return _Change(spot.pointer, leaves_out, None if leaves_out else draw(_values(spot)))


def _changed(body: JsonValue, change: _Change) -> JsonValue:
    if change.leaves_out:
        return removed(body, change.pointer)
    return replaced(body, change.pointer, change.value)


def _values(spot: Spot) -> st.SearchStrategy[JsonValue]:
    """What might stand at a place by the first look at its schemas; whether it may is for them to say."""
    listed = [each.value for schema in spot.schemas for each in schema["enum"]]
    if listed:
        return st.sampled_from(listed)
    if any("const" in schema or "pattern" in schema for schema in spot.schemas):
        return st.just(spot.value)
    named = {kind for schema in spot.schemas for kind in own_kinds(schema)}
    return st.one_of([_BY_KIND[kind](spot) for kind in sorted(named)] or [st.just(spot.value)])


def _strings(spot: Spot) -> st.SearchStrategy[JsonValue]:
    formats = {schema["format"].text for schema in spot.schemas} - {""}
    return _FORMATS.get(formats.pop() if formats else "", st.just(spot.value))


def _integers(spot: Spot) -> st.SearchStrategy[JsonValue]:
    small = any(schema["format"].text == "int32" for schema in spot.schemas)
    most = 2**31 - 1 if small else _LARGEST_INTEGER
    least = _bound(spot, "minimum", -most - 1)
    return st.integers(least, max(least, _bound(spot, "maximum", most)))


def _numbers(spot: Spot) -> st.SearchStrategy[JsonValue]:
    small = any(schema["format"].text == "float" for schema in spot.schemas)
    return st.floats(allow_nan=False, allow_infinity=False, width=32 if small else 64)


def _arrays(spot: Spot) -> st.SearchStrategy[JsonValue]:
    """Fewer of the items there are, or some of them more than once."""
    items = spot.value if isinstance(spot.value, list) else []
    return st.lists(st.sampled_from(items), max_size=4) if items else st.just(spot.value)


def _bound(spot: Spot, keyword: str, default: int) -> int:
    told = [schema[keyword].value for schema in spot.schemas]
    return next((round(each) for each in told if isinstance(each, int | float)), default)


_BY_KIND: dict[str, Callable[[Spot], st.SearchStrategy[JsonValue]]] = {
    "array": _arrays,
    "boolean": lambda _: st.booleans(),
    "integer": _integers,
    "null": lambda _: st.none(),
    "number": _numbers,
    "object": lambda spot: st.just(spot.value),
    "string": _strings,
}
