"""Whatever stands in a string slot of a document changes nothing of its client but texts and names, or is refused there.

corpus/payloads.yaml holds what is put into the slots, and corpus/openapi-*.yaml the documents that have them.
"""

from __future__ import annotations

import ast
import os
import re
import subprocess
import sys
from collections.abc import Iterable, Iterator
from contextlib import nullcontext, suppress
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from fragmint.diagnostics import SpecError
from fragmint.output import OutputError
from fragmint.spec.pointer import parse, resolve
from fragmint.spec.values import JsonValue, as_object
from support.payloads import (
    PAYLOADS,
    WORN,
    Wardrobe,
    assert_harmless,
    assert_nothing_runs,
    assert_told,
    corpus,
    plain,
)
from support.skeletons import Skeletons, skeletons
from support.slots import Place, Slot
from support.twins import Corpus, replaced

VERSIONS = ("3.0", "3.1", "3.2")
CASES = [
    (version, worn) for version in VERSIONS for worn in WORN if version == "3.1" or worn == "last"
]
# Another text in their place means something else, and gives another client.
MEANT = frozenset(
    (
        *("application/json", "application/problem+json", "application/x-www-form-urlencoded"),
        *("application/jsonl", "multipart/form-data", "text/csv", "text/plain"),
        *("image/png", "base64", "basic"),
        *("binary", "date-time", "uuid", "^a b$", "^name pattern$", "^pattern name$"),
        *("items", "S125", "S143", "S145", "$response.body#/id", "{$request.body#/url}"),
        *("{$request.query.url}", "https://json-schema.org/draft/2020-12/schema"),
    )
)
# Texts that are not there, names that are private, and names that are cut and numbered give another client.
UNLIKE = {("alone", "empty"), ("alone", "blank"), ("first", "dunder"), ("first", "long name")}
# A plugin of pytest: who calls what payloads call leaves a file of that name.
EXECUTED = """
import builtins, pathlib
builtins.canary = pathlib.Path("canary").touch
"""
# A document that has it is refused, whatever stands there: S112.
REFUSED = {Slot("https://json-schema.org/draft/2020-12/meta/core#/properties/$dynamicRef", "value")}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The current folder, in which nothing may be left but the document."""
    monkeypatch.chdir(tmp_path)
    yield tmp_path
    assert [path.name for path in tmp_path.iterdir()] == ["openapi.json"]


@pytest.fixture
def unformatted(monkeypatch: pytest.MonkeyPatch) -> None:
    """Emitted code as the templates give it: what black makes of it is the same code, and takes most of the time."""

    def parsed(source: str, path: str) -> str:
        ast.parse(source, path)
        return source

    monkeypatch.setattr("fragmint.render.renderer.format_python", parsed)


@cache
def wearing(version: str, worn: str, plain_text: str) -> frozenset[str]:
    """The texts of a document that can wear a plain text in that way, and mean nothing."""
    found = corpus(version)
    every = frozenset(found.texts) - MEANT - (found.names if worn == "alone" else set())
    with TemporaryDirectory() as folder:
        return Wardrobe(found, Path(folder)).dress(every, [plain_text], worn).texts


_plain: dict[tuple[str, frozenset[str], str, str], Skeletons] = {}


def assert_only_texts_differ(version: str, payloads: list[str], worn: str, folder: Path) -> None:
    """A client in which texts wear payloads is the one in which they are plain, but for texts and names."""
    wardrobe = Wardrobe(corpus(version), folder)
    calm, in_order = plain(payloads[0]), worn == "last"
    texts = wearing(version, worn, calm)
    if any("." in payload for payload in payloads):
        texts -= corpus(version).dotted
    hostile = wardrobe.dress(texts, payloads, worn)
    assert_nothing_runs(hostile.tree)
    key = (version, hostile.texts, calm, worn)
    if key not in _plain:
        benign = wardrobe.dress(hostile.texts, [calm], worn)
        assert benign.texts == hostile.texts
        _plain[key] = skeletons(benign.tree, in_order=in_order)
    assert skeletons(hostile.tree, in_order=in_order) == _plain[key]


@pytest.mark.parametrize("versions", [("3.0",), ("3.1", "3.2")])
def test_every_string_slot_of_the_standard_is_in_a_document(versions: tuple[str, ...]) -> None:
    every = {_slot(slot) for version in versions for slot in corpus(version).dialect.slots}
    there = {_slot(slot) for version in versions for slot in corpus(version).places}
    assert sorted(every - there - REFUSED) == []


def test_every_string_slot_of_a_document_is_one_that_payloads_are_put_into() -> None:
    for version in VERSIONS:
        found = corpus(version)
        texts = {*found.texts, *(f"x-{text}" for text in found.texts)}
        for slot, places in found.places.items():
            worn = any(found.text(place) in texts for place in places if place.kind != "field")
            assert worn or slot in {**found.closed, **found.fields}, slot


def _slot(slot: Slot) -> Slot:
    """A slot by its place in the standard's schema, which 3.2 has where 3.1 has it."""
    return Slot(re.sub(r"/oas/3\.\d/schema/[\d-]+", "/oas/schema", slot.schema), slot.kind)


