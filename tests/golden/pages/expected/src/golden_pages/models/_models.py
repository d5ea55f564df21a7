# Generated from openapi.yaml by fragmint; do not edit.
"""The models of the API, snake_case in Python and as documented on the wire."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import Field

from ._base import Model


class ByCursorResponseMeta(Model):
    after: Annotated[str | None, Field(json_schema_extra={"x-nullable": True})] = None


class ByRuleResponse(Model):
    data: list[Any] | None = None
    body: str | None = None
    next_page: str | None = None


class LinkedLinksValue(Model):
    href: str | None = None


class Row(Model):
    id: str | None = None


class RowPage(Model):
    number: int | None = None


class ByCursorResponse(Model):
    rows: list[str] | None = None
    meta: ByCursorResponseMeta | None = None


class ByOffsetResponse(Model):
    rows: list[Row]
    total: int | None = None


class Linked(Model):
    """A page of rows"""

    items: list[Row] | None = None
    total_count: Annotated[int | None, Field(alias="totalCount")] = None
    """How many there are"""

    links: Annotated[dict[str, LinkedLinksValue] | None, Field(alias="_links")] = None
