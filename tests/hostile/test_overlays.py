"""Whatever an overlay asks for, it is answered in time or refused, and told in plain text."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from fragmint.spec.values import JsonValue
from support.overlays import OVERLAY, loaded, overlaid
from support.specs import HEAD

DEEP = "[" * 90 + "]" * 90
WIDE = json.dumps({f"k{n}": {"v": [n] * 10} for n in range(2_000)})


def tower(height: int) -> JsonValue:
    """Lists of two in lists of two, that many levels high."""
    below: JsonValue = tower(height - 1) if height else "a"
    return [below, below] if height else below


TOWER = json.dumps(tower(10))


@pytest.mark.parametrize(
    ("document", "actions"),
    [
        (TOWER, "- {target: '$..*..*..*..*..*..*', remove: true}\n"),
        (WIDE, "- {target: '$..[?count($..*) > 1]', remove: true}\n"),
        (TOWER, "- {target: '$" + "[*,*]" * 9 + "', remove: true}\n"),
        (TOWER, "- {target: '$..[?$..[?@ == $[0]]]', remove: true}\n"),
        (WIDE, "- {target: $.*, update: {}}\n" * 500),
        (json.dumps([0] * 10_000), "- {target: '$[0]', remove: true}\n" * 100),
        ("{a: [1]}", "- {target: $.a, copy: $.a}\n" * 60),
        (f"{{a: {{b: {DEEP}}}}}", "- {target: $.a, copy: $}\n" * 20),
    ],
    ids=["descents", "counts", "doubles", "equals", "updates", "shifts", "copies", "depth"],
)
def test_an_overlay_that_asks_for_too_much_is_refused(
    tmp_path: Path, document: str, actions: str
) -> None:
    found = overlaid(tmp_path, document, OVERLAY + actions, steps=200_000).found
    assert [(each.code, each.location.file) for each in found] == [
        ("L104", (tmp_path / "1.yaml").as_posix())
    ]


@pytest.mark.parametrize("pattern", ["(a+)+b", "(a|a)*b", "a*a*a*a*a*a*a*a*b", "(a?){90}a{90}b"])
def test_no_pattern_takes_ages(tmp_path: Path, pattern: str) -> None:
    action = f"- {{target: \"$[?match(@, '{pattern}')]\", remove: true}}\n"
    done = overlaid(tmp_path, json.dumps(["a" * 20_000]), OVERLAY + action)
    assert [each.code for each in done.found] == ["O120"]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("a: &a [x, x]\n" + "".join(f"b{n}: &b{n} [*a, *a]\n" for n in range(3)), "O101"),
        (f"overlay: {DEEP}{DEEP}\n", "L102"),
        (f"overlay: {'[' * 200}{']' * 200}\n", "L104"),
        ("overlay: \x00\n", "L102"),
        ("overlay: 1.1.0\noverlay: 1.1.0\n", "L103"),
        ("", "O101"),
        (OVERLAY + "- {target: '$[?@.\\u001b[31m]', remove: true}\n", "O102"),
    ],
    ids=["aliases", "junk", "deep", "nul", "twice", "empty", "escape"],
)
def test_a_hostile_text_is_told_of_in_plain_lines(tmp_path: Path, text: str, code: str) -> None:
    found = overlaid(tmp_path, "{}", text).found
    assert {each.code for each in found} & {code, "O103"}
    for each in found:
        lines = str(each).splitlines()
        assert all(line.isprintable() and len(line) < 1000 for line in lines)


def test_nothing_that_extends_names_is_read_or_fetched(tmp_path: Path) -> None:
    (path := tmp_path / "openapi.yaml").write_text(HEAD + "paths: {}\n")
    (fixes := tmp_path / "fixes.yaml").write_text(
        OVERLAY
        + "- {target: $.info, update: {title: Other}}\nextends: 'http://127.0.0.1:1/openapi.yaml'\n"
    )
    document, found = loaded(path, [fixes])
    assert document is not None
    assert found == []
    assert sorted(document.files) == ["fixes.yaml", "openapi.yaml"]


def test_a_reference_in_an_overlay_does_not_leave_the_folder(tmp_path: Path) -> None:
    (folder := tmp_path / "spec").mkdir()
    (tmp_path / "secret.yaml").write_text("type: string")
    (folder / "openapi.yaml").write_text(HEAD + "paths: {}\n")
    (fixes := tmp_path / "fixes.yaml").write_text(
        OVERLAY + "- {target: $, update: {components: {schemas: {A: {$ref: ../secret.yaml}}}}}\n"
    )
    _, found = loaded(folder / "openapi.yaml", [fixes])
    assert [(each.code, each.location.file) for each in found] == [("L111", fixes.as_posix())]
