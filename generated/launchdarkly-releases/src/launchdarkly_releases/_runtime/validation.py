# Generated from openapi.yaml by fragmint; do not edit.

"""pydantic at arm's length: adapters built when first needed, and its findings told by place, never by value."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple, cast

from pydantic import TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from .deviation import child


class Problem(NamedTuple):
    """What is wrong (pydantic's name for it) and where, as a JSON pointer in wire names."""

    kind: str
    pointer: str

    def __str__(self) -> str:
        return f"{self.kind} at {self.pointer or 'the top'}"


def adapter(annotation: object) -> TypeAdapter[object]:
    """The adapter of a type expression, built once."""
    try:
        return _cached_adapter(annotation)
    except TypeError:  # an annotation may hold metadata that cannot be hashed
        return _build_adapter(annotation)


def _build_adapter(annotation: object) -> TypeAdapter[object]:
    return TypeAdapter(cast(type[object], annotation))


_cached_adapter = lru_cache(maxsize=None)(_build_adapter)


def findings(error: ValidationError) -> list[ErrorDetails]:
    """What pydantic found, without the values that it found it in."""
    return error.errors(include_url=False, include_context=False, include_input=False)


def problems(told: list[ErrorDetails], document: object) -> list[Problem]:
    """The findings over the decoded JSON that they were made in, each place once."""
    found = (Problem(each["type"], _pointer(each["loc"], each["type"], document)) for each in told)
    return list({problem.pointer: problem for problem in found}.values())


def summary(found: Sequence[Problem]) -> str:
    """The findings in a few words."""
    shown = "; ".join(str(problem) for problem in found[:3])
    return shown if len(found) <= 3 else f"{shown}; and {len(found) - 3} more"


def _pointer(location: Sequence[int | str], kind: str, document: object) -> str:
    """Follow a location through the document: pydantic mixes the names of union members into it."""
    pointer, here = "", document
    for depth, step in enumerate(location):
        last = depth == len(location) - 1
        if isinstance(here, Mapping) and (step in here or (last and kind == "missing")):
            here = cast(Mapping[object, object], here).get(step)
        elif (
            isinstance(here, list)
            and isinstance(step, int)
            and step < len(cast(list[object], here))
        ):
            here = cast(list[object], here)[step]
        else:
            continue
        pointer = child(pointer, str(step))
    return pointer
