"""The two emitted clients that mutants are made of: that of LaunchDarkly, and one that has what it lacks."""

from __future__ import annotations

import ast
import shutil
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path

from fragmint import pipeline
from fragmint.config import for_spec
from mutation.sources import Edit, Fragment, Source, members

_HERE = Path(__file__).parent
_REPOSITORY = _HERE.parents[1]


class Client:
    """An emitted client on disk: its sources below `src`, its tests, and the document it was made from."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.name = folder.name
        self._sources: dict[str, Source] = {}

    @cached_property
    def package(self) -> str:
        """The folder of the package, below the client's."""
        found = next(self.folder.glob("src/*/__init__.py"))
        return found.parent.relative_to(self.folder).as_posix()

    def source(self, path: str) -> Source:
        """One module of the package."""
        if path not in self._sources:
            self._sources[path] = Source(self.folder, f"{self.package}/{path}")
        return self._sources[path]

    @cached_property
    def resources(self) -> list[Source]:
        """The modules of the resources, in order of name."""
        found = sorted(self.folder.glob("src/*/resources/*.py"))
        return [self.source(f"resources/{file.name}") for file in found]

    @cached_property
    def models(self) -> Source:
        """The module of the models."""
        return self.source("models/_models.py")

    @cached_property
    def settings(self) -> Source:
        """The module of what the document says of the API as a whole."""
        return self.source("_settings.py")

    @cached_property
    def clients(self) -> Source:
        """The module of the client classes."""
        return self.source("_client.py")

    @cached_property
    def fragment(self) -> Fragment:
        """The raw document."""
        found = next(self.folder.glob(f"{self.package}/_fragmint/spec/*.yaml"))
        return Fragment(self.folder, found.relative_to(self.folder).as_posix())

    @cached_property
    def version_header(self) -> str | None:
        """The header by which a call asks for a version of the API."""
        name: str | None = ast.literal_eval(self.settings.value_of("VERSION_HEADER"))
        return name

    @cached_property
    def schemes(self) -> list[str]:
        """The names of the security schemes."""
        return [key.value for key, _ in members(self.fragment.at("components", "securitySchemes"))]

    def documents(self, status: int) -> bool:
        """Whether some operation documents an error of this status, or of this family."""
        return f'"{status}' in self.fragment.text

    def runtime(self, name: str, before: str, *afters: str) -> Iterator[Edit]:
        """Other texts for an expression or statement of a module of the runtime."""
        return self.source(f"_runtime/{name}.py").rewritten(before, *afters)

    def has(self, *texts: str) -> bool:
        """Whether the code made from the document says any of these: what it never names, no call of it reaches."""
        made = [self.models, self.settings, self.clients, *self.resources]
        return any(text in source.text for source in made for text in texts)


def launchdarkly(target: Path) -> Client:
    """The client of LaunchDarkly as the repository has it."""
    folder = target / "launchdarkly-releases"
    junk = shutil.ignore_patterns("__pycache__", ".*_cache")
    shutil.copytree(_REPOSITORY / "generated" / folder.name, folder, ignore=junk)
    return Client(folder)


def workshop(target: Path) -> Client:
    """A client made now, with paging, writes, forms, unions and more ways to sign in."""
    folder = target / "workshop"
    pipeline.publish(pipeline.plan(for_spec(_HERE / "workshop.yaml", folder, "Workshop")))
    return Client(folder)
