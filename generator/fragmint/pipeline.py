"""The whole flow: a fragment in, a distribution out.

`plan` is pure: the same fragment, config, templates, tool versions and recorded names give the same bytes. The command
`generate` is plan and publish, `check` is plan and compare; so what one writes, the other finds in sync. Which version a
client is that was released already, `release.editions` knows: its `plan` is the one of the commands.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date
from importlib.metadata import version
from pathlib import Path
from typing import NamedTuple

from fragmint import __version__, ir, judging, models, output, render, spec
from fragmint.catalogue import is_adjustable
from fragmint.config import ClientConfig, for_spec
from fragmint.diagnostics import Diagnostics, SpecError
from fragmint.history import UNRELEASED, Edition
from fragmint.ir import Api
from fragmint.judging import Policy, settle
from fragmint.models import ModelSet
from fragmint.output import Drift, FileTree, Names, Publication
from fragmint.spec import Document, Kept, LeftOut, Selection

# What shapes emitted bytes beside fragmint itself; both are pinned exactly.
_TOOLS = ("black", "datamodel-code-generator")

Progress = Callable[[str], None]


@dataclass(frozen=True)
class Reading:
    """How a fragment is read: what is laid over it, what is taken of it, and how findings about it are judged.

    `partial` leaves out what cannot be used, where that spares the rest. What is called what in `recorded` keeps its name.
    """

    path: Path
    overlays: tuple[Path, ...] = ()
    selection: Selection = field(default_factory=Selection)
    policy: Policy = field(default_factory=Policy)
    partial: bool = False
    recorded: Names = field(default_factory=dict[str, dict[str, str]])


@dataclass(frozen=True)
class Understood:
    """A document that can be used, the API in it, what is told of it, and what had to be left out of it."""

    document: Document
    api: Api
    diagnostics: Diagnostics
    left_out: tuple[LeftOut, ...] = ()


@dataclass(frozen=True)
class Prepared:
    """A client of which only the version, and what its changelog says, is open."""

    client: ClientConfig
    understood: Understood
    models: ModelSet


@dataclass(frozen=True)
class Plan:
    """The distribution as it should be on disk, and what was noticed on the way.

    `kept` says how much of the document a selection kept, `left_out` what of it could not be used.
    """

    client: ClientConfig
    tree: FileTree
    diagnostics: Diagnostics
    operations: int
    kept: Kept | None = None
    left_out: tuple[LeftOut, ...] = ()


def no_progress(stage: str) -> None:
    """Tell nobody."""


def reading_of(client: ClientConfig, as_of: date | None = None) -> Reading:
    """How a client's fragment is read. Only who asks for it by a date is told of sunsets."""
    return Reading(
        client.spec,
        client.overlays,
        Selection(client.include, client.exclude),
        Policy(client.rules, client.baseline, as_of),
        client.allow_partial,
    )


def reading_alone(
    path: Path,
    overlays: tuple[Path, ...],
    include: tuple[str, ...],
    exclude: tuple[str, ...],
    policy: Policy,
) -> Reading:
    """How a fragment is read that is no configured client's."""
    return Reading(path, overlays, Selection(include, exclude), policy)


def understand(reading: Reading) -> Understood:
    """Read a fragment, check it against the standard and our own rules, and build its API.

    Raises SpecError with every mistake at once.
    """
    left_out: list[LeftOut] = []
    while True:
        without = frozenset(each.tokens for each in left_out)
        attempt = _attempt(reading, replace(reading.selection, without=without))
        document, told = attempt.document, attempt.told
        if attempt.api is not None and not told.errors:
            return Understood(document, attempt.api, told, _in_order(left_out))
        errors = [*attempt.found.errors, *told.errors]
        more = spec.culprits(document, errors) if reading.partial else []
        told.extend(error for each in left_out for error in each.because)
        spared = {operation.tokens for operation in document.sources.operations}
        if not more or (spared and spared <= {each.tokens for each in more}):
            raise SpecError(list(told))
        left_out += more


def baseline(reading: Reading, target: Path) -> str:
    """The text of the baseline that knows all findings about a fragment; `SpecError` for errors, which none can know."""
    unjudged = replace(reading, policy=replace(reading.policy, baseline=None))
    attempt = _attempt(unjudged, reading.selection)
    fixed = [found for found in attempt.told.errors if not is_adjustable(found.code)]
    if fixed:
        raise SpecError(fixed)
    return judging.written(attempt.told, attempt.document, target)


def client_for(
    path: Path, target: Path, package: str | None, overlays: tuple[Path, ...] = ()
) -> ClientConfig:
    """The config of a client made from a file alone: called as told, else after the document's title."""
    return for_spec(path, target, spec.title(path) or path.stem, package, overlays)


