"""One bad overlay for each mistake: it is found on the line that says `# here`, at its pointer."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pytest

from fragmint.spec import codes
from support.overlays import OVERLAY, OVERLAY_10, loaded, overlaid

DOCUMENT = "{a: {b: [1, 2]}, c: 1}"
INFO = 'info: {title: Fixes, version: "1"}\n'
ACTIONS = "actions: [{target: $.a, remove: true}]\n"


class Bad(NamedTuple):
    """An overlay with one fault, and where it is."""

    code: str
    text: str
    pointer: str


BAD = [
    Bad("O101", "openapi: 3.1.0  # here\n", ""),
    Bad("O101", "[]  # here\n", ""),
    Bad("O101", "overlay: 1.1.0  # here\n" + ACTIONS, ""),
    Bad("O101", "overlay: 1.1.0\ninfo: {title: Fixes}  # here\n" + ACTIONS, "/info"),
    Bad("O101", f"overlay: 1.1.0\n{INFO}actions: []  # here\n", "/actions"),
    Bad("O101", f"overlay: 1.1.0\n{INFO}{ACTIONS}extend: x  # here\n", "/extend"),
    Bad("O101", f"overlay: 1.1.0\n{INFO}{ACTIONS}extends: [x]  # here\n", "/extends"),
    Bad("O101", OVERLAY + "- {target: $.a, updat: 1, remove: true}  # here\n", "/actions/0/updat"),
    Bad("O101", OVERLAY + "- {target: 1, remove: true}  # here\n", "/actions/0/target"),
    Bad("O101", OVERLAY + "- {target: $.a, remove: 'yes'}  # here\n", "/actions/0/remove"),
    Bad("O101", OVERLAY + "- {remove: true}  # here\n", "/actions/0"),
    Bad("O101", OVERLAY + "- {target: $.a}  # here\n", "/actions/0"),
    Bad("O101", OVERLAY + "- {target: $.a, update: {}, copy: $.c}  # here\n", "/actions/0/copy"),
    Bad("O101", OVERLAY_10 + "- {target: $.a, copy: $.c}  # here\n", "/actions/0/copy"),
    Bad("O102", f"overlay: 1.2.0  # here\n{INFO}{ACTIONS}", "/overlay"),
    Bad("O102", f"overlay: 1.1  # here\n{INFO}{ACTIONS}", "/overlay"),
    Bad("O103", OVERLAY + "- {target: paths, remove: true}  # here\n", "/actions/0/target"),
    Bad("O103", OVERLAY + "- {target: $.paths./a, remove: true}  # here\n", "/actions/0/target"),
    Bad("O103", OVERLAY + "- {target: $.a, copy: '$['}  # here\n", "/actions/0/copy"),
    Bad("O104", OVERLAY + "- {target: $.a, update: [1]}  # here\n", "/actions/0/update"),
    Bad("O104", OVERLAY + "- {target: $, update: {a: {b: {}}}}  # here\n", "/actions/0/update/a/b"),
    Bad("O104", OVERLAY + "- {target: $.*, update: 1}  # here\n", "/actions/0/target"),
    Bad("O104", OVERLAY + "- {target: $, remove: true}  # here\n", "/actions/0/target"),
    Bad("O104", OVERLAY + "- {target: $.a, copy: $.x}  # here\n", "/actions/0/copy"),
    Bad("O104", OVERLAY + "- {target: $.a, copy: $.*}  # here\n", "/actions/0/copy"),
    Bad("O120", OVERLAY + "- {target: $.x, remove: true}  # here\n", "/actions/0/target"),
    Bad("O121", OVERLAY_10 + "- {target: $.c, remove: true}  # here\n", "/actions/0/target"),
    Bad("O121", OVERLAY_10 + "- {target: $.a.b, update: [1]}  # here\n", "/actions/0/update"),
    Bad("O122", OVERLAY + "- {target: $.a, remove: false}  # here\n", "/actions/0/remove"),
    Bad(
        "O122", OVERLAY + "- {target: $.a, update: 1, remove: true}  # here\n", "/actions/0/update"
    ),
]


@pytest.mark.parametrize("bad", BAD, ids=[f"{n}-{bad.code}" for n, bad in enumerate(BAD, 1)])
def test_a_fault_of_an_overlay_is_found_at_its_line_and_pointer(tmp_path: Path, bad: Bad) -> None:
    found = overlaid(tmp_path, DOCUMENT, bad.text).found
    line = next(n for n, text in enumerate(bad.text.splitlines(), 1) if "# here" in text)
    assert [(each.code, each.location.line, each.pointer or "") for each in found] == [
        (bad.code, line, bad.pointer)
    ]


def test_every_code_of_overlays_has_a_bad_one() -> None:
    assert {bad.code for bad in BAD} == {code for code in codes.CODES if code.startswith("O")}


def test_all_mistakes_of_all_overlays_are_told_at_once(tmp_path: Path) -> None:
    (path := tmp_path / "openapi.yaml").write_text("openapi: 3.1.0\n")
    (one := tmp_path / "1.yaml").write_text(
        OVERLAY + "- {target: x, remove: true}\n- {target: $.y}\n"
    )
    (two := tmp_path / "2.yaml").write_text("overlay: 9\na: 1\na: 2\n")
    (three := tmp_path / "3.yaml").write_text("{")
    _, found = loaded(path, [one, two, three, tmp_path / "missing.yaml"])
    assert [each.code for each in found] == ["O103", "O101", "O102", "L103", "L102", "L101"]


def test_a_misspelt_field_has_a_hint(tmp_path: Path) -> None:
    (found,) = overlaid(tmp_path, "{}", OVERLAY + "- {target: $, updat: 1, remove: false}\n").found
    assert found.hint == "did you mean 'update'?"


def test_a_field_that_1_0_lacks_has_a_hint(tmp_path: Path) -> None:
    (found,) = overlaid(tmp_path, "{}", OVERLAY_10 + "- {target: $, copy: $.a}\n").found
    assert found.hint == 'it came with 1.1: overlay: "1.1.0"'


def test_fields_of_your_own_are_nobodys_mistake(tmp_path: Path) -> None:
    text = OVERLAY + "- {target: $.c, update: 2, x-why: because}\n"
    assert overlaid(tmp_path, DOCUMENT, text + "x-more: 1\nextends: other.yaml\n").found == []
