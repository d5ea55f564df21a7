"""The configuration and overlays are input too: what stands in their string slots is refused there, or does no harm."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from fragmint import config, pipeline
from fragmint.diagnostics import Diagnostic, SpecError
from fragmint.output import FileTree
from fragmint.spec.values import JsonValue
from support.commands import SPEC
from support.dialects import own
from support.overlays import loaded
from support.payloads import HERE, PAYLOADS, assert_nothing_runs, plain
from support.skeletons import skeletons
from support.slots import Dialect, Place
from support.twins import Corpus, replaced, twin

TEXTS = ("license text", "author name", "url label", "url address")
NAMES = [
    pytest.param(
        name, marks=() if name in ("toml table", "line separator", "nul") else pytest.mark.slow
    )
    for name in PAYLOADS
]


def project() -> Corpus:
    """The project with every string slot of the configuration."""
    document: JsonValue = tomllib.loads((HERE / "pyproject.toml").read_text("utf-8"))["tool"][
        "fragmint"
    ]
    return Corpus(document, Dialect(own("config.schema.json")))


def overlay() -> Corpus:
    """The overlay with every string slot."""
    document: JsonValue = yaml.safe_load((HERE / "overlay.yaml").read_text("utf-8"))
    return Corpus(document, Dialect(own("spec/overlay.schema.json")))


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    """A folder with a document, in which nothing is written."""
    (tmp_path / "openapi.yaml").write_text(SPEC)
    before = sorted(tmp_path.parent.iterdir())
    yield tmp_path
    assert sorted(tmp_path.parent.iterdir()) == before
    assert {path.name for path in tmp_path.iterdir()} <= {
        "openapi.yaml",
        "pyproject.toml",
        "overlay.json",
    }


@pytest.mark.parametrize("found", [project(), overlay()], ids=["configuration", "overlay"])
def test_every_string_slot_of_fragmints_own_files_is_in_one(found: Corpus) -> None:
    assert sorted(found.dialect.slots - found.places.keys()) == []


@pytest.mark.parametrize("name", NAMES)
def test_a_payload_in_a_slot_of_the_configuration_is_refused_or_does_no_harm(
    name: str, folder: Path
) -> None:
    found = project()
    for place in each_place(found):
        try:
            clients = config.read(
                written(folder, replaced(found.document, place, PAYLOADS[name]))
            ).clients
        except SpecError as error:
            assert_told(error.diagnostics, "pyproject.toml")
        else:
            assert all(client.package.isidentifier() for client in clients)


@pytest.mark.parametrize("name", NAMES)
def test_a_payload_in_a_text_of_the_configuration_is_a_text_of_the_package(
    name: str, folder: Path
) -> None:
    trees: list[FileTree] = []
    for payload in (PAYLOADS[name], plain(PAYLOADS[name])):
        client: JsonValue = {
            **{"name": "hostile", "spec": "openapi.yaml", "license": TEXTS[0]},
            **{"authors": [TEXTS[1]], "urls": {TEXTS[2]: TEXTS[3]}},
        }
        try:
            (read,) = config.read(
                written(folder, twin({"client": [client]}, dict.fromkeys(TEXTS, payload)))
            ).clients
            trees.append(pipeline.plan(read).tree)
        except SpecError as error:
            assert_told(error.diagnostics, "pyproject.toml")
            return
    assert_nothing_runs(trees[0])
    assert skeletons(trees[0], in_order=True) == skeletons(trees[1], in_order=True)


@pytest.mark.parametrize("name", NAMES)
def test_a_payload_in_a_slot_of_an_overlay_is_refused_or_does_no_harm(
    name: str, folder: Path
) -> None:
    found = overlay()
    path = folder / "overlay.json"
    for place in each_place(found):
        path.write_text(json.dumps(replaced(found.document, place, PAYLOADS[name])))
        _, told = loaded(folder / "openapi.yaml", [path])
        assert_told(told, "overlay.json")


def each_place(found: Corpus) -> list[Place]:
    """One place of each slot."""
    return sorted({places[0] for places in found.places.values()})


def written(folder: Path, document: JsonValue) -> Path:
    """The project file of a configuration."""
    path = folder / "pyproject.toml"
    path.write_text(f"[tool]\nfragmint = {toml(document)}\n")
    return path


def toml(value: JsonValue) -> str:
    """A value as TOML has it on one line: a text of JSON is one, but for what cannot be printed at the end of ASCII."""
    if isinstance(value, dict):
        return (
            f"{{{', '.join(f'{json.dumps(name)} = {toml(each)}' for name, each in value.items())}}}"
        )
    if isinstance(value, list):
        return f"[{', '.join(map(toml, value))}]"
    return json.dumps(value).replace("\x7f", "\\u007f")


def assert_told(found: list[Diagnostic], name: str) -> None:
    """Each finding has a place in one of the files, and says in plain lines what is wrong there."""
    for each in found:
        assert Path(each.location.file).name in (name, "openapi.yaml")
        assert each.location.line > 0
        assert all(
            line.isprintable() and len(line) < 1_500 for line in str(each).splitlines()
        ), each
