"""Which operations a folder of emitted tests is about, read from their text: whichever of them were selected to run."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path


def operations_tested_in(folder: Path) -> list[str]:
    """The operations that a class with tests is marked with, as `GET /things/{id}`, in order of file."""
    return [
        operation
        for file in sorted(folder.glob("test_*.py"))
        for operation in _operations(ast.parse(file.read_text(encoding="utf-8")))
    ]


def _operations(module: ast.Module) -> Iterator[str]:
    for node in module.body:
        if isinstance(node, ast.ClassDef) and _has_tests(node):
            for mark in node.decorator_list:
                if isinstance(mark, ast.Call) and ast.unparse(mark.func) == "pytest.mark.operation":
                    yield str(ast.literal_eval(mark.args[0]))


def _has_tests(node: ast.ClassDef) -> bool:
    """Whether pytest finds tests in a class, by its own rule for names."""
    methods = [
        each for each in node.body if isinstance(each, ast.FunctionDef | ast.AsyncFunctionDef)
    ]
    return node.name.startswith("Test") and any(each.name.startswith("test") for each in methods)
