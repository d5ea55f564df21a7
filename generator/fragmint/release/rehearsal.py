"""A graduation before the vendor does it: today's client beside the one of tomorrow, in a folder that is gone afterwards."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import cast

from fragmint import pipeline
from fragmint.changes import Change, compare
from fragmint.changes.sides import Comparison
from fragmint.changes.surface import Finding, surface_of
from fragmint.config import ClientConfig
from fragmint.diagnostics import FragmintError
from fragmint.history import as_yaml
from fragmint.pipeline import Prepared, Progress, Understood, no_progress
from fragmint.release import workbench
from fragmint.spec import pointer
from fragmint.spec.values import JsonObject, as_list, as_object

_FAILED = re.compile(r"^(?:FAILED|ERROR) (.*)$", re.MULTILINE)


@dataclass(frozen=True)
class Rehearsal:
    """What tomorrow brings: the operations that graduate, what changes for callers, and today's tests that fail then.

    `tests` is the last line that pytest printed. Changes are placed in the fragment of today.
    """

    graduated: tuple[str, ...]
    changes: list[Change]
    surface: list[Finding]
    failed: tuple[str, ...]
    tests: str


def rehearse(
    client: ClientConfig,
    api_version: str,
    overlays: Sequence[Path] = (),
    progress: Progress = no_progress,
) -> Rehearsal:
    """Lay the overlays over the fragment, let every operation in beta have a version of the API, and look at the client.

    Today's tests ask for today's version, and tomorrow's API answers: what fails in them is about more than the version.
    Raises FragmintError where nothing is in beta and there is no overlay, so that tomorrow would be as today.
    """
    workbench.require_tools()
    today = pipeline.prepare(client, progress, recorded=pipeline.recorded(client))
    with TemporaryDirectory(prefix="fragmint-") as scratch:
        progress("reading the fragment of tomorrow")
        told = replace(pipeline.reading_of(client), recorded=today.understood.api.names)
        laid = pipeline.understand(replace(told, overlays=(*client.overlays, *overlays)))
        graduates = [each for each in laid.api.operations if each.is_beta]
        if not graduates and not overlays:
            raise FragmintError(
                "no operation is in beta: tomorrow is as today without an --overlay"
            )
        path = Path(scratch, "openapi.yaml")
        path.write_text(as_yaml(_graduated(laid, api_version)), encoding="utf-8")
        tomorrow = pipeline.understand(pipeline.Reading(path, recorded=told.recorded))
        both = Comparison(today.understood, tomorrow, compare(today.understood, tomorrow))
        progress("comparing the packages")
        surface = surface_of(both, client)
        progress("running today's contract tests against tomorrow")
        said = _tests(today, laid.document.root, Path(scratch, client.distribution))
    return Rehearsal(
        tuple(f"{each.method} {each.path}" for each in graduates),
        [replace(each, new=None) for each in both.changes],
        surface,
        tuple(dict.fromkeys(_FAILED.findall(said))),
        said.strip().rpartition("\n")[2],
    )


def _graduated(laid: Understood, api_version: str) -> JsonObject:
    """The document in which what was in beta has a version."""
    root = cast("JsonObject", json.loads(json.dumps(laid.document.root)))  # parts are shared in it
    header = laid.api.version_header.lower()
    for operation in laid.api.operations:
        if operation.is_beta:
            node = as_object(pointer.resolve(root, pointer.parse(operation.pointer)))
            for each in map(as_object, as_list(node["parameters"])):
                if each["in"] == "header" and str(each["name"]).lower() == header:
                    each["schema"] = {"type": "string", "enum": [api_version]}
                    each.pop("examples", None)
    return root


def _tests(today: Prepared, root: JsonObject, folder: Path) -> str:
    """What pytest prints of today's contract tests, held against another document."""
    client, api = today.client, today.understood.api
    workbench.unpack(pipeline.emit(today).tree, folder)
    document = folder / "src" / client.package / "_fragmint" / "spec" / api.effective_file
    text = json.dumps(root) if document.suffix == ".json" else as_yaml(root)
    document.write_text(text, encoding="utf-8")
    try:
        return workbench.contract_tests(folder, "--tb=no", "-rfE")
    except workbench.TestsFailed as failed:
        return str(failed)
