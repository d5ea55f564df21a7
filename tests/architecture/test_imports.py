"""Who may import whom. A layering rule that no test holds rots."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from collections.abc import Set as AbstractSet

import pytest

from architecture.sources import GENERATOR, STATIC, Module, module, modules

# Each part of the generator with what it may import besides itself and `diagnostics`. A part that is not listed may not exist.
LAYERS: dict[str, set[str]] = {
    "cli": {
        *("catalogue", "changes", "config", "contract", "curation", "judging", "output"),
        *("pipeline", "release"),
    },
    "integrations": {"config", "pipeline", "release"},
    "pipeline": {
        *("catalogue", "config", "contract", "history", "ir", "judging", "models", "output"),
        *("render", "spec"),
    },
    "changes": {"config", "history", "ir", "pipeline", "spec"},
    "release": {"changes", "config", "history", "ir", "output", "pipeline", "render", "spec"},
    "curation": {"atomic", "history", "spec"},
    "judging": {"catalogue", "spec"},
    "catalogue": {"ir", "spec"},
    "history": {"spec"},
    "render": {"config", "history", "ir", "models", "output.tree"},
    "models": {"ir", "spec"},
    "ir": {"spec"},
    "spec": set(),
    "output": set(),
    "config": {"catalogue"},
    "contract": {"atomic"},
    "atomic": set(),
    "diagnostics": set(),
}
# A library that one module, or one part, alone may import: swapping or bumping it is a change in one place.
SOLE_IMPORTERS = {
    "black": "render/formatter.py",
    "datamodel_code_generator": "models/datamodel.py",
    "jsonpath_rfc9535": "spec/jsonpath.py",
    "rich": "cli/report.py",
    "typer": "cli",
}
# httpx2 requires anyio, whose sleep works under asyncio and trio alike; pydantic_core is pydantic's own.
RUNTIME_LIBRARIES = {"anyio", "httpx2", "pydantic", "pydantic_core"}
PRINTING = {"input", "print", "sys.stderr", "sys.stdin", "sys.stdout"}
EXITING = {"exit", "os._exit", "quit", "sys.exit", "SystemExit"}


def imported_names(source: Module) -> Iterator[str]:
    """Yield every import as a dotted name, `from` imports with the name they take, relative ones with their dots."""
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            origin = "." * node.level + (node.module or "")
            separator = "" if origin.endswith(".") else "."
            yield from (f"{origin}{separator}{alias.name}" for alias in node.names)


def within(name: str, packages: AbstractSet[str]) -> bool:
    """Whether a dotted name is one of the packages or lies in one."""
    return any(f"{name}.".startswith(f"{package}.") for package in packages)


def forbidden_edges(source: Module) -> list[str]:
    """The imports between parts of the generator that the table does not allow."""
    part = source.path.parts[0].removesuffix(".py")
    if part == "__init__":
        allowed = set[str]()
    elif part in LAYERS:
        allowed = {
            f"fragmint.{layer}" for layer in LAYERS[part] | {part, "diagnostics", "__version__"}
        }
    else:
        return [f"{source.path}: '{part}' is not in the table of layers"]
    return [
        f"{source.path} imports {name}"
        for name in imported_names(source)
        if name.startswith(".") or (within(name, {"fragmint"}) and not within(name, allowed))
    ]


def forbidden_libraries(source: Module) -> list[str]:
    """The imports of libraries that belong to another module alone."""
    return [
        f"{source.path} imports {name}, as only {owner} may"
        for name in imported_names(source)
        for library, owner in SOLE_IMPORTERS.items()
        if within(name, {library}) and owner not in (source.path.as_posix(), source.path.parts[0])
    ]


def output_and_exits(source: Module) -> list[str]:
    """The places outside the command line that print, read the terminal or end the process."""
    if source.path.parts[0] == "cli":
        return []
    return [
        f"{source.path}:{node.lineno} uses {ast.unparse(node)}"
        for node in ast.walk(source.tree)
        if isinstance(node, ast.Name | ast.Attribute) and isinstance(node.ctx, ast.Load)
        if ast.unparse(node) in PRINTING | EXITING
    ]


def foreign_imports(source: Module) -> list[str]:
    """What files that are copied into every client may not import: other libraries, and what a fragment shapes."""
    available = RUNTIME_LIBRARIES | sys.stdlib_module_names
    levels = len(source.path.parts) - (
        source.path.parts[0] == "_runtime"
    )  # the runtime also stands alone
    way_out = "." * (levels + 1)
    return [
        f"{source.path} imports {name}"
        for name in imported_names(source)
        if name.startswith(way_out) or not (name.startswith(".") or within(name, available))
    ]


def test_a_part_of_the_generator_imports_only_what_its_layer_allows() -> None:
    assert [finding for source in modules(GENERATOR) for finding in forbidden_edges(source)] == []


def test_a_library_that_shapes_output_or_prints_has_one_importer() -> None:
    assert [
        finding for source in modules(GENERATOR) for finding in forbidden_libraries(source)
    ] == []


def test_only_the_command_line_prints_or_exits() -> None:
    assert [finding for source in modules(GENERATOR) for finding in output_and_exits(source)] == []


def test_the_emitted_runtime_needs_only_the_standard_library_httpx2_pydantic_and_what_they_bring() -> (
    None
):
    assert [finding for source in modules(STATIC) for finding in foreign_imports(source)] == []


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("spec/loader.py", "from fragmint.ir.model import Api"),
        ("render/views.py", "from fragmint.output.writer import publish"),
        ("render/views.py", "from fragmint.output import FileTree"),
        ("render/views.py", "def late() -> None:\n    import fragmint.spec.loader"),
        ("contract/oracle/oracle.py", "from fragmint import spec"),
        ("pipeline.py", "from fragmint.cli import main"),
        ("ir/builder.py", "from .model import Api"),
        ("diagnostics.py", "import fragmint.config"),
        ("__init__.py", "from fragmint.pipeline import plan"),
        ("misc/helpers.py", ""),
    ],
)
def test_an_edge_outside_the_table_is_found(path: str, text: str) -> None:
    assert forbidden_edges(module(path, text))


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("render/views.py", "from fragmint.output.tree import FileTree"),
        ("render/views.py", "from fragmint.render.filters import docstring"),
        ("contract/plugin.py", "from fragmint.diagnostics import FragmintError"),
        ("spec/loader.py", "import yaml\nfrom fragmint import diagnostics"),
    ],
)
def test_an_edge_of_the_table_is_allowed(path: str, text: str) -> None:
    assert forbidden_edges(module(path, text)) == []


@pytest.mark.parametrize(
    "text", ["import black", "from black.mode import Mode", "import typer as t"]
)
def test_a_second_importer_of_such_a_library_is_found(text: str) -> None:
    assert forbidden_libraries(module("render/filters.py", text))


@pytest.mark.parametrize(
    "text", ["print('x')", "sys.exit(1)", "raise SystemExit", "sys.stderr.write('')"]
)
def test_printing_and_exiting_elsewhere_is_found(text: str) -> None:
    assert output_and_exits(module("pipeline.py", text))


@pytest.mark.parametrize(
    "text",
    [
        "import fragmint",
        "import requests",
        "from httpx import Client",
        "from ..models import Thing",
    ],
)
def test_a_foreign_import_in_the_runtime_is_found(text: str) -> None:
    assert foreign_imports(module("_runtime/retry.py", f"from .errors import APIError\n{text}"))
