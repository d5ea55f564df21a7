from __future__ import annotations

import json

import httpx2
import pytest

from fragmint.contract.mock import MockServer
from fragmint.contract.oracle import Oracle
from fragmint.contract.values import JsonObject, JsonValue
from unit.contract.documents import OBJECT, Write, one_operation

PROBLEM: JsonObject = {
    "application/json": {
        "schema": {"type": "object", "required": ["why"], "properties": {"why": {"type": "string"}}}
    }
}


def playing(
    write: Write, *statuses: str, security: JsonValue = None, body: JsonValue = None
) -> MockServer:
    """A server of one operation that documents these statuses beside its success."""
    responses: JsonObject = {each: {"description": each, "content": PROBLEM} for each in statuses}
    success: JsonObject = {"200": {"description": "ok", "content": {"text/plain": {}}}}
    limit: JsonObject = {"name": "limit", "in": "query", "schema": {"type": "integer"}}
    document = one_operation(
        responses=success | responses,
        parameters=[limit],
        security=security or [],
        requestBody={"content": body or {}},
    )
    document["components"] = {
        "securitySchemes": {"Token": {"type": "http", "scheme": "bearer"}},
    }
    return MockServer(Oracle(write(document)))


@pytest.mark.parametrize(
    ("documented", "status"),
    [
        (["400", "422", "default"], 422),
        (["400", "default"], 400),
        (["4XX"], 422),
        (["default"], 422),
        (["401", "500"], 422),
        ([], 422),
    ],
)
def test_an_invalid_request_is_refused_with_422_or_400_as_the_document_has_it(
    write: Write, documented: list[str], status: int
) -> None:
    with playing(write, *documented) as server:
        answer = httpx2.post(f"{server.base_url}/a?limit=many")

    assert answer.status_code == status
    assert answer.headers["fragmint-violation"] == "query limit: 'many' is not of type 'integer'"


def test_a_documented_refusal_has_the_documented_body(write: Write) -> None:
    with playing(write, "400") as server:
        answer = httpx2.post(f"{server.base_url}/a?limit=many")

    assert answer.headers["content-type"] == "application/json"
    assert answer.json() == {"why": "string"}


def test_an_undocumented_refusal_is_a_problem_that_names_every_reason(write: Write) -> None:
    with playing(write) as server:
        answer = httpx2.post(f"{server.base_url}/a?limit=many&limti=1")

    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json() == {
        "type": "about:blank",
        "title": "Unprocessable Entity",
        "status": 422,
        "detail": "query limit: 'many' is not of type 'integer'; query limti: is not documented",
        "violations": [
            {"where": "query limit", "problem": "'many' is not of type 'integer'"},
            {"where": "query limti", "problem": "is not documented"},
        ],
    }


@pytest.mark.parametrize(
    ("documented", "status"), [(["401", "403"], 401), (["403", "400"], 403), ([], 401)]
)
def test_without_a_credential_a_request_is_refused_with_401_or_the_documented_403(
    write: Write, documented: list[str], status: int
) -> None:
    with playing(write, *documented, security=[{"Token": []}]) as server:
        url = f"{server.base_url}/a?limit=many"
        wrong = [httpx2.post(url), httpx2.post(url, headers={"Authorization": "Basic YTpi"})]
        right = httpx2.post(f"{server.base_url}/a", headers={"Authorization": "Bearer t"})

    assert [each.status_code for each in wrong] == [status, status]
    assert right.status_code == 200


def test_an_unknown_path_is_404_and_an_unknown_method_405_with_those_that_are_known(
    write: Write,
) -> None:
    document = one_operation()
    paths = document["paths"]
    assert isinstance(paths, dict)
    paths |= {"/{id}": {"get": {"responses": {}}}, "/a/b": {"put": {"responses": {}}}}
    with MockServer(Oracle(write(document))) as server:
        answers = [httpx2.get(f"{server.base_url}{path}") for path in ("/a/c", "/a/b", "/a", "/x")]

    assert [each.status_code for each in answers] == [404, 405, 405, 200]
    assert [each.headers.get("allow") for each in answers] == [None, "PUT", "POST", None]


def test_what_no_answer_is_documented_in_is_406_and_a_body_in_another_media_type_415(
    write: Write,
) -> None:
    body: JsonObject = {"application/json": {"schema": OBJECT}}
    with playing(write, "400", body=body) as server:
        url = f"{server.base_url}/a"
        unacceptable = httpx2.post(url, headers={"Accept": "image/png"})
        documented = httpx2.post(url, content=b"<a/>", headers={"Content-Type": "text/xml"})
    with playing(write, body=body) as server:
        url = f"{server.base_url}/a"
        undocumented = httpx2.post(url, content=b"<a/>", headers={"Content-Type": "text/xml"})

    assert [each.status_code for each in (unacceptable, documented, undocumented)] == [
        406,
        400,
        415,
    ]


def test_what_is_more_than_documented_is_told_and_refused_only_where_the_document_forbids_it(
    write: Write,
) -> None:
    closed = OBJECT | {"additionalProperties": False}
    answers: list[httpx2.Response] = []
    for schema in (OBJECT, closed):
        body: JsonObject = {"application/json": {"schema": schema}}
        with playing(write, body=body) as server:
            headers = {"Sec-Fetch-Mode": "cors", "Cookie": "other=1"}
            more = {"kind": "cat", "colour": "red"}
            answers.append(httpx2.post(f"{server.base_url}/a", json=more, headers=headers))

    assert [each.status_code for each in answers] == [200, 422]
    assert set(answers[0].headers["fragmint-violation"].split("; ")) == {
        "header sec-fetch-mode: is not documented",
        "cookie other: is not documented",
        "body /colour: is not documented",
    }


def test_a_header_that_only_our_clients_have_to_send_is_missed_and_not_refused(
    http: httpx2.Client, server: MockServer
) -> None:
    del http.headers["Shop-Version"]

    answer = http.get("/pets/1")

    assert answer.status_code == 200
    assert "Shop-Version" in str(server.exchanges[0].violations[0])


def test_reasons_fit_into_a_header_whatever_was_sent(write: Write) -> None:
    name = "%0d%0aSet-Cookie:%20a%3Db%1b%5b31m%C3%BC" + "x" * 3000
    with playing(write) as server:
        answer = httpx2.post(f"{server.base_url}/a?{name}=1")

    told = answer.headers["fragmint-violation"]
    assert "set-cookie" not in answer.headers
    assert (told.isascii(), told.isprintable(), len(told)) == (True, True, 1000)
    assert json.loads(answer.content)["violations"][0]["where"].endswith("x")


def test_a_schema_that_nothing_fits_is_500_with_the_place_of_the_schema(write: Write) -> None:
    impossible: JsonObject = {"allOf": [{"type": "string"}, {"type": "integer"}]}
    content: JsonObject = {"application/json": {"schema": impossible}}
    document = one_operation(responses={"200": {"description": "ok", "content": content}})
    with MockServer(Oracle(write(document))) as server:
        answer = httpx2.post(f"{server.base_url}/a")

    assert answer.status_code == 500
    assert "#/paths/~1a/post/responses/200/content" in answer.json()["detail"]
