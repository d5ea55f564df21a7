from __future__ import annotations

import pytest

from fragmint.contract.exchange import Answer, Violation, WireRequest
from fragmint.contract.oracle.document import Match, RawDocument
from fragmint.contract.oracle.second_opinion import SecondOpinion
from fragmint.contract.values import JsonObject, JsonValue
from unit.contract.documents import PARTED, PETSHOP, multipart, posted, ref, taking

HEADERS = (("X-Key", "k"), ("Shop-Version", "beta"))


@pytest.fixture(scope="module")
def petshop() -> RawDocument:
    return RawDocument.read(PETSHOP)


@pytest.fixture(scope="module")
def opinion(petshop: RawDocument) -> SecondOpinion:
    return SecondOpinion(petshop)


def matched(document: RawDocument, request: WireRequest) -> Match:
    found = document.match(request.method, request.path)
    assert found is not None
    return found


def on_request(
    document: RawDocument, opinion: SecondOpinion, request: WireRequest
) -> list[Violation]:
    return opinion.on_request(matched(document, request), request)


def query(**parameter: JsonValue) -> RawDocument:
    """A document with one operation that has one query parameter called p."""
    spelled: JsonObject = {"name": "p", "in": "query", **parameter}
    responses: JsonObject = {"200": {"description": "ok"}}
    paths: JsonObject = {"/a": {"get": {"parameters": [spelled], "responses": responses}}}
    return RawDocument({"openapi": "3.1.0", "info": {"title": "t", "version": "1"}, "paths": paths})


def test_it_has_nothing_against_a_request_as_documented(
    petshop: RawDocument, opinion: SecondOpinion
) -> None:
    assert on_request(petshop, opinion, WireRequest("GET", "/pets", "limit=5", HEADERS)) == []


@pytest.mark.parametrize(
    ("request_against_it", "told"),
    [
        (WireRequest("GET", "/pets", "limit=5", HEADERS[:1]), "Missing required header parameter"),
        (
            WireRequest("GET", "/pets", "limit=500", HEADERS),
            "500 is greater than the maximum of 100",
        ),
        (WireRequest("GET", "/pets", "", HEADERS[1:]), "Security not found"),
        (
            WireRequest("POST", "/pets", "", (("Authorization", "Bearer t"),)),
            "Missing required request body",
        ),
    ],
)
def test_it_finds_by_itself_what_is_wrong(
    petshop: RawDocument, opinion: SecondOpinion, request_against_it: WireRequest, told: str
) -> None:
    assert told in str(on_request(petshop, opinion, request_against_it)[0])


def test_it_judges_answers(petshop: RawDocument, opinion: SecondOpinion) -> None:
    request = WireRequest("GET", "/pets", "", HEADERS)
    right, wrong = (Answer(200, "application/json", body) for body in (b'{"items": []}', b"{}"))

    assert opinion.on_answer(matched(petshop, request), request, right) == []
    assert "'items' is a required property" in str(
        opinion.on_answer(matched(petshop, request), request, wrong)[0]
    )


@pytest.mark.parametrize(
    ("parameter", "text"),
    [
        ({"schema": {"type": ["integer", "null"]}}, "p=1"),
        (
            {
                "schema": {
                    "anyOf": [{"type": "array", "items": {"type": "string"}}, {"type": "null"}]
                }
            },
            "p=1",
        ),
        ({"style": "spaceDelimited", "explode": False, "schema": {"type": "array"}}, "p=1%202"),
        ({"style": "deepObject", "schema": {"type": "object"}}, ""),
        (
            {
                "schema": {"type": "object", "required": ["x"], "properties": {"x": {}}},
                "required": True,
            },
            "x=1",
        ),
    ],
)
def test_it_is_not_asked_about_parameters_that_it_misreads(
    parameter: JsonObject, text: str
) -> None:
    document = query(**parameter)
    opinion = SecondOpinion(document)

    assert on_request(document, opinion, WireRequest("GET", "/a", text)) == []
    assert opinion.silent == {}


def test_where_it_fails_it_has_no_opinion_and_says_so() -> None:
    document = query(schema="no schema")
    opinion = SecondOpinion(document)

    assert on_request(document, opinion, WireRequest("GET", "/a", "p=1")) == []
    assert list(opinion.silent) == ["GET /a"]


FLAT: JsonObject = {
    "type": "object",
    "required": ["a"],
    "properties": {"a": {"type": "integer"}, "b": {"type": "array", "items": {"type": "string"}}},
}


def bodied(
    media_type: str, schema: JsonValue, body: bytes, sent: str = ""
) -> tuple[list[str], str]:
    """What openapi-core has against a body, and why it was not asked about it."""
    document = RawDocument(taking(media_type, schema))
    opinion = SecondOpinion(document)
    found = on_request(document, opinion, posted(body, sent or media_type))
    return [each.problem for each in found], opinion.silent.get("POST /a", "")


@pytest.mark.parametrize(
    ("media_type", "schema", "right", "wrong"),
    [
        ("application/x-www-form-urlencoded", FLAT, b"a=1&b=x&b=y", b"a=x"),
        ("text/plain", {"type": "string", "maxLength": 3}, b"abc", b"abcd"),
        ("application/vnd.a+json", FLAT, b'{"a": 1}', b'{"a": "x"}'),
    ],
)
def test_it_judges_bodies_by_itself(
    media_type: str, schema: JsonValue, right: bytes, wrong: bytes
) -> None:
    assert bodied(media_type, schema, right) == ([], "")
    objections, reason = bodied(media_type, schema, wrong)
    assert objections != []
    assert reason == ""


@pytest.mark.parametrize(
    ("media_type", "schema", "body", "sent", "reason"),
    [
        ("multipart/form-data", FLAT, multipart(('name="a"', b"1")), PARTED, "is a multipart"),
        (
            "application/x-www-form-urlencoded",
            {"properties": {"a": FLAT}},
            b"a={}",
            "",
            "older rules",
        ),
        ("image/*", {}, b"\x89", "image/png", "knows no ranges"),
        ("application/octet-stream", {}, b"\x00", "", "reads no application/octet-stream"),
    ],
)
def test_it_is_not_asked_about_bodies_that_it_misreads_and_says_why(
    media_type: str, schema: JsonValue, body: bytes, sent: str, reason: str
) -> None:
    objections, told = bodied(media_type, schema, body, sent)

    assert objections == []
    assert reason in told


@pytest.mark.parametrize("version", ["3.0.3", "3.1.0", "3.2.0"])
def test_it_is_told_the_tags_and_the_fields_that_go_one_way_only(version: str) -> None:
    cat: JsonObject = {
        "type": "object",
        "required": ["kind", "id"],
        "properties": {"kind": {"enum": ["cat"]}, "id": {"type": "integer", "readOnly": True}},
    }
    union: JsonObject = {
        "oneOf": [ref("Cat"), ref("Dog")],
        "discriminator": {"propertyName": "kind", "mapping": {"dog": "Dog"}},
    }
    members = taking("application/json", union, version)
    members["components"] = {"schemas": {"Cat": cat, "Dog": FLAT}}
    document = RawDocument(members)
    opinion = SecondOpinion(document)
    request = posted(b'{"kind": "cat"}', "application/json")

    assert on_request(document, opinion, request) == []
    assert opinion.silent == {}