# A text that wears nothing, or a name, may be a name, which is written in another way.
MOTLEY = [text for text in PAYLOADS.values() if text and not text.isidentifier()]


@pytest.mark.usefixtures("unformatted")
def test_a_document_full_of_payloads_gives_the_client_of_a_plain_one(folder: Path) -> None:
    assert_only_texts_differ("3.1", MOTLEY, "last", folder)


@pytest.mark.slow
def test_so_does_one_whose_code_is_formatted(folder: Path) -> None:
    assert_only_texts_differ("3.1", MOTLEY[::-1], "last", folder)


@pytest.mark.slow
@pytest.mark.parametrize("version", VERSIONS)
def test_emitted_tests_run_nothing_that_a_payload_says(version: str, tmp_path: Path) -> None:
    texts = wearing(version, "last", "a b") - corpus(version).dotted
    (tmp_path / "spec").mkdir()
    for path, content in (
        Wardrobe(corpus(version), tmp_path / "spec").dress(texts, MOTLEY, "last").tree.items()
    ):
        (tmp_path / "client" / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "client" / path).write_bytes(content)
    # What the documents say is odd enough for tests to fail; that is not asked here.
    (tmp_path / "executed.py").write_text(EXECUTED)
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-p", "executed"]
    environment = {**os.environ, "PYTHONPATH": str(tmp_path)}
    done = subprocess.run(
        command, cwd=tmp_path / "client", env=environment, capture_output=True, text=True
    )
    assert " passed" in done.stdout
    assert [path for path in tmp_path.rglob("canary*") if path.suffix != ".py"] == []


@pytest.mark.slow
@pytest.mark.usefixtures("unformatted")
@pytest.mark.parametrize("name", PAYLOADS)
@pytest.mark.parametrize(("version", "worn"), CASES)
def test_a_payload_in_every_slot_changes_only_texts(
    version: str, worn: str, name: str, folder: Path
) -> None:
    if (worn, name) in UNLIKE:
        texts = wearing(version, worn, "a b")
        wardrobe = Wardrobe(corpus(version), folder)
        assert_harmless(wardrobe.dress(texts, [PAYLOADS[name]], worn).tree)
    else:
        assert_only_texts_differ(version, [PAYLOADS[name]], worn, folder)


@pytest.mark.slow
@pytest.mark.usefixtures("unformatted")
@pytest.mark.parametrize("name", PAYLOADS)
@pytest.mark.parametrize("version", VERSIONS)
def test_a_payload_for_a_word_of_the_standard_is_told_of_or_does_no_harm(
    version: str, name: str, folder: Path
) -> None:
    found, payload = corpus(version), PAYLOADS[name]
    wardrobe = Wardrobe(found, folder)
    words = frozenset(found.texts) - wearing(version, "last", "a b")
    assert_harmless(wardrobe.dress(words, [payload], "alone").tree)
    accepted = [place for place in found.closed.values() if not refuses(wardrobe, place, payload)]
    # A name that is given for a resource is that of its file, too, and may be too long for it.
    with suppress(OutputError) if name == "long name" else nullcontext():
        assert_harmless(wardrobe.plan(everywhere(found, accepted, payload)))
    try:
        wardrobe.understand(everywhere(found, found.fields.values(), payload))
    except SpecError as error:
        assert_told(error, folder)


def everywhere(found: Corpus, places: Iterable[Place], payload: str) -> JsonValue:
    """The document with a payload in all of these places, inner ones first, for a name may be in the way to others."""
    document = found.document
    for place in sorted(set(places), key=lambda place: -len(place.tokens)):
        document = replaced(document, place, payload)
    return document


def _referred(found: Corpus, place: Place) -> list[Place]:
    """Where that is written which is used at a place, if it is written elsewhere."""
    reference = as_object(resolve(found.document, place.tokens)).get("$ref")
    local = isinstance(reference, str) and reference.startswith("#/")
    return [Place(parse(str(reference)[1:]), place.kind)] if local else []


def refuses(wardrobe: Wardrobe, place: Place, payload: str) -> bool:
    """Whether a document with a payload in that place is refused, by a finding about it."""
    try:
        wardrobe.understand(replaced(wardrobe.corpus.document, place, payload))
    except SpecError as error:
        assert_told(error, wardrobe.folder, place, *_referred(wardrobe.corpus, place))
        return True
    return False
