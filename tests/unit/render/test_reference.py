from __future__ import annotations

import ast
import re
import shlex

import pytest

from support.emitted import distribution

TEXT = """
servers: [{url: https://api.example.com}]
x-fragmint: {version-header: X-Version, default-version: v1, token-env: THINGS_TOKEN, sources: {docs: {page: D}}}
security: [{Key: []}]
paths:
  /things/{id}:
    post:
      operationId: make
      summary: Make a thing
      tags: [things]
      x-fragmint: {superseded-by: v2, sunset: "2027-01-31", evidence: {source: docs, kind: table}}
      parameters:
        - {name: id, in: path, required: true, schema: {type: string, examples: ["it's/1"]}}
        - {name: X-Version, in: header, required: true, schema: {enum: [beta]}}
        - {name: filter, in: query, required: true, schema: {type: string, examples: ["a b&c"]}}
      requestBody:
        required: true
        content: {application/json: {schema: {$ref: '#/components/schemas/Thing'}}}
      responses:
        '200':
          description: x
          content: {application/json: {schema: {$ref: '#/components/schemas/Thing'}}}
        '404': {description: Not | there}
components:
  securitySchemes: {Key: {type: apiKey, in: header, name: X-Key}}
  schemas:
    Thing:
      type: object
      required: [name]
      properties:
        name: {type: string, maxLength: 5, description: Its name. And more., examples: ["it's"]}
        kind: {enum: [a, b]}
        inner: {type: object, properties: {deep: {type: [string, "null"], format: date}}}
        self: {$ref: '#/components/schemas/Thing'}
"""


@pytest.fixture(scope="module")
def reference() -> str:
    return distribution(TEXT)["REFERENCE.md"].decode()


def snippets(reference: str, language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)\n```", reference, re.DOTALL)


def test_snippets_are_python_sync_and_async(reference: str) -> None:
    plain, asynchronous = snippets(reference, "python")
    assert "client.things.make(" in ast.unparse(ast.parse(plain))
    assert "await client.things.make(" in ast.unparse(ast.parse(asynchronous))


def test_the_shell_gets_each_argument_whole(reference: str) -> None:
    (command,) = snippets(reference, "sh")
    words = shlex.split(command)
    assert "https://api.example.com/things/it%27s%2F1?filter=a%20b%26c" in words
    assert "X-Version: beta" in words
    assert "X-Key: $THINGS_TOKEN" in words
    assert words[words.index("--data") + 1] == '{"name": "it\'s"}'


def test_badges_and_evidence_stand_with_the_operation(reference: str) -> None:
    assert "**beta** **superseded** **ends on 2027-01-31**" in reference
    assert "Evidence: docs (table)." in reference


def test_the_tree_of_a_response_opens_each_object_once(reference: str) -> None:
    rows = re.findall(r"^\| ((?:&emsp;)*)`(\w+)` \| `\w+` \| (.*?) \| (.*?) \|", reference, re.M)
    assert [(indent.count("&"), name, kind) for indent, name, kind, _ in rows] == [
        (0, "name", "string"),
        (0, "kind", "ThingKind: a or b, optional"),
        (0, "inner", "ThingInner, optional"),
        (1, "deep", "string (date) or null, optional"),
        (0, "self_", "Thing, optional"),
    ]
    assert rows[0][3] == "Its name. And more. Longest length: 5."


def test_errors_are_listed_with_the_class_they_raise(reference: str) -> None:
    assert r"| 404 | `NotFoundError` | Not \| there |" in reference


def test_every_row_of_a_table_has_as_many_cells_as_its_head(reference: str) -> None:
    tables = re.findall(r"(?:^\|.*\n)+", reference, re.MULTILINE)
    assert len(tables) >= 4
    for table in tables:
        cells = {len(re.sub(r"\\.", "", row).split("|")) for row in table.splitlines()}
        assert len(cells) == 1, table


def test_the_index_leads_to_each_operation(reference: str) -> None:
    index = distribution(TEXT)["llms.txt"].decode()
    (anchor,) = re.findall(r"\(REFERENCE\.md#([\w-]+)\)", index)
    assert f'<a id="{anchor}"></a>' in reference


@pytest.mark.parametrize("name", ["X-`id`", "X-$HOME", "X-!!"])
def test_a_hostile_name_of_a_header_is_not_run_by_the_shell(name: str) -> None:
    text = TEXT.replace("name: X-Key}", f"name: {name!r}}}".replace("\\'", "'"))
    (command,) = snippets(distribution(text)["REFERENCE.md"].decode(), "sh")
    unquoted = re.sub(r"'[^']*'", "", command)
    assert "`" not in unquoted
    assert "$HOME" not in unquoted
    assert "!" not in unquoted
