# Generated from openapi.yaml by fragmint; do not edit.
"""The models of the API, snake_case in Python and as documented on the wire."""

from __future__ import annotations

from ._base import Model


class Thing(Model):
    id: int | None = None


class ThingChangedRequest(Model):
    id: int | None = None


class ThingCreatedRequest(Model):
    event: str | None = None
    thing: Thing | None = None


class ThingCreatedResponse(Model):
    seen: bool | None = None
