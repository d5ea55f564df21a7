"""Unions told apart by a discriminator: each variant is found by its tag, and a tag from the future survives."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from functools import cached_property
from types import UnionType
from typing import Annotated, Union, cast, get_args, get_origin

from pydantic import BaseModel, ConfigDict, GetCoreSchemaHandler, TypeAdapter
from pydantic_core import CoreSchema, core_schema

_Read = Callable[[object], object]


class UnknownVariant(BaseModel):
    """An object whose tag the document does not know, kept as it came in `model_extra` and sent back as it is."""

    model_config = ConfigDict(extra="allow", hide_input_in_errors=True, protected_namespaces=())


@dataclass(frozen=True, eq=False)
class OneOf:
    """Metadata of a union: its discriminator property, by wire name, and the member that each tag names.

    A member is named as in its module: a class, or the alias of a union with a discriminator of its own. An object
    without a known tag is read as the `default` member, and as an `UnknownVariant` where there is none.

    The member is chosen before anything is read, so that an error is one of that member, at its place on the wire.
    Members are built when their tag is first met: a union of many costs what is used of it.
    """

    property: str
    mapping: Mapping[str, str]
    default: str | None = None

    def __get_pydantic_core_schema__(
        self, source: object, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        """A validator that chooses by tag; what it gives is written as the model that it is."""
        return core_schema.no_info_plain_validator_function(
            _Chooser(self, source), json_schema_input_schema=core_schema.any_schema()
        )


class _Chooser:
    """Reads a value as the member of a union that its tag names.

    What it needs is looked up when the union is first used, for then every class of its module is there.
    """

    def __init__(self, rule: OneOf, union: object) -> None:
        self._rule = rule
        self._union = union

    def __call__(self, value: object) -> object:
        if isinstance(value, self._classes):
            return value
        tag = self._tag(value)
        if tag is None or tag not in self._readers:
            return self._default(value)
        return self._readers[tag](value)

    def _tag(self, value: object) -> str | None:
        """The tag of an object, None where it has none that is a string."""
        if not isinstance(value, Mapping):
            return None
        fields = cast(Mapping[object, object], value)
        tag = next((fields[name] for name in self._names if name in fields), None)
        tag = tag.value if isinstance(tag, Enum) else tag
        return tag if isinstance(tag, str) else None

    @cached_property
    def _classes(self) -> tuple[type, ...]:
        return tuple(dict.fromkeys([*_classes(self._union), UnknownVariant]))

    @cached_property
    def _names(self) -> list[str]:
        """The wire name of the discriminator, and the names by which callers may write it in Python."""
        wire_name = self._rule.property
        spelt = [
            name
            for each in self._classes
            if issubclass(each, BaseModel)
            for name, field in each.model_fields.items()
            if field.alias == wire_name
        ]
        return list(dict.fromkeys([wire_name, *spelt]))

    @cached_property
    def _readers(self) -> dict[str, _Read]:
        return {tag: self._reader(name) for tag, name in self._rule.mapping.items()}

    @cached_property
    def _default(self) -> _Read:
        name = self._rule.default
        return UnknownVariant.model_validate if name is None else self._reader(name)

    def _reader(self, name: str) -> _Read:
        """How the member of that name is read: a class of the union, or what its module calls so."""
        for each in self._classes:
            if each.__name__ == name and issubclass(each, BaseModel):
                return each.model_validate
        for home in dict.fromkeys(each.__module__ for each in self._classes):
            if (alias := vars(sys.modules[home]).get(name)) is not None:
                return TypeAdapter(cast(type[object], alias)).validate_python
        raise TypeError(f"the union has no member {name!r}")


def _classes(annotation: object) -> Iterator[type]:
    """The classes among the members of a union, those of unions inside it too."""
    origin = get_origin(annotation)
    if origin is Annotated:
        yield from _classes(get_args(annotation)[0])
    elif origin is Union or origin is UnionType:
        for each in get_args(annotation):
            yield from _classes(each)
    elif isinstance(annotation, type) and origin is None:
        yield annotation
