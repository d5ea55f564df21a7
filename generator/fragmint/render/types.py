"""Python types of operations: what they answer with, what their modules must import, and names that a class shadows."""

from __future__ import annotations

import ast
import builtins
from collections.abc import Collection, Iterable, Iterator

from fragmint.ir.model import Medium, Operation, Response
from fragmint.models import ModelSet
from fragmint.render.filters import py

# What a caller may pass for an object that has a model.
ANY_MAPPING = "Mapping[str, Any]"
BUILTINS = {name for name in dir(builtins) if not name.startswith("_")}
_STANDARD = {
    "builtins": "import builtins",
    "Mapping": "from collections.abc import Mapping",
    "Sequence": "from collections.abc import Sequence",
    "date": "from datetime import date",
    "datetime": "from datetime import datetime",
    "Any": "from typing import Any",
    "Literal": "from typing import Literal",
}


def result(operation: Operation, models: ModelSet) -> str:
    """What a successful call returns: the union of the documented successes, `None` for no content."""
    kinds: list[str] = []
    for response in _successes(operation):
        kind = _decoded(response, models)
        if kind not in kinds:
            kinds.append(kind)
    return " | ".join(sorted(kinds, key=lambda kind: kind == "None")) or "None"


def decoders(operation: Operation, models: ModelSet) -> Iterator[tuple[str, str]]:
    """(status, expression) for each documented success; the expression says how its body is read.

    Where none is documented, any is one: it says nothing that could be read.
    """
    successes = _successes(operation)
    if not successes:
        yield "2XX", "NoContent()"
    for response in successes:
        media_type = response.media_type
        match response.medium:
            case None:
                yield response.status, "NoContent()"
            case Medium.JSON:
                usual = media_type in ("application/json", "*/*")
                told = "" if usual else f", {py(media_type)}"
                yield response.status, f"Json({_decoded(response, models)}{told})"
            case Medium.TEXT | Medium.FORM:
                yield response.status, f"Text({py(media_type)})"
            case _:
                yield response.status, f"Binary({py(media_type)})"


def accepted(annotation: str, objects: Collection[str]) -> str:
    """What a caller may pass where a value is typed so: any sequence as a list, any mapping as an object."""
    return _either(_accepted(ast.parse(annotation, mode="eval").body, objects))


def optional(annotation: str) -> str:
    """The same type, or None."""
    return annotation if annotation.endswith("| None") else f"{annotation} | None"


def names(texts: Iterable[str]) -> set[str]:
    """Every name used in annotations, signatures and expressions."""
    found: set[str] = set()
    for text in texts:
        for tree in _parsed(text):
            found |= {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
    return found


def standard_imports(used: set[str]) -> tuple[str, ...]:
    """Import statements of the standard library for the names that are used."""
    lines: dict[str, list[str]] = {}
    for name in sorted(used & set(_STANDARD)):
        module, _, imported = _STANDARD[name].partition(" import ")
        lines.setdefault(module, []).append(imported)
    return tuple(
        f"{module} import {', '.join(found)}" if found[0] else module
        for module, found in sorted(lines.items(), key=lambda line: (bool(line[1][0]), line[0]))
    )


def qualified(annotation: str, shadowed: set[str]) -> str:
    """The annotation as it must be written in a class whose methods shadow some builtins."""
    if not shadowed:
        return annotation
    return ast.unparse(_Qualifier(shadowed).visit(ast.parse(annotation, mode="eval")))


def qualified_signature(signature: str, shadowed: set[str]) -> str:
    """The same for the arguments of a method."""
    if not shadowed:
        return signature
    function = ast.parse(f"def f({signature}): ...").body[0]
    assert isinstance(function, ast.FunctionDef)
    return ast.unparse(_Qualifier(shadowed).visit(function.args))


class _Qualifier(ast.NodeTransformer):
    def __init__(self, shadowed: set[str]) -> None:
        self._shadowed = shadowed

    def visit_Name(self, node: ast.Name) -> ast.expr:
        if node.id in self._shadowed:
            return ast.Attribute(ast.Name("builtins", ast.Load()), node.id, ast.Load())
        return node


def _accepted(node: ast.expr, objects: Collection[str]) -> Iterator[str]:
    """The parts of the union that may be passed for an annotation."""
    match node:
        case ast.BinOp(left, ast.BitOr(), right):
            yield from (*_accepted(left, objects), *_accepted(right, objects))
        case ast.Subscript(ast.Name("list"), items):
            yield f"Sequence[{_either(_accepted(items, objects))}]"
        case ast.Subscript(ast.Name("dict"), ast.Tuple([key, value])):
            yield f"Mapping[{ast.unparse(key)}, {_either(_accepted(value, objects))}]"
        case ast.Name(name) if name in objects:
            yield from (name, ANY_MAPPING)
        case _:
            yield ast.unparse(node)


def _either(kinds: Iterable[str]) -> str:
    """The union of types, each once, the plainest of them last."""
    order = sorted(dict.fromkeys(kinds), key=lambda kind: (kind == "None", kind == ANY_MAPPING))
    return " | ".join(order)


def _successes(operation: Operation) -> list[Response]:
    successes = [response for response in operation.responses if response.is_success]
    return successes or [
        response for response in operation.responses if response.status == "default"
    ]


def _decoded(response: Response, models: ModelSet) -> str:
    match response.medium:
        case None:
            return "None"
        case Medium.JSON:
            return models.annotations[response.schema.pointer] if response.schema else "Any"
        case Medium.TEXT | Medium.FORM:
            return "str"
        case _:
            return "bytes"


def _parsed(text: str) -> list[ast.AST]:
    if not text:
        return []
    try:
        return [ast.parse(text, mode="eval")]
    except SyntaxError:
        return [ast.parse(f"def f({text}): ...")]
