"""`x-fragmint` says only what fragmint understands, where it understands it."""

from __future__ import annotations

import json
from importlib.resources import files

import pytest
from jsonschema_rs import meta

from fragmint.spec.values import as_object
from support.specs import HEAD, findings

_ALL = """\
x-fragmint:
  version-header: LD-API-Version
  default-version: "20240415"
  token-env: THINGS_TOKEN
  rate-limit:
    reset-unit: epoch-ms
    families:
      global: {limit: X-Limit, remaining: X-Remaining, reset: X-Reset}
  pagination: {style: links, items: items, next: _links.next.href}
  regions: {"https://app.example.com": us}
  sources: {handbook: {page: Handbook, url: "https://example.com", handed-over: "2026-11-21"}}
servers:
  - url: https://app.example.com
    x-fragmint: {evidence: {source: handbook, kind: vendor-fact}}
paths:
  /things:
    get:
      operationId: listThings
      x-fragmint:
        resource: things
        method: list
        superseded-by: other things
        sunset: "2027-01-31"
        pagination: false
        evidence: {source: handbook, kind: table}
      parameters:
        - name: LD-API-Version
          in: header
          schema: {type: string, enum: [beta]}
          x-fragmint: {name: version, evidence: {kind: assumed}}
      responses:
        "200":
          description: All
          headers:
            X-Limit: {schema: {type: integer}, x-fragmint: {evidence: {kind: example}}}
          x-fragmint: {evidence: {kind: table}}
components:
  schemas:
    Thing:
      x-fragmint: {name: Thing}
      properties: {key: {type: string, x-fragmint: {secret: true}}}
"""


def test_everything_fragmint_understands_is_accepted() -> None:
    assert findings(HEAD + _ALL) == []


def test_the_vocabulary_is_a_valid_json_schema_with_a_description_of_every_fact() -> None:
    schema = as_object(
        json.loads((files("fragmint.spec") / "x_fragmint.schema.json").read_text("utf-8"))
    )
    meta.validate(schema)
    for definition in ("document", "operation", "part"):
        facts = as_object(as_object(as_object(schema["$defs"])[definition])["properties"])
        for name, fact in facts.items():
            described = {**as_object(as_object(schema["$defs"]).get(name)), **as_object(fact)}
            assert described.get("description"), name


@pytest.mark.parametrize(
    ("written", "instead", "message", "hint"),
    [
        (
            "token-env: THINGS_TOKEN",
            "token-evn: X",
            "x-fragmint does not know `token-evn` here",
            "did you mean 'token-env'?",
        ),
        (
            'default-version: "20240415"',
            "default-version: 20240415",
            "`default-version` must be text, not 20240415",
            "quote it",
        ),
        (
            "reset-unit: epoch-ms",
            "reset-unit: epoch",
            "`reset-unit` must be 'epoch-ms', 'epoch-s' or 'seconds', not 'epoch'",
            None,
        ),
        (
            "style: links, ",
            "style: pages, ",
            "`style` must be 'links', 'offset' or 'cursor', not 'pages'",
            None,
        ),
        ("items: items, next:", "next:", "`pagination` must have `items`", None),
        (
            "pagination: false",
            "pagination: {style: cursor, items: items, cursor: cursor}",
            "`pagination` must have `next`",
            None,
        ),
        ("pagination: false", "pagination: true", "`pagination` must be false", None),
        (
            "resource: things",
            "resource: my-things",
            "`resource` is 'my-things', which does not match ^[A-Za-z_][A-Za-z0-9_]*$",
            None,
        ),
        ("secret: true", "secret: yes", "`secret` must be true or false, not text", None),
        (
            "kind: example",
            "kind: hearsay",
            "`kind` must be 'table', 'example', 'vendor-fact' or 'assumed', not 'hearsay'",
            None,
        ),
        (
            "method: list",
            "secret: true",
            "x-fragmint does not know `secret` here",
            "known here: evidence, ignore, method, pagination, resource, sunset, superseded-by",
        ),
        (
            'sunset: "2027-01-31"',
            "sunset: 2027-13-31",
            "`sunset` is '2027-13-31', which does not match ^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$",
            None,
        ),
        (
            "x-fragmint: {name: Thing}",
            "x-fragmint: Thing",
            "x-fragmint must be a mapping, not text",
            None,
        ),
    ],
)
def test_what_fragmint_does_not_understand_is_an_error(
    written: str, instead: str, message: str, hint: str | None
) -> None:
    assert written in _ALL
    (found,) = findings(HEAD + _ALL.replace(written, instead))
    assert (found.code, found.message, found.hint) == ("S102", message, hint)


@pytest.mark.parametrize(
    ("written", "instead", "message"),
    [
        (
            "  version-header: LD-API-Version\n",
            "",
            "`default-version` without `version-header`: there is no header to send it in",
        ),
        (
            "enum: [beta]",
            "enum: [beta, 20240415]",
            "the API version 20240415 is sent in a header and must be text",
        ),
        (
            "enum: [beta]",
            "const: beta, default: ga",
            "the default version 'ga' is none of the legal versions",
        ),
    ],
)
def test_versions_that_disagree_are_an_error(written: str, instead: str, message: str) -> None:
    (found,) = findings(HEAD + _ALL.replace(written, instead))
    assert (found.code, found.message) == ("S109", message)


def test_a_version_header_may_be_written_in_any_case() -> None:
    text = _ALL.replace("- name: LD-API-Version", "- name: ld-api-version")
    (found,) = findings(HEAD + text.replace("enum: [beta]", "enum: [beta], default: ga"))
    assert found.code == "S109"


def test_facts_about_the_fragment_of_a_reference_are_honoured_beside_it() -> None:
    text = """\
components:
  schemas:
    Key: {type: string}
    Thing: {properties: {key: {$ref: "#/components/schemas/Key", x-fragmint: {secret: true}}}}
"""
    assert findings(HEAD + text) == []
