# Generated from openapi.yaml by fragmint; do not edit.
"""The models of the API, snake_case in Python and as documented on the wire."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from ._base import Model


class KnownKind(StrEnum):
    """The values of `Kind` that the document knows."""

    CAT = "cat"
    DOG = "dog"


Kind = Annotated[KnownKind | str, Field(union_mode="left_to_right")]
"""A `KnownKind`, or a value that the document does not know, as it came."""


class Pet(Model):
    name: str
    kind: Kind | None = None
    parents: list[Pet] | None = None


Pet.model_rebuild()
