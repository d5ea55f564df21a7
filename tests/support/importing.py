"""An emitted package imported inside this process, straight from memory, and forgotten again."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Generator, Mapping, Sequence
from contextlib import contextmanager
from functools import lru_cache
from importlib.abc import Loader
from importlib.machinery import ModuleSpec
from types import CodeType, ModuleType


class _Finder(Loader):
    """Finds the modules of a tree; what no document changes is made once, and kept for the next tree that has it too."""

    def __init__(self, tree: Mapping[str, bytes]) -> None:
        self._sources: dict[str, tuple[str, bytes]] = {}
        for path, content in tree.items():
            if path.startswith("src/") and path.endswith(".py"):
                name = path.removeprefix("src/").removesuffix(".py").replace("/", ".")
                self._sources[name.removesuffix(".__init__")] = (path, content)

    @property
    def names(self) -> list[str]:
        return sorted(self._sources)

    def find_spec(
        self, name: str, path: Sequence[str] | None = None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        if name not in self._sources:
            return None
        is_package = self._sources[name][0].endswith("/__init__.py")
        return ModuleSpec(name, self, is_package=is_package)

    def create_module(self, spec: ModuleSpec) -> ModuleType | None:
        return None

    def exec_module(self, module: ModuleType) -> None:
        path, content = self._sources[module.__name__]
        exec(_compiled(content, path), vars(module))  # what a loader is for


@lru_cache(maxsize=200)
def _compiled(content: bytes, path: str) -> CodeType:
    return compile(content, path, "exec", dont_inherit=True)


_runtime: dict[str, ModuleType] = {}


@contextmanager
def imported(tree: Mapping[str, bytes], package: str) -> Generator[dict[str, ModuleType]]:
    """Every module of the package of a tree, by its name."""
    finder = _Finder(tree)
    sys.modules.update(_runtime)
    sys.meta_path.insert(0, finder)
    try:
        yield {name: importlib.import_module(name) for name in finder.names}
    finally:
        sys.meta_path.remove(finder)
        for name in [name for name in sys.modules if name.partition(".")[0] == package]:
            module = sys.modules.pop(name)
            if name.startswith(f"{package}._runtime"):
                _runtime[name] = module
