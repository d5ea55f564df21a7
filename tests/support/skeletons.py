"""What an emitted file is beside its texts: two of one skeleton differ in nothing that runs, nor in the shape of a page."""

from __future__ import annotations

import ast
import tomllib
from collections import Counter
from collections.abc import Mapping
from functools import lru_cache
from typing import cast

from support.markdown import opened

Skeletons = Counter[tuple[str, str]]


def skeletons(tree: Mapping[str, bytes], *, in_order: bool) -> Skeletons:
    """The folder and the skeleton of each file of a distribution, but for what it carries of the fragment.

    Names that are sorted come in another order once they are other names; where they do not, `in_order` tells more.
    """
    return Counter(
        (path.rpartition("/")[0], _skeleton(path.rpartition(".")[2], content.decode(), in_order))
        for path, content in tree.items()
        if "/_fragmint/" not in path
    )


@lru_cache(maxsize=2_000)
def _skeleton(kind: str, text: str, in_order: bool) -> str:
    assert all(line.isprintable() for line in text.split("\n")), repr(text)
    match kind:
        case "py":
            return _shape(ast.parse(text), in_order)
        case "toml":
            return repr(_without_texts(tomllib.loads(text)))
        case "md":
            return "\n".join(opened(text))
        case "lock":
            return "the lock"
        case _:
            return f"{len(text.splitlines())} lines"


def _shape(node: object, in_order: bool) -> str:
    """A syntax tree without its texts and names."""
    if isinstance(node, ast.Constant):
        return repr(type(node.value)) if isinstance(node.value, str | bytes) else repr(node.value)
    if isinstance(node, ast.AST):
        fields = ", ".join(_shape(value, in_order) for _, value in ast.iter_fields(node))
        return f"{type(node).__name__}({fields})"
    if isinstance(node, list):
        listed = [
            _shape(each, in_order) for each in cast("list[object]", node) if not _is_text(each)
        ]
        return "\n".join(listed if in_order else sorted(listed))
    return "" if isinstance(node, str) else repr(node)


def _is_text(node: object) -> bool:
    """Whether it is a docstring, or the text below an attribute."""
    return (
        isinstance(node, ast.Expr)
        and isinstance(node.value, ast.Constant)
        and isinstance(node.value.value, str)
    )


def _without_texts(value: object) -> object:
    if isinstance(value, dict):
        told = cast("dict[str, object]", value)
        # The names of addresses are texts too.
        return {name: _without_texts(each) if name != "urls" else "" for name, each in told.items()}
    if isinstance(value, list):
        return [_without_texts(each) for each in cast("list[object]", value)]
    return "" if isinstance(value, str) else value
