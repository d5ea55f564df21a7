# Generated from openapi.yaml by fragmint; do not edit.
"""The models of the API, snake_case in Python and as documented on the wire."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from ._base import Model


class KnownColor(StrEnum):
    """The values of `Color` that the document knows."""

    RED = "red"
    GREEN = "green"


Color = Annotated[KnownColor | str, Field(union_mode="left_to_right")]
"""A `KnownColor`, or a value that the document does not know, as it came."""


class Filter(Model):
    name: str
    min_size: Annotated[int | None, Field(alias="minSize")] = None
