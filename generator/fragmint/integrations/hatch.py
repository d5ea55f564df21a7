"""A hatchling build hook: clients are minted while a wheel is built, by the same plan as `fragmint generate`.

[build-system]
requires = ["hatchling", "fragmint[hatch]"]
build-backend = "hatchling.build"

[tool.hatch.build.hooks.fragmint]
clients = ["petstore"]           # of [[tool.fragmint.client]]; all of them by default

[tool.hatch.build.targets.wheel]
bypass-selection = true          # hatchling wants it where the project has no package of its own

The wheel gets the package of each client, and an editable install a copy of it that is as old as the install. What a
client imports must stand in the project's `dependencies`: they are static, so no hook may add to them.
"""

from __future__ import annotations

import os
import tomllib
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface
from hatchling.plugin import hookimpl
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from fragmint import config, pipeline
from fragmint.diagnostics import FragmintError
from fragmint.pipeline import Plan
from fragmint.release import editions


class FragmintBuildHook(BuildHookInterface[Any]):
    """Puts each configured client's package into the wheel; a bad fragment fails the build with its diagnostics."""

    PLUGIN_NAME = "fragmint"
    _minted: TemporaryDirectory[str] | None = None

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Mint before the files of the wheel are collected; `version` is "standard" or "editable"."""
        if self.target_name != "wheel":
            return
        # Removed when the process ends, too: hatchling calls `finalize` only where the build succeeds.
        self._minted = TemporaryDirectory(prefix="fragmint-")
        key = "force_include_editable" if version == "editable" else "force_include"
        included: dict[str, str] = build_data.setdefault(key, {})
        try:
            for client in self._clients():
                included[str(self._mint(client, Path(self._minted.name)))] = client.package
        except FragmintError as error:
            self.app.abort(f"{error}\nfragmint: the client cannot be minted; nothing was built.")

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Remove what the wheel now holds."""
        if self._minted is not None:
            self._minted.cleanup()

    def _mint(self, client: config.ClientConfig, folder: Path) -> Path:
        """Write one client's package below the folder."""
        planned = editions.plan(client, recorded=pipeline.recorded(client))
        self._require_dependencies(client, planned)
        package = f"src/{client.package}/"
        for path, content in planned.tree.items():
            if path.startswith(package):
                file = folder / path
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_bytes(content)
        self.app.display_info(f"fragmint: {client.package}, {planned.operations} operations")
        for left_out in planned.left_out:
            self.app.display_warning(f"fragmint: left out {left_out.name}: {left_out.reason}")
        return folder / package

    def _clients(self) -> list[config.ClientConfig]:
        # Relative, because diagnostics print the path of a fragment as it was given.
        project = Path(os.path.relpath(self.root)) / "pyproject.toml"
        clients = config.read(project).clients
        wanted: list[str] = self.config.get("clients", [client.name for client in clients])
        unknown = sorted(set(wanted) - {client.name for client in clients})
        if unknown or not wanted:
            raise FragmintError(
                f"{project}: [tool.hatch.build.hooks.fragmint] wants {', '.join(unknown) or 'a client'}, "
                "but there is no such [[tool.fragmint.client]]"
            )
        return [client for client in clients if client.name in wanted]

    def _require_dependencies(self, client: config.ClientConfig, planned: Plan) -> None:
        """Refuse to build a wheel whose client could not be imported once it is installed."""
        emitted = tomllib.loads(planned.tree["pyproject.toml"].decode())
        wanted: list[str] = emitted["project"]["dependencies"]
        declared: list[str] = self.build_config.builder.metadata.core.dependencies
        names = {_name(each) for each in declared}
        missing = [each for each in wanted if _name(each) not in names]
        if missing:
            raise FragmintError(
                f"pyproject.toml: {client.package} imports what [project] does not depend on\n"
                f"    hint: add to its dependencies: {', '.join(missing)}"
            )


def _name(requirement: str) -> str:
    return canonicalize_name(Requirement(requirement).name)


@hookimpl
def hatch_register_build_hook() -> type[FragmintBuildHook]:
    """What hatchling's plugin manager calls."""
    return FragmintBuildHook
