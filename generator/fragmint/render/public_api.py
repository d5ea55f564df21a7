"""api.txt: what a program may use of an emitted package, one sorted line for each member, so that a review sees it change."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath

Function = ast.FunctionDef | ast.AsyncFunctionDef

# Private modules whose names the package offers, with the module that offers them; empty for the package itself.
_OFFERED_BY = {"_client": "", "models._models": "models"}


def public_api(files: Mapping[str, bytes], package: str) -> bytes:
    """The lines for the package among the files of a distribution."""
    lines: set[str] = set()
    for path, data in files.items():
        inside = PurePosixPath(path)
        if inside.suffix == ".py" and inside.is_relative_to(f"src/{package}"):
            parts = inside.relative_to(f"src/{package}").with_suffix("").parts
            module = ".".join(part for part in parts if part != "__init__")
            offered = _OFFERED_BY.get(module, module)
            if not any(part.startswith("_") for part in offered.split(".")):
                prefix = f"{package}.{offered}" if offered else package
                lines |= set(_module(ast.parse(data), prefix))
    return "".join(f"{line}\n" for line in sorted(lines)).encode()


def _module(tree: ast.Module, prefix: str) -> Iterator[str]:
    for node in tree.body:
        match node:
            case ast.ClassDef() if _is_public(node.name):
                yield from _class(node, f"{prefix}.{node.name}")
            case ast.FunctionDef() | ast.AsyncFunctionDef() if _is_public(node.name):
                yield _function(node, f"{prefix}.{node.name}", bound=False)
            case ast.Assign(targets=[ast.Name("__all__")], value=ast.List(elts)):
                yield from (f"{prefix}.{ast.literal_eval(each)}" for each in elts)
            case ast.Assign(targets=[ast.Name(name)]) if _is_public(name):
                yield f"{prefix}.{name} = {ast.unparse(node.value)}"
            case _:
                pass


def _class(node: ast.ClassDef, prefix: str) -> Iterator[str]:
    yield f"{prefix}({', '.join(map(ast.unparse, node.bases))})"
    for member in node.body:
        match member:
            case ast.FunctionDef(name="__init__"):
                yield _function(member, f"{prefix}.__init__", bound=True)
            case ast.FunctionDef() | ast.AsyncFunctionDef() if _is_public(member.name):
                yield _function(member, f"{prefix}.{member.name}", bound=True)
            case ast.AnnAssign(target=ast.Name(name)) if _is_public(name):
                default = f" = {ast.unparse(member.value)}" if member.value else ""
                yield f"{prefix}.{name}: {ast.unparse(member.annotation)}{default}"
            case ast.Assign(targets=[ast.Name(name)]) if _is_public(name):
                yield f"{prefix}.{name} = {ast.unparse(member.value)}"
            case _:
                pass


def _function(node: Function, prefix: str, *, bound: bool) -> str:
    taken = ast.unparse(node.args)
    taken = taken.partition(", ")[2] if bound else taken
    is_property = any(ast.unparse(each).endswith("property") for each in node.decorator_list)
    result = ast.unparse(node.returns) if node.returns else "Any"
    if is_property:
        return f"{prefix}: {result}"
    awaited = "async " if isinstance(node, ast.AsyncFunctionDef) else ""
    return f"{prefix}({taken}) -> {awaited}{result}"


def _is_public(name: str) -> bool:
    return not name.startswith("_")
