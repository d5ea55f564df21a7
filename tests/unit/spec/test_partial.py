"""What an error costs: the operation it is in, all that lead to it, or everything."""

from __future__ import annotations

from pathlib import Path

import pytest

from fragmint.diagnostics import Diagnostics
from fragmint.spec import culprits, load, validate

DOCUMENT = """\
openapi: 3.1.0
info: {title: Things, version: "1"}
paths:
  /a:
    get: {operationId: a, responses: {"200": {$ref: '#/components/responses/R'}}}
    put: {operationId: b, responses: {"204": {description: fine}}}
  /c:
    parameters: [{$ref: '#/components/parameters/P'}]
    get: {operationId: c, responses: {"204": {description: fine}}}
    put: {operationId: d, security: [{key: []}], responses: {"204": {description: fine}}}
  /e: {$ref: e.yaml}
webhooks:
  w:
    post:
      requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/S'}}}}
      responses: {"204": {description: fine}}
components:
  parameters: {P: {name: p, in: query, schema: {type: string}}}
  responses: {R: {description: r, content: {application/json: {schema: {$ref: '#/components/schemas/S'}}}}}
  securitySchemes: {key: {type: apiKey, in: header, name: Key}}
  schemas:
    S: {type: object, properties: {t: {$ref: '#/components/schemas/T'}}}
    T: {type: object}
    Alone: {type: object}
"""
ITEM = """\
parameters: [{name: p, in: query, schema: {type: string}}]
get: {operationId: e, responses: {"204": {description: fine}}}
put: {operationId: f, responses: {"204": {description: fine}}}
"""
ALL = ["GET /a", "PUT /a", "GET /c", "PUT /c", "GET /e", "PUT /e"]


def cost(folder: Path, old: str, new: str) -> list[str]:
    """What is left out once a mistake is made in the document or in the file beside it."""
    assert old in DOCUMENT + ITEM
    (folder / "openapi.yaml").write_text(DOCUMENT.replace(old, new), "utf-8")
    (folder / "e.yaml").write_text(ITEM.replace(old, new), "utf-8")
    found = Diagnostics()
    document = load(folder / "openapi.yaml", found)
    validate(document, found)
    assert found.errors
    return [each.name for each in culprits(document, found.errors)]


@pytest.mark.parametrize(
    ("where", "old", "new", "expected"),
    [
        ("an operation", "operationId: b", "operationId: [1]", ["PUT /a"]),
        ("a path", "  /e: {$ref: e.yaml}", "  /e: {$ref: no.yaml}", ["path /e"]),
        (
            "what the operations of a path share",
            "#/components/parameters/P",
            "#/components/parameters/No",
            ["GET /c", "PUT /c"],
        ),
        (
            "a shared parameter",
            "{name: p, in: query, schema: {type: string}}}",
            "{name: p, in: query, schema: {type: 1}}}",
            ["GET /c", "PUT /c", "parameter P"],
        ),
        (
            "a schema that others lead to",
            "    T: {type: object}",
            "    T: {type: 1}",
            ["GET /a", "webhook w", "schema S", "schema T", "response R"],
        ),
        ("a schema that nothing leads to", "Alone: {type: object}", "Alone: {$ref: '#/no'}", ["schema Alone"]),
        (
            "a security scheme",
            "in: header, name: Key",
            "in: header, name: 'K y'",
            ["PUT /c", "security scheme key"],
        ),
        ("an operation in another file", "operationId: f", "operationId: [1]", ["PUT /e"]),
        (
            "what is shared in another file",
            "[{name: p, in: query, schema: {type: string}}]",
            "[{name: p, in: query, schema: {type: 1}}]",
            ["GET /e", "PUT /e"],
        ),
        ("the title", "title: Things", "title: [1]", []),
        ("the servers", "paths:", "servers: [{url: 'https://{x}'}]\npaths:", []),
    ],
)  # fmt: skip
def test_an_error_costs_what_cannot_do_without_its_place(
    tmp_path: Path, where: str, old: str, new: str, expected: list[str]
) -> None:
    assert cost(tmp_path, old, new) == expected


def test_each_thing_left_out_has_the_errors_that_cost_it(tmp_path: Path) -> None:
    text = DOCUMENT.replace("    T: {type: object}", "    T: {type: 1}")
    text = text.replace("operationId: a,", "operationId: [1],")
    (tmp_path / "openapi.yaml").write_text(text, "utf-8")
    (tmp_path / "e.yaml").write_text(ITEM, "utf-8")
    found = Diagnostics()
    document = load(tmp_path / "openapi.yaml", found)
    validate(document, found)
    costs = {each.name: each for each in culprits(document, found.errors)}
    assert [error.location.line for error in costs["GET /a"].because] == [5, 23]
    assert [error.location.line for error in costs["schema S"].because] == [23]
    assert costs["GET /a"].reason.endswith(" (and 1 more)")
