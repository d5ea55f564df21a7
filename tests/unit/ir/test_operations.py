from __future__ import annotations

import pytest

from fragmint.ir.model import Kind, Location
from support.apis import api, findings, operation, told

OK = "responses: {'200': {description: fine}}"
SECURED = """
components:
  securitySchemes:
    Key: {type: apiKey, in: header, name: X-Key}
    Token: {type: http, scheme: bearer}
    Hand: {type: http, scheme: hoba}
"""


def test_parameters_of_the_path_item_come_with_each_operation() -> None:
    (found,) = api("""
paths:
  /things/{id}:
    parameters:
      - {name: id, in: path, required: true, schema: {type: string}}
      - {name: limit, in: query, schema: {type: integer}}
    get:
      parameters: [{name: limit, in: query, schema: {type: string}}]
      responses: {'200': {description: fine}}
""").operations
    assert {each.wire: each.schema.kind for each in found.parameters} == {
        "id": Kind.STRING,
        "limit": Kind.STRING,
    }


def test_the_version_header_is_no_parameter_but_says_the_versions() -> None:
    found = operation(
        f"""
parameters:
  - {{name: ld-api-version, in: header, required: true, schema: {{enum: [beta, '20240415']}}}}
{OK}""",
        "x-fragmint: {version-header: LD-API-Version}",
    )
    assert found.parameters == ()
    assert found.api_versions == ("beta", "20240415")
    assert not found.is_beta


@pytest.mark.parametrize(
    ("versions", "is_beta"),
    [
        ("enum: [beta]", True),
        ("const: beta", True),
        ("enum: [beta, v2beta1]", True),
        ("enum: ['20240415']", False),
    ],
)
def test_an_operation_is_beta_when_every_version_of_it_is(versions: str, is_beta: bool) -> None:
    found = operation(
        f"parameters: [{{name: V, in: header, schema: {{{versions}}}}}]\n{OK}",
        "x-fragmint: {version-header: V}",
    )
    assert found.is_beta is is_beta


def test_headers_that_the_document_says_elsewhere_are_no_parameters() -> None:
    headers = "\n".join(
        f"  - {{name: {name}, in: header, schema: {{type: string}}}}"
        for name in ("Accept", "content-type", "AUTHORIZATION", "X-Trace")
    )
    found = operation(f"parameters:\n{headers}\n{OK}")
    assert [each.wire for each in found.parameters] == ["X-Trace"]


def test_each_place_has_its_own_default_style() -> None:
    found = operation(
        f"""
parameters:
  - {{name: a, in: path, required: true, schema: {{type: string}}}}
  - {{name: b, in: query, schema: {{type: string}}}}
  - {{name: c, in: header, schema: {{type: string}}}}
  - {{name: d, in: cookie, schema: {{type: string}}}}
  - {{name: e, in: query, style: pipeDelimited, schema: {{type: array}}}}
{OK}""",
        path="/things/{a}",
    )
    assert [(each.location, each.style, each.explode) for each in found.parameters] == [
        (Location.PATH, "simple", False),
        (Location.QUERY, "form", True),
        (Location.HEADER, "simple", False),
        (Location.COOKIE, "form", True),
        (Location.QUERY, "pipeDelimited", False),
    ]


def test_arguments_whose_names_meet_say_where_they_travel() -> None:
    found = operation(
        f"""
parameters:
  - {{name: id, in: path, required: true, schema: {{type: string}}}}
  - {{name: id, in: query, schema: {{type: string}}}}
  - {{name: X-Id, in: header, schema: {{type: string}}, x-fragmint: {{name: trace}}}}
{OK}""",
        path="/things/{id}",
    )
    assert [each.name for each in found.parameters] == ["id", "id_query", "trace"]


@pytest.mark.parametrize(
    ("told", "code"),
    [
        ("parameters: [{name: a, in: query, content: {text/csv: {schema: {}}}}]", "G102"),
        ("security: [{Hand: []}]", "G105"),
    ],
)
def test_what_the_client_cannot_send_is_an_error(told: str, code: str) -> None:
    text = f"paths:\n  /things:\n    post:\n      {told}\n      {OK}\n{SECURED}"
    assert findings(text) == [code]


DEEP = "{type: object, properties: {b: {type: integer}}}"


@pytest.mark.parametrize(
    ("part", "media_type", "codes"),
    [
        (DEEP, "multipart/mixed", ["G102"]),
        (f"{{type: array, items: {DEEP}}}", "application/xml", ["G102"]),
        ("{type: array, items: {type: array, items: {type: string}}}", "text/csv", ["G102"]),
        (f"{{oneOf: [{DEEP}, {{type: object, properties: {{c: {{}}}}}}]}}", "text/csv", ["G102"]),
        (f"{{oneOf: [{DEEP}, {{type: string}}]}}", "text/csv", []),
        (DEEP, "application/vnd.thing+json", []),
        (DEEP, "text/json", []),
        (DEEP, "application/json, application/xml", []),
        ("{type: array, items: {type: string}}", "text/csv", []),
        ("{type: string, format: binary}", "image/png", []),
        ("{}", "image/png", []),
    ],
)
def test_a_part_that_is_an_object_is_sent_as_json_or_not_at_all(
    part: str, media_type: str, codes: list[str]
) -> None:
    form = f"schema: {{type: object, properties: {{a: {part}}}}}"
    encoding = f"encoding: {{a: {{contentType: '{media_type}'}}}}"
    told = f"requestBody: {{content: {{multipart/form-data: {{{form}, {encoding}}}}}}}"
    assert findings(f"paths:\n  /things:\n    post:\n      {told}\n      {OK}") == codes


