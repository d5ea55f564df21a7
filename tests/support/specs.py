"""Documents written inside tests, and what fragmint finds in them."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from textwrap import dedent

from fragmint.diagnostics import Diagnostic, Diagnostics, SpecError
from fragmint.spec import Document, load, load_text, validate

HEAD = """\
openapi: 3.1.0
info: {title: Things, version: "1"}
"""


def document(text: str, name: str = "openapi.yaml") -> Document:
    """The document of a text that loads without a finding."""
    diagnostics = Diagnostics()
    loaded = load_text(dedent(text), diagnostics, name)
    assert list(diagnostics) == []
    return loaded


def findings(text: str | bytes, name: str = "openapi.yaml") -> list[Diagnostic]:
    """All that loading and validating a text finds, in order of reading."""
    diagnostics = Diagnostics()
    with suppress(SpecError):
        validate(load_text(text, diagnostics, name), diagnostics)
    return list(diagnostics)


def findings_in(path: Path) -> list[Diagnostic]:
    """All that loading and validating a file finds, in order of reading."""
    diagnostics = Diagnostics()
    with suppress(SpecError):
        validate(load(path, diagnostics), diagnostics)
    return list(diagnostics)


def write(folder: Path, **files: str) -> Path:
    """Write files into the folder, `pet_yaml` for `pet.yaml`; gives the path of `openapi.yaml`."""
    for name, text in files.items():
        path = folder / name.replace("__", "/").replace("_", ".")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(dedent(text), "utf-8")
    return folder / "openapi.yaml"
