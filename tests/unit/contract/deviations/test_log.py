from __future__ import annotations

import json
from pathlib import Path

import pytest

from fragmint.contract.deviations import Deviation, deviations_logged
from fragmint.contract.oracle import Oracle
from fragmint.diagnostics import SpecError
from unit.contract.deviations.traffic import document, told

THING = """\
components:
  schemas:
    Thing:
      type: object
      properties:
        parts: {type: array, items: {$ref: "#/components/schemas/Part"}}
        byKey: {type: object, additionalProperties: {$ref: "#/components/schemas/Part"}}
    Part:
      type: object
      properties:
        size: {type: integer}
        mood: {type: string, enum: [calm, wild]}
        "0": {type: string}
"""


def logged(folder: Path, *lines: object) -> list[Deviation]:
    """What a log of these lines tells of the things."""
    spec, log = folder / "openapi.yaml", folder / "deviations.jsonl"
    spec.write_text(document(THING), "utf-8")
    log.write_text(
        "".join(each if isinstance(each, str) else f"{json.dumps(each)}\n" for each in lines)
    )
    return deviations_logged(Oracle(spec), log)


def line(kind: str, pointer: str, **more: str) -> dict[str, str]:
    """What a client tells of getThings."""
    return {"kind": kind, "operation": "getThings", "pointer": pointer, **more}


@pytest.mark.parametrize(
    ("kind", "pointer", "expected"),
    [
        ("unknown_field", "/parts/3/new", ("D101", "/parts/*/new", "undeclared field")),
        ("unknown_field", "/byKey/x/a~1b", ("D101", "/byKey/*/a~1b", "undeclared field")),
        ("unknown_field", "/parts/3/0/x", ("D101", "/parts/*/0/x", "undeclared field")),
        ("unknown_enum_value", "/parts/0/mood", ("D102", "/parts/*/mood", "undeclared value")),
        ("unexpected_null", "/parts/0/size", ("D105", "/parts/*/size", "null, which is not allowed here")),
        ("naive_datetime", "/parts/0/mood", ("D106", "/parts/*/mood", "a date-time without an offset")),
        ("unknown_variant", "/parts/0", ("D107", "/parts/*", "none of the documented variants")),
        ("untyped_error_body", "", ("D113", "error", "the body of an error is not as documented")),
    ],
)  # fmt: skip
def test_what_a_client_told_in_production_is_a_deviation(
    tmp_path: Path, kind: str, pointer: str, expected: tuple[str, str, str]
) -> None:
    found = logged(tmp_path, line(kind, pointer))
    assert told(found) == [expected]
    assert found[0].operation == "GET /things"
    assert (found[0].sample, found[0].fix) == (None, ())


def test_lines_of_one_place_are_counted_and_the_first_is_named(tmp_path: Path) -> None:
    lines = [
        line("unknown_field", f"/parts/{n}/new", seen=f"2026-11-2{9 - n}", host="a")
        for n in range(3)
    ]
    (found,) = logged(tmp_path, *lines, "\n")
    assert (found.count, found.first_seen, found.source) == (
        3,
        "2026-11-27",
        "deviations.jsonl, line 3",
    )


def test_the_line_of_the_document_is_that_of_the_schema(tmp_path: Path) -> None:
    (found,) = logged(tmp_path, line("unknown_enum_value", "/parts/0/mood"))
    assert "mood:" in (tmp_path / "openapi.yaml").read_text().splitlines()[found.location.line - 1]


def test_every_line_that_is_none_is_told(tmp_path: Path) -> None:
    with pytest.raises(SpecError) as caught:
        logged(
            tmp_path,
            "nope\n",
            line("unknown_field", "/a"),
            {"kind": "unknown_field"},
            line("unknown_kind", "/a"),
            line("unknown_field", "/a") | {"operation": "getOthers"},
        )
    assert [(each.code, each.location.line) for each in caught.value.diagnostics] == [
        ("D164", number) for number in (1, 3, 4, 5)
    ]


def test_a_log_that_is_missing_is_an_error(tmp_path: Path) -> None:
    oracle = Oracle(Path(__file__).parents[1] / "petshop" / "openapi.yaml")
    with pytest.raises(SpecError, match="D164"):
        deviations_logged(oracle, tmp_path / "none.jsonl")
