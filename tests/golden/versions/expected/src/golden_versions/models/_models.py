# Generated from openapi.yaml by fragmint; do not edit.
"""The models of the API, snake_case in Python and as documented on the wire."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import Field


class KnownSeveralXVersion(StrEnum):
    """The values of `SeveralXVersion` that the document knows."""

    VALUE_20240415 = "20240415"
    VALUE_20220603 = "20220603"


SeveralXVersion = Annotated[KnownSeveralXVersion | str, Field(union_mode="left_to_right")]
"""A `KnownSeveralXVersion`, or a value that the document does not know, as it came."""
