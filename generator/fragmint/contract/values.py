"""JSON values: their types, how a decoded answer is encoded again, and how two values differ."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from typing import TypeAlias, cast

JsonValue: TypeAlias = bool | int | float | str | list["JsonValue"] | dict[str, "JsonValue"] | None
JsonObject: TypeAlias = dict[str, JsonValue]

_DATE_TIME = re.compile(
    r"\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d:\d\d(?:\.\d+)?(?:[Zz]|[+-]\d\d:\d\d)?", re.ASCII
)


def encoded(value: object) -> JsonValue:
    """The JSON that a decoded answer came from: wire names, and only what was there."""
    from pydantic import TypeAdapter

    if isinstance(value, bytes):
        return value.decode("latin-1")
    text = TypeAdapter(object).dump_json(value, by_alias=True, exclude_unset=True)
    return parsed(text)


def extras(value: object, pointer: str = "") -> list[str]:
    """JSON pointers of all that the models of an answer keep without knowing it."""
    from pydantic import BaseModel

    if isinstance(value, BaseModel):
        fields = type(value).model_fields
        known = {field.alias or name: getattr(value, name) for name, field in fields.items()}
        kept = [child(pointer, name) for name in value.model_extra or ()]
        return kept + _extras_inside(known.items(), pointer)
    if isinstance(value, dict):
        return _extras_inside(cast(dict[str, object], value).items(), pointer)
    if isinstance(value, list):
        items = enumerate(cast(list[object], value))
        return _extras_inside(((str(index), item) for index, item in items), pointer)
    return []


def _extras_inside(members: Iterable[tuple[str, object]], pointer: str) -> list[str]:
    return [place for name, value in members for place in extras(value, child(pointer, name))]


def parsed(text: str | bytes) -> JsonValue:
    """A JSON text as a value; raises ValueError where it is not JSON, or too deep to be any API's."""
    try:
        return cast(JsonValue, json.loads(text))
    except RecursionError as error:
        raise ValueError("it is nested too deeply") from error


def differences(expected: JsonValue, actual: JsonValue) -> list[str]:
    """Where the two differ, one line for each place; numbers compare by value, date-times as instants."""
    return list(_differences(expected, actual, ""))


def _differences(expected: JsonValue, actual: JsonValue, pointer: str) -> Iterator[str]:
    if isinstance(expected, dict) and isinstance(actual, dict):
        for name, value in expected.items():
            if name in actual:
                yield from _differences(value, actual[name], child(pointer, name))
            else:
                yield f"{child(pointer, name)}: lost"
        for name in sorted(actual.keys() - expected.keys()):
            yield f"{child(pointer, name)}: came from nowhere, as {actual[name]!r}"
    elif isinstance(expected, list) and isinstance(actual, list):
        if len(expected) != len(actual):
            yield f"{pointer or '/'}: {len(expected)} items became {len(actual)}"
        for index, (one, other) in enumerate(zip(expected, actual, strict=False)):
            yield from _differences(one, other, child(pointer, str(index)))
    elif not _same_scalar(expected, actual):
        yield f"{pointer or '/'}: {expected!r} became {actual!r}"


def _same_scalar(expected: JsonValue, actual: JsonValue) -> bool:
    if isinstance(expected, bool) or isinstance(actual, bool):
        return expected is actual
    if isinstance(expected, str) and isinstance(actual, str):
        return expected == actual or _same_instant(expected, actual)
    return expected == actual


def _same_instant(one: str, other: str) -> bool:
    if not (_DATE_TIME.fullmatch(one) and _DATE_TIME.fullmatch(other)):
        return False
    try:
        return datetime.fromisoformat(one.upper()) == datetime.fromisoformat(other.upper())
    except ValueError:  # the 30th of February
        return False


def child(pointer: str, name: str) -> str:
    """The JSON pointer of a member."""
    return f"{pointer}/{name.replace('~', '~0').replace('/', '~1')}"


def changed(value: JsonValue, pointer: str, change: Callable[[JsonValue], JsonValue]) -> JsonValue:
    """The value with one place of it changed; what was not there is set, on objects that were not there either."""
    if not pointer:
        return change(value)
    name, rest = _parted(pointer)
    if isinstance(value, list):
        index = int(name)
        return [*value[:index], changed(value[index], rest, change), *value[index + 1 :]]
    members = value if isinstance(value, dict) else {}
    return members | {name: changed(members.get(name), rest, change)}


def replaced(value: JsonValue, pointer: str, other: JsonValue) -> JsonValue:
    """The value with another one in one place of it."""
    return changed(value, pointer, lambda _: other)


def removed(value: JsonValue, pointer: str) -> JsonValue:
    """The value without a member of one of its objects."""
    owner, _, last = pointer.rpartition("/")
    name, _ = _parted(f"/{last}")

    def without(found: JsonValue) -> JsonValue:
        members = found if isinstance(found, dict) else {}
        return {each: member for each, member in members.items() if each != name}

    return changed(value, owner, without)


def _parted(pointer: str) -> tuple[str, str]:
    """The first name of a pointer, and the pointer that leads on from there."""
    name, slash, rest = pointer[1:].partition("/")
    return name.replace("~1", "/").replace("~0", "~"), slash + rest
