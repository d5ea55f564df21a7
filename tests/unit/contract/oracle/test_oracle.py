from __future__ import annotations

import json

import pytest

from fragmint.contract.exchange import Documented, Order
from fragmint.contract.oracle import Oracle
from fragmint.contract.values import JsonObject, JsonValue
from unit.contract.documents import Write, one_operation, placed, ref


def one_example(example: JsonValue, **schema: JsonValue) -> JsonObject:
    """A document with one operation, whose answer has one example."""
    media: JsonObject = {"schema": schema, "example": example}
    response: JsonObject = {"description": "ok", "content": {"application/json": media}}
    return {"openapi": "3.0.3", "paths": {"/a": {"get": {"responses": {"200": response}}}}}


def test_all_that_a_document_says_of_an_operation(oracle: Oracle) -> None:
    assert oracle.documented("GET /pets") == Documented(
        parameters=["cookie session", "header Shop-Version", "query limit", "query tag"],
        answers=[("200", "two-pets"), ("200", "no-pets")],
        errors=["404", "4XX"],
        api_version="beta",
        surprises=[
            "unknown field",
            "unknown enum value",
            "null in an optional field",
            "unknown variant",
        ],
    )


def test_an_operation_without_a_version_of_its_own_has_the_default_one(oracle: Oracle) -> None:
    assert oracle.documented("DELETE /pets/{pet_id}") == Documented(
        parameters=["path pet_id"], answers=[("204", None)], api_version="2024-01-01"
    )


def test_a_default_response_is_an_error_beside_a_documented_success(oracle: Oracle) -> None:
    assert oracle.documented("POST /pets").errors == ["default"]


def test_a_default_response_alone_is_the_success(write: Write) -> None:
    responses = {"default": {"description": "anything"}}
    oracle = Oracle(write({"openapi": "3.0.3", "paths": {"/a": {"get": {"responses": responses}}}}))

    assert oracle.documented("GET /a").answers == [("default", None)]
    assert oracle.documented("GET /a").errors == []
    assert oracle.answer("GET /a", Order()).status == 200


def test_the_answer_is_the_first_documented_example(oracle: Oracle) -> None:
    answer = oracle.answer("GET /pets", Order())

    assert (answer.status, answer.media_type) == (200, "application/json")
    assert isinstance(answer.value, dict)
    assert answer.value["total"] == 2


def test_an_example_can_be_asked_for_by_name(oracle: Oracle) -> None:
    assert oracle.answer("GET /pets", Order(example="no-pets")).value == {"items": []}


def test_an_example_has_its_value_under_either_name(write: Write) -> None:
    examples: JsonObject = {
        "old": {"value": 1},
        "new": {"dataValue": 2},
        "raw": {"serializedValue": "3"},
    }
    content: JsonObject = {
        "application/json": {"schema": {"type": "integer"}, "examples": examples}
    }
    ok: JsonObject = {"200": {"description": "ok", "content": content}}
    oracle = Oracle(write(one_operation("3.2.0", "get", responses=ok)))

    told = [oracle.answer("GET /a", Order(example=each)).value for each in ("old", "new")]

    assert told == [1, 2]


def test_an_example_that_is_not_documented_cannot_be_asked_for(oracle: Oracle) -> None:
    with pytest.raises(KeyError, match="no example 'three-pets' is documented here"):
        oracle.answer("GET /pets", Order(example="three-pets"))


@pytest.mark.parametrize(
    ("status", "value"), [(404, None), (400, {"message": "string"}), (500, None)]
)
def test_an_error_has_the_body_of_its_status_or_of_its_range(
    oracle: Oracle, status: int, value: JsonValue
) -> None:
    answer = oracle.answer("GET /pets", Order(status))

    assert (answer.status, answer.value) == (status, value)


def test_an_answer_without_an_example_is_made_from_its_schema(oracle: Oracle) -> None:
    value = oracle.answer("GET /pets/{pet_id}", Order()).value

    assert isinstance(value, dict)
    assert value["kind"] == "Cat"
    assert value == oracle.answer("GET /pets/{pet_id}", Order()).value


def test_an_answer_that_is_no_json_is_text(oracle: Oracle) -> None:
    answer = oracle.answer("GET /pets/newest", Order())

    assert (answer.media_type, answer.value) == ("text/plain", "string")


def test_an_ordered_body_goes_out_as_it_is(oracle: Oracle) -> None:
    order = Order(503, body=b"<html>", media_type="text/html", headers={"Retry-After": "1"})
    answer = oracle.answer("GET /pets", order)

    assert (answer.status, answer.media_type, answer.body) == (503, "text/html", b"<html>")
    assert answer.headers == {"Retry-After": "1"}


def test_surprises_are_made_from_the_examples_and_from_every_member_of_a_union(
    oracle: Oracle,
) -> None:
    bodies = oracle.surprising_bodies("GET /pets/{pet_id}")["unknown field"]

    assert {json.dumps(body).count("tricks") > 0 for body in bodies} == {True, False}


def test_regions_are_named_servers(oracle: Oracle) -> None:
    assert oracle.regions == {
        "us": "https://petshop.example/api/v1",
        "eu": "https://petshop.eu.example/api/v1",
    }


def test_a_document_whose_examples_are_true_contradicts_nothing(oracle: Oracle) -> None:
    assert oracle.contradictions() == []


@pytest.mark.parametrize(
    ("example", "told"),
    [
        ({"a": "one"}, "body /a: 'one' is not of type 'integer'"),
        ({}, "body : 'a' is a required property"),
        ({"a": 1, "b": 2}, "body /b: is not documented"),
        ({"a": None}, "body /a: None for not nullable"),
    ],
)
def test_an_example_that_is_not_what_its_schema_says_is_a_contradiction(
    write: Write, example: JsonValue, told: str
) -> None:
    document = one_example(
        example, type="object", required=["a"], properties={"a": {"type": "integer"}}
    )

    assert any(told in line for line in Oracle(write(document)).contradictions())


def test_an_example_that_its_schema_rules_out_is_no_answer_and_may_be_known_for_it(
    write: Write,
) -> None:
    document = one_example({"a": "one"}, type="object", properties={"a": {"type": "integer"}})
    oracle = Oracle(write(document))
    (key,) = oracle.operations
    ((status, name),) = oracle.documented(key).answers
    assert name is not None

    assert oracle.answer(key, Order(example=name)).body == b'{"a": 1}'
    assert oracle.contradictions(besides=[(key, status, name)]) == []


def test_a_dialect_that_a_schema_names_judges_nothing_in_another_way() -> None:
    said: JsonObject = {"properties": {"key": {"writeOnly": True}}, "required": ["key"]}
    named: JsonObject = {**said, "$schema": "https://json-schema.org/draft/2020-12/schema"}

    schema, fits = placed({"properties": {"part": ref("Named")}}, {"Named": named})

    assert fits(schema, {"part": {}})


def test_what_only_answers_hold_is_required_of_them_alone(write: Write) -> None:
    id_: JsonObject = {"type": "integer", "readOnly": True}
    document = one_example({}, type="object", required=["id"], properties={"id": id_})

    assert len(Oracle(write(document)).contradictions()) > 0
