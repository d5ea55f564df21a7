"""The reader, the escapers and the names, given whatever there is: no crash, and nothing that leaves its place.

Hypothesis is led by coverage: it looks for texts that run more lines of a module than any before. A change is judged by a
few texts, `make full` looks for half an hour. What it finds goes to corpus/findings.yaml, which is tried each time.
"""

from __future__ import annotations

import ast
import keyword
import os
import sys
import time
import tomllib
from collections import Counter
from collections.abc import Callable, Generator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, seed, settings, target
from hypothesis import strategies as st

from fragmint.ir import naming
from fragmint.render import filters
from support.hostile import hostile
from support.markdown import opened
from support.specs import findings

HERE = Path(__file__).parent
SECONDS = 600 if os.environ.get("FRAGMINT_FULL") else 0  # for each of three
FOUND = yaml.safe_load((HERE / "corpus" / "findings.yaml").read_text("utf-8"))
DOCUMENTS = [path.read_bytes() for path in sorted((HERE / "documents").iterdir())]
TOKENS = [
    *(b"&a ", b"*a", b"<<: ", b"? ", b"- ", b": ", b"|", b">-", b"!!", b"%YAML 1.1\n", b"---\n", b"..."),
    *(b"{", b"}", b"[", b"]", b",", b'"', b"'", b"\\u0000", b"\\ud800", b"\xff", b"\xef\xbb\xbf", b"\t"),
    *(b"\r", b"\n  ", b"$ref: ", b"#/", b"1e999", b"-0", b"0x1F", b".nan", b"null", b"~"),
]  # fmt: skip


@st.composite
def documents(draw: st.DrawFn) -> bytes:
    """A hostile document with other bytes here and there."""
    data = draw(st.sampled_from(DOCUMENTS))[:4_000]
    for _ in range(draw(st.integers(0, 6))):
        start = draw(st.integers(0, len(data)))
        end = start + draw(st.sampled_from((0, 0, 1, 2, 8, 64)))
        piece = draw(st.sampled_from(TOKENS) | st.binary(max_size=4) | st.just(data[start:end] * 2))
        data = data[:start] + piece + data[end:]
    return data


def loader(data: bytes) -> None:
    """A document is read, or refused in lines that can be printed."""
    for name in ("openapi.yaml", "openapi.json"):
        for found in findings(data, name):
            assert found.location.line > 0
            assert all(line.isprintable() for line in str(found).splitlines())


def escapers(text: str) -> None:
    """Whatever text goes through an escaper stays where it is put."""
    assert ast.literal_eval(filters.py(text)) == text
    source = (
        f"class A:\n    {filters.docstring(text, 4)}\n    # {filters.comment(text)}\n    b = 1\n"
    )
    (only,) = ast.parse(source).body
    assert isinstance(only, ast.ClassDef)
    assert [type(each) for each in only.body] == [ast.Expr, ast.Assign]
    assert tomllib.loads(f"a = {filters.toml(text)}\nb = 1\n").keys() == {"a", "b"}
    assert not [
        each for each in opened(f"a\n\n{filters.markdown(text)}\n\nb") if "table" not in each
    ]
    row = f"| a | b |\n|---|---|\n| {filters.cell(text)} | {filters.code(text)} |\n"
    assert Counter(opened(row)) == ROW


def names(text: str) -> None:
    """Whatever something is called, emitted code has a name for it that Python reads as it is."""
    for name in (
        naming.class_name(text),
        naming.inline_class(naming.pascal(text) + "Request"),
        naming.field_name(text),
        naming.argument_name(text),
        naming.attribute_name(text),
        naming.method_name(text),
        naming.member_name(text),
    ):
        assert name.isidentifier(), name
        assert not keyword.iskeyword(name), name
        assert not name.startswith("__"), name
        assert {node.id for node in ast.walk(ast.parse(name)) if isinstance(node, ast.Name)} == {
            name
        }


ROW = Counter(
    [
        "table_open table",
        "tr_open tr",
        "th_open th",
        "th_open th",
        "tr_open tr",
        "td_open td",
        "td_open td",
    ]
)
TARGETS: dict[str, tuple[Callable[[Any], None], st.SearchStrategy[Any]]] = {
    "loader": (loader, documents()),
    "escapers": (escapers, hostile),
    "names": (names, hostile),
}


@pytest.mark.parametrize("found", FOUND, ids=lambda found: repr(found["text"])[:30])
def test_what_was_found_once_is_right_by_now(found: dict[str, str]) -> None:
    holds, _ = TARGETS[found["where"]]
    holds(
        found["text"].encode("utf-8", "surrogatepass")
        if found["where"] == "loader"
        else found["text"]
    )


@pytest.mark.parametrize("name", TARGETS)
def test_nothing_breaks_them(name: str) -> None:
    holds, texts = TARGETS[name]
    end = time.monotonic() + SECONDS
    for number in range(10_000):
        look(holds, texts, number)
        if time.monotonic() >= end:
            break


def look(holds: Callable[[Any], None], texts: st.SearchStrategy[Any], number: int) -> None:
    """Try some texts, the same ones for the same number, and more like those that ran the most lines of a module."""

    @seed(number)
    @settings(
        deadline=None,
        database=None,
        max_examples=1_000 if SECONDS else 60,
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
    )
    @given(texts)
    def tried(text: object) -> None:
        with covered() as lines:
            holds(text)
        for module, count in Counter(module for module, _ in lines).items():
            target(float(count), label=module)

    tried()


@contextmanager
def covered() -> Generator[set[tuple[str, int]]]:
    """The lines of fragmint that are run meanwhile, each with its module."""
    lines: set[tuple[str, int]] = set()

    def line(frame: FrameType, event: str, argument: object) -> Any:
        lines.add((frame.f_globals["__name__"], frame.f_lineno))
        return line

    def call(frame: FrameType, event: str, argument: object) -> Any:
        return line if str(frame.f_globals.get("__name__")).startswith("fragmint.") else None

    before = sys.gettrace()
    sys.settrace(call)
    try:
        yield lines
    finally:
        sys.settrace(before)
