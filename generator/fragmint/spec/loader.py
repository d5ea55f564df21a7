"""From a path to a Document: reads, tells the dialect, bundles and normalises."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NoReturn

from fragmint.diagnostics import Diagnostic, Diagnostics, SourceLocation, SpecError
from fragmint.spec import codes
from fragmint.spec.codes import Finding
from fragmint.spec.condense import condensed
from fragmint.spec.document import Document
from fragmint.spec.files import Folder, SourceFile, read_bytes
from fragmint.spec.limits import MAX_NODES
from fragmint.spec.marks import Problem, Unreadable
from fragmint.spec.places import Place
from fragmint.spec.resolver import bundle
from fragmint.spec.values import JsonObject, JsonValue, as_object, count_nodes, kind_of

_SUPPORTED = re.compile(r"3\.[01]\.\d+(-.+)?")


def load(path: Path, diagnostics: Diagnostics) -> Document:
    """The document of a file and of all files that it refers to; every finding goes to `diagnostics`.

    Raises SpecError where there is no document to speak of. With errors among the findings the document is whole but
    for the parts they name, so that it can still be validated and all errors be told at once.
    """
    folder = Folder(path.parent)
    try:
        data = read_bytes(path)
    except Unreadable as error:
        _give_up(error.problem, folder.shown(path.name), diagnostics)
    return _load(path.name, data, folder, diagnostics)


def load_text(text: str | bytes, diagnostics: Diagnostics, name: str = "openapi.yaml") -> Document:
    """The document of a text, as if it stood in a file of that name in the current folder; see `load`."""
    data = text.encode("utf-8", "surrogatepass") if isinstance(text, str) else text
    return _load(name, data, Folder(Path()), diagnostics)


def _load(name: str, data: bytes, folder: Folder, diagnostics: Diagnostics) -> Document:
    try:
        file = folder.add(name, data)
    except Unreadable as error:
        _give_up(error.problem, folder.shown(name), diagnostics)
    version = _version(file, diagnostics)
    found = Diagnostics()
    try:
        root, origins = bundle(file, folder, found, is_30=version.startswith("3.0."))
        _check_size(root)
    except Unreadable as error:
        _give_up(error.problem, folder.shown(name), diagnostics)
    root["openapi"] = "3.1.0"
    found.extend(_diagnostic(problem, shown) for problem, shown in folder.problems())
    diagnostics.extend(condensed(found))
    return Document(root, version, name, folder.files, Place(file), origins)


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
    if not isinstance(root, dict):
        return Finding("L106", f"an OpenAPI document is a mapping, not {kind_of(root)}", ())
    if "openapi" in root:
        return _wrong_version(root["openapi"])
    if "swagger" in root:
        hint = "convert it to OpenAPI 3, with swagger2openapi for example"
        return Finding("L107", "this is Swagger, not OpenAPI 3", ("swagger",), hint)
    return Finding("L106", "not an OpenAPI document", (), 'it would begin with openapi: "3.1.0"')


def _wrong_version(version: JsonValue) -> Finding | None:
    if isinstance(version, str) and _SUPPORTED.fullmatch(version):
        return None
    written = version if isinstance(version, str | int | float) else kind_of(version)
    message = f"OpenAPI {written} is not read: 3.0 and 3.1 are"
    hint = 'write the whole version as text: openapi: "3.1.0"'
    return Finding("L108", message, ("openapi",), hint)


def _diagnostic(problem: Problem, shown: str) -> Diagnostic:
    location = SourceLocation(shown, problem.line, problem.column)
    return codes.diagnostic(problem.code, problem.message, location, problem.pointer, problem.hint)


def _give_up(problem: Problem, shown: str, diagnostics: Diagnostics) -> NoReturn:
    diagnostics.add(_diagnostic(problem, shown))
    raise SpecError(list(diagnostics))
