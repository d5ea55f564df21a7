from __future__ import annotations

import os
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fragmint.output import FileTree, OutputError


def test_a_tree_gives_its_files_in_order_of_path() -> None:
    tree = FileTree({"b/x.py": b"2", "a.py": b"1"}, {"b.py": b"3"})

    assert list(tree.items()) == [("a.py", b"1"), ("b.py", b"3"), ("b/x.py", b"2")]


def test_a_tree_does_not_change_with_the_mapping_it_was_made_from() -> None:
    files = {"a.py": b"1"}
    tree = FileTree(files)
    files["b.py"] = b"2"

    assert tree == {"a.py": b"1"}


@pytest.mark.parametrize(
    "path",
    [
        *("", "/etc/passwd", "a//b", "a/", ".", "./a", "..", "../a", "a/../../b"),
        *("a\\b", "C:a", "a\0b", "a\nb", "a\u202eb", "\udcff", 'a"b', "a?", "a.", "a "),
        *("CON", "nul.py", "src/com1.txt", "LPT³", "aux .py", "x" * 256, "é" * 128),
        *("src/__pycache__/a.py", ".ruff_cache", "x.egg-info/PKG-INFO"),
    ],
)
def test_a_path_that_leaves_the_folder_or_that_some_disk_refuses_is_refused(path: str) -> None:
    with pytest.raises(OutputError) as refused:
        FileTree({path: b""})

    assert [found.code for found in refused.value.diagnostics] == ["W101"]


@pytest.mark.parametrize(
    "path", ["a", ".gitignore", "console.py", "com10", "ünïcode/日本.md", "a b/c..d", "x" * 255]
)
def test_an_ordinary_path_is_accepted(path: str) -> None:
    assert list(FileTree({path: b""})) == [path]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("README.md", "readme.md"),
        ("src/Models/a.py", "src/models/b.py"),
        ("straße.py", "STRASSE.py"),
        ("caf\u00e9.py", "cafe\u0301.py"),
        ("src", "src/a.py"),
        ("SRC", "src/a.py"),
        ("src/a", "src/A/b"),
    ],
)
def test_two_paths_that_are_one_to_some_disk_clash(one: str, other: str) -> None:
    with pytest.raises(OutputError) as refused:
        FileTree({one: b"", other: b""})

    assert [found.code for found in refused.value.diagnostics] == ["W102"]


def test_a_file_in_two_parts_clashes_even_if_it_is_the_same() -> None:
    with pytest.raises(OutputError, match="W102"):
        FileTree({"a.py": b""}, {"a.py": b""})


def test_every_bad_path_is_named_at_once() -> None:
    with pytest.raises(OutputError) as refused:
        FileTree(dict.fromkeys(["/a", "ok", "b/..", "c", "C"], b""))

    named = [(found.code, found.location.file) for found in refused.value.diagnostics]
    assert named == [("W101", "/a"), ("W101", "b/.."), ("W102", "c")]


@given(st.text(st.sampled_from("aB./\\:\0~\u202e") | st.characters(), max_size=20))
@settings(deadline=None)
def test_whatever_path_is_accepted_is_a_file_inside_the_folder(path: str) -> None:
    try:
        FileTree({path: b"x"})
    except OutputError:
        return
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, path)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(b"x")

        assert Path(os.path.realpath(file)).is_relative_to(os.path.realpath(folder))
        assert [found.relative_to(folder).as_posix() for found in Path(folder).rglob("*")][
            -1
        ] == path
