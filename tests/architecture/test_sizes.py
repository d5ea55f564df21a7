"""Modules and functions that a person can hold in the head."""

from __future__ import annotations

import ast

from architecture.sources import GENERATOR, STATIC, Module, module, modules

LONGEST_MODULE = 400
LONGEST_FUNCTION = 60


def too_long(source: Module) -> list[str]:
    """The module itself, and its functions, where they have more lines than a reader should be asked for."""
    lines = len(source.text.splitlines())
    found = [f"{source.path}: {lines} lines"] if lines > LONGEST_MODULE else []
    for node in ast.walk(source.tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.end_lineno is not None:
            length = node.end_lineno - node.lineno + 1
            if length > LONGEST_FUNCTION:
                found.append(f"{source.path}:{node.lineno} {node.name}: {length} lines")
    return found


def test_modules_and_functions_are_short() -> None:
    sources = [*modules(GENERATOR), *modules(STATIC)]
    assert [finding for source in sources for finding in too_long(source)] == []


def test_a_long_module_is_found() -> None:
    assert too_long(module("ir/model.py", "x = 1\n" * 400)) == []
    assert too_long(module("ir/model.py", "x = 1\n" * 401)) == ["ir/model.py: 401 lines"]


def test_a_long_function_is_found_wherever_it_stands() -> None:
    method = "class A:\n    async def b(self) -> None:\n" + "        x = 1\n"
    assert too_long(module("a.py", method + "        x = 1\n" * 58)) == []
    assert too_long(module("a.py", method + "        x = 1\n" * 59)) == ["a.py:2 b: 61 lines"]
