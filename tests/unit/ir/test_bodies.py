from __future__ import annotations

import pytest

from fragmint.ir.model import Api, Body, Encoding, Kind, Medium, Response
from support.apis import api

THING = """
components:
  schemas:
    Thing: {type: object, properties: {name: {type: string}}}
"""


def with_body(content: str) -> Api:
    return api(f"""
paths:
  /things:
    post:
      requestBody: {{content: {content}}}
      responses: {{'204': {{description: done}}}}
{THING}""")


def body(content: str) -> Body:
    (found,) = with_body(content).operations
    assert found.body is not None
    return found.body


def response(content: str) -> Response:
    (found,) = api(f"""
paths:
  /things:
    get:
      responses: {{'200': {{description: done, content: {content}}}}}
{THING}""").operations
    return found.responses[0]


@pytest.mark.parametrize(
    ("media_type", "medium"),
    [
        ("application/json", Medium.JSON),
        ("application/json; charset=utf-8", Medium.JSON),
        ("application/problem+json", Medium.JSON),
        ("text/json", Medium.JSON),
        ("'*/*'", Medium.JSON),
        ("application/x-www-form-urlencoded", Medium.FORM),
        ("multipart/form-data", Medium.MULTIPART),
        ("text/plain", Medium.TEXT),
        ("text/csv", Medium.TEXT),
        ("application/xml", Medium.TEXT),
        ("image/svg+xml", Medium.TEXT),
        ("application/x-ndjson", Medium.TEXT),
        ("application/octet-stream", Medium.BINARY),
        ("image/png", Medium.BINARY),
        ("multipart/mixed", Medium.BINARY),
    ],
)
def test_each_media_type_comes_down_to_one_medium(media_type: str, medium: Medium) -> None:
    assert body(f"{{{media_type}: {{}}}}").contents[0].medium is medium
    expected = Medium.TEXT if medium is Medium.TEXT else medium
    assert response(f"{{{media_type}: {{}}}}").medium is expected


OFFERED = [
    "application/json",
    "application/stream+json",
    "multipart/form-data",
    "application/x-www-form-urlencoded",
    "text/csv",
    "image/png",
]


@pytest.mark.parametrize("shuffled", [OFFERED, OFFERED[::-1], sorted(OFFERED)])
def test_of_several_media_types_json_comes_first_whatever_the_order_of_the_document(
    shuffled: list[str],
) -> None:
    found = body(f"{{{', '.join(f'{each}: {{}}' for each in shuffled)}}}")
    assert [content.media_type for content in found.contents] == OFFERED
    assert found.is_choice


def test_a_range_beside_a_media_type_that_can_be_sent_is_left_to_it() -> None:
    found = body("{application/json: {}, 'application/*+json': {}}")
    assert [content.media_type for content in found.contents] == ["application/json"]
    assert not found.is_choice


def test_a_range_alone_leaves_the_media_type_to_the_caller() -> None:
    found = body("{'image/*': {schema: {type: string, format: binary}}}")
    assert (found.is_choice, found.contents[0].is_range) == (True, True)


def test_any_media_type_is_bytes_where_its_schema_says_so() -> None:
    for bytes_ in ("{schema: {type: string, format: binary}}", "{schema: {format: binary}}"):
        assert body(f"{{'*/*': {bytes_}}}").contents[0].medium is Medium.BINARY
        assert response(f"{{'*/*': {bytes_}}}").medium is Medium.BINARY


def test_each_content_with_an_inline_schema_has_a_class_of_its_own() -> None:
    schema = "{schema: {type: object, properties: {%s: {type: string}}}}"
    found = body(
        f"{{application/json: {schema % 'a'}, multipart/form-data: {schema % 'b'},"
        f" application/merge-patch+json: {schema % 'c'}}}"
    )
    assert [content.schema.ref for content in found.contents] == [
        "PostThingsRequest",
        "PostThingsRequestApplicationMergePatchJson",
        "PostThingsRequestMultipart",
    ]


def test_the_encoding_of_a_form_says_how_its_fields_are_written() -> None:
    found = body(
        "{application/x-www-form-urlencoded: {schema: {type: object}, encoding: {"
        "a: {style: deepObject, explode: true}, b: {style: form, explode: false},"
        " c: {contentType: application/json}, d: {contentType: 'image/*'}}}}"
    )
    assert found.contents[0].encoding == (
        Encoding("a", "deepObject", explode=True),
        Encoding("b", "form", explode=False),
        Encoding("c", media_type="application/json"),
        Encoding("d"),
    )


def test_a_text_body_has_the_example_of_its_media_type() -> None:
    found = body("{application/xml: {schema: {type: object}, examples: {a: {value: <a/>}}}}")
    schema = found.contents[0].schema
    assert (schema.kind, schema.example) == (Kind.STRING, "<a/>")


def test_a_body_that_describes_nothing_is_no_body() -> None:
    (found,) = with_body("{}").operations
    assert found.body is None


def test_of_several_media_types_of_an_answer_the_client_asks_for_json() -> None:
    found = response("{text/plain: {schema: {type: string}}, application/json: {schema: {}}}")
    assert (found.media_type, found.medium) == ("application/json", Medium.JSON)


def test_an_answer_that_is_no_json_has_no_schema() -> None:
    found = response("{text/csv: {schema: {$ref: '#/components/schemas/Thing'}}}")
    assert (found.medium, found.schema) == (Medium.TEXT, None)


@pytest.mark.parametrize(
    ("method", "status"), [("head", "200"), ("get", "204"), ("get", "205"), ("get", "304")]
)
def test_an_answer_that_http_gives_no_body_has_none_whatever_the_document_says(
    method: str, status: str
) -> None:
    content = "{application/json: {schema: {$ref: '#/components/schemas/Thing'}}}"
    (found,) = api(f"""
paths:
  /things:
    {method}:
      responses: {{'{status}': {{description: done, content: {content}}}}}
{THING}""").operations
    (answer,) = found.responses
    assert (answer.medium, answer.schema, answer.media_type) == (None, None, "")
