from __future__ import annotations

import pytest

from fragmint.ir.model import (
    Kind,
    Location,
    Operation,
    Pagination,
    PaginationStyle,
    Parameter,
    Schema,
)
from fragmint.render import requests, signatures
from support.emitted import model_set


@pytest.mark.parametrize(
    ("location", "style", "explode", "expected"),
    [
        (Location.PATH, "simple", False, 'simple("a-b", a_b)'),
        (Location.PATH, "simple", True, 'simple("a-b", a_b, explode=True)'),
        (Location.PATH, "label", False, 'label("a-b", a_b)'),
        (Location.PATH, "matrix", True, 'matrix("a-b", a_b, explode=True)'),
        (Location.QUERY, "form", True, 'form("a-b", a_b)'),
        (Location.QUERY, "form", False, 'form("a-b", a_b, explode=False)'),
        (Location.QUERY, "spaceDelimited", False, 'space_delimited("a-b", a_b)'),
        (Location.QUERY, "pipeDelimited", True, 'form("a-b", a_b)'),
        (Location.QUERY, "deepObject", True, 'deep_object("a-b", a_b)'),
        (Location.QUERY, "deepObject", False, 'deep_object("a-b", a_b)'),
        (Location.HEADER, "simple", False, 'header("a-b", a_b)'),
        (Location.COOKIE, "form", True, 'form("a-b", a_b)'),
    ],
)
def test_each_style_is_one_function_of_the_runtime(
    location: Location, style: str, explode: bool, expected: str
) -> None:
    parameter = Parameter("a-b", "a_b", location, False, Schema(Kind.STRING), style, explode)
    assert requests.encoded(parameter) == expected


@pytest.mark.parametrize(
    ("paging", "expected"),
    [
        (None, ""),
        (Pagination(PaginationStyle.NONE, "items"), ""),
        (Pagination(PaginationStyle.LINKS, "items", next="a.b"), 'LinksPagination(next="a.b")'),
        (
            Pagination(PaginationStyle.OFFSET, "rows", offset="skip", limit="take"),
            'OffsetPagination(offset="skip", limit="take", items="rows")',
        ),
        (
            Pagination(PaginationStyle.CURSOR, "rows", cursor="after", next="meta.after"),
            'CursorPagination(cursor="after", next="meta.after")',
        ),
    ],
)
def test_each_way_to_the_next_page_is_one_class_of_the_runtime(
    paging: Pagination | None, expected: str
) -> None:
    operation = Operation("a", "a", "GET", "/a", "/paths/~1a/get", pagination=paging)
    assert requests.pagination(operation) == expected


BODY = """
paths:
  /things:
    post:
      operationId: make
      tags: [things]
      requestBody:
        required: true
        content:
          {}
      responses: {{'204': {{description: done}}}}
components:
  schemas:
    Thing: {{type: object, properties: {{name: {{type: string}}}}}}
"""
THING = "{schema: {$ref: '#/components/schemas/Thing'}"


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (f"application/json: {THING}}}", "json_body(body, Thing)"),
        (
            f"application/merge-patch+json: {THING}}}",
            'json_body(body, Thing, "application/merge-patch+json")',
        ),
        (f"application/x-www-form-urlencoded: {THING}}}", "form_body(body, Thing)"),
        (
            f"application/x-www-form-urlencoded: {THING}, encoding: {{name: {{style: deepObject}},"
            " tags: {style: form, explode: false}, other: {contentType: application/json},"
            " more: {style: pipeDelimited, explode: true}}}",
            'form_body(body, Thing, styles={"name": "deep_object", "tags": "comma_delimited", "other": "json",'
            ' "more": "form"})',
        ),
        (f"multipart/form-data: {THING}}}", "multipart_body(body, Thing)"),
        (
            f"multipart/form-data: {THING}, encoding: {{name: {{contentType: image/png}}}}}}",
            'multipart_body(body, Thing, content_types={"name": "image/png"})',
        ),
        ("text/csv: {}", 'raw_body(body, "text/csv")'),
        ("application/zip: {}", 'raw_body(body, "application/zip")'),
        ("image/*: {}", "raw_body(body, content_type)"),
        (
            "{text/csv: {}, image/png: {}, application/json: {schema: {}}}",
            'json_body(body, Any, content_type) if content_type == "application/json" else raw_body(body, content_type)',
        ),
        (
            f"{{application/json: {THING}}}, application/merge-patch+json: {THING}}},"
            " application/x-www-form-urlencoded: {schema: {}}}",
            "json_body(body, Thing, content_type)"
            ' if content_type in ("application/json", "application/merge-patch+json")'
            " else form_body(body, Any)",
        ),
    ],
)
def test_a_body_is_one_call_of_the_runtime_for_each_medium(content: str, expected: str) -> None:
    built, models = model_set(BODY.format(content))
    told = dict(requests.keywords(built.operations[0], models))
    assert told["body"] == expected


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (f"application/json: {THING}}}", "body: Thing | Mapping[str, Any]"),
        ("application/json: {schema: {type: array, items: {}}}", "body: list[Any] | Sequence[Any]"),
        ("text/csv: {}", "body: str"),
        ("application/zip: {}", "body: bytes"),
        ("image/*: {}", "body: bytes, content_type: str"),
        (
            f"{{application/json: {THING}}}, multipart/form-data: {THING}}}, text/csv: {{}}}}",
            "body: Thing | Mapping[str, Any] | str, content_type:"
            ' Literal["application/json", "multipart/form-data", "text/csv"] = "application/json"',
        ),
    ],
)
def test_a_method_takes_a_body_as_what_it_is(content: str, expected: str) -> None:
    built, models = model_set(BODY.format(content))
    found = signatures.method(signatures.arguments(built.operations[0], models))
    assert found == f"*, {expected}, options: RequestOptions | None = None"


@pytest.mark.parametrize(
    ("location", "expected"),
    [
        (Location.QUERY, 'json_content("a-b", a_b)'),
        (Location.COOKIE, 'json_content("a-b", a_b)'),
        (Location.HEADER, 'header("a-b", json_text("a-b", a_b))'),
        (Location.PATH, 'simple("a-b", json_text("a-b", a_b))'),
    ],
)
def test_a_parameter_that_is_described_by_a_media_type_is_written_as_json(
    location: Location, expected: str
) -> None:
    schema = Schema(Kind.ANY)
    parameter = Parameter(
        "a-b", "a_b", location, True, schema, "form", True, media_type="application/json"
    )
    assert requests.encoded(parameter) == expected


def test_a_query_whose_reserved_characters_stay_says_so() -> None:
    parameter = Parameter(
        "q", "q", Location.QUERY, False, Schema(Kind.STRING), "form", True, allow_reserved=True
    )
    assert requests.encoded(parameter) == 'form("q", q, allow_reserved=True)'
