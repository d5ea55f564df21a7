"""What OpenAPI 3.2 adds comes out in the one shape that everything after the loader knows."""

from __future__ import annotations

from textwrap import dedent

from fragmint.diagnostics import Diagnostics
from fragmint.spec import load_text, validate
from fragmint.spec.pointer import parse, resolve
from fragmint.spec.values import JsonValue
from support.specs import HEAD_32, findings


def at(text: str, pointer: str) -> JsonValue:
    """What the pointer leads to in the document of a text, which loads without an error."""
    diagnostics = Diagnostics()
    document = load_text(HEAD_32 + dedent(text), diagnostics)
    validate(document, diagnostics)
    diagnostics.raise_if_errors()
    return resolve(document.root, parse(pointer))


def test_a_media_type_may_be_a_reference() -> None:
    found = at(
        """\
        paths:
          /a: {get: {responses: {"200": {content: {application/json: {$ref: "#/components/mediaTypes/A"}}}}}}
        components: {mediaTypes: {A: {schema: {type: string}}}}
        """,
        "/paths/~1a/get/responses/200/content/application~1json",
    )
    assert found == {"schema": {"type": "string"}}


def test_a_query_string_is_an_exploded_form_in_the_query() -> None:
    text = """\
        paths:
          /a:
            get:
              parameters:
                - name: q
                  in: querystring
                  content: {application/x-www-form-urlencoded: {schema: {type: object}}}
              responses: {"204": {}}
        """
    assert at(text, "/paths/~1a/get/parameters/0") == {
        "name": "q",
        "in": "query",
        "style": "form",
        "explode": True,
        "schema": {"type": "object"},
    }


def test_a_query_string_stands_alone() -> None:
    text = """\
paths:
  /a:
    get:
      parameters:
        - {name: p, in: query, schema: {}}
        - {name: q, in: querystring, content: {application/x-www-form-urlencoded: {schema: {}}}}
      responses: {"204": {}}
"""
    assert [each.code for each in findings(HEAD_32 + text)] == ["S117"]


def test_a_stream_of_text_is_text_and_one_of_parts_is_bytes() -> None:
    text = """\
        paths:
          /a:
            get:
              responses:
                "200": {content: {text/event-stream: {itemSchema: {}}, audio/mp4: {itemSchema: {}}}}
        """
    content = "/paths/~1a/get/responses/200/content"
    assert at(text, content) == {
        "text/event-stream": {"schema": {"type": "string"}},
        "audio/mp4": {},
    }


def test_the_summary_of_a_response_describes_it() -> None:
    text = 'paths: {/a: {get: {responses: {"200": {summary: All}}}}}'
    assert at(text, "/paths/~1a/get/responses/200") == {"description": "All"}


def test_a_response_needs_no_description() -> None:
    assert findings(HEAD_32 + 'paths: {/a: {get: {responses: {"200": {}}}}}\n') == []


def test_the_data_of_an_example_is_its_value() -> None:
    text = "paths: {}\ncomponents: {examples: {A: {dataValue: [1], serializedValue: '[1]'}}}"
    assert at(text, "/components/examples/A") == {"value": [1]}


def test_an_operation_is_found_under_its_tag_of_navigation() -> None:
    text = """\
        tags: [{name: beta, kind: badge}, {name: things, kind: nav}]
        paths: {/a: {get: {tags: [beta, things], responses: {"204": {}}}}}
        """
    assert at(text, "/paths/~1a/get/tags") == ["things", "beta"]


def test_the_default_of_a_discriminator_is_a_schema_of_the_document() -> None:
    text = """\
        paths: {}
        components:
          schemas:
            A: {type: object}
            B: {discriminator: {propertyName: kind, defaultMapping: A}, oneOf: [{$ref: "#/components/schemas/A"}]}
            C:
              discriminator: {propertyName: kind, defaultMapping: A, mapping: {a: A}}
              oneOf: [{$ref: "#/components/schemas/A"}]
        """
    for schema in ("B", "C"):
        found = at(text, f"/components/schemas/{schema}/discriminator/defaultMapping")
        assert found == "#/components/schemas/A"


def test_a_document_refers_to_itself_by_the_uri_it_gives_itself() -> None:
    text = """\
        $self: https://example.com/api.yaml
        paths: {}
        components: {schemas: {A: {type: object}, B: {items: {$ref: "https://example.com/api.yaml#/components/schemas/A"}}}}
        """
    assert at(text, "/components/schemas/B/items") == {"$ref": "#/components/schemas/A"}
