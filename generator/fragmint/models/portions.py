"""The models in portions: datamodel-code-generator holds all that it is handed in memory, about 0.1 MB a model."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from fragmint.ir.directions import parts
from fragmint.ir.model import Kind, Model, Schema

_MOST = 2_000


def portions(models: Mapping[str, Model]) -> list[list[str]]:
    """The names of the models, so many at a time, in their order where that is once.

    Else what is held comes before what holds it, so that only models that hold each other refer to a later portion.
    """
    if len(models) <= _MOST:
        return [list(models)]
    names = list(_held_first(models))
    return [names[start : start + _MOST] for start in range(0, len(names), _MOST)]


def _held_first(models: Mapping[str, Model]) -> Iterator[str]:
    seen: set[str] = set()
    waiting = [(name, False) for name in reversed(list(models))]
    while waiting:
        name, is_complete = waiting.pop()
        if is_complete:
            yield name
        elif name not in seen:
            seen.add(name)
            waiting.append((name, True))
            waiting += ((held, False) for held in _held(models[name].schema))


def _held(schema: Schema) -> Iterator[str]:
    waiting = [schema]
    while waiting:
        part = waiting.pop()
        if part.kind is Kind.REF:
            yield part.ref
        waiting += parts(part)
