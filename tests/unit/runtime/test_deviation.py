"""What a decoded value tells of its departures from the document, and what it does not."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Literal

import pytest
from pydantic import Field

from _runtime.deviation import Deviation, deviations
from _runtime.validation import adapter


class KnownColour(StrEnum):
    RED = "red"


Colour = Annotated[KnownColour | str, Field(union_mode="left_to_right")]


@pytest.mark.parametrize(
    ("annotation", "value", "told"),
    [
        (list[Colour], "red", False),
        (list[Colour], "blue", True),
        (list[Literal["red"] | str], "red", False),
        (list[Literal["red"] | str], "blue", True),
        (list[Literal["auto"] | str | int], 5, False),
        (list[Literal[1] | int], 2, True),
        (list[str], "blue", False),
    ],
    ids=["known", "unknown", "constant", "unknown constant", "other kind", "number", "free"],
)
def test_a_value_beside_those_listed_is_told_and_any_other_is_not(
    annotation: object, value: object, told: bool
) -> None:
    decoded: object = adapter(annotation).validate_python([value])

    found = list(deviations("op", decoded, annotation))

    assert found == ([Deviation("unknown_enum_value", "op", "/0")] if told else [])
