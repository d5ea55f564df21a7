"""Where a reply departs from its documentation without being unusable: observed, never refused."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from types import UnionType
from typing import Annotated, Any, Literal, Union, cast, get_args, get_origin

from pydantic import BaseModel, RootModel
from pydantic.fields import FieldInfo

from .union import OneOf, UnknownVariant

DeviationKind = Literal[
    "unknown_field",
    "unknown_enum_value",
    "unknown_variant",
    "unexpected_null",
    "naive_datetime",
    "untyped_error_body",
]


@dataclass(frozen=True)
class Deviation:
    """One departure: its kind, the operation's id and a JSON pointer in wire names; never the value itself."""

    kind: DeviationKind
    operation: str
    pointer: str


OnDeviation = Callable[[Deviation], None]


def deviations(operation: str, value: object, annotation: object) -> Iterator[Deviation]:
    """Every departure in a decoded value from the type that it was decoded into."""
    for kind, pointer in _walk(value, annotation, ""):
        yield Deviation(kind, operation, pointer)


_Found = tuple[DeviationKind, str]


def _walk(
    value: object, annotation: object, pointer: str, metadata: Iterable[object] = ()
) -> Iterator[_Found]:
    if isinstance(value, UnknownVariant):
        yield "unknown_variant", pointer
    elif isinstance(value, RootModel):
        wrapped = cast("RootModel[object]", value)
        yield from _walk(wrapped.root, type(wrapped).model_fields["root"].annotation, pointer)
    elif isinstance(value, BaseModel):
        yield from _walk_model(value, pointer, annotation, metadata)
    elif isinstance(value, list | tuple | set | frozenset):
        item = _argument(annotation, (list, tuple, set, frozenset), 0)
        for index, each in enumerate(cast(list[object], value)):
            yield from _walk(each, item, f"{pointer}/{index}")
    elif isinstance(value, dict):
        item = _argument(annotation, (dict, Mapping), 1)
        for name, each in cast(dict[str, object], value).items():
            yield from _walk(each, item, child(pointer, name))
    elif isinstance(value, datetime):
        if value.tzinfo is None:
            yield "naive_datetime", pointer
    elif value is not None and not isinstance(value, Enum) and _is_unknown(value, annotation):
        yield "unknown_enum_value", pointer


def _walk_model(
    model: BaseModel, pointer: str, annotation: object, metadata: Iterable[object]
) -> Iterator[_Found]:
    if model.model_extra and not _is_open(type(model)):
        known = set(_tags(annotation, metadata))
        for name in model.model_extra:
            if name not in known:
                yield "unknown_field", child(pointer, name)
    for name, field in type(model).model_fields.items():
        if name not in model.model_fields_set:
            continue
        value = cast(object, getattr(model, name))
        below = child(pointer, field.serialization_alias or field.alias or name)
        if value is None:
            if not _allows_null(field):
                yield "unexpected_null", below
        else:
            yield from _walk(value, field.annotation, below, field.metadata)


def _tags(annotation: object, metadata: Iterable[object]) -> Iterator[str]:
    """The fields that tell the members of a union apart: documented, whether a member lists them or not."""
    yield from (each.property for each in metadata if isinstance(each, OneOf))
    if get_origin(annotation) is Annotated:
        inner, *more = get_args(annotation)
        yield from _tags(inner, more)
    elif get_origin(annotation) in (Union, UnionType):
        for each in get_args(annotation):
            yield from _tags(each, ())


def _is_open(model: type[BaseModel]) -> bool:
    """Whether the document has room in this object for fields that it does not list."""
    extra = cast(object, model.model_config.get("json_schema_extra"))
    return isinstance(extra, dict) and cast(dict[str, object], extra).get("x-open") is True


def _allows_null(field: FieldInfo) -> bool:
    """A field that must be there is nullable by its type, one of any type too; another one says so in its extra."""
    extra = cast(object, field.json_schema_extra)
    if field.is_required() or Any in _members(field.annotation):
        return True
    return isinstance(extra, dict) and cast(dict[str, object], extra).get("x-nullable") is True


def _is_unknown(value: object, annotation: object) -> bool:
    """Whether values of this kind are listed here, as an enum or as constants, and this is none of them."""
    constants: list[object] = []
    for each in _members(annotation):
        if isinstance(each, type) and issubclass(each, Enum):
            constants += [member.value for member in each]
        elif get_origin(each) is Literal:
            constants += get_args(each)
    return value not in constants and any(type(value) is type(each) for each in constants)


def _argument(annotation: object, origins: tuple[type, ...], position: int) -> object:
    """The type of what a container holds, out of whichever member of the annotation is that container."""
    for member in _members(annotation):
        origin, arguments = get_origin(member), get_args(member)
        if isinstance(origin, type) and issubclass(origin, origins) and position < len(arguments):
            return arguments[position]
    return object


def _members(annotation: object) -> Iterator[object]:
    """The alternatives of a union, through `Annotated`; a plain type is its own only one."""
    origin = get_origin(annotation)
    if origin is Annotated:
        yield from _members(get_args(annotation)[0])
    elif origin is Union or origin is UnionType:
        for each in get_args(annotation):
            yield from _members(each)
    else:
        yield annotation


def child(pointer: str, name: str) -> str:
    """The JSON pointer one name further down."""
    return f"{pointer}/{name.replace('~', '~0').replace('/', '~1')}"
