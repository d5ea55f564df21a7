from __future__ import annotations

from datetime import UTC, datetime

import pytest
from pydantic import BaseModel, Field

from fragmint.contract.values import JsonValue, differences, encoded, extras, removed, replaced


class Pet(BaseModel, extra="allow", validate_by_name=True, validate_by_alias=True):
    name: str = Field(alias="petName")
    born: datetime | None = None
    friend: Pet | None = None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (1, 1.0),
        ({"a": [1, {"b": None}]}, {"a": [1.0, {"b": None}]}),
        ("2020-01-01T10:00:00Z", "2020-01-01T12:00:00.000+02:00"),
        ("2020-01-01t10:00:00.5z", "2020-01-01 10:00:00.500000+00:00"),
        ("2020-01-01T10:00:00", "2020-01-01T10:00:00.0"),
        ({"a": 1, "b": 2}, {"b": 2, "a": 1}),
    ],
)
def test_values_that_say_the_same_do_not_differ(one: JsonValue, other: JsonValue) -> None:
    assert differences(one, other) == []


@pytest.mark.parametrize(
    ("one", "other", "told"),
    [
        (1, True, "/: 1 became True"),
        (0, False, "/: 0 became False"),
        (1, "1", "/: 1 became '1'"),
        (None, "", "/: None became ''"),
        ("2020-01-01T10:00:00Z", "2020-01-01T10:00:01Z", None),
        ("2020-01-01T10:00:00Z", "2020-01-01T10:00:00", None),
        ("2020-02-30T10:00:00Z", "2020-02-30T10:00:00+00:00", None),
        ("2020-01-01", "2020-01-01T00:00:00", None),
        ({"a": {}}, {"a": None}, "/a: {} became None"),
        ({"a/b": 1}, {}, "/a~1b: lost"),
        ({}, {"a": None}, "/a: came from nowhere, as None"),
        ([1, 2], [1], "/: 2 items became 1"),
        ({"a": [1]}, {"a": [2]}, "/a/0: 1 became 2"),
    ],
)
def test_a_difference_is_told_with_its_place(
    one: JsonValue, other: JsonValue, told: str | None
) -> None:
    assert differences(one, other) == [told or f"/: {one!r} became {other!r}"]


def test_a_model_is_encoded_to_what_it_was_decoded_from() -> None:
    sent = b'{"petName": "Tom", "friend": {"petName": "Rex", "extra": [1]}, "born": null}'

    assert encoded(Pet.model_validate_json(sent)) == {
        "petName": "Tom",
        "friend": {"petName": "Rex", "extra": [1]},
        "born": None,
    }


@pytest.mark.parametrize(
    ("value", "json"),
    [
        ([Pet(petName="Tom")], [{"petName": "Tom"}]),
        ({"a": Pet(petName="Tom")}, {"a": {"petName": "Tom"}}),
        (datetime(2020, 1, 1, tzinfo=UTC), "2020-01-01T00:00:00Z"),
        ("text", "text"),
        (b"\xe4", "ä"),
        (None, None),
    ],
)
def test_anything_that_a_call_gives_can_be_encoded(value: object, json: JsonValue) -> None:
    assert encoded(value) == json


def test_what_models_keep_without_knowing_it_is_found_wherever_it_stands() -> None:
    friend = {"petName": "Rex", "name/of": 1}
    answer = [{"pet": Pet.model_validate({"petName": "Tom", "extra": {}, "friend": friend})}]

    assert extras(answer) == ["/0/pet/extra", "/0/pet/friend/name~1of"]


@pytest.mark.parametrize(
    ("pointer", "expected"),
    [
        ("", 7),
        ("/a", {"a": 7, "b/c": [1, 2]}),
        ("/b~1c/1", {"a": None, "b/c": [1, 7]}),
        ("/new/inside", {"a": None, "b/c": [1, 2], "new": {"inside": 7}}),
    ],
)
def test_one_place_of_a_value_is_replaced_and_the_rest_is_as_it_was(
    pointer: str, expected: JsonValue
) -> None:
    value: JsonValue = {"a": None, "b/c": [1, 2]}

    assert replaced(value, pointer, 7) == expected
    assert value == {"a": None, "b/c": [1, 2]}


def test_a_member_is_removed_wherever_it_stands() -> None:
    assert removed({"a": [{"b/c": 1, "d": 2}]}, "/a/0/b~1c") == {"a": [{"d": 2}]}
