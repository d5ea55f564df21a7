"""Severities, ignores and the baseline decide what is told of a fragment, whatever stage found it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from fragmint import ir, pipeline
from fragmint import spec as reading
from fragmint.diagnostics import Diagnostics, Severity, SpecError
from fragmint.judging import Policy
from fragmint.pipeline import Reading
from fragmint.spec import Document
from support.judged import told
from support.specs import HEAD

# S125 twice, by a reference from two operations, and S126 once.
TWICE = f"""\
{HEAD}paths:
  /a:
    get: {{operationId: a, parameters: [{{$ref: "#/components/parameters/P"}}], responses: {{"204": {{description: ok}}}}}}
  /b:
    get: {{operationId: b, parameters: [{{$ref: "#/components/parameters/P"}}], responses: {{"204": {{description: ok}}}}}}
components:
  parameters:
    P:
      name: p
      in: query
      x-fragmint: {{}}
      schema: {{type: string, format: sku}}
      example: 3
"""
CALENDAR = f"""\
{HEAD}paths:
  /a:
    get:
      operationId: a
      x-fragmint: {{sunset: "2027-01-31"}}
      responses: {{"204": {{description: fine}}}}
"""


@pytest.fixture
def spec(tmp_path: Path) -> Path:
    """A document with two warnings."""
    return written(tmp_path, TWICE)


def written(folder: Path, text: str) -> Path:
    path = folder / "openapi.yaml"
    path.write_text(text, "utf-8")
    return path


def loaded(path: Path) -> tuple[Document, Diagnostics]:
    """A document, and what is found of it before anything is judged."""
    found = Diagnostics()
    document = reading.load(path, found)
    reading.validate(document, found)
    return document, found


def codes(path: Path, policy: Policy) -> list[str]:
    return [found.code for found in told(path, policy)]


def test_a_fault_that_references_bring_to_several_places_is_told_once(spec: Path) -> None:
    assert codes(spec, Policy()) == ["S125", "S126"]


def test_a_warning_can_be_made_an_error_and_can_be_switched_off(spec: Path) -> None:
    found = told(spec, Policy({"S125": Severity.OFF, "S126": Severity.ERROR}))
    assert [(each.code, each.severity) for each in found] == [("S126", Severity.ERROR)]
    with pytest.raises(SpecError):
        pipeline.understand(Reading(spec, policy=Policy({"S126": Severity.ERROR})))


def test_a_severity_holds_for_what_the_api_shows_too(tmp_path: Path) -> None:
    text = f"""\
{HEAD}components:
  schemas:
    Nest: {{type: array, items: {{$ref: "#/components/schemas/Nest"}}}}
    Bird: {{type: object, properties: {{home: {{$ref: "#/components/schemas/Nest"}}}}}}
