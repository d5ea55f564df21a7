"""Advice about examples."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from fragmint.spec.codes import Finding
from fragmint.spec.pointer import Tokens
from fragmint.spec.rules.advice.properties import declared, is_open, parts
from fragmint.spec.rules.examples import Example, examples_of
from fragmint.spec.values import JsonValue, as_list
from fragmint.spec.walk import View


class _Value(NamedTuple):
    """A value inside an example, with the schemas that speak of it."""

    value: JsonValue
    schemas: list[JsonValue]
    tokens: Tokens


def s140_examples_show_declared_fields(view: View) -> Iterator[Finding]:
    """A field that an example shows and no schema declares has no type; each is told once for all examples."""
    told: set[tuple[str, frozenset[int]]] = set()
    for example in (each for node in view.nodes for each in examples_of(node)):
        for here, name in _undeclared_in(view, example):
            identity = (name, frozenset(id(schema) for schema in here.schemas))
            if identity not in told:
                told.add(identity)
                message = f"the example shows the field '{name}', which its schema does not declare"
                hint = "declare it; or say `additionalProperties` where any field may come"
                yield Finding("S140", message, (*here.tokens, name), hint)


def shows_undeclared(view: View, example: Example) -> bool:
    """Whether an example shows a field that its schema does not declare, told before or not."""
    return any(True for _ in _undeclared_in(view, example))


def _undeclared_in(view: View, example: Example) -> Iterator[tuple[_Value, str]]:
    """The undeclared fields of an example, each with the value that it is in."""
    waiting = [_Value(example.value, [example.schema], example.tokens)]
    while waiting:
        here = waiting.pop()
        fields = _fields(view, here.schemas)
        for name in _undeclared(view, here, fields):
            yield here, name
        waiting += reversed(list(_inside(view, here, fields)))


def _fields(view: View, schemas: list[JsonValue]) -> dict[str, list[JsonValue]]:
    found: dict[str, list[JsonValue]] = {}
    for schema in schemas:
        for name, inner in declared(view, schema).items():
            found.setdefault(name, []).extend(inner)
    return found


def _undeclared(view: View, here: _Value, fields: dict[str, list[JsonValue]]) -> list[str]:
    """The fields of a mapping that are not among the declared; none where a schema declares none, or lets others come."""
    if not isinstance(here.value, dict) or not fields:
        return []
    if any(is_open(view, schema) for schema in here.schemas):
        return []
    return [name for name in here.value if name not in fields]


def _inside(view: View, here: _Value, fields: dict[str, list[JsonValue]]) -> Iterator[_Value]:
    if isinstance(here.value, dict):
        for name, inner in here.value.items():
            if name in fields:
                yield _Value(inner, fields[name], (*here.tokens, name))
    elif isinstance(here.value, list):
        found = [part for schema in here.schemas for part in parts(view, schema)]
        items = [part["items"] for part in found if "items" in part]
        for index, inner in enumerate(as_list(here.value)):
            yield _Value(inner, items, (*here.tokens, str(index)))
