from __future__ import annotations

from typing import cast

import pytest
import yaml

from fragmint.curation.merging import Merged, Side, merge
from fragmint.spec.values import JsonObject, JsonValue

THING = "components: {schemas: {Thing: {type: object, description: a thing}}}"
PARAMETERS = "[{name: a, in: query, schema: {type: string}}, {name: b, in: query}]"


def read(text: str) -> JsonObject:
    return cast("JsonObject", yaml.safe_load(text))


def merged(base: str, ours: str, theirs: str, side: Side | None = None) -> Merged:
    return merge(read(base), read(ours), read(theirs), lambda tokens: side)


def found(result: Merged) -> tuple[list[str], list[str]]:
    """What was taken and what was not, each by its pointer."""
    changes = [f"{each.kind} {each.pointer}" for each in result.changes]
    return changes, [each.pointer for each in result.conflicts]


@pytest.mark.parametrize(
    ("base", "ours", "theirs", "value"),
    [
        ("{a: 1}", "{a: 1}", "{a: 2}", "{a: 2}"),
        ("{a: 1}", "{a: 2}", "{a: 1}", "{a: 2}"),
        ("{a: 1}", "{a: 2}", "{a: 2}", "{a: 2}"),
        ("{a: 1, b: 1}", "{b: 1}", "{a: 1, b: 2}", "{b: 2}"),
        ("{a: {b: 1, c: 1}}", "{a: {b: 2, c: 1}}", "{a: {b: 1, c: 2}}", "{a: {b: 2, c: 2}}"),
        ("{a: 1}", "{a: 1, mine: 1}", "{a: 1, new: 1}", "{a: 1, new: 1, mine: 1}"),
        ("{a: true}", "{a: true}", "{a: 1}", "{a: 1}"),
    ],
)
def test_what_only_one_side_changed_is_as_that_side_has_it(
    base: str, ours: str, theirs: str, value: str
) -> None:
    result = merged(base, ours, theirs)

    assert repr(result.value) == repr(read(value))
    assert result.conflicts == ()


@pytest.mark.parametrize(
    ("name", "base", "ours", "theirs", "value"),
    [
        ("required", "[a, b]", "[a, b, mine]", "[new, b]", "[new, b, mine]"),
        ("enum", "[a, 1]", "[1]", "[a, 1, '1']", "[1, '1']"),
        ("servers", "[{url: /a}]", "[{url: /a, description: A}]", "[{url: /b}, {url: /a}]",
         "[{url: /b}, {url: /a, description: A}]"),
        ("oneOf", "[{$ref: A}, {type: string}]", "[{$ref: A}, {type: string, title: T}]",
         "[{$ref: A}, {$ref: B}, {type: string}]", "[{$ref: A}, {$ref: B}, {type: string, title: T}]"),
        ("parameters", PARAMETERS, PARAMETERS.replace("string", "integer"),
         "[{name: b, in: query, required: true}, {name: a, in: query, schema: {type: string}}]",
         "[{name: a, in: query, schema: {type: integer}}, {name: b, in: query, required: true}]"),
        ("security", "[{A: []}]", "[{A: []}]", "[{B: []}, {A: []}]", "[{B: []}, {A: []}]"),
    ],
)  # fmt: skip
def test_items_of_a_list_are_merged_by_what_they_are(
    name: str, base: str, ours: str, theirs: str, value: str
) -> None:
    old, own, new = (f"{{{name}: {text}}}" for text in (base, ours, theirs))

    result = merged(old, own, new)

    assert result.value == read(f"{{{name}: {value}}}")
    assert result.conflicts == ()


def test_a_parameter_that_became_a_shared_one_is_the_same_parameter() -> None:
    shared = "components: {parameters: {A: {name: a, in: query}}}"
    inline = f"parameters: [{{name: a, in: query}}]\n{shared}"
    by_hand = f"parameters: [{{name: a, in: query, required: true}}]\n{shared}"

    result = merged(
        inline, by_hand, f"parameters: [{{$ref: '#/components/parameters/A'}}]\n{shared}"
    )

    assert found(result) == ([], ["/parameters/0"])
    assert result.value == read(by_hand)


def test_a_list_whose_items_are_nothing_by_themselves_is_taken_as_a_whole() -> None:
    result = merged("{security: [{A: []}]}", "{security: []}", "{security: [{B: []}]}")

    assert found(result) == ([], ["/security"])


@pytest.mark.parametrize(
    ("base", "ours", "theirs", "why"),
    [
        ("{a: 1}", "{a: 2}", "{a: 3}", "upstream changed it, and it was changed by hand"),
        ("{a: 1}", "{}", "{a: 3}", "upstream changed it, and it was deleted by hand"),
        ("{a: 1}", "{a: 2}", "{}", "upstream dropped it, and it was changed by hand"),
        ("{}", "{a: 2}", "{a: 3}", "upstream added it, and it was added by hand otherwise"),
    ],
)
def test_a_conflict_stands_as_it_was_until_it_is_settled(
    base: str, ours: str, theirs: str, why: str
) -> None:
    first = merged(base, ours, theirs)
    again = merge(first.base, first.value, read(theirs))

    assert [(each.pointer, each.why) for each in first.conflicts] == [("/a", why)]
    assert (first.value, first.changes) == (read(ours), ())
    assert again == first


@pytest.mark.parametrize("side", Side)
def test_a_settled_conflict_is_not_found_again(side: Side) -> None:
    settled = merged("{a: 1}", "{a: 2}", "{a: 3}", side)
    again = merge(settled.base, settled.value, read("{a: 3}"))

    assert settled.value == read("{a: 2}" if side is Side.OURS else "{a: 3}")
    assert found(again) == ([], [])


def test_what_upstream_dropped_goes_unless_it_is_still_used() -> None:
    two = "{components: {schemas: {A: {$ref: '#/components/schemas/B'}, B: {type: string}, C: {}}}}"
    ours = two.replace("A: {", "Mine: {$ref: '#/components/schemas/B'}, A: {")

    result = merged(two, ours, "{openapi: 3.1.0}")

    assert found(result)[0] == [
        "removed /components/schemas/A",
        "removed /components/schemas/C",
        "added /openapi",
    ]
    assert [each.why for each in result.conflicts] == [
        "upstream dropped it, and it is still used here"
    ]
    assert list(cast("dict[str, JsonObject]", result.value["components"])["schemas"]) == [
        "Mine",
        "B",
    ]


def test_a_component_that_was_deleted_by_hand_comes_back_with_what_uses_it_anew() -> None:
    new = THING.replace("Thing:", "User: {$ref: '#/components/schemas/Thing'}, Thing:")

    result = merged(THING, "components: {schemas: {}}", new)

    assert result.value == read(new)


def test_no_comment_is_lost_unasked() -> None:
    base: JsonObject = {"a": {"b": 1}, "c": [1], "d": 1}
    theirs: JsonObject = {"c": [2], "d": 2}

    result = merge(base, base, theirs, is_commented=lambda tokens, is_whole: tokens != ("d",))

    assert found(result) == (["changed /d"], ["/a", "/c"])
    assert result.value == {"a": {"b": 1}, "c": [1], "d": 2}


def test_an_item_that_is_not_there_has_the_pointer_of_json_for_it() -> None:
    gone: JsonValue = [{"name": "b", "in": "query"}]
    base = read(f"{{parameters: {PARAMETERS}}}")

    result = merge(
        base,
        {"parameters": gone},
        read(f"{{parameters: {PARAMETERS.replace('string', 'integer')}}}"),
    )

    assert found(result) == ([], ["/parameters/-"])