def test_pages_that_are_declared_and_not_there_are_told_where_they_are_declared() -> None:
    told = "x-fragmint: {pagination: {style: offset, items: all, offset: from}}"
    assert findings(f"paths:\n  /things:\n    get:\n      {told}\n      {OK}") == ["G110"]


def test_a_style_beside_content_is_ignored() -> None:
    found = operation(
        f"parameters: [{{name: a, in: query, style: matrix, content: {{application/json: {{}}}}}}]\n{OK}"
    )
    assert [(each.style, each.media_type) for each in found.parameters] == [
        ("form", "application/json")
    ]


def test_each_security_requirement_is_an_alternative_and_unusable_ones_go() -> None:
    security = "security: [{Key: [], Token: []}, {Token: []}, {Hand: []}, {}]"
    found = operation(f"{security}\n{OK}", SECURED)
    assert found.security == (("Key", "Token"), ("Token",), ())


def test_an_operation_without_security_has_that_of_the_document_and_may_refuse_it() -> None:
    assert operation(OK, f"{SECURED}\nsecurity: [{{Key: []}}]").security == (("Key",),)
    assert operation(f"security: []\n{OK}", f"{SECURED}\nsecurity: [{{Key: []}}]").security == ()


def test_responses_keep_their_status_their_headers_and_the_names_of_their_examples() -> None:
    found = operation("""
responses:
  '200':
    description: fine
    headers: {X-Rate: {description: left, schema: {type: integer}}}
    content: {application/json: {schema: {type: string}, examples: {one: {value: a}}}}
  4XX: {description: wrong}
  '204': {description: nothing}
  default: {description: other, content: {text/html: {schema: {type: string}}}}
""")
    assert {each.status: each.media_type for each in found.responses} == {
        "200": "application/json",
        "4XX": "",
        "204": "",
        "default": "text/html",
    }
    assert [header.wire for header in found.responses[0].headers] == ["X-Rate"]
    assert found.responses[0].examples == ("one",)


@pytest.mark.parametrize(
    ("statuses", "hoped_for"),
    [
        (["204", "200"], "200"),
        (["2XX", "201"], "201"),
        (["default", "404"], "default"),
        (["404"], None),
    ],
)
def test_the_lowest_success_is_the_one_to_hope_for(
    statuses: list[str], hoped_for: str | None
) -> None:
    told = "\n".join(f"  '{status}': {{description: x}}" for status in statuses)
    success = operation(f"responses:\n{told}").success
    assert (success.status if success else None) == hoped_for


def test_an_inline_response_that_operations_share_is_one_class() -> None:
    found = api("""
paths:
  /a: {get: {responses: {'404': {$ref: '#/components/responses/Missing'}}}}
  /b: {get: {responses: {'404': {$ref: '#/components/responses/Missing'}}}}
components:
  responses:
    Missing:
      description: not there
      content: {application/json: {schema: {type: object, properties: {message: {}}}}}
""")
    assert list(found.models) == ["Missing"]


@pytest.mark.parametrize(
    ("told", "path", "expected"),
    [
        ("operationId: listThings\ntags: [Big things]", "/x", "big_things.list_things"),
        ("operationId: things/list-all\ntags: [things]", "/x", "things.list_all"),
        ("operationId: other/list\ntags: [things]", "/x", "things.other_list"),
        ("tags: [a]", "/api/v2/things", "a.get_api_v2_things"),
        ("", "/api/v2/things", "things.get_api_v2_things"),
        ("operationId: class", "/class", "class_.class_"),
        ("operationId: x", "/close", "close_.x"),
        ("operationId: with_raw_response", "/x", "x.with_raw_response_"),
        ("x-fragmint: {resource: policies, method: get}", "/x", "policies.get"),
    ],
)
def test_an_operation_is_called_by_its_tag_and_id_or_as_the_fragment_says(
    told: str, path: str, expected: str
) -> None:
    text = f"paths: {{{path}: {{get: {{{', '.join([*told.splitlines(), OK])}}}}}}}"
    (resource,) = api(text).resources
    assert f"{resource.name}.{resource.operations[0].name}" == expected


def test_of_operations_whose_names_meet_one_is_called_after_its_path_with_a_warning() -> None:
    text = f"""
paths:
  /a: {{get: {{operationId: list-all, tags: [t], {OK}}}}}
  /b: {{get: {{operationId: list_all, tags: [t], {OK}}}}}
"""
    (resource,) = api(text).resources
    assert [each.name for each in resource.operations] == ["get_a", "list_all"]
    assert findings(text) == ["G107"]


