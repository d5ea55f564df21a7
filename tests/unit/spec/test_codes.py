"""One bad document per code: it is found, on the line that says `# here`, at its pointer."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

import pytest

from fragmint.diagnostics import Severity
from fragmint.spec import codes
from support.specs import HEAD, HEAD_30, findings, findings_in


class Bad(NamedTuple):
    """A document with one fault, and where it is."""

    code: str
    text: str
    pointer: str


BAD = [
    Bad("L102", HEAD + "paths: {]  # here\n", ""),
    Bad("L103", HEAD + "paths: {}\npaths: {}  # here\n", "/paths"),
    Bad("L104", HEAD + f"x-deep: {'[' * 200}{']' * 200}  # here\n", ""),
    Bad("L105", HEAD + "x-name: caf\udce9  # here\n", ""),
    Bad("L106", "title: Things  # here\n", ""),
    Bad("L107", 'swagger: "2.0"  # here\n', "/swagger"),
    Bad("L108", "openapi: 3.1  # here\n", "/openapi"),
    Bad("L109", HEAD + "paths: {}\nx-most: .inf  # here\n", "/x-most"),
    Bad(
        "L110",
        HEAD + """\
components:
  schemas:
    Thing: {type: object}
    Things:
      type: array
      items:
        $ref: "#/components/schemas/Thong"  # here
""",
        "/components/schemas/Things/items/$ref",
    ),
    Bad(
        "L111",
        HEAD + """\
components:
  schemas:
    Thing:
      $ref: https://example.com/thing.yaml  # here
""",
        "/components/schemas/Thing/$ref",
    ),
    Bad(
        "L112",
        HEAD + """\
components:
  responses:
    Bad: {$ref: "#/components/responses/Worse"}  # here
    Worse: {$ref: "#/components/responses/Bad"}
""",
        "/components/responses/Bad",
    ),
    Bad(
        "L113",
        HEAD + """\
components:
  schemas:
    Thing:
      $ref: "#/info/title"  # here
""",
        "/components/schemas/Thing/$ref",
    ),
    Bad("S101", HEAD + "paths: {}\ntags: Things  # here\n", "/tags"),
    Bad(
        "S102",
        HEAD + "paths: {}\nx-fragmint:\n  token-evn: TOKEN  # here\n",
        "/x-fragmint/token-evn",
    ),
    Bad(
        "S103",
        HEAD + """\
paths:
  /a: {get: {operationId: list, responses: {"200": {description: All}}}}
  /b:
    get:
      operationId: list  # here
      responses: {"200": {description: All}}
""",
        "/paths/~1b/get/operationId",
    ),
    Bad(
        "S104",
        HEAD + """\
paths:
  /things/{id}:
    get:  # here
      responses: {"200": {description: One}}
""",
        "/paths/~1things~1{id}/get",
    ),
    Bad(
        "S105",
        HEAD + """\
paths:
  /things:
    get:
      parameters:
        - {name: id, in: path, required: true, schema: {type: string}}  # here
      responses: {"200": {description: One}}
""",
        "/paths/~1things/get/parameters/0",
    ),
    Bad(
        "S106",
        HEAD + """\
paths:
  /things:
    get:
      parameters:
        - {name: X-Page, in: header, schema: {type: integer}}
        - {name: x-page, in: header, schema: {type: integer}}  # here
      responses: {"200": {description: All}}
""",
        "/paths/~1things/get/parameters/1",
    ),
    Bad(
        "S107",
        HEAD + """\
paths:
  /things/{id}:
    parameters: [{name: id, in: path, required: true, schema: {type: string}}]
    get: {responses: {"200": {description: One}}}
  /things/{key}:  # here
    parameters: [{name: key, in: path, required: true, schema: {type: string}}]
    get: {responses: {"200": {description: One}}}
""",
        "/paths/~1things~1{key}",
    ),
    Bad(
        "S108",
        HEAD + """\
paths: {}
security:
  - apikey: []  # here
components:
  securitySchemes:
    ApiKey: {type: apiKey, in: header, name: X-Key}
""",
        "/security/0/apikey",
    ),
    Bad(
        "S109",
        HEAD + """\
x-fragmint: {version-header: X-Version}
paths:
  /things:
    get:
      parameters:
        - name: X-Version
          in: header
          schema:
            enum: [beta]
            default: ga  # here
      responses: {"200": {description: All}}
""",
        "/paths/~1things/get/parameters/0/schema/default",
    ),
    Bad(
        "S110",
        HEAD + """\
x-fragmint: {sources: {handbook: {page: Handbook}}}
components:
  schemas:
    Thing:
      type: object
      x-fragmint:
        evidence:
          kind: table
          source: hendbook  # here
""",
        "/components/schemas/Thing/x-fragmint/evidence/source",
    ),
    Bad(
        "S111",
        HEAD + """\
components:
  schemas:
    Egg:  # here
      allOf: [{$ref: "#/components/schemas/Egg"}, {type: object}]
""",
        "/components/schemas/Egg",
    ),
    Bad(
        "S112",
        HEAD + """\
components:
  schemas:
    Tree:
      properties:
        left:
          $dynamicRef: "#node"  # here
""",
        "/components/schemas/Tree/properties/left/$dynamicRef",
    ),
    Bad(
        "S113",
        HEAD + 'paths: {}\nservers:\n  - url: "https://{region}.example.com"  # here\n',
        "/servers/0/url",
    ),
    Bad(
        "S114",
        HEAD + """\
