from __future__ import annotations

import pytest

from fragmint.contract.values import JsonObject, JsonValue
from unit.contract.documents import FORM, PARTED, against, one_operation, posted, taking

NUMBER: JsonValue = {"type": "integer"}


@pytest.mark.parametrize(
    ("documented", "schema", "sent", "body"),
    [
        ("text/plain", {"type": "string", "maxLength": 3}, "text/plain; charset=utf-8", b"abc"),
        ("text/plain", NUMBER, "text/plain", b"12"),
        ("text/plain", {"format": "uri"}, "text/plain", b"urn:a:b"),
        ("application/octet-stream", {}, "application/octet-stream", b"\x00\xff"),
        (
            "application/octet-stream",
            {"type": "string", "format": "binary"},
            "application/octet-stream",
            b"",
        ),
        ("image/*", {"type": "string", "format": "binary"}, "image/png", b"\x89"),
        ("*/*", {}, "application/pdf", b"%PDF"),
        ("application/vnd.a+json", NUMBER, "application/vnd.a+json", b"1"),
        ("application/json; charset=utf-8", NUMBER, "application/json; charset=utf-8", b"1"),
        ("application/xml", {"type": "object"}, "application/xml", b"<a/>"),
    ],
)
def test_a_body_in_its_documented_media_type_has_nothing_against_it(
    documented: str, schema: JsonValue, sent: str, body: bytes
) -> None:
    if documented == "application/xml":
        schema = {"type": "string"}  # XML of an object is beyond the oracle: only text is judged
    assert against(taking(documented, schema), posted(body, sent)) == []


@pytest.mark.parametrize(
    ("documented", "schema", "sent", "body", "told"),
    [
        ("text/plain", {"maxLength": 3}, "text/plain", b"abcd", "body : 'abcd' is too long"),
        ("text/plain", NUMBER, "text/plain", b"one", "body : 'one' is not of type 'integer'"),
        ("image/*", {}, "text/plain", b"", "header content-type: is 'text/plain', not image/*"),
        ("application/vnd.a+json", NUMBER, "application/json", b"1",
         "header content-type: is 'application/json', not application/vnd.a+json"),
        ("application/vnd.a+json", NUMBER, "application/vnd.a+json", b'"1"',
         "body : '1' is not of type 'integer'"),
        ("text/plain", {"format": "uri"}, "text/plain", b"/a", "body : '/a' is not a 'uri'"),
        ("text/plain", {}, "", b"a", "header content-type: is '', not text/plain"),
        ("application/json", NUMBER, "application/json", b"", "body: is required and was not sent"),
    ],
)  # fmt: skip
def test_each_way_in_which_a_body_can_be_wrong_is_told(
    documented: str, schema: JsonValue, sent: str, body: bytes, told: str
) -> None:
    assert told in against(taking(documented, schema), posted(body, sent))


def test_an_operation_may_take_its_body_in_several_media_types() -> None:
    thing: JsonObject = {"type": "object", "properties": {"a": NUMBER}}
    content: JsonObject = {
        each: {"schema": thing} for each in ("application/json", FORM, "multipart/form-data")
    }
    document = one_operation(requestBody={"content": content})

    assert against(document, posted(b'{"a": 1}', "application/json")) == []
    assert against(document, posted(b"a=1", FORM)) == []
    assert against(document, posted(b"--b--\r\n", PARTED)) == []
    assert against(document, posted(b"a=x", FORM)) == ["body /a: 'x' is not of type 'integer'"]


@pytest.mark.parametrize("version", ["3.0.3", "3.1.0"])
def test_what_only_answers_hold_is_neither_asked_of_a_request_nor_sent(version: str) -> None:
    base: JsonObject = {"properties": {"id": {"type": "integer", "readOnly": True}}}
    whole: JsonObject = {"allOf": [base, {"required": ["id", "name"]}], "type": "object",
                         "properties": {"name": {"type": "string"}}}  # fmt: skip
    document = taking("application/json", whole, version)

    assert against(document, posted(b'{"name": "a"}', "application/json")) == []
    assert against(document, posted(b'{"name": "a", "id": 1}', "application/json")) == [
        "body /id: is read-only and was sent"
    ]
    assert against(document, posted(b"{}", "application/json")) == [
        "body : 'name' is a required property"
    ]


def test_a_client_has_to_accept_something_that_is_documented() -> None:
    content: JsonObject = {"text/csv": {}, "image/*": {}}
    document = one_operation(responses={"200": {"description": "", "content": content}})

    def accepting(accept: str) -> list[str]:
        return against(document, posted(b"", "", ("Accept", accept)))

    told = "header accept: is 'application/json', not text/csv, image/*"
    assert told in accepting("application/json")
    assert told not in accepting("image/png, */*;q=0")
