"""Whatever an overlay wrote is placed in the overlay; everything else stays where it was."""

from __future__ import annotations

from pathlib import Path

from support.overlays import OVERLAY, loaded, overlaid
from support.specs import HEAD

DOCUMENT = """\
a:
  b: 1
  c: [x, y, z]
d:
  - {e: 1}
  - {e: 2}
  - {e: 3}
"""


def test_new_and_replaced_values_are_placed_in_the_overlay(tmp_path: Path) -> None:
    update = "- target: $.a\n  update:\n    b: 2\n    new:\n      deep: 1\n    c:\n      - last\n"
    done = overlaid(tmp_path, DOCUMENT, OVERLAY + update)
    assert [done.place("a", "b"), done.place("a", "new", "deep")] == ["1.yaml:6", "1.yaml:8"]
    assert done.place("a", "c", "3") == "1.yaml:10"


def test_what_an_overlay_left_alone_is_placed_in_the_document(tmp_path: Path) -> None:
    done = overlaid(tmp_path, DOCUMENT, OVERLAY + "- {target: $.a, update: {b: 2, c: [w]}}\n")
    assert [
        done.place("a"),
        done.place("a", "c"),
        done.place("a", "c", "2"),
        done.place("d", "1"),
    ] == [
        "a.yaml:1",
        "a.yaml:3",
        "a.yaml:3",
        "a.yaml:6",
    ]


def test_items_behind_a_removed_one_keep_their_places(tmp_path: Path) -> None:
    actions = "- {target: $.d, update: {e: 4}}\n- {target: '$.d[0]', remove: true}\n"
    done = overlaid(tmp_path, DOCUMENT, OVERLAY + actions)
    assert [done.place("d", "0", "e"), done.place("d", "1"), done.place("d", "2", "e")] == [
        "a.yaml:6",
        "a.yaml:7",
        "1.yaml:4",
    ]


def test_a_copied_value_is_placed_at_the_action_that_copied_it(tmp_path: Path) -> None:
    done = overlaid(tmp_path, DOCUMENT, OVERLAY + "- target: $.a\n  copy: $.d[0]\n")
    assert done.place("a", "e") == "1.yaml:5"


def test_the_last_overlay_that_wrote_a_value_is_its_place(tmp_path: Path) -> None:
    first = OVERLAY + "- {target: $.a, update: {b: {}}}\n".replace("{b: {}}", "{new: {x: 1}}")
    second = OVERLAY + "\n- {target: $.a.new, update: {x: 2}}\n"
    done = overlaid(tmp_path, DOCUMENT, first, second)
    assert [done.place("a", "new"), done.place("a", "new", "x")] == ["1.yaml:4", "2.yaml:5"]


def test_a_finding_through_a_reference_names_the_overlay(tmp_path: Path) -> None:
    (path := tmp_path / "openapi.yaml").write_text(
        HEAD
        + "paths: {/a: {get: {responses: {'200': {$ref: '#/components/responses/A'}}}}}\n"
        + "components: {responses: {A: {description: A}}}\n"
    )
    (fixes := tmp_path / "fixes.yaml").write_text(
        OVERLAY
        + "- target: $.components.responses.A\n  update:\n    headers:\n      X: {$ref: '#/x'}\n"
    )
    _, found = loaded(path, [fixes])
    assert [
        (each.code, each.location.file, each.location.line, each.pointer) for each in found
    ] == [("L110", fixes.as_posix(), 7, "/actions/0/update/headers/X/$ref")]
