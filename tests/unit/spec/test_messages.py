"""What breaks the structure is told in words that name what to change, at the place to change it."""

from __future__ import annotations

from typing import NamedTuple

import pytest

from support.specs import HEAD, findings


class Case(NamedTuple):
    """A part of a document, and the message and pointer it gets."""

    text: str
    message: str
    pointer: str
    hint: str | None = None
    code: str = "S101"


def _operation(fields: str) -> str:
    return f"{HEAD}paths: {{/a: {{get: {{{fields}}}}}}}\n"


def _schema(schema: str) -> str:
    return f"{HEAD}components: {{schemas: {{A: {schema}}}}}\n"


def _scheme(scheme: str) -> str:
    return f"{HEAD}components: {{securitySchemes: {{A: {scheme}}}}}\n"


_OK = "responses: {200: {description: All}}"
_PARAMETER = "/paths/~1a/get/parameters/0"
CASES = [
    Case("openapi: 3.1.0\npaths: {}\n", "the document must have `info`", ""),
    Case(HEAD, "the document must have `paths`, `components` or `webhooks`", ""),
    Case(
        "openapi: 3.1.0\ninfo: {title: A, version: [1]}\npaths: {}\n",
        "`version` must be text, not a list",
        "/info/version",
    ),
    Case(HEAD + "paths: {}\ntags: [a]\n", "`tags[0]` must be a mapping, not text", "/tags/0"),
    Case(
        HEAD + "paths: {a: {}}\n",
        "`a` is no name for `paths`",
        "/paths/a",
        "a path must start with '/'",
    ),
    Case(
        _operation("responses: {20: {description: All}}"),
        "`20` is no name for `responses`",
        "/paths/~1a/get/responses/20",
        "a status is three digits, like 200, or a range, like 2XX, or `default`",
    ),
    Case(
        _operation(f"paramters: [], {_OK}"),
        "the standard does not know `paramters` here",
        "/paths/~1a/get/paramters",
        "did you mean `parameters`?",
    ),
    Case(
        _operation(f"parameters: [{{name: a, in: body, schema: {{}}}}], {_OK}"),
        "`in` must be 'query', 'header', 'path' or 'cookie', not 'body'",
        f"{_PARAMETER}/in",
        "this is Swagger 2.0: describe what is sent in a body by `requestBody`",
    ),
    Case(
        _operation(f"parameters: [{{name: a, in: query}}], {_OK}"),
        "`parameters[0]` must have `schema` or `content`",
        _PARAMETER,
    ),
    Case(
        _operation(
            f"parameters: [{{name: a, in: query, schema: {{}}, content: {{a/b: {{}}}}}}], {_OK}"
        ),
        "`parameters[0]` has both `schema` and `content`, of which the standard allows one",
        _PARAMETER,
    ),
    Case(
        _operation(f"parameters: [{{name: a, in: query, style: simple, schema: {{}}}}], {_OK}"),
        "`style` must be 'form', 'spaceDelimited', 'pipeDelimited' or 'deepObject', not 'simple'",
        f"{_PARAMETER}/style",
    ),
    Case(_operation(f"tags: a, {_OK}"), "`tags` must be a list, not text", "/paths/~1a/get/tags"),
    Case(
        _schema("{type: strng}"),
        "`type` must be 'array', 'boolean', 'integer', 'null', 'number', 'object' or 'string', not 'strng'",
        "/components/schemas/A/type",
    ),
    Case(
        _schema("{type: [string, 1]}"),
        "`type[1]` must be 'array', 'boolean', 'integer', 'null', 'number', 'object' or 'string', not 1",
        "/components/schemas/A/type/1",
    ),
    Case(
        _schema("{properties: {a: {required: name}}}"),
        "`required` must be a list, not text",
        "/components/schemas/A/properties/a/required",
        "list the names of the required properties beside `properties`",
    ),
    Case(
        _schema("{properties: {a: {minLength: few}}}"),
        "`minLength` must be a whole number, not text",
        "/components/schemas/A/properties/a/minLength",
    ),
    Case(
        _schema("text"),
        "`A` must be a mapping or true or false, not text",
        "/components/schemas/A",
    ),
    Case(_schema("{allOf: []}"), "`allOf` may not be empty", "/components/schemas/A/allOf"),
    Case(
        _schema("{type: [string, string]}"),
        "`type` may not have one item twice",
        "/components/schemas/A/type",
    ),
    Case(
        _schema("{type: string, nullable: maybe}"),
        "`nullable` must be true or false, not text",
        "/components/schemas/A/nullable",
    ),
    Case(
        _scheme("{type: apikey}"),
        "`type` must be 'apiKey', 'http', 'mutualTLS', 'oauth2' or 'openIdConnect', not 'apikey'",
        "/components/securitySchemes/A/type",
    ),
    Case(
        _scheme("{type: apiKey, in: header}"),
        "`A` must have `name`",
        "/components/securitySchemes/A",
    ),
    Case(
        _scheme("{type: oauth2, flows: {implicit: {scopes: {}}}}"),
        "`implicit` must have `authorizationUrl`",
        "/components/securitySchemes/A/flows/implicit",
        code="S174",
    ),
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.message[:40])
def test_a_fault_of_structure_is_told_in_plain_words(case: Case) -> None:
    found = findings(case.text)
    told = [(each.message, each.pointer, each.hint) for each in found if each.code == case.code]
    assert told == [(case.message, case.pointer, case.hint)]


def test_one_fault_in_a_shared_part_is_told_once() -> None:
    found = findings(f"""\
{HEAD}paths:
  /a: {{get: {{parameters: [{{$ref: "#/components/parameters/P"}}], {_OK}}}}}
  /b: {{get: {{parameters: [{{$ref: "#/components/parameters/P"}}], {_OK}}}}}
components:
  parameters:
    P: {{name: p, in: nowhere, schema: {{}}}}
""")
    assert [(each.pointer, each.location.line) for each in found] == [
        ("/components/parameters/P/in", 8)
    ]


def test_all_faults_are_told_at_once_in_order_of_reading() -> None:
    found = findings("""\
openapi: 3.1.0
info: {title: [1], version: [2]}
paths:
  /a/{b}:
    get:
      operationId: [x]
      responses: []
tags: {}
""")
    assert [(each.code, each.location.line) for each in found] == [
        ("S101", 2),
        ("S101", 2),
        ("S104", 5),
        ("S101", 6),
        ("S101", 7),
        ("S101", 8),
    ]


def test_a_known_field_in_the_wrong_place_is_only_told() -> None:
    (found,) = findings(_scheme("{type: http, scheme: basic, bearerFormat: JWT}"))
    assert (found.code, found.message) == (
        "S124",
        "`bearerFormat` means nothing here and is ignored",
    )
