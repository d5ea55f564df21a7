# Generated from openapi.yaml by fragmint; do not edit.
"""The models of the API, snake_case in Python and as documented on the wire."""

from __future__ import annotations

from ._base import Model, RequestModel


class ListThingsFilter(Model):
    color: str | None = None
    size: int | None = None


class Search(RequestModel):
    text: str | None = None


class Thing(Model):
    id: int
    name: str | None = None
