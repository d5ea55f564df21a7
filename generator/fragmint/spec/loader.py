"""From a path to a Document: reads, tells the dialect, bundles and normalises."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NoReturn

from fragmint.diagnostics import Diagnostics, SpecError
from fragmint.spec import codes, recognition
from fragmint.spec.codes import Finding
from fragmint.spec.document import Document
from fragmint.spec.draft import Draft
from fragmint.spec.files import Folder, SourceFile, read_bytes
from fragmint.spec.limits import MAX_NODES
from fragmint.spec.marks import Problem, Unreadable
from fragmint.spec.overlay import overlay
from fragmint.spec.overlay_reader import Overlay
from fragmint.spec.places import Place
from fragmint.spec.resolver import bundle
from fragmint.spec.selection import Selection, canonical, cut
from fragmint.spec.sources import Sources
from fragmint.spec.values import JsonObject, JsonValue, as_object, count_nodes, kind_of

_SUPPORTED = re.compile(r"3\.[0-2]\.\d+(-.+)?")


def load(
    path: Path,
    diagnostics: Diagnostics,
    *,
    overlays: Sequence[Path] = (),
    selection: Selection | None = None,
) -> Document:
    """The document of a file and of all files that it refers to; every finding goes to `diagnostics`.

    Overlays are applied to the file as it was written, in their order; then what is not selected is not even looked at.
    Raises SpecError where there is no document to speak of. With errors among the findings the document is whole but for
    the parts they name, so that it can still be validated and all errors be told at once.
    """
    folder = Folder(path.parent)
    try:
        data = read_bytes(path)
    except Unreadable as error:
        _give_up(error.problem, folder.shown(path.name), diagnostics)
    return _load(path.name, data, folder, diagnostics, overlays, selection)


def written(path: Path, diagnostics: Diagnostics) -> Sources:
    """A file as it is written, of a version of OpenAPI that is read; raises SpecError for any other."""
    folder = Folder(path.parent)
    try:
        file = folder.add(path.name, read_bytes(path))
    except Unreadable as error:
        _give_up(error.problem, folder.shown(path.name), diagnostics)
    _version(file, diagnostics)
    return Sources(file, folder)


def load_text(text: str | bytes, diagnostics: Diagnostics, name: str = "openapi.yaml") -> Document:
    """The document of a text, as if it stood in a file of that name in the current folder; see `load`."""
    data = text.encode("utf-8", "surrogatepass") if isinstance(text, str) else text
    return _load(name, data, Folder(Path()), diagnostics)


def _load(
    name: str,
    data: bytes,
    folder: Folder,
    diagnostics: Diagnostics,
    overlays: Sequence[Path] = (),
    selection: Selection | None = None,
) -> Document:
    try:
        draft = Draft(folder.add(name, data))
    except Unreadable as error:
        _give_up(error.problem, folder.shown(name), diagnostics)
    written, found = draft.value, Diagnostics()
    applied = overlay(draft, overlays, found)
    file = folder.put(draft.finished())
    diagnostics.extend(found)
    version = _version(file, diagnostics)
    kept = cut(file, folder, selection, diagnostics) if selection else None
    found = Diagnostics()
    try:
        root, origins = bundle(file, folder, found, version)
        _check_size(root)
    except Unreadable as error:
        _give_up(error.problem, folder.shown(name), diagnostics)
    root["openapi"] = "3.2.0" if version.startswith("3.2.") else "3.1.0"
    found.extend(codes.of_problem(problem, shown) for problem, shown in folder.problems())
    diagnostics.extend(found)
    files = {**folder.files, **_overlay_files(applied, folder)}
    place, sources = Place(file), Sources(file, folder)
    effective = canonical(file.value) if file.value is not written else None
    return Document(root, version, name, files, place, origins, sources, effective, kept)


def _overlay_files(overlays: Sequence[Overlay], folder: Folder) -> Mapping[str, bytes]:
    """The bytes of the overlays: each under its path in the folder, or one that no file of the folder has."""
    aside = "overlays"
    while any(name.split("/")[0] == aside for name in folder.files):
        aside = f"_{aside}"
    named: dict[str, bytes] = {}
    for number, each in enumerate(overlays, 1):
        plain = re.sub(r"[^A-Za-z0-9._-]+", "-", each.file.name)
        name = folder.name_within(each.path) or f"{aside}/{number}-{plain}"
        named[name] = each.file.data
    return named


def title(path: Path) -> str:
    """The title of a document, for all that else may be wrong with it; empty where none can be read."""
    try:
        file = Folder(path.parent).add(path.name, read_bytes(path))
    except Unreadable:
        return ""
    found = as_object(as_object(file.value).get("info")).get("title")
    return found if isinstance(found, str) else ""


def _check_size(root: JsonObject) -> None:
    if count_nodes(root) > MAX_NODES:
        message = f"more than {MAX_NODES:,} values once references are followed"
        raise Unreadable(Problem("L104", message))


def _version(file: SourceFile, diagnostics: Diagnostics) -> str:
    """The version of OpenAPI that the document is written in; raises SpecError for one that is not read."""
    root = file.value
    if (wrong := _wrong_dialect(root)) is not None:
        place = Place(file, wrong.tokens)
        diagnostics.add(place.diagnostic(wrong.code, wrong.message, wrong.hint))
        raise SpecError(list(diagnostics))
    return str(as_object(root)["openapi"])


def _wrong_dialect(root: JsonValue) -> Finding | None:
    """Why the document is not one that is read, if so."""
    if isinstance(root, dict) and "openapi" in root:
        return _wrong_version(root["openapi"])
    if isinstance(root, dict) and "swagger" in root:
        hint = "convert it to OpenAPI 3, with swagger2openapi for example"
        return Finding("L107", "this is Swagger, not OpenAPI 3", ("swagger",), hint)
    message, hint = recognition.of_value(root)
    return Finding("L106", message, (), hint)


def _wrong_version(version: JsonValue) -> Finding | None:
    if isinstance(version, str) and _SUPPORTED.fullmatch(version):
        return None
    written = version if isinstance(version, str | int | float) else kind_of(version)
    message = f"OpenAPI {written} is not read: 3.0, 3.1 and 3.2 are"
    hint = 'write the whole version as text: openapi: "3.1.0"'
    return Finding("L108", message, ("openapi",), hint)


def _give_up(problem: Problem, shown: str, diagnostics: Diagnostics) -> NoReturn:
    diagnostics.add(codes.of_problem(problem, shown))
    raise SpecError(list(diagnostics))