@pytest.mark.parametrize("given_first", [True, False])
def test_a_method_name_that_the_fragment_gives_moves_the_others_aside(given_first: bool) -> None:
    paths = [
        f"  /a: {{get: {{operationId: a, tags: [t], x-fragmint: {{method: fetch}}, {OK}}}}}",
        f"  /b: {{get: {{operationId: fetch, tags: [t], {OK}}}}}",
    ]
    (resource,) = api("\n".join(["paths:", *(paths if given_first else paths[::-1])])).resources
    assert {each.id: each.name for each in resource.operations} == {"a": "fetch", "fetch": "get_b"}


def test_a_method_that_only_a_number_would_tell_apart_is_an_error_with_the_name_to_paste() -> None:
    text = f"""
paths:
  /a-b: {{get: {{operationId: fetch, tags: [t], {OK}}}}}
  /a/b: {{get: {{operationId: Fetch, tags: [t], {OK}}}}}
  /a_b: {{get: {{operationId: f-etch, tags: [t], x-fragmint: {{method: get_a_b}}, {OK}}}}}
"""
    (error,) = told(text)
    assert (error.code, error.severity, error.pointer) == ("G108", "error", "/paths/~1a~1b/get")
    assert error.hint == "to choose its name, write `x-fragmint: {method: get_a_b_2}`"


@pytest.mark.parametrize(
    ("facts", "instead"),
    [
        ("{resource: T, method: a}", "{resource: t}"),
        ("{resource: nul, method: a}", "{resource: nul_}"),
        ("{resource: t, method: ListAll}", "{method: list_all}"),
        ("{resource: t, method: fetch}", "{method: get_b}"),
    ],
)
def test_a_given_name_that_cannot_be_had_is_told_with_one_that_can(
    facts: str, instead: str
) -> None:
    (error,) = told(f"""
paths:
  /a: {{get: {{x-fragmint: {{resource: t, method: fetch}}, {OK}}}}}
  /b: {{get: {{x-fragmint: {facts}, {OK}}}}}
""")
    assert error.hint is not None
    assert f"write `x-fragmint: {instead}`, or another" in error.hint


def test_the_name_of_a_class_on_a_parameter_is_an_error() -> None:
    (error,) = told(f"""
paths:
  /a:
    get:
      parameters: [{{name: sort, in: query, schema: {{enum: [a, b]}}, x-fragmint: {{name: SortOrder}}}}]
      {OK}
""")
    assert (error.code, error.severity) == ("G106", "error")
    assert error.hint == (
        "only classes begin with a capital, and what names them stands on their schema; "
        "write `x-fragmint: {name: sort_order}`, or another"
    )


@pytest.mark.parametrize(
    ("facts", "told"),
    [
        ("{resource: t, method: fetch}", "two operations of one method"),
        ("{resource: t, method: class}", "a keyword"),
        ("{resource: close, method: a}", "a method of the client"),
        ("{resource: t, method: with_raw_response}", "a member of every resource"),
    ],
)
def test_a_given_name_that_cannot_be_had_is_an_error(facts: str, told: str) -> None:
    text = f"""
paths:
  /a: {{get: {{x-fragmint: {{resource: t, method: fetch}}, {OK}}}}}
  /b: {{get: {{x-fragmint: {facts}, {OK}}}}}
"""
    assert findings(text) == ["G106"], told


def test_a_resource_called_client_leaves_the_client_its_name() -> None:
    (resource,) = api(f"paths: {{/a: {{get: {{operationId: a, tags: [client], {OK}}}}}}}").resources
    assert (resource.name, resource.class_name) == ("client", "ClientResource")


def test_resources_come_in_order_of_name_with_what_their_tag_says() -> None:
    resources = api(f"""
tags: [{{name: Zoos, description: Of animals}}]
paths:
  /z: {{get: {{tags: [Zoos], {OK}}}}}
  /a: {{get: {{tags: [Ants], {OK}}}}}
""").resources
    assert [(each.name, each.class_name, each.description) for each in resources] == [
        ("ants", "Ants", ""),
        ("zoos", "Zoos", "Of animals"),
    ]


def test_no_class_of_a_resource_has_the_name_of_a_model() -> None:
    (resource,) = api(f"""
paths: {{/a: {{get: {{tags: [Things], {OK}}}}}}}
components:
  schemas:
    AsyncRawThings: {{type: object, properties: {{a: {{}}}}}}
    Things: {{type: object, properties: {{a: {{}}}}}}
""").resources
    assert resource.class_name == "ThingsResource"


def test_facts_of_the_fragment_about_an_operation_are_kept() -> None:
    found = operation(
        f"deprecated: true\nx-fragmint: {{superseded-by: v2, sunset: '2027-01-31'}}\n{OK}"
    )
    assert (found.deprecated, found.superseded_by, found.sunset) == (True, "v2", "2027-01-31")


def test_the_first_example_of_a_parameter_is_its_sample() -> None:
    found = operation(f"""
parameters:
  - {{name: a, in: query, schema: {{type: string}}, examples: {{x: {{value: one}}, y: {{value: two}}}}}}
{OK}""")
    assert found.parameters[0].schema.example == "one"
