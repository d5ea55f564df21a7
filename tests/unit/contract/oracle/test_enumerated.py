from __future__ import annotations

from fragmint.contract.oracle.enumerated import enumerated
from fragmint.contract.values import JsonObject, JsonValue
from unit.contract.documents import placed, ref

MOODS: JsonObject = {"enum": ["calm", "wild", None]}


def made(schema: JsonObject, body: JsonValue, **others: JsonObject) -> list[JsonValue]:
    """The bodies that show the values of the enums in it."""
    node, fits = placed(schema, others)
    return list(enumerated(node, body, fits))


def test_each_value_stands_in_a_body_beside_those_of_other_enums() -> None:
    schema: JsonObject = {"properties": {"mood": MOODS, "sizes": {"items": {"enum": [1, 2, 3]}}}}

    assert made(schema, {"mood": "wild", "sizes": [3], "name": "a"}) == [
        {"mood": "calm", "sizes": [1], "name": "a"},
        {"mood": "wild", "sizes": [2], "name": "a"},
        {"mood": "calm", "sizes": [3], "name": "a"},
    ]


def test_a_constant_and_a_text_of_any_kind_stay() -> None:
    assert (
        made({"properties": {"kind": {"enum": ["a"]}, "name": {}}}, {"kind": "a", "name": "b"})
        == []
    )


def test_a_body_that_would_not_fit_is_left_out() -> None:
    schema: JsonObject = {
        "properties": {"mood": MOODS},
        "not": {"properties": {"mood": {"const": "wild"}}},
    }

    assert made(schema, {"mood": "calm"}) == [{"mood": "calm"}]


def test_what_tells_the_members_of_a_union_apart_stays() -> None:
    cat: JsonObject = {"type": "object", "properties": {"kind": {"enum": ["cat", "lion"]}}}
    union: JsonObject = {"oneOf": [ref("Cat")], "discriminator": {"propertyName": "kind"}}

    assert made(union, {"kind": "cat"}, Cat=cat) == []
