from __future__ import annotations

import pytest

from fragmint.output.diff import unified_diff


def test_a_change_reads_as_a_unified_diff_from_disk_to_generated() -> None:
    assert unified_diff(b"a\nb\n", b"a\nc\n", "x.py") == (
        "--- x.py\ton disk\n+++ x.py\tgenerated\n@@ -1,2 +1,2 @@\n a\n-b\n+c\n"
    )


def test_a_file_that_is_not_there_reads_as_dev_null() -> None:
    assert unified_diff(None, b"a\n", "x").startswith("--- /dev/null\ton disk\n+++ x\tgenerated\n")
    assert unified_diff(b"a\n", None, "x").startswith("--- x\ton disk\n+++ /dev/null\tgenerated\n")


def test_a_missing_last_newline_shows() -> None:
    assert unified_diff(b"a", b"a\n", "x").endswith("-a\n\\ No newline at end of file\n+a\n")


def test_only_newlines_end_lines() -> None:
    assert unified_diff("a\u2028b\x0cc\n".encode(), b"", "x").count("\n-") == 1


@pytest.mark.parametrize("content", [b"\xff\xfe", b"a\0b", "ü".encode("latin-1")])
def test_what_is_no_text_is_not_shown(content: bytes) -> None:
    assert unified_diff(content, b"a\n", "x") == "x: binary files differ\n"


def test_nothing_in_a_diff_can_command_a_terminal() -> None:
    diff = unified_diff(b"\x1b[2J\r\n", "\u202etxt\n\tok\n".encode(), "\x1b]0;x\x07.py")

    assert "-\\x1b[2J\\r\n+\\u202etxt\n+\tok\n" in diff
    assert all(char.isprintable() or char in "\t\n" for char in diff)


def test_a_diff_has_a_bounded_number_of_lines() -> None:
    diff = unified_diff(b"", b"line\n" * 10_000, "x.py")

    assert diff.count("\n") == 301
    assert diff.endswith("... x.py differs in more than this\n")


def test_a_file_too_large_to_compare_is_only_named() -> None:
    assert unified_diff(b"a" * 1_000_001, b"", "x") == "x: too large to show the difference\n"
