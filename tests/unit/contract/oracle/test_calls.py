from __future__ import annotations

from pathlib import Path

import pytest

from fragmint.contract.exchange import WireRequest
from fragmint.contract.oracle import Oracle
from fragmint.contract.oracle.calls import Caller
from fragmint.contract.oracle.samples import NoSampleError
from fragmint.contract.values import JsonObject, JsonValue
from unit.contract.documents import FORM, PETSHOP, Write, one_operation

CONSTRUCTS = PETSHOP.parents[3] / "constructs"


def called(path: Path, key: str) -> WireRequest:
    """The request for one operation of a document."""
    oracle = Oracle(path)
    caller = Caller(oracle.document, oracle.schemas, "TOKEN")
    return caller.request(oracle.document.operations[key])


@pytest.mark.parametrize(
    "path",
    [PETSHOP, *(CONSTRUCTS / f"{each}.yaml" for each in ("parameters", "bodies", "security"))],
    ids=lambda path: path.stem,
)
def test_nothing_is_wrong_with_a_request_that_is_made_from_the_document(path: Path) -> None:
    oracle = Oracle(path)
    caller = Caller(oracle.document, oracle.schemas, "TOKEN")
    made = 0
    for operation in oracle.document.operations.values():
        try:
            request = caller.request(operation)
        except NoSampleError:  # a multipart, which nobody types
            continue
        made += 1
        assert list(map(str, oracle.judge(request).violations)) == [], operation.key

    assert made >= 0.8 * len(oracle.operations)


def test_it_has_what_is_asked_for_and_nothing_more() -> None:
    assert called(PETSHOP, "GET /pets") == WireRequest(
        "GET", "/pets", headers=(("Shop-Version", "beta"), ("X-Key", "TOKEN"))
    )
    assert called(PETSHOP, "DELETE /pets/{pet_id}") == WireRequest(
        "DELETE", "/pets/string", headers=(("Shop-Version", "2024-01-01"),)
    )


def test_it_shows_the_examples_of_the_document_where_they_fit(write: Write) -> None:
    schema: JsonObject = {
        "type": "object",
        "required": ["n"],
        "properties": {"n": {"type": "integer"}},
    }
    parameters: JsonValue = [
        {
            "name": "a",
            "in": "query",
            "required": True,
            "schema": {"type": "string"},
            "example": "x y",
        },
        {
            "name": "b",
            "in": "query",
            "required": True,
            "schema": {"type": "integer"},
            "example": "no",
        },
    ]
    content: JsonValue = {FORM: {"schema": schema, "example": {"n": 5}}}
    document = one_operation(parameters=parameters, requestBody={"content": content})

    assert called(write(document), "POST /a") == WireRequest(
        "POST", "/a", "a=x%20y&b=1", (("Content-Type", FORM),), b"n=5"
    )


def test_it_leaves_out_what_only_answers_have(write: Write) -> None:
    schema: JsonObject = {
        "type": "object",
        "required": ["id", "name"],
        "properties": {
            "id": {"type": "string", "readOnly": True},
            "name": {"type": "string"},
            "password": {"type": "string", "writeOnly": True},
        },
    }
    content: JsonValue = {"application/json": {"schema": schema}}
    document = one_operation(requestBody={"content": content})

    assert called(write(document), "POST /a").body == b'{"name": "string", "password": "string"}'
