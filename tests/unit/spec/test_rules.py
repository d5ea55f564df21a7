"""Rules speak of faults and keep silent about everything that is fine; see tests/rules for the faults."""

from __future__ import annotations

import pytest

from fragmint.diagnostics import condensed
from support.specs import HEAD, HEAD_30, findings

_OK = "responses: {200: {description: All}}"


def codes(text: str) -> list[str]:
    """The codes of all findings, in order of reading."""
    return [found.code for found in findings(text)]


@pytest.mark.parametrize(
    "text",
    [
        f"""\
{HEAD}paths:
  /things/{{id}}/parts/{{part}}:
    parameters: [{{name: id, in: path, required: true, schema: {{type: string}}}}]
    get:
      parameters: [{{name: part, in: path, required: true, schema: {{type: string}}}}]
      {_OK}
""",
        f"""\
{HEAD}paths:
  /a:
    get:
      parameters: [{{name: a, in: query, schema: {{}}}}, {{name: a, in: header, schema: {{}}}}]
      {_OK}
""",
        f"{HEAD}paths: {{}}\nsecurity: [{{}}]\n",
        f"{HEAD}paths: {{}}\nsecurity: []\n",
        f"""\
{HEAD}paths: {{}}
security: [{{Login: [read]}}]
components: {{securitySchemes: {{Login: {{type: openIdConnect, openIdConnectUrl: "https://a"}}}}}}
""",
        f"""\
{HEAD}paths: {{}}
servers: [{{url: "https://{{a}}/b", variables: {{a: {{default: x}}}}}}]
""",
        f"""\
{HEAD}components:
  schemas:
    Tree: {{type: object, properties: {{children: {{type: array, items: {{$ref: "#/components/schemas/Tree"}}}}}}}}
    Node: {{oneOf: [{{type: string}}, {{$ref: "#/components/schemas/Node"}}]}}
""",
        f"{HEAD}components: {{schemas: {{A: {{type: string, format: date-time, x-mine: 1}}}}}}\n",
        f"{HEAD}components: {{schemas: {{A: true, B: false}}}}\n",
        f"{HEAD}webhooks: {{made: {{post: {{{_OK}}}}}}}\n",
    ],
)
def test_what_is_fine_gives_no_finding(text: str) -> None:
    assert codes(text) == []


@pytest.mark.parametrize("place", ["header", "cookie"])
def test_a_key_needs_a_name_that_can_be_sent(place: str) -> None:
    text = f"""\
{HEAD}paths: {{}}
components:
  securitySchemes:
    Key:
      type: apiKey
      in: {place}
      name: "h:h"
    Fine: {{type: apiKey, in: query, name: "h h"}}
"""
    (found,) = findings(text)
    assert (found.code, found.pointer) == ("S115", "/components/securitySchemes/Key/name")
    assert text.splitlines()[found.location.line - 1] == '      name: "h:h"'


@pytest.mark.parametrize("wrong", [" ", '\\"', "`", "<", ">", "\\x7f", "\\n"])
def test_a_server_has_a_url_that_can_be_called(wrong: str) -> None:
    (found,) = findings(f'{HEAD}paths: {{}}\nservers: [{{url: "/a{wrong}"}}]\n')
    assert (found.code, found.pointer) == ("S116", "/servers/0/url")


def test_a_schema_that_leads_into_a_circle_is_not_part_of_it() -> None:
    text = """\
components:
  schemas:
    Out: {allOf: [{$ref: "#/components/schemas/In"}]}
    In: {allOf: [{$ref: "#/components/schemas/Back"}, {$ref: "#/components/schemas/End"}]}
    Back: {allOf: [{$ref: "#/components/schemas/In"}]}
    End: {type: object}
"""
    found = findings(HEAD + text)
    assert [each.pointer for each in found] == [
        "/components/schemas/In",
        "/components/schemas/Back",
    ]


def test_scopes_without_meaning_are_told_once_and_counted() -> None:
    text = f"""\
{HEAD_30}paths:
  /a: {{get: {{security: [{{Key: [r]}}], {_OK}}}}}
  /b: {{get: {{security: [{{Key: [r]}}], {_OK}}}}}
  /c: {{get: {{security: [{{Key: [w]}}], {_OK}}}}}
components: {{securitySchemes: {{Key: {{type: apiKey, in: header, name: K}}}}}}
"""
    (found,) = findings(text)
    assert (
        found.message == "the scheme 'Key' has no scopes: they are ignored (and in 2 more places)"
    )


def test_roles_of_other_schemes_are_allowed_in_3_1() -> None:
    text = """\
paths: {}
security: [{Key: [admin]}]
components: {securitySchemes: {Key: {type: apiKey, in: header, name: K}}}
"""
    assert codes(HEAD + text) == []


def test_examples_are_held_against_schemas_they_reach_by_reference() -> None:
    text = f"""\
{HEAD}paths:
  /a:
    get:
      parameters:
        - {{name: p, in: query, schema: {{type: integer}}, example: ten}}
      responses:
        200:
          description: All
          content:
            application/json:
              schema: {{type: array, items: {{$ref: "#/components/schemas/A"}}}}
              examples:
                good: {{value: [{{size: 1}}]}}
                bad:
                  value:
                    - size: 1
                    - size: big
components: {{schemas: {{A: {{properties: {{size: {{type: integer}}}}}}}}}}
"""
    found = findings(text)
    assert [(each.code, each.location.line) for each in found] == [("S126", 7), ("S126", 19)]
    assert found[1].message == (
        "the example does not fit its schema: `size` must be a whole number, not text"
    )


def test_a_null_example_where_null_is_allowed_is_fine() -> None:
    schema = "{type: string, nullable: true, example: null}"
    assert codes(f"{HEAD_30}paths: {{}}\ncomponents: {{schemas: {{A: {schema}}}}}\n") == []


def test_a_pattern_that_cannot_be_read_does_not_hide_other_faults_of_examples() -> None:
    schemas = "{A: {pattern: '(', examples: [a]}, B: {type: integer, examples: [b]}}"
    assert codes(f"{HEAD}components: {{schemas: {schemas}}}\n") == ["S178", "S126"]


def test_a_schema_that_allows_nothing_has_no_fitting_example() -> None:
    found = findings(f"{HEAD}components: {{schemas: {{A: {{type: [], examples: [a]}}}}}}\n")
    assert "it must be nothing, not" in next(f.message for f in found if f.code == "S126")


def test_many_warnings_of_a_kind_are_a_few_and_a_number() -> None:
    schemas = "".join(f"    A{n}: {{type: string, nullable: true}}\n" for n in range(300))
    found = condensed(findings(f"{HEAD}components:\n  schemas:\n{schemas}"))
    assert len(found) == 10
    assert found[-1].message.endswith("(and 290 more of these in this file)")


def test_a_close_name_is_suggested() -> None:
    text = """\
components:
  schemas:
    Release: {type: object}
    A: {items: {$ref: "#/components/schemas/Relaese"}}
"""
    (found,) = findings(HEAD + text)
    assert found.hint == "did you mean '#/components/schemas/Release'?"


def test_a_bare_name_as_reference_is_explained() -> None:
    text = "components: {schemas: {Pet: {type: object}, A: {items: {$ref: Pet}}}}\n"
    (found,) = findings(HEAD + text)
    assert found.hint == "did you mean '#/components/schemas/Pet'?"