def recorded(client: ClientConfig) -> Names:
    """The names that the client on disk has for what could be called otherwise: part of what a plan is made from."""
    return output.recorded_names(client.output)


def plan(
    client: ClientConfig, progress: Progress = no_progress, *, recorded: Names | None = None
) -> Plan:
    """The client of a fragment of which nothing was released, in memory; things keep the names that are recorded of them."""
    return emit(prepare(client, progress, recorded=recorded), progress)


def prepare(
    client: ClientConfig, progress: Progress = no_progress, *, recorded: Names | None = None
) -> Prepared:
    """All of a client that does not depend on its version."""
    progress("reading the fragment")
    understood = _understood(replace(reading_of(client), recorded=recorded or {}))
    return prepared(client, understood, progress)


def prepared(
    client: ClientConfig, understood: Understood, progress: Progress = no_progress
) -> Prepared:
    """All of a client whose fragment was read already."""
    progress("emitting the models")
    templates = render.templates_root() / "models"
    return Prepared(client, understood, models.emit(understood.api, client.package, templates))


def emit(ready: Prepared, progress: Progress = no_progress, edition: Edition = UNRELEASED) -> Plan:
    """Everything that should be on disk for one client that is this edition."""
    progress("rendering and formatting")
    client, understood = ready.client, ready.understood
    document, api, left_out = understood.document, understood.api, understood.left_out
    sealed = output.seal(
        render.render(api, ready.models, client, edition),
        fragmint=__version__,
        tools=tools(),
        inputs=_inputs(document, client),
        selection=_provenance(client, left_out),
        names=api.names,
    )
    diagnostics, operations = understood.diagnostics, len(api.operations)
    return Plan(client, sealed, diagnostics, operations, document.kept, left_out)


def _inputs(document: Document, client: ClientConfig) -> dict[str, bytes]:
    templates = render.custom_templates(client.templates)
    return {
        **{f"spec/{path}": content for path, content in document.files.items()},
        **{f"templates/{path}": content for path, content in templates.items()},
        "config": client.facts(),
    }


def tools() -> dict[str, str]:
    """The versions of what shapes emitted bytes beside fragmint itself."""
    return {name: version(name) for name in _TOOLS}


def recover(client: ClientConfig) -> None:
    """Bring back what a killed run took away; every command that reads or writes the output does this first."""
    output.recover(client.output)


def publish(planned: Plan) -> Publication:
    """Make what is on disk what the plan says, in one step."""
    return output.publish(planned.tree, planned.client.output)


def compare(planned: Plan) -> Drift:
    """How what is on disk differs from what the plan says."""
    return output.compare(planned.tree, planned.client.output)


class _Attempt(NamedTuple):
    """A document, the API in it if it can be read, what was found by any stage, and what is told of that."""

    document: Document
    api: Api | None
    found: Diagnostics
    told: Diagnostics


def _attempt(reading: Reading, selection: Selection) -> _Attempt:
    found = Diagnostics()
    document = spec.load(reading.path, found, overlays=reading.overlays, selection=selection)
    spec.validate(document, found)
    api = None
    if not found.errors:
        spec.advise(document, found, reading.policy.judged, reading.policy.as_of)
        api = ir.build(document, found, reading.recorded)
    return _Attempt(document, api, found, settle(found, document, reading.policy))


def _understood(reading: Reading) -> Understood:
    """What a client is made from; an error says what leaving out what is wrong would cost, where that would do."""
    try:
        understood = understand(reading)
    except SpecError as error:
        if reading.partial:
            raise
        raise SpecError(error.diagnostics, _way_out(reading)) from None
    told = tuple(sorted((each.name, each.reason) for each in understood.left_out))
    return replace(understood, api=replace(understood.api, left_out=told))


def _way_out(reading: Reading) -> str | None:
    try:
        left_out = understand(replace(reading, partial=True)).left_out
    except SpecError:
        return None
    operations = sum(each.is_operation for each in left_out)
    count = f"{operations:,} operation{'' if operations == 1 else 's'}"
    return f"--allow-partial leaves out: {count}"


def _in_order(found: list[LeftOut]) -> tuple[LeftOut, ...]:
    """Each once, in order of where it stands in the document it is left out of."""
    return tuple(sorted(found, key=lambda each: each.because[0].sort_key))


def _provenance(client: ClientConfig, left_out: tuple[LeftOut, ...]) -> dict[str, object]:
    """What the lock says of a selection; nothing where there is none."""
    told = {
        "include": list(client.include),
        "exclude": list(client.exclude),
        "left-out": {each.name: each.reason for each in left_out},
    }
    return {name: value for name, value in told.items() if value}
