from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from fragmint.contract.deviations import Deviation, deviations_in, patch
from fragmint.contract.exchange import Answer, Order, Traffic, WireRequest
from fragmint.contract.oracle import Oracle
from unit.contract.deviations.traffic import answered, found, told, traffic

THING = """\
components:
  schemas:
    Thing:
      type: object
      required: [name]
      properties:
        name: {type: string, x-fragmint: {secret: true}}
        parts: {type: array, items: {$ref: "#/components/schemas/Part"}}
        byKey: {type: object, additionalProperties: {$ref: "#/components/schemas/Part"}}
        either: {oneOf: [{$ref: "#/components/schemas/Part"}, {type: integer}]}
        old: {type: string, deprecated: true}
    Part:
      type: object
      required: [size]
      properties:
        size: {type: integer}
        mood: {type: string, enum: [calm, wild]}
"""
ASKED = """\
paths:
  /things/{id}:
    parameters: [{name: id, in: path, required: true, schema: {type: string}}]
    get:
      deprecated: true
      parameters:
        - {name: size, in: query, schema: {type: integer}}
        - {name: X-Plan, in: header, required: true, schema: {type: string}}
      responses: {"200": {description: None}}
    put:
      requestBody:
        content: {application/json: {schema: {type: object, properties: {a: {type: array, items: {type: string}}}}}}
      responses: {"200": {description: None}}
x-fragmint: {rate-limit: {reset-unit: seconds, families: {all: {remaining: X-Left}}}}
"""


def against_thing(path: Path, *bodies: object) -> list[tuple[str, str, str]]:
    """What these bodies of `GET /things` show."""
    return told(found(path / "openapi.yaml", THING, *answered(*bodies)))


def test_what_is_seen_in_many_items_is_one_deviation_with_a_count(tmp_path: Path) -> None:
    bodies = [{"name": "a", "parts": [{"size": 1, "new": 1}, {"size": 2, "new": "b"}]}] * 2
    (deviation,) = found(tmp_path / "openapi.yaml", THING, *answered(*bodies))
    assert (deviation.pointer, deviation.count) == ("/parts/*/new", 4)
    assert deviation.message == "undeclared field: integer or string"
    assert (deviation.first_seen, deviation.source) == ("2026-11-22T10:00:00Z", "a test")


def test_a_name_that_the_document_leaves_free_is_generalised_like_an_index(tmp_path: Path) -> None:
    body = {"name": "a", "byKey": {"x": {"size": "1"}, "y": {"size": "2"}}}
    assert against_thing(tmp_path, body) == [
        ("D104", "/byKey/*/size", "wrong type: string, not integer")
    ]


def test_the_earliest_sighting_is_told_of(tmp_path: Path) -> None:
    seen = answered({"name": "a", "b": 1}, {"name": "a", "b": 2}, {"name": "a", "b": 3})
    days = ("", "2026-11-03T00:00:00Z", "2026-11-02T00:00:00Z")
    dated = [replace(each, seen=day, source=day) for each, day in zip(seen, days, strict=True)]
    (deviation,) = found(tmp_path / "openapi.yaml", THING, *dated)
    assert (deviation.first_seen, deviation.sample) == ("2026-11-02T00:00:00Z", 3)


def test_a_deviation_names_the_line_of_the_document_that_it_contradicts(tmp_path: Path) -> None:
    path = tmp_path / "openapi.yaml"
    (deviation,) = found(path, THING, *answered({"name": "a", "parts": [{"size": "1"}]}))
    line = path.read_text("utf-8").splitlines()[deviation.location.line - 1]
    assert deviation.location.file == path.as_posix()
    assert line.strip() == "size: {type: integer}"
    assert deviation.fragment == "/components/schemas/Part/properties/size/type"


def test_a_place_in_another_file_is_named_and_has_no_patch(tmp_path: Path) -> None:
    (tmp_path / "parts.yaml").write_text("Part:\n  properties:\n    size: {type: integer}\n")
    thing = "components: {schemas: {Thing: {$ref: 'parts.yaml#/Part'}}}\n"
    (deviation,) = found(tmp_path / "openapi.yaml", thing, *answered({"size": "1"}))
    assert (deviation.location.file, deviation.location.line) == (f"{tmp_path}/parts.yaml", 3)
    assert deviation.fix == ()


def test_a_fault_of_a_union_is_told_by_the_member_that_was_meant(tmp_path: Path) -> None:
    assert against_thing(tmp_path, {"name": "a", "either": {"size": 1, "mood": "shy"}}) == [
        ("D102", "/either/mood", 'undeclared value: "shy"')
    ]
    assert against_thing(tmp_path, {"name": "a", "either": "x"}) == [
        ("D104", "/either", "wrong type: string, not object or integer")
    ]


def test_a_renamed_field_is_told_as_one_that_may_be(tmp_path: Path) -> None:
    assert against_thing(tmp_path, {"names": "a"}) == [
        ("D101", "/names", "undeclared field: string; `name` is missing: renamed?"),
        ("D103", "/name", "required, and missing"),
    ]


def test_use_of_what_is_deprecated_is_a_warning(tmp_path: Path) -> None:
    (deviation,) = found(tmp_path / "openapi.yaml", THING, *answered({"name": "a", "old": "b"}))
    assert (deviation.code, deviation.severity) == ("D131", "warning")


