# Generated from openapi.yaml by fragmint; do not edit.
"""The models of the API, snake_case in Python and as documented on the wire."""

from __future__ import annotations

from ._base import Model


class Thing(Model):
    name: str
    """What it is called."""

    size: int | None = None
    """How large it is."""


class Things(Model):
    items: list[Thing] | None = None
