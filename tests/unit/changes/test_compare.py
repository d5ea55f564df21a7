"""What is told of two documents: by meaning, whatever they are written like."""

from __future__ import annotations

from dataclasses import replace

from fragmint.changes.comparison import differences
from fragmint.changes.policy import policy
from support.apis import api

HEAD = """\
paths:
  /things:
    get:
      operationId: list
      tags: [things]
      responses:
        "200": {description: fine, content: {application/json: {schema: SCHEMA}}}
components:
  schemas:
"""


def kinds(old: str, new: str, version: str = "3.1.0", other: str = "3.1.0") -> list[str]:
    """The rows for what one document has otherwise than another, save those that are nothing to anyone."""
    rows = (policy().row(each) for each in differences(api(old, version), api(new, other)))
    return sorted({row.kind for row in rows if row.impact != "none"})


def answering(schema: str, components: str = "    Spare: {type: string}\n") -> str:
    return HEAD.replace("SCHEMA", schema) + components


def test_the_way_a_schema_is_put_together_is_nothing_to_a_caller() -> None:
    plain = answering(
        "{$ref: '#/components/schemas/A'}",
        "    A: {type: object, required: [b], properties: {b: {type: string}, c: {type: integer}}}\n",
    )
    merged = answering(
        "{$ref: '#/components/schemas/A'}",
        "    A:\n"
        "      allOf:\n"
        "        - {type: object, required: [b], properties: {b: {$ref: '#/components/schemas/B'}}}\n"
        "        - {type: object, properties: {c: {type: integer}}}\n"
        "    B: {type: string}\n",
    )
    assert kinds(plain, merged) == []


def test_null_is_the_same_in_both_dialects() -> None:
    old = answering("{type: object, title: T, properties: {a: {type: string, nullable: true}}}")
    new = answering("{type: object, title: T, properties: {a: {type: [string, 'null']}}}")

    assert kinds(old, new, "3.0.3", "3.1.0") == []


def test_a_renamed_schema_without_a_class_is_nothing_to_a_caller() -> None:
    old = answering(
        "{$ref: '#/components/schemas/A'}", "    A: {type: array, items: {type: string}}\n"
    )
    new = answering(
        "{$ref: '#/components/schemas/B'}", "    B: {type: array, items: {type: string}}\n"
    )

    assert kinds(old, new) == []


def test_a_model_that_has_another_name_is_looked_into_all_the_same() -> None:
    old = answering(
        "{$ref: '#/components/schemas/A'}",
        "    A: {type: object, properties: {a: {type: string}}}\n",
    )
    new = answering(
        "{$ref: '#/components/schemas/B'}",
        "    B: {type: object, properties: {a: {type: integer}}}\n",
    )

    assert kinds(old, new) == ["class-renamed", "response-type-changed"]


def test_a_model_that_travels_both_ways_is_judged_for_each() -> None:
    def both(required: str) -> str:
        return f"""\
paths:
  /things:
    post:
      operationId: add
      tags: [things]
      requestBody: {{content: {{application/json: {{schema: {{$ref: '#/components/schemas/A'}}}}}}}}
      responses:
        "200": {{description: fine, content: {{application/json: {{schema: {{$ref: '#/components/schemas/A'}}}}}}}}
components:
  schemas:
    A: {{type: object, required: [{required}], properties: {{a: {{type: string}}}}}}
"""

    assert kinds(both("a"), both("")) == [
        "request-property-now-optional",
        "response-property-now-optional",
    ]
    assert kinds(both(""), both("a")) == [
        "request-property-now-required",
        "response-property-now-required",
    ]


def test_models_nest_without_end() -> None:
    def chain(last: str) -> str:
        links = (
            f"    A{n}: {{type: object, properties: {{a: {{$ref: '#/components/schemas/A{n + 1}'}}}}}}\n"
            for n in range(1500)
        )
        end = f"    A1500: {{type: object, properties: {{a: {{type: {last}}}}}}}\n"
        return answering("{$ref: '#/components/schemas/A0'}", "".join((*links, end)))

    assert kinds(chain("string"), chain("integer")) == ["response-type-changed"]


def test_text_of_a_document_moves_no_terminal() -> None:
    old, new = answering("{type: string}"), answering('{type: string, description: "a\\e[31m b"}')

    (found,) = (each for each in differences(api(old), api(new)) if each.field.startswith("Schema"))
    assert found.after == "a\\x1b[31m b"


def test_what_is_left_out_is_no_change_of_its_own() -> None:
    whole = api(answering("{type: string}"))

    assert list(differences(whole, replace(whole, left_out=(("GET /a", "it is broken"),)))) == []


def test_an_unused_model_may_become_that_of_a_form() -> None:
    unused = answering(
        "{type: string}",
        "    Form: {type: object, properties: {file: {type: string, format: binary}}}\n",
    )
    used = unused.replace(
        "      tags: [things]\n",
        "      tags: [things]\n"
        "      requestBody: {content: {multipart/form-data: {schema: {$ref: '#/components/schemas/Form'}}}}\n",
    ).replace("    get:\n", "    post:\n")

    assert "form-files-changed" in kinds(unused.replace("    get:\n", "    post:\n"), used)


def test_credentials_are_compared_by_what_a_caller_has_to_bring() -> None:
    schemes = (
        "paths: {/things: {get: {operationId: list, security: SECURITY, responses: {'204': {description: None}}}}}\n"
        "components:\n"
        "  securitySchemes:\n"
        "    k: {type: apiKey, in: header, name: X-K}\n"
        "    o: {type: apiKey, in: header, name: X-O}\n"
    )

    def compared(old: str, new: str) -> list[str]:
        return kinds(schemes.replace("SECURITY", old), schemes.replace("SECURITY", new))

    assert compared("[{k: [], o: []}]", "[{k: []}]") == ["credential-accepted"]
    assert compared("[{k: []}]", "[{k: [], o: []}]") == ["credential-not-accepted"]
    assert compared("[{k: []}, {}]", "[{k: []}]") == ["credential-now-needed"]
    assert compared("[{k: []}, {o: []}]", "[{}]") == ["credential-accepted"]