paths:
  /things/{id:  # here
    get: {responses: {"200": {description: One}}}
""",
        "/paths/~1things~1{id",
    ),
    Bad(
        "S115",
        HEAD + """\
paths:
  /things:
    get:
      parameters:
        - in: header
          name: h h  # here
          schema: {type: string}
      responses: {"200": {description: All}}
""",
        "/paths/~1things/get/parameters/0/name",
    ),
    Bad(
        "S116",
        HEAD + 'paths: {}\nservers:\n  - url: "https://a.example/b c"  # here\n',
        "/servers/0/url",
    ),
    Bad(
        "S120",
        HEAD_30 + """\
paths: {}
components:
  schemas:
    Name: {type: string}
    Thing:
      properties:
        name:  # here
          $ref: "#/components/schemas/Name"
          description: What it is called
""",
        "/components/schemas/Thing/properties/name",
    ),
    Bad(
        "S121",
        HEAD + """\
components:
  schemas:
    Thing:
      type: string
      nullable: true  # here
""",
        "/components/schemas/Thing/nullable",
    ),
    Bad(
        "S122",
        HEAD + """\
paths:
  /things/{id}:
    get:
      parameters:
        - {name: id, in: path, schema: {type: string}}  # here
      responses: {"200": {description: One}}
""",
        "/paths/~1things~1{id}/get/parameters/0",
    ),
    Bad(
        "S123",
        HEAD + """\
paths:
  /things:
    get:
      responses:
        "204": {}  # here
""",
        "/paths/~1things/get/responses/204",
    ),
    Bad("S124", HEAD + "paths: {}\nowner: me  # here\n", "/owner"),
    Bad(
        "S125",
        HEAD + """\
components:
  schemas:
    Thing:
      type: string
      format: sku  # here
    Other: {type: string, format: sku}
""",
        "/components/schemas/Thing/format",
    ),
    Bad(
        "S126",
        HEAD + """\
components:
  schemas:
    Thing:
      type: object
      properties: {size: {type: integer}}
      examples:
        - size: small  # here
""",
        "/components/schemas/Thing/examples/0/size",
    ),
    Bad(
        "S127",
        HEAD_30 + """\
paths: {}
security:
  - ApiKey: [read, write]  # here
components:
  securitySchemes:
    ApiKey: {type: apiKey, in: header, name: X-Key}
""",
        "/security/0/ApiKey",
    ),
    Bad(
        "S128",
        HEAD + """\
components:
  schemas:
    Thing:
      type: object
      requried: [name]  # here
""",
        "/components/schemas/Thing/requried",
    ),
    Bad(
        "S129",
        HEAD + """\
paths:
  /things/{id}:
    parameters: [{name: id, in: path, required: true, schema: {type: string}}]
    get: {responses: {"200": {description: One}}}
  /things/{key}:  # here
    parameters: [{name: key, in: path, required: true, schema: {type: string}}]
    delete: {responses: {"204": {description: Gone}}}
""",
        "/paths/~1things~1{key}",
    ),
    Bad(
        "S130",
        HEAD + """\
paths:
  /things:
    get:
      responses:
        "200":
          description: All
          content:
            application/json:
              schema:  # here
""",
        "/paths/~1things/get/responses/200/content/application~1json/schema",
    ),
    Bad(
        "S132",
        HEAD + """\
paths:
  /things/{id}/copies/{id}:  # here
    parameters: [{name: id, in: path, required: true, schema: {type: string}}]
    get: {responses: {"200": {description: One}}}
""",
        "/paths/~1things~1{id}~1copies~1{id}",
    ),
    Bad(
        "S131",
        HEAD + """\
components:
  schemas:
    List«Thing»: {type: object}  # here
""",
        "/components/schemas/List«Thing»",
    ),
    Bad(
        "S133",
        HEAD + """\
components:
  schemas:
    Thing:
      type: string
      examples:  # here
        small: a
""",
        "/components/schemas/Thing/examples",
    ),
]


@pytest.mark.parametrize("bad", BAD, ids=lambda bad: bad.code)
def test_a_fault_is_found_at_its_line_and_pointer(bad: Bad) -> None:
    found = findings(bad.text.encode("utf-8", "surrogateescape"))
    place = next(each for each in found if each.code == bad.code)
    line = next(n for n, text in enumerate(bad.text.splitlines(), 1) if "# here" in text)
    assert (place.location.line, place.pointer or "") == (line, bad.pointer)


@pytest.mark.parametrize("bad", BAD, ids=lambda bad: bad.code)
def test_a_fault_gives_no_other_finding(bad: Bad) -> None:
    found = findings(bad.text.encode("utf-8", "surrogateescape"))
    assert {each.code for each in found} == {bad.code}


@pytest.mark.parametrize("bad", BAD, ids=lambda bad: bad.code)
def test_a_message_is_one_short_line(bad: Bad) -> None:
    for found in findings(bad.text.encode("utf-8", "surrogateescape")):
        assert len(found.message) < 200
        assert "\n" not in found.message


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    (found,) = findings_in(tmp_path / "missing.yaml")
    assert found.code == "L101"
    assert found.location.file == (tmp_path / "missing.yaml").as_posix()


def test_every_code_has_a_bad_document() -> None:
    assert {bad.code for bad in BAD} | {"L101"} == set(codes.CODES)


def test_every_code_used_in_the_sources_is_explained() -> None:
    folder = Path(codes.__file__).parent
    used = {
        code
        for path in folder.rglob("*.py")
        for code in re.findall(r"\"([LS]\d{3})\"", path.read_text("utf-8"))
    }
    assert used == set(codes.CODES)


def test_what_is_plain_in_meaning_is_only_a_warning() -> None:
    warnings = {code for code, known in codes.CODES.items() if known.severity is Severity.WARNING}
    assert warnings == {code for code in codes.CODES if code >= "S120"}
