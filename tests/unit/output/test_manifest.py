from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from fragmint.output import LOCK_NAME, FileTree, Manifest, OutputError, recorded_names, seal

A = hashlib.sha256(b"a").hexdigest()
B = hashlib.sha256(b"b").hexdigest()
VALID: dict[str, object] = {"format": 1, "fragmint": "1", "tools": {}, "inputs": {}, "files": {}}


def test_the_lock_is_sorted_json_without_dates() -> None:
    manifest = Manifest(
        "0.1.0",
        {"ruff": "2", "black": "1"},
        {"openapi.yaml": B},
        {"a.py": A},
        names={"schemas": {"a-b": "AB"}},
    )

    assert manifest.to_bytes().decode() == f"""\
{{
  "files": {{
    "a.py": "{A}"
  }},
  "format": 1,
  "fragmint": "0.1.0",
  "inputs": {{
    "openapi.yaml": "{B}"
  }},
  "names": {{
    "schemas": {{
      "a-b": "AB"
    }}
  }},
  "tools": {{
    "black": "1",
    "ruff": "2"
  }}
}}
"""


def test_a_lock_reads_back_as_it_was_written() -> None:
    names = {"fields of A": {"é-": "é"}}
    told = {"include": ["tag:é"], "left-out": {"GET /a": "it is wrong"}}
    manifest = Manifest("0.1.0", {"black": "1"}, {"é.yaml": B}, {"src/a.py": A}, told, names)

    assert Manifest.parse(manifest.to_bytes()) == manifest


def test_a_sealed_tree_lists_every_file_but_the_lock_itself() -> None:
    tree = FileTree({"a.py": b"a"})

    lock = seal(tree, fragmint="1", tools={}, inputs={"openapi.yaml": b"b"})[LOCK_NAME]

    assert Manifest.parse(lock) == Manifest("1", {}, {"openapi.yaml": B}, {"a.py": A})


def test_the_lock_does_not_depend_on_the_order_of_what_it_lists() -> None:
    tree = FileTree({"a.py": b"a"})
    one = seal(tree, fragmint="1", tools={"x": "1", "y": "2"}, inputs={"p": b"", "q": b""})
    other = seal(tree, fragmint="1", tools={"y": "2", "x": "1"}, inputs={"q": b"", "p": b""})

    assert one == other


def test_a_merge_conflict_is_named_with_its_line_and_the_way_out() -> None:
    lock = Manifest("1", {}, {}, {"a.py": A}).to_bytes()
    ours, theirs = lock.replace(b'"a.py"', b'"b.py"').split(b"\n"), lock.split(b"\n")
    conflict = [*lock.split(b"\n")[:2], b"<<<<<<< ours", ours[2], b"=======", theirs[2]]

    with pytest.raises(OutputError) as refused:
        Manifest.parse(b"\n".join([*conflict, b">>>>>>> theirs", *theirs[3:]]), "out/fragmint.lock")

    (found,) = refused.value.diagnostics
    assert (found.code, str(found.location)) == ("W122", "out/fragmint.lock:3:1")
    assert found.hint == "delete the output folder and generate it again"


WRONG: list[dict[str, object]] = [
    {"format": 2},
    {"fragmint": None},
    {"tools": []},
    {"inputs": {"a": 1}},
    {"files": {"a.py": "not a digest"}},
    {"files": {"../a.py": A}},
    {"files": None},
    {"names": []},
    {"names": {"schemas": "A"}},
    {"names": {"schemas": {"A": 1}}},
]


@pytest.mark.parametrize(
    "content",
    [
        *(b"", b"\xff\xfe\xfd", b"[]", b"[" * 100_000, b'{"format": ' + b"9" * 10_000 + b"}"),
        *(json.dumps({**VALID, **wrong}).encode() for wrong in WRONG),
    ],
)
def test_a_lock_that_cannot_be_read_is_refused_with_the_way_out(content: bytes) -> None:
    with pytest.raises(OutputError) as refused:
        Manifest.parse(content)

    (found,) = refused.value.diagnostics
    assert (found.code, found.location.file) == ("W121", LOCK_NAME)
    assert found.hint == "delete the output folder and generate it again"


def test_broken_json_is_named_with_its_line_and_column() -> None:
    with pytest.raises(OutputError, match=r"^fragmint\.lock:2:12: error\[W121\] .* not JSON"):
        Manifest.parse(b'{\n  "format" 1')


def test_a_lock_from_before_names_were_recorded_has_none() -> None:
    assert Manifest.parse(json.dumps(VALID).encode()).names == {}


def test_the_recorded_names_are_those_of_the_last_run(tmp_path: Path) -> None:
    assert recorded_names(tmp_path) == {}
    lock = Manifest("1", {}, {}, {}, names={"schemas": {"a-b": "AB"}}).to_bytes()
    (tmp_path / LOCK_NAME).write_bytes(lock)
    assert recorded_names(tmp_path) == {"schemas": {"a-b": "AB"}}


@pytest.mark.parametrize("content", [b"", b"<<<<<<< ours\n", b'{"format": 1}', b"\xff"])
def test_a_lock_that_cannot_be_read_records_nothing(tmp_path: Path, content: bytes) -> None:
    (tmp_path / LOCK_NAME).write_bytes(content)
    assert recorded_names(tmp_path) == {}


def test_a_lock_that_is_no_file_records_nothing(tmp_path: Path) -> None:
    (tmp_path / LOCK_NAME).mkdir()
    assert recorded_names(tmp_path) == {}
