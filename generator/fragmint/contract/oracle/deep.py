"""Names with brackets, `filter[kind][]=a`: objects of objects in a query or a form, read back by their schemas."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TypeAlias

from fragmint.contract.oracle.document import Node
from fragmint.contract.oracle.shape import layers, properties
from fragmint.contract.oracle.texts import may_be, typed, typed_list
from fragmint.contract.oracle.walker import Fits
from fragmint.contract.values import JsonValue

_Tree: TypeAlias = "dict[str, _Tree] | list[str]"


def reading(name: str, schema: Node, pairs: Iterable[tuple[str, str]], fits: Fits) -> JsonValue:
    """The value whose members these decoded pairs are; lists repeat a name, or have `[]` or an index."""
    tree: dict[str, _Tree] = {}
    for key, text in pairs:
        _grow(tree, re.findall(r"\[([^\]]*)\]", key.removeprefix(name)), text)
    return _value(tree.get("", tree) if set(tree) == {""} else tree, [schema], fits)


def _grow(tree: dict[str, _Tree], keys: list[str], text: str) -> None:
    """Hang a text below the keys that lead to it; what is both a text and a branch stays a text."""
    first, *rest = keys or [""]
    below = tree.setdefault(first, {} if rest and rest != [""] else [])
    if isinstance(below, list):
        below.append(text)
    else:
        _grow(below, rest, text)


def _value(tree: _Tree, schemas: list[Node], fits: Fits) -> JsonValue:
    if isinstance(tree, list):
        if may_be("array", schemas):
            return typed_list(tree, schemas, fits)
        return typed(tree[-1], schemas, fits)
    if may_be("array", schemas) and all(key.isdecimal() for key in tree):
        items = [layer["items"] for each in schemas for layer in layers(each) if "items" in layer]
        return [_value(tree[key], items, fits) for key in sorted(tree, key=int)]
    return {
        name: _value(
            each, [found for schema in schemas for found in properties(schema, name)], fits
        )
        for name, each in tree.items()
    }
