# Generated from openapi.yaml by fragmint; do not edit.
"""The models of the API, snake_case in Python and as documented on the wire."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import Annotated, Any

from pydantic import Field

from .._runtime.files import Upload
from ._base import Model, RequestModel


class Problem(Model):
    message: str | None = None


class KnownSearchRequestIn(StrEnum):
    """The values of `SearchRequestIn` that the document knows."""

    NAME = "name"
    NOTE = "note"


SearchRequestIn = Annotated[KnownSearchRequestIn | str, Field(union_mode="left_to_right")]
"""A `KnownSearchRequestIn`, or a value that the document does not know, as it came."""


class KnownStepOp(StrEnum):
    """The values of `StepOp` that the document knows."""

    ADD = "add"
    REMOVE = "remove"


StepOp = Annotated[KnownStepOp | str, Field(union_mode="left_to_right")]
"""A `KnownStepOp`, or a value that the document does not know, as it came."""


class Tag(Model):
    label: str


class Thing(Model):
    id: str
    name: str
    note: Annotated[str | None, Field(json_schema_extra={"x-nullable": True})] = None
    made_at: Annotated[datetime | None, Field(alias="madeAt")] = None
    tags: list[Tag] | None = None


class Album(RequestModel):
    cover: str
    pages: list[str] | None = None
    about: Tag | None = None


class AlbumForm(RequestModel):
    cover: Upload
    pages: list[Upload] | None = None
    about: Tag | None = None


class NewThing(RequestModel):
    name: str
    note: Annotated[str | None, Field(json_schema_extra={"x-nullable": True})] = None
    tags: list[Tag] | None = None
    secret: Annotated[str | None, Field(repr=False)] = None


class SearchRequest(RequestModel):
    text: str
    in_: Annotated[SearchRequestIn | None, Field(alias="in")] = None


class Step(RequestModel):
    op: StepOp
    path: str
    value: Any | None = None
