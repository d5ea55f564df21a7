"""The whole flow: a fragment in, a distribution out.

`plan` is pure: the same fragment, config, templates and tool versions give the same bytes. The command `generate` is plan and
publish, `check` is plan and compare; so what one writes, the other finds in sync.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from fragmint import __version__, ir, models, output, render, spec
from fragmint.config import ClientConfig, for_spec
from fragmint.diagnostics import Diagnostics
from fragmint.output import Drift, FileTree, Publication
from fragmint.spec import Document

# What shapes emitted bytes beside fragmint itself; both are pinned exactly.
_TOOLS = ("black", "datamodel-code-generator")

Progress = Callable[[str], None]


@dataclass(frozen=True)
class Plan:
    """The distribution as it should be on disk, and what was noticed on the way."""

    client: ClientConfig
    tree: FileTree
    diagnostics: Diagnostics
    operations: int


def no_progress(stage: str) -> None:
    """Tell nobody."""


def load(path: Path) -> tuple[Document, Diagnostics]:
    """Read a fragment and check it against the standard and our own rules; every mistake at once."""
    diagnostics = Diagnostics()
    document = spec.load(path, diagnostics)
    spec.validate(document, diagnostics)
    diagnostics.raise_if_errors()
    return document, diagnostics


def validate(path: Path) -> Diagnostics:
    """All that can be said of a fragment without emitting anything; `SpecError` if it cannot be used."""
    document, diagnostics = load(path)
    ir.build(document, diagnostics)
    diagnostics.raise_if_errors()
    return diagnostics


def client_for(path: Path, target: Path, package: str | None) -> ClientConfig:
    """The config of a client made from a file alone: called as told, else after the document's title."""
    document, _ = load(path)
    info = document.root["info"]
    title = str(info.get("title", "")) if isinstance(info, dict) else ""
    return for_spec(path, target, title or path.stem, package)


def plan(client: ClientConfig, progress: Progress = no_progress) -> Plan:
    """Everything that should be on disk for one client, in memory."""
    progress("reading the fragment")
    document, diagnostics = load(client.spec)
    api = ir.build(document, diagnostics)
    diagnostics.raise_if_errors()
    progress("emitting the models")
    emitted = models.emit(api, client.package, render.templates_root() / "models")
    progress("rendering and formatting")
    tree = render.render(api, emitted, client)
    sealed = output.seal(
        tree,
        fragmint=__version__,
        tools={name: version(name) for name in _TOOLS},
        inputs={
            **{f"spec/{path}": content for path, content in api.files.items()},
            "config": client.facts(),
        },
    )
    return Plan(client, sealed, diagnostics, len(api.operations))


def recover(client: ClientConfig) -> None:
    """Bring back what a killed run took away; every command that reads or writes the output does this first."""
    output.recover(client.output)


def publish(planned: Plan) -> Publication:
    """Make what is on disk what the plan says, in one step."""
    return output.publish(planned.tree, planned.client.output)


def compare(planned: Plan) -> Drift:
    """How what is on disk differs from what the plan says."""
    return output.compare(planned.tree, planned.client.output)
