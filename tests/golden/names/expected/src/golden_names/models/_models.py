# Generated from openapi.yaml by fragmint; do not edit.
"""The models of the API, snake_case in Python and as documented on the wire."""

from __future__ import annotations

from datetime import date, datetime
from enum import IntEnum, StrEnum
from typing import Annotated

from pydantic import Field

from ._base import Model


class KnownClientModelKind(StrEnum):
    """The values of `ClientModelKind` that the document knows."""

    EMPTY = ""
    ASTERISK = "*"
    VALUE_1 = "1"
    MINUS_1 = "-1"
    A_B_2 = "a-b"
    A_B = "a_b"
    NAME = "name"
    NONE = "None"


ClientModelKind = Annotated[KnownClientModelKind | str, Field(union_mode="left_to_right")]
"""A `KnownClientModelKind`, or a value that the document does not know, as it came."""


class KnownClientModelSize(IntEnum):
    """The values of `ClientModelSize` that the document knows."""

    VALUE_1 = 1
    VALUE_2 = 2
    MINUS_1 = -1


ClientModelSize = Annotated[KnownClientModelSize | int, Field(union_mode="left_to_right")]
"""A `KnownClientModelSize`, or a value that the document does not know, as it came."""


class ExceptionModel(Model):
    a: str | None = None


class KnownClientKind(Model):
    a: str | None = None


class List(Model):
    a: ExceptionModel | None = None


class RawImport(Model):
    a: str | None = None


class KnownSortOrder(StrEnum):
    """The values of `SortOrder` that the document knows."""

    FIRST = "a"
    B = "b"


SortOrder = Annotated[KnownSortOrder | str, Field(union_mode="left_to_right")]
"""A `KnownSortOrder`, or a value that the document does not know, as it came."""


class ThingV(Model):
    sort: SortOrder | None = None


class ThingV2(Model):
    other: ThingV | None = None


class ClientModel(Model):
    copy_: Annotated[str, Field(alias="copy")]
    model_config_: Annotated[str | None, Field(alias="model_config")] = None
    schema_: Annotated[str | None, Field(alias="schema")] = None
    json_: Annotated[str | None, Field(alias="json")] = None
    id: Annotated[str | None, Field(alias="_id")] = None
    class_: Annotated[str | None, Field(alias="__class__")] = None
    date_: Annotated[date | None, Field(alias="date")] = None
    datetime_: Annotated[datetime | None, Field(alias="datetime")] = None
    list_: Annotated[list[str] | None, Field(alias="list")] = None
    a_b_2: Annotated[str | None, Field(alias="a-b")] = None
    a_b: str | None = None
    a_b_3: Annotated[str | None, Field(alias="a.b")] = None
    field: Annotated[str | None, Field(alias="")] = None
    field_2: Annotated[str | None, Field(alias="🚀")] = None
    größe: str | None = None
    chosen: Annotated[str | None, Field(alias="given")] = None
    kind: ClientModelKind | None = None
    size: ClientModelSize | None = None