"""
    assert codes(written(tmp_path, text), Policy()) == ["G101"]
    assert codes(written(tmp_path, text), Policy({"G101": Severity.OFF})) == []


def test_severities_and_ignores_hold_beside_errors(tmp_path: Path) -> None:
    text = f"{TWICE.replace('/b:', '/b/{id}:')}".replace(
        "x-fragmint: {}", "x-fragmint: {ignore: [S126, S128]}"
    )
    assert codes(written(tmp_path, text), Policy({"S125": Severity.OFF})) == ["S104"]


def test_a_finding_knows_the_places_in_the_bundled_document_that_it_is_about(spec: Path) -> None:
    document, found = loaded(spec)
    places = {each.subject: each.pointer for each in found if each.code == "S126"}
    assert places == {
        "/paths/~1a/get/parameters/0/examples/default/value": "/components/parameters/P/example",
        "/components/parameters/P/examples/default/value": "/components/parameters/P/example",
    }
    assert {document.trace(str(subject))[1] for subject in places} == set(places.values())


def test_findings_of_the_api_point_into_the_file_and_know_each_place_they_are_about(
    tmp_path: Path,
) -> None:
    text = TWICE.replace("schema: {type: string, format: sku}", "content: {a/b: {}}").replace(
        "      example: 3\n", ""
    )
    document, found = loaded(written(tmp_path, text))
    ir.build(document, found)
    told_of = [(each.code, each.pointer, each.subject) for each in found]
    inner = "/content/a~1b"
    assert told_of == [
        ("G102", f"/components/parameters/P{inner}", f"/paths/~1a/get/parameters/0{inner}"),
        ("G102", f"/components/parameters/P{inner}", f"/paths/~1b/get/parameters/0{inner}"),
    ]
    assert codes(tmp_path / "openapi.yaml", Policy()) == ["G102"]


def test_an_ignore_silences_what_is_written_inside_its_object(tmp_path: Path) -> None:
    text = TWICE.replace("x-fragmint: {}", "x-fragmint: {ignore: [S125, S126]}")
    assert codes(written(tmp_path, text), Policy()) == []


def test_an_ignore_does_not_reach_through_a_reference(tmp_path: Path) -> None:
    text = TWICE.replace("operationId: a,", "operationId: a, x-fragmint: {ignore: [S126]},")
    assert codes(written(tmp_path, text), Policy()) == ["S161", "S125", "S126"]


def test_an_ignore_works_in_the_file_where_it_stands(tmp_path: Path) -> None:
    text = TWICE.replace("      example: 3\n", "      examples: {e: {$ref: e.yaml}}\n")
    (tmp_path / "e.yaml").write_text("value: 3\nx-fragmint: {ignore: [S126]}\n", "utf-8")
    assert codes(written(tmp_path, text), Policy()) == ["S125"]


def test_an_ignore_at_the_root_holds_for_the_file(tmp_path: Path) -> None:
    text = TWICE.replace("paths:", "x-fragmint: {ignore: [S125, S126]}\npaths:", 1)
    assert codes(written(tmp_path, text), Policy()) == []


def test_an_ignore_of_an_error_is_an_error_and_silences_nothing(tmp_path: Path) -> None:
    text = TWICE.replace("paths:", "x-fragmint: {ignore: [S104]}\npaths:", 1).replace(
        "/b:", "/b/{id}:"
    )
    assert codes(written(tmp_path, text), Policy()) == ["S160", "S104", "S125", "S126"]


def test_an_ignore_of_what_is_off_is_not_told(tmp_path: Path) -> None:
    text = TWICE.replace("x-fragmint: {}", "x-fragmint: {ignore: [S150, S125, S126]}")
    assert codes(written(tmp_path, text), Policy()) == []
    assert codes(written(tmp_path, text), Policy({"S150": Severity.WARNING})) == [
        "S150",
        "S150",
        "S161",
    ]


def test_a_baseline_knows_what_was_there_and_nothing_else(spec: Path) -> None:
    known = spec.parent / "known" / "baseline.yaml"
    known.parent.mkdir()
    policy = Policy(baseline=known)
    known.write_text(pipeline.baseline(Reading(spec, policy=policy), known), "utf-8")
    assert codes(spec, policy) == []
    spec.write_text(TWICE.replace("paths:", "owner: me\npaths:", 1), "utf-8")
    assert codes(spec, policy) == ["S124"]


def test_a_baseline_is_written_in_a_stable_order_and_keeps_reasons(spec: Path) -> None:
    known = spec.parent / "baseline.yaml"
    first = pipeline.baseline(Reading(spec), known)
    known.write_text(first.replace('example"\n', 'example"\n    reason: "as: #1 \\"has\\" it"\n'))
    assert pipeline.baseline(
        Reading(spec, policy=Policy(baseline=known)), known
    ) == known.read_text("utf-8")
    assert first.splitlines()[3:] == [
        "  - code: S125",
        '    file: "openapi.yaml"',
        '    pointer: "/components/parameters/P/schema/format"',
        "  - code: S126",
        '    file: "openapi.yaml"',
        '    pointer: "/components/parameters/P/example"',
    ]


def test_an_entry_of_a_finding_that_is_gone_is_told_at_its_line(spec: Path) -> None:
    known = spec.parent / "baseline.yaml"
    known.write_text(pipeline.baseline(Reading(spec), known), "utf-8")
    written(spec.parent, TWICE.replace("      example: 3\n", ""))
    (found,) = told(spec, Policy(baseline=known))
    assert (found.code, found.location.file, found.location.line) == ("S163", str(known), 7)
    assert codes(spec, Policy({"S126": Severity.OFF}, known)) == []


def test_errors_cannot_be_in_a_baseline(spec: Path) -> None:
    known = spec.parent / "baseline.yaml"
    written(spec.parent, TWICE.replace("/b:", "/b/{id}:"))
    with pytest.raises(SpecError):
        pipeline.baseline(Reading(spec), known)
    known.write_text("findings: [{code: S104, file: openapi.yaml, pointer: /paths}]\n", "utf-8")
    written(spec.parent, TWICE)
    assert codes(spec, Policy(baseline=known)) == ["S162", "S125", "S126"]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("findings: {}\n", 1),
        ("- a\n", 1),
        ("findings: [\n", 2),
        ("findings:\n  - {code: S126, file: a, pointer: 1}\n", 2),
        ("findings:\n  - {code: S126, file: a, pointer: /a, note: x}\n", 2),
        ("findings:\n  - {code: S999, file: a, pointer: /a}\n", 2),
        ("findings:\n  - S126\n", 2),
        ("findings: []\nfindings: []\n", 2),
    ],
)
def test_each_mistake_of_a_baseline_has_a_line(spec: Path, text: str, line: int) -> None:
    known = spec.parent / "baseline.yaml"
    known.write_text(text, "utf-8")
    found = [each for each in told(spec, Policy(baseline=known)) if each.code == "S162"]
    assert [each.location.line for each in found] == [line]


def test_a_baseline_that_is_missing_is_an_error_beside_the_findings(spec: Path) -> None:
    found = told(spec, Policy(baseline=spec.parent / "none.yaml"))
    assert sorted(each.code for each in found) == ["S125", "S126", "S162"]


@pytest.mark.parametrize(
    ("day", "expected"),
    [("2026-11-01", []), ("2026-11-02", ["S147"]), ("2027-01-31", ["S147"]), ("2030-01-01", ["S147"])],
)  # fmt: skip
def test_a_sunset_is_told_from_ninety_days_before(
    tmp_path: Path, day: str, expected: list[str]
) -> None:
    spec = written(tmp_path, CALENDAR)
    assert codes(spec, Policy(as_of=date.fromisoformat(day))) == expected


def test_without_a_day_no_sunset_is_told_and_no_ignore_of_it_is_called_idle(
    tmp_path: Path,
) -> None:
    assert codes(written(tmp_path, CALENDAR), Policy({"S147": Severity.ERROR})) == []
    text = CALENDAR.replace('"2027-01-31"', '"2027-01-31", ignore: [S147]')
    assert codes(written(tmp_path, text), Policy()) == []
