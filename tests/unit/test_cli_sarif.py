"""`validate --format sarif`: what code hosts ask of a log of SARIF 2.1.0."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, cast

import pytest

from fragmint.catalogue import catalogue
from fragmint.cli.sarif import log
from fragmint.diagnostics import Diagnostic, Severity, SourceLocation
from support.commands import SPEC, fragmint

WARNS = SPEC.replace('{"200": {description: fine}}', '{"204": {}}')
WRONG = SPEC.replace("/things:", "/things/{id}:")


def run_of(told: str) -> dict[str, Any]:
    """The one run of a log that has what the standard requires."""
    read = json.loads(told)
    assert read["version"] == "2.1.0"
    (run,) = read["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert len({rule["id"] for rule in rules}) == len(rules)
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        assert result["level"] in {"error", "warning"}
        assert result["message"]["text"]
        region = result["locations"][0]["physicalLocation"]["region"]
        assert min(region["startLine"], region["startColumn"]) >= 1
    return cast("dict[str, Any]", run)


def test_a_finding_is_a_result_at_its_line_in_a_file_by_its_relative_uri(tmp_path: Path) -> None:
    (tmp_path / "my spec").mkdir()
    (tmp_path / "my spec" / "ä.yaml").write_text(WARNS, "utf-8")
    done = fragmint("validate", "my spec/ä.yaml", "--format", "sarif", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    (result,) = run_of(done.stdout)["results"]
    assert (result["ruleId"], result["level"]) == ("S123", "warning")
    (place,) = result["locations"]
    assert place["physicalLocation"]["artifactLocation"] == {
        "uri": "my%20spec/%C3%A4.yaml",
        "uriBaseId": "SRCROOT",
    }
    assert place["physicalLocation"]["region"] == {"startLine": 8, "startColumn": 19}
    assert place["logicalLocations"] == [
        {"fullyQualifiedName": "#/paths/~1things/get/responses/204"}
    ]


def test_an_error_ends_with_2_and_is_a_result_too(tmp_path: Path) -> None:
    (tmp_path / "things.yaml").write_text(WRONG, "utf-8")
    done = fragmint("validate", "things.yaml", "--format", "sarif", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (2, "")
    run = run_of(done.stdout)
    assert [(each["ruleId"], each["level"]) for each in run["results"]] == [("S104", "error")]
    assert run["invocations"][0]["executionSuccessful"]


def test_what_is_ignored_or_in_the_baseline_is_left_out(tmp_path: Path) -> None:
    (tmp_path / "things.yaml").write_text(WARNS, "utf-8")
    known = ("validate", "things.yaml", "--baseline", "known.yaml")
    fragmint(*known, "--write-baseline", cwd=tmp_path)
    assert run_of(fragmint(*known, "--format", "sarif", cwd=tmp_path).stdout)["results"] == []


def test_a_command_that_cannot_run_says_why(tmp_path: Path) -> None:
    (tmp_path / "things.yaml").write_text(SPEC, "utf-8")
    done = fragmint(
        "validate", "things.yaml", "--write-baseline", "--format", "sarif", cwd=tmp_path
    )
    assert (done.returncode, done.stderr) == (2, "")
    (invocation,) = run_of(done.stdout)["invocations"]
    assert not invocation["executionSuccessful"]
    (notice,) = invocation["toolExecutionNotifications"]
    assert notice["message"]["text"].startswith("things.yaml has no baseline")


@pytest.mark.parametrize("code", catalogue())
def test_each_code_is_a_rule_with_help(code: str) -> None:
    found = Diagnostic(code, "what", SourceLocation("a.yaml"), Severity.WARNING)
    (rule,) = run_of(json.dumps(log([found])))["tool"]["driver"]["rules"]
    assert rule["defaultConfiguration"]["level"] in {"error", "warning", "none"}
    assert rule["help"]["markdown"].startswith(rule["fullDescription"]["text"])


def test_no_link_comes_out_of_a_document() -> None:
    found = Diagnostic("S123", "no [key](https://evil.test)", SourceLocation("/a b.yaml"))
    (result,) = run_of(json.dumps(log([found])))["results"]
    assert result["message"]["text"] == r"no \[key](https://evil.test)"
    (place,) = result["locations"]
    assert place["physicalLocation"]["artifactLocation"] == {"uri": "file:///a%20b.yaml"}


def test_json_tells_how_much_of_a_document_a_selection_keeps(tmp_path: Path) -> None:
    (tmp_path / "things.yaml").write_text(SPEC, "utf-8")
    done = fragmint(
        "validate", "things.yaml", "--include", "list", "--format", "json", cwd=tmp_path
    )
    counts = {"operations": 1, "of_operations": 1, "schemas": 0, "of_schemas": 0}
    assert json.loads(done.stdout)["documents"] == [{"file": "things.yaml", "kept": counts}]