def test_no_secret_is_shown(tmp_path: Path) -> None:
    key = "sk_live_abcdefghijklmnop1234"
    bodies = answered(
        {"name": ["hunter2"], "new": {"apiToken": "hunter2", "note": key}, "password": "hunter2"}
    )
    shown = json.dumps(
        [each.as_json() for each in found(tmp_path / "openapi.yaml", THING, *bodies)]
    )
    assert "/password" in shown
    assert "hunter2" not in shown
    assert key not in shown


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("GET /things/1?sise=3 answers 200", [("D122", "query sise")]),
        ("GET /things/1?size=x answers 200", [("D123", "query size")]),
        ("GET /things/1?size=x answers 400", [("D111", "status 400")]),
        ("DELETE /things/1 answers 204", [("D121", "")]),
        ("DELETE /things/1 answers 405", []),
        ("GET /others answers 200", [("D121", "")]),
        ("GET /others answers 404", []),
        ("GET /things/1 answers 200 with Set-Cookie: a=b", []),
        ("GET /things/1 answers 200 with x-left: 3", []),
        ("GET /things/1 answers 200 with x-right: 3", [("D112", "header x-right")]),
        ("GET /things/1 answers 200 text/html <html>", [("D113", "status 200 text/html")]),
    ],
)
def test_a_request_counts_only_where_the_api_took_it(
    tmp_path: Path, line: str, expected: list[tuple[str, str]]
) -> None:
    seen = found(tmp_path / "openapi.yaml", ASKED, traffic(line))
    assert [(each.code, each.pointer) for each in seen if each.code != "D131"] == expected


def test_an_answer_under_another_status_is_judged_as_the_one_that_it_is_like(
    tmp_path: Path,
) -> None:
    seen = traffic('GET /things answers 203 {"name": "a", "parts": [], "new": 1}')
    field, status = found(tmp_path / "openapi.yaml", THING, seen)
    assert (field.code, field.pointer) == ("D101", "/new")
    assert (status.code, status.pointer) == ("D111", "status 203")
    assert '"schema": {"$ref": "#/components/schemas/Thing"}' in json.dumps(status.as_json())


def test_a_body_that_is_no_json_does_not_keep_an_operation_from_its_patch(tmp_path: Path) -> None:
    sent = WireRequest("POST", "/others", "", (("Content-Type", "application/json"),), b"{nope")
    seen = Traffic(sent, Answer(201, "application/json", b"{nope"))
    (deviation,) = found(tmp_path / "openapi.yaml", ASKED, seen)
    (action,) = deviation.fix
    assert '{"/others": {"post": {' in json.dumps(action.as_json())


def test_an_operation_of_a_documented_path_is_told_by_its_template(tmp_path: Path) -> None:
    (deviation,) = found(tmp_path / "openapi.yaml", ASKED, traffic("DELETE /things/1 answers 204"))
    assert deviation.operation == "DELETE /things/{id}"


def test_a_body_that_was_sent_is_judged_field_by_field(tmp_path: Path) -> None:
    headers = (("Content-Type", "application/json"), ("Cookie", "a=b"), ("Sec-Fetch-Mode", "cors"))
    request = WireRequest("PUT", "/things/1", "", headers, b'{"a": ["x", 1], "b": 2}')
    seen = told(found(tmp_path / "openapi.yaml", ASKED, Traffic(request, Answer(200))))
    assert seen == [
        ("D101", "request body /b", "undeclared field: integer"),
        ("D104", "request body /a/*", "wrong type: integer, not string"),
    ]


def test_documented_examples_of_the_petshop_show_nothing(oracle: Oracle) -> None:
    def seen(key: str) -> Traffic:
        method, path = key.split()
        asked = WireRequest(method, path.replace("{pet_id}", "1"))
        return Traffic(asked, oracle.answer(key, Order()))

    shown: list[Deviation] = deviations_in(
        oracle, [seen(key) for key in oracle.operations if key.startswith("GET")]
    )
    assert shown == []


NAMED = """\
paths:
  /things:
    get:
      parameters:
        - {name: access_token, in: query, schema: {type: string, maxLength: 4}}
        - {name: X-Session-Token, in: header, schema: {type: integer}}
      responses:
        "200":
          description: Things
          headers: {X-Refresh-Token: {schema: {type: integer}}}
          content:
            application/json:
              schema:
                type: object
                properties:
                  token: {type: string, enum: [none]}
                  nested: {type: object, additionalProperties: {type: integer}}
                  either: {enum: [1]}
"""


def test_what_has_the_name_of_a_secret_is_in_no_sentence_and_no_overlay(tmp_path: Path) -> None:
    body = {"token": "hunter2", "nested": {"secret": "hunter2"}, "either": {"password": "hunter2"}}
    asked = WireRequest("GET", "/things", "access_token=hunter2", (("X-Session-Token", "hunter2"),))
    answer = Answer(
        200, "application/json", json.dumps(body).encode(), {"X-Refresh-Token": "hunter2"}
    )
    seen = found(tmp_path / "openapi.yaml", NAMED, Traffic(asked, answer, "a.har", ""))

    assert [(each.code, each.pointer) for each in seen] == [
        ("D102", "/either"),
        ("D102", "/token"),
        ("D104", "/nested/*"),
        ("D106", "header x-refresh-token"),
        ("D123", "header X-Session-Token"),
        ("D123", "query access_token"),
    ]
    assert "hunter2" not in json.dumps([each.as_json() for each in seen])
    assert "hunter2" not in patch(seen)
