"""A pointer into the bundled document leads to the line that was written, in the file that holds it."""

from __future__ import annotations

from pathlib import Path
from textwrap import dedent

import pytest

from fragmint.diagnostics import Diagnostics
from fragmint.spec import Document, load

_ROOT = """\
openapi: 3.0.3
info: {title: Things, version: "1"}
paths:
  /things/{id}:
    parameters:
      - $ref: parts.yaml#/id
      - name: page
        in: query
        schema: {type: integer}
    get:
      parameters:
        - {name: size, in: query, schema: {type: integer}}
      responses:
        "200":
          description: One
          content:
            application/json:
              schema: {$ref: thing.yaml}
              example:
                name: Rex
  /others: {$ref: "parts.yaml#/others"}
components:
  schemas:
    Owner:
      nullable: true
      allOf:
        - type: object
          properties:
            name: {type: string}
"""
_PARTS = """\
id:
  name: id
  in: path
  required: true
  schema: {type: string}
others:
  get:
    responses:
      "200": {description: All}
"""
_THING = """\
type: object
properties:
  name:
    type: string
    example: Rex
"""


@pytest.fixture
def document(tmp_path: Path) -> Document:
    (tmp_path / "openapi.yaml").write_text(_ROOT)
    (tmp_path / "parts.yaml").write_text(_PARTS)
    (tmp_path / "thing.yaml").write_text(_THING)
    return load(tmp_path / "openapi.yaml", Diagnostics())


@pytest.mark.parametrize(
    ("pointer", "file", "line"),
    [
        ("", "openapi.yaml", 1),
        ("/info/title", "openapi.yaml", 2),
        ("/paths/~1things~1{id}/get/parameters/0/name", "openapi.yaml", 12),
        ("/paths/~1things~1{id}/get/parameters/1/name", "parts.yaml", 2),
        ("/paths/~1things~1{id}/get/parameters/2", "openapi.yaml", 7),
        ("/paths/~1things~1{id}/get/parameters/2/schema/type", "openapi.yaml", 9),
        ("/paths/~1others/get/responses/200/description", "parts.yaml", 9),
        ("/components/schemas/thing", "thing.yaml", 1),
        ("/components/schemas/thing/properties/name/type", "thing.yaml", 4),
        ("/components/schemas/thing/properties/name/examples/0", "thing.yaml", 5),
        ("/components/schemas/Owner/anyOf/0/properties/name", "openapi.yaml", 29),
        (
            "/paths/~1things~1{id}/get/responses/200/content/application~1json/examples/default/value",
            "openapi.yaml",
            19,
        ),
    ],
)
def test_a_pointer_leads_to_its_line(
    document: Document, tmp_path: Path, pointer: str, file: str, line: int
) -> None:
    place = document.locate(pointer)
    assert (place.file, place.line) == ((tmp_path / file).as_posix(), line)


def test_what_does_not_exist_is_at_its_nearest_ancestor(document: Document) -> None:
    assert document.locate("/info/contact/name").line == 2
    assert document.locate("/nowhere").line == 1


def test_a_pointer_may_begin_with_a_hash(document: Document) -> None:
    assert document.locate("#/info/title") == document.locate("/info/title")


def test_a_trace_gives_the_pointer_inside_the_file(document: Document) -> None:
    place, pointer = document.trace("/paths/~1things~1{id}/get/parameters/1/name")
    assert (place.line, pointer) == (2, "/id/name")


def test_a_file_is_named_as_it_was_asked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "spec").mkdir()
    (tmp_path / "spec" / "openapi.yaml").write_text(_ROOT)
    monkeypatch.chdir(tmp_path)
    document = load(Path("spec/openapi.yaml"), Diagnostics())
    assert str(document.locate("/info")) == "spec/openapi.yaml:2:1"


def test_json_is_placed_as_well_as_yaml(tmp_path: Path) -> None:
    path = tmp_path / "openapi.json"
    path.write_text(dedent("""\
            {
              "openapi": "3.1.0",
              "info": {"title": "Things", "version": "1"},
              "paths": {
                "/a": {"get": {"responses": {"200": {"description": "All"}}}}
              }
            }
            """))
    place = load(path, Diagnostics()).locate("/paths/~1a/get/responses/200/description")
    assert (place.line, place.column) == (5, 42)
