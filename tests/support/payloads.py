"""Hostile clients: documents that wear payloads, and what may be wrong with what comes of them."""

from __future__ import annotations

import ast
import builtins
import json
from collections.abc import Generator, Iterable, Mapping, Sequence, Set
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from fragmint import pipeline
from fragmint.config import ClientConfig
from fragmint.diagnostics import Severity, SpecError
from fragmint.output import FileTree
from fragmint.spec.pointer import parse
from fragmint.spec.values import JsonValue
from support.dialects import openapi
from support.importing import imported
from support.skeletons import skeletons
from support.slots import Place
from support.twins import Corpus, twin

HERE = Path(__file__).parents[1] / "hostile" / "corpus"
PACKAGE = "hostile"
CANARY = "canary"  # the function that payloads call
PAYLOADS: Mapping[str, str] = {
    each["name"]: each["payload"]
    for each in yaml.safe_load((HERE / "payloads.yaml").read_text("utf-8"))
}
# The payload where it ends a text, where it begins one, and where it is all; the number tells texts apart.
WORN = {"last": "t{n:03}{payload}", "first": "{payload}t{n:03}", "alone": "{payload}"}


def plain(payload: str) -> str:
    """As harmless a text as can be; it is a name where the payload is one, for names are written in other ways."""
    return "ab" if not payload or (payload.isalpha() and payload.islower()) else "a b"


@cache
def corpus(version: str) -> Corpus:
    """The document that has the string slots of a version of OpenAPI."""
    document: JsonValue = yaml.safe_load((HERE / f"openapi-{version}.yaml").read_text("utf-8"))
    return Corpus(document, openapi(version))


@dataclass(frozen=True)
class Dressed:
    """The client of a twin, and the texts that it could wear; the others had to stay as they were."""

    tree: FileTree
    texts: frozenset[str]


@dataclass(frozen=True)
class Wardrobe:
    """Makes clients of the twins of a corpus, in a folder in which nothing else may be written."""

    corpus: Corpus
    folder: Path

    def dress(self, texts: Iterable[str], payloads: Sequence[str], worn: str) -> Dressed:
        """The client in which each of the texts wears one of the payloads, but for those that a finding is about."""
        left = frozenset(texts)
        while True:
            document = twin(self.corpus.document, self._worn(left, payloads, worn))
            try:
                self.understand(document)
            except SpecError as error:
                left -= self._blamed(error, document, left)
            else:
                return Dressed(self.plan(document), left)

    def _blamed(self, error: SpecError, document: JsonValue, texts: frozenset[str]) -> Set[str]:
        """The texts that errors in a twin are about, one or more each."""
        assert_told(error, self.folder)
        found: set[str] = set()
        for each in error.diagnostics:
            if each.severity is Severity.ERROR:
                blamed = self.corpus.blamed(document, each.pointer or "", texts)
                assert blamed, f"nothing that is hostile stands there: {each}"
                found |= blamed
        return found

    def plan(self, document: JsonValue) -> FileTree:
        """The files of a document's client."""
        return pipeline.plan(self.write(document)).tree

    def understand(self, document: JsonValue) -> None:
        """Read a document; raises SpecError if it is refused."""
        pipeline.understand(pipeline.reading_of(self.write(document)))

    def write(self, document: JsonValue) -> ClientConfig:
        """The client of a document that is written down."""
        path = self.folder / "openapi.json"
        path.write_text(json.dumps(document, indent=1))
        return ClientConfig(PACKAGE, path, self.folder / "out", PACKAGE, PACKAGE)

    def _worn(self, texts: Iterable[str], payloads: Sequence[str], worn: str) -> dict[str, str]:
        numbers = {text: number for number, text in enumerate(self.corpus.texts)}
        return {
            text: WORN[worn].format(
                payload=payloads[numbers[text] % len(payloads)], n=numbers[text]
            )
            for text in texts
        }


def assert_told(error: SpecError, folder: Path, *places: Place) -> None:
    """Every finding has a place in the document, and says in plain lines what is wrong there; one is about one of the places."""
    told = [found.pointer or "" for found in error.diagnostics]
    near = [_is_near(pointer, place) for pointer in told for place in places]
    assert not places or any(near), (places, told)
    assert any(found.severity is Severity.ERROR for found in error.diagnostics)
    for found in error.diagnostics:
        assert found.location.file == (folder / "openapi.json").as_posix()
        assert found.location.line > 0
        assert found.location.column > 0
        assert all(
            line.isprintable() and len(line) < 1_500 for line in str(found).splitlines()
        ), found


def assert_nothing_runs(tree: Mapping[str, bytes]) -> None:
    """Nothing that a payload says is code, and every module can be imported without any of it being executed."""
    for path, content in tree.items():
        if path.endswith(".py"):
            for node in ast.walk(ast.parse(content)):
                called = node.func if isinstance(node, ast.Call) else None
                assert not isinstance(called, ast.Name) or called.id not in (
                    "canary",
                    "__import__",
                ), path
    with canary(), imported(tree, PACKAGE):
        pass


@contextmanager
def canary() -> Generator[None]:
    """A function that payloads call; it tells of the call."""

    def executed() -> None:
        raise AssertionError("a payload was executed")

    setattr(builtins, CANARY, executed)
    try:
        yield
    finally:
        delattr(builtins, CANARY)


def assert_harmless(tree: Mapping[str, bytes]) -> None:
    """Every file is what it should be, and nothing in it runs."""
    skeletons(tree, in_order=True)
    assert_nothing_runs(tree)


def _is_near(pointer: str, place: Place) -> bool:
    """Whether a finding is about a place: at it, around it, or beside it."""
    found, *outer = parse(pointer), place.tokens, place.tokens[:-1]
    return place.tokens[: len(found)] == found or any(found[: len(each)] == each for each in outer)
