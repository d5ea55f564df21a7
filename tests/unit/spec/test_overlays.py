"""What an overlay does to a document, rule by rule of the standard."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from fragmint.spec.values import JsonValue
from support.overlays import OVERLAY, OVERLAY_10, changed, loaded, overlaid
from support.specs import HEAD

PATHS = """\
paths:
  /items: {get: {responses: {"200": {description: OK}}}}
  /some-items: {delete: {responses: {"200": {description: OK}}}}
"""
OK: JsonValue = {"responses": {"200": {"description": "OK"}}}


def test_an_update_of_a_mapping_is_merged_all_the_way_down(tmp_path: Path) -> None:
    value = changed(
        tmp_path,
        "{a: {b: {c: 1, d: 2}, e: 3}}",
        {"target": "$", "update": {"a": {"b": {"c": 9, "f": 4}}, "g": {}}},
    )
    assert value == {"a": {"b": {"c": 9, "d": 2, "f": 4}, "e": 3}, "g": {}}


def test_a_list_in_an_update_is_appended_to_the_list_that_is_there(tmp_path: Path) -> None:
    assert changed(tmp_path, "{a: [1]}", {"target": "$", "update": {"a": [2, 3]}}) == {
        "a": [1, 2, 3]
    }


@pytest.mark.parametrize(
    ("update", "expected"), [({"b": 2}, [1, {"b": 2}]), ([2, 3], [1, 2, 3]), ("x", [1, "x"])]
)
def test_a_selected_list_takes_items_or_one_item(
    tmp_path: Path, update: JsonValue, expected: JsonValue
) -> None:
    assert changed(tmp_path, "{a: [1]}", {"target": "$.a", "update": update}) == {"a": expected}


@pytest.mark.parametrize("update", ["new", 7, True, None])
def test_a_selected_single_value_is_replaced(tmp_path: Path, update: JsonValue) -> None:
    assert changed(tmp_path, "{a: {b: old}}", {"target": "$.a.b", "update": update}) == {
        "a": {"b": update}
    }


def test_each_of_many_targets_is_updated_and_none_shares_with_another(tmp_path: Path) -> None:
    value = changed(
        tmp_path,
        PATHS,
        {"target": "$.paths.*", "update": {"x-a": {"b": []}}},
        {"target": "$.paths['/items']['x-a'].b", "update": 1},
    )
    assert value == {
        "paths": {
            "/items": {"get": OK, "x-a": {"b": [1]}},
            "/some-items": {"delete": OK, "x-a": {"b": []}},
        }
    }


def test_what_yaml_aliases_share_is_changed_in_one_place_only(tmp_path: Path) -> None:
    text = "{a: &a {n: 1}, b: *a}"
    assert changed(tmp_path, text, {"target": "$.a", "update": {"n": 2}}) == {
        "a": {"n": 2},
        "b": {"n": 1},
    }


def test_removed_members_and_items_are_gone(tmp_path: Path) -> None:
    parameters = (
        "{parameters: [{name: a}, {name: dummy}, {name: b}, {name: dummy}], tags: [a, dummy]}"
    )
    value = changed(
        tmp_path,
        parameters,
        {"target": "$.parameters[?@.name == 'dummy']", "remove": True},
        {"target": "$.tags[?@ == 'dummy']", "remove": True},
    )
    assert value == {"parameters": [{"name": "a"}, {"name": "b"}], "tags": ["a"]}


def test_what_lies_within_something_removed_may_be_removed_too(tmp_path: Path) -> None:
    text = "{a: [{b: [1, 2]}, {b: [3]}], c: 1}"
    assert changed(tmp_path, text, {"target": "$.a..*", "remove": True}) == {"a": [], "c": 1}


def test_a_copy_is_merged_like_an_update(tmp_path: Path) -> None:
    value = changed(
        tmp_path, PATHS, {"target": "$.paths['/some-items']", "copy": "$.paths['/items']"}
    )
    assert value == {"paths": {"/items": {"get": OK}, "/some-items": {"get": OK, "delete": OK}}}


def test_update_copy_and_remove_in_a_row_move_a_path(tmp_path: Path) -> None:
    value = changed(
        tmp_path,
        PATHS,
        {"target": "$.paths", "update": {"/new-items": {}}},
        {"target": "$.paths['/new-items']", "copy": "$.paths['/items']"},
        {"target": "$.paths['/items']", "remove": True},
    )
    assert value == {"paths": {"/some-items": {"delete": OK}, "/new-items": {"get": OK}}}


def test_a_value_may_be_copied_into_itself(tmp_path: Path) -> None:
    value = changed(tmp_path, "{a: {b: [1]}}", {"target": "$.a", "copy": "$"})
    assert value == {"a": {"b": [1], "a": {"b": [1]}}}


def test_a_mapping_that_was_removed_can_be_made_anew(tmp_path: Path) -> None:
    value = changed(
        tmp_path,
        "{a: {b: 1}}",
        {"target": "$.a", "remove": True},
        {"target": "$", "update": {"a": {"c": 2}}},
    )
    assert value == {"a": {"c": 2}}


def test_a_trait_is_applied_where_the_document_asks_for_it(tmp_path: Path) -> None:
    text = "{paths: {/a: {get: {x-oai-traits: [paged]}}, /b: {get: {}}}}"
    target = "$.paths[?@.get['x-oai-traits'][?@ == 'paged']].get"
    value = changed(tmp_path, text, {"target": target, "update": {"parameters": [{"name": "top"}]}})
    paged: JsonValue = {"x-oai-traits": ["paged"], "parameters": [{"name": "top"}]}
    assert value == {"paths": {"/a": {"get": paged}, "/b": {"get": {}}}}


def test_overlays_are_applied_in_order_each_to_what_the_last_one_left(tmp_path: Path) -> None:
    first = OVERLAY + "- {target: $, update: {a: {b: 1}}}\n"
    second = OVERLAY + "- {target: $.a, update: {b: 2}}\n"
    assert overlaid(tmp_path, "{}", first, second).value == {"a": {"b": 2}}


def test_remove_wins_over_an_update_in_the_same_action(tmp_path: Path) -> None:
    done = overlaid(
        tmp_path, "{a: {}}", OVERLAY + "- {target: $.a, update: {b: 1}, remove: true}\n"
    )
    assert done.value == {}
    assert [found.code for found in done.found] == ["O122"]


def test_everything_else_is_done_where_one_part_of_an_update_does_not_fit(tmp_path: Path) -> None:
    done = overlaid(
        tmp_path, "{a: {}, b: 1}", OVERLAY + "- {target: $, update: {a: [1], b: 2, c: 3}}\n"
    )
    assert done.value == {"a": {}, "b": 2, "c": 3}
    assert [found.code for found in done.found] == ["O104"]


@pytest.mark.parametrize("update", ["[]", "{}", "null"])
def test_kinds_of_values_are_not_mixed(tmp_path: Path, update: str) -> None:
    for document in ("{a: {x: 1}}", "{a: [1]}", "{a: 1}"):
        same = (document[4], update[0]) in {("[", "["), ("{", "{"), ("1", "n")}
        done = overlaid(tmp_path, document, OVERLAY + f"- {{target: $, update: {{a: {update}}}}}\n")
        assert [found.code for found in done.found] == ([] if same else ["O104"])


def test_overlay_1_0_does_what_1_1_says_with_a_warning(tmp_path: Path) -> None:
    actions = "- {target: $.a, update: [2, 3]}\n- {target: $.b, remove: true}\n"
    done = overlaid(tmp_path, "{a: [1], b: 1}", OVERLAY_10 + actions)
    assert done.value == {"a": [1, 2, 3]}
    assert [found.code for found in done.found] == ["O121", "O121"]


def test_the_file_itself_is_not_changed(tmp_path: Path) -> None:
    path, fixes = tmp_path / "openapi.yaml", tmp_path / "fixes.yaml"
    path.write_text(HEAD + "paths: {}\n")
    fixes.write_text(OVERLAY + "- {target: $.info, update: {title: Other}}\n")
    document, found = loaded(path, [fixes])
    assert document is not None
    assert found == []
    assert document.root["info"] == {"title": "Other", "version": "1"}
    assert document.files == {"openapi.yaml": path.read_bytes(), "fixes.yaml": fixes.read_bytes()}
    assert json.loads(document.effective or b"null") == {
        "openapi": "3.1.0",
        "info": {"title": "Other", "version": "1"},
        "paths": {},
    }


def test_a_document_that_no_action_changed_has_no_other_effective_one(tmp_path: Path) -> None:
    path, fixes = tmp_path / "openapi.yaml", tmp_path / "fixes.yaml"
    path.write_text(HEAD + "paths: {}\n")
    fixes.write_text(OVERLAY + "- {target: $.nothing, remove: true}\n")
    document, found = loaded(path, [fixes])
    assert document is not None
    assert document.effective is None
    assert document.shipped == document.files
    assert [each.code for each in found] == ["O120"]


def test_overlays_from_elsewhere_are_kept_under_names_of_their_own(tmp_path: Path) -> None:
    folder = tmp_path / "spec"
    (folder / "overlays").mkdir(parents=True)
    (folder / "overlays" / "1-a-b.yaml").write_text("type: string")
    (folder / "openapi.yaml").write_text(
        HEAD + "components: {schemas: {A: {$ref: overlays/1-a-b.yaml}}}\n"
    )
    (other := tmp_path / "a b.yaml").write_text(OVERLAY + "- {target: $.info, update: {x-a: 1}}\n")
    document, _ = loaded(folder / "openapi.yaml", [other])
    assert document is not None
    assert sorted(document.files) == ["_overlays/1-a-b.yaml", "openapi.yaml", "overlays/1-a-b.yaml"]
    assert sorted(document.shipped) == sorted([*document.files, "openapi.effective.json"])
    assert document.effective_name == "openapi.effective.json"


def test_references_of_other_files_lead_to_what_the_overlay_wrote(tmp_path: Path) -> None:
    (tmp_path / "openapi.yaml").write_text(
        HEAD + "components: {schemas: {A: {$ref: b.yaml#/B}, C: {type: string}}}\n"
    )
    (tmp_path / "b.yaml").write_text(
        "B: {properties: {c: {$ref: 'openapi.yaml#/components/schemas/C'}}}"
    )
    (fixes := tmp_path / "fixes.yaml").write_text(
        OVERLAY + "- target: $.components.schemas.C\n  update: {type: integer}\n"
    )
    document, found = loaded(tmp_path / "openapi.yaml", [fixes])
    assert document is not None
    assert found == []
    assert document.root["components"] == {
        "schemas": {
            "A": {"properties": {"c": {"$ref": "#/components/schemas/C"}}},
            "C": {"type": "integer"},
        }
    }
    assert document.locate("/components/schemas/C/type").file == fixes.as_posix()
