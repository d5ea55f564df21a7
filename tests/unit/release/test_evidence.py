from __future__ import annotations

import json
from pathlib import Path

import pytest

from support.commands import fragmint

FRAGMENT = """\
openapi: 3.1.0
info: {title: Things, version: "1"}
x-fragmint:
  sources: {page: {page: "Get a | thing", url: "https://acme.test/things", handed-over: "2026-01-31"}}
paths:
  /things/{key}:
    get:
      operationId: get
      tags: [things]
      x-fragmint: {evidence: {source: page, kind: table}}
      parameters:
        - {name: key, in: path, required: true, schema: {type: string}}
      responses:
        "200": {description: fine, content: {application/json: {schema: {$ref: "#/components/schemas/Thing"}}}}
components:
  schemas:
    Thing:
      type: object
      properties:
        a: {type: string, x-fragmint: {evidence: {source: page, kind: example}}}
        b: {type: string}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    tmp_path.joinpath("openapi.yaml").write_text(FRAGMENT)
    return tmp_path


def evidence(folder: Path, format: str) -> str:
    done = fragmint("evidence", "openapi.yaml", "--format", format, cwd=folder)
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


def test_each_operation_and_schema_is_listed_with_its_evidence_and_that_of_its_parts(
    folder: Path,
) -> None:
    assert evidence(folder, "text").splitlines() == [
        "operation  GET /things/{key}  table      Get a | thing  1 unsourced",
        "schema     Thing              unsourced                 1 example, 1 unsourced",
        "openapi.yaml: 1 table, 1 unsourced",
    ]


def test_the_page_of_a_fact_is_told_to_programs(folder: Path) -> None:
    operation, schema = json.loads(evidence(folder, "json"))["openapi.yaml"]
    assert operation == {
        "what": "operation",
        "name": "GET /things/{key}",
        "kind": "table",
        "source": "page",
        "page": "Get a | thing",
        "url": "https://acme.test/things",
        "handed_over": "2026-01-31",
        "parts": {"unsourced": 1},
    }
    assert (schema["kind"], schema["source"]) == ("unsourced", "")


def test_a_page_of_markdown_holds_the_same(folder: Path) -> None:
    lines = evidence(folder, "markdown").splitlines()
    assert "| operation | GET /things/{key} | table | Get a \\| thing | 1 unsourced |" in lines


@pytest.mark.parametrize("format", ["text", "markdown"])
def test_no_page_writes_lines_of_its_own_on_the_screen(folder: Path, format: str) -> None:
    before = len(evidence(folder, format).splitlines())
    hostile = FRAGMENT.replace("Get a | thing", r"Get\n| operation | \e[2Ja thing")
    folder.joinpath("openapi.yaml").write_text(hostile)

    told = evidence(folder, format)

    assert len(told.splitlines()) == before
    assert "\x1b" not in told
