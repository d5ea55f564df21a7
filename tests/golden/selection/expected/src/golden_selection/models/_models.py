# Generated from openapi.yaml by fragmint; do not edit.
"""The models of the API, snake_case in Python and as documented on the wire."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from ._base import Model


class Cat(Model):
    kind: str | None = None
    mother: Cat | None = None


class Count(Model):
    count: int | None = None


class Dog(Model):
    kind: str | None = None


class Problem(Model):
    message: str | None = None


class KnownTenant(StrEnum):
    """The values of `Tenant` that the document knows."""

    A = "a"
    B = "b"


Tenant = Annotated[KnownTenant | str, Field(union_mode="left_to_right")]
"""A `KnownTenant`, or a value that the document does not know, as it came."""
Cat.model_rebuild()
