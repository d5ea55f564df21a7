from __future__ import annotations

import pytest

from fragmint.contract.exchange import Answer
from fragmint.contract.oracle.answers import AnswerJudge
from fragmint.contract.oracle.document import RawDocument
from fragmint.contract.oracle.schemas import Schemas
from fragmint.contract.values import JsonObject, JsonValue
from unit.contract.documents import one_operation

THING: JsonObject = {
    "type": "object",
    "required": ["id", "secret"],
    "properties": {
        "id": {"type": "integer", "readOnly": True},
        "secret": {"type": "string", "writeOnly": True},
    },
}
RESPONSES: JsonObject = {
    "200": {
        "description": "ok",
        "headers": {
            "X-Total": {"required": True, "schema": {"type": "integer"}},
            "X-Tags": {"schema": {"type": "array", "items": {"enum": ["a", "b"]}}},
            "Content-Type": {"required": True, "schema": {"type": "integer"}},
        },
        "content": {
            "application/json": {"schema": THING},
            "text/csv": {"schema": {"type": "string", "maxLength": 3}},
            "image/*": {"schema": {"type": "string", "format": "binary"}},
        },
    },
    "204": {"description": "gone"},
    "2XX": {"description": "ok", "content": {"text/plain": {}}},
    "default": {
        "description": "refused",
        "content": {
            "application/problem+json": {"schema": {"type": "object", "properties": {"code": {}}}}
        },
    },
}
TOTAL = {"X-Total": "3"}


def wrong(answer: Answer, version: str = "3.1.0", responses: JsonObject = RESPONSES) -> list[str]:
    """What the oracle has against an answer."""
    document = RawDocument(one_operation(version, responses=responses))
    operation = document.operations["POST /a"]
    return [str(each) for each in AnswerJudge(Schemas(document)).violations(operation, answer)]


@pytest.mark.parametrize("version", ["3.0.3", "3.1.0"])
@pytest.mark.parametrize(
    "answer",
    [
        Answer(200, "application/json", b'{"id": 1}', TOTAL),
        Answer(200, "application/json; charset=utf-8", b'{"id": 1}', {**TOTAL, "Date": "today"}),
        Answer(200, "text/csv", b"a,b", {**TOTAL, "X-Tags": "a, b"}),
        Answer(200, "image/png", b"\x89", TOTAL),
        Answer(204),
        Answer(206, "text/plain", b"a"),
        Answer(500, "application/problem+json", b'{"code": 1}'),
    ],
)
def test_an_answer_as_documented_has_nothing_against_it(answer: Answer, version: str) -> None:
    assert wrong(answer, version) == []


@pytest.mark.parametrize("version", ["3.0.3", "3.1.0"])
@pytest.mark.parametrize(
    ("answer", "told"),
    [
        (Answer(200, "application/json", b'{"id": 1}'), "header x-total: is required and was not answered"),
        (Answer(200, "text/csv", b"a", {"X-Total": "a"}), "header x-total: 'a' is not as documented"),
        (Answer(200, "text/csv", b"a", {**TOTAL, "X-Tags": "a,c"}), "header x-tags: 'a,c' is not as documented"),
        (Answer(200, "text/csv", b"a", {**TOTAL, "X-B": "1"}), "header x-b: is not documented"),
        (Answer(200, "application/json", b"{}", TOTAL), "body : 'id' is a required property"),
        (Answer(200, "application/json", b'{"id": 1, "secret": "s"}', TOTAL), "body /secret: is write-only and was answered"),
        (Answer(200, "application/json", b'{"id": 1, "a": 1}', TOTAL), "body /a: is not documented"),
        (Answer(200, "application/json", b"{", TOTAL), "body: is not JSON"),
        (Answer(200, "text/csv", b"abcd", TOTAL), "body: 'abcd' is not as documented"),
        (Answer(200, "text/html", b"a", TOTAL), "header content-type: is 'text/html', not application/json, text/csv, image/*"),
        (Answer(200, headers=TOTAL), "header content-type: is no media type, not application/json, text/csv, image/*"),
        (Answer(204, "text/plain", b"a"), "body: is not documented"),
        (Answer(418, "application/problem+json", b"[]"), "body : [] is not of type 'object'"),
    ],
)  # fmt: skip
def test_each_way_in_which_an_answer_can_be_wrong_is_told(
    answer: Answer, told: str, version: str
) -> None:
    assert told in wrong(answer, version)


def test_a_status_that_nothing_covers_is_told() -> None:
    responses: JsonObject = {"200": {"description": "ok"}}

    assert wrong(Answer(201), responses=responses) == ["status: 201 is not documented"]


def test_a_head_is_answered_without_a_body() -> None:
    document = RawDocument(one_operation(method="head", responses=RESPONSES))
    judge = AnswerJudge(Schemas(document))

    assert judge.violations(document.operations["HEAD /a"], Answer(200, headers=TOTAL)) == []


def test_a_header_may_be_described_as_json() -> None:
    point: JsonValue = {"type": "object", "required": ["x"]}
    header: JsonObject = {"content": {"application/json": {"schema": point}}}
    responses: JsonObject = {"200": {"description": "ok", "headers": {"X-P": header}}}

    assert wrong(Answer(200, headers={"X-P": '{"x": 1}'}), responses=responses) == []
    assert wrong(Answer(200, headers={"X-P": "{}"}), responses=responses) != []
