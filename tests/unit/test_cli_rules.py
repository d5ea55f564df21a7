"""What the commands make of rules: explanations, severities, baselines, the calendar, counts."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from support.commands import SPEC, fragmint, listing

CONFIG = '[[tool.fragmint.client]]\nname = "things"\nspec = "things.yaml"\noutput = "out"\n'
WARNS = SPEC.replace('{"200": {description: fine}}', '{"204": {}}')


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project whose fragment gives the warning S123."""
    (tmp_path / "things.yaml").write_text(WARNS, "utf-8")
    (tmp_path / "pyproject.toml").write_text(CONFIG, "utf-8")
    return tmp_path


def test_a_code_is_explained_with_examples(tmp_path: Path) -> None:
    done = fragmint("explain", "s104", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("S104 error: undeclared path parameter\n")
    for part in ("What to do: ", "Bad:\n", "# here", "Good:\n"):
        assert part in done.stdout
    assert 'rules = {S126 = "error"}' in fragmint("explain", "S126", cwd=tmp_path).stdout


def test_all_codes_are_listed_with_severity_and_title(tmp_path: Path) -> None:
    lines = fragmint("explain", cwd=tmp_path).stdout.splitlines()
    assert "S125  warning  unknown format" in lines
    assert {line[0] for line in lines} == set("CDGLOSW")
    told = json.loads(fragmint("explain", "--format", "json", cwd=tmp_path).stdout)
    assert [each["code"] for each in told["codes"]] == [line[:4] for line in lines]


def test_an_explanation_as_json_has_the_documented_members(tmp_path: Path) -> None:
    told = json.loads(fragmint("explain", "S126", "--format", "json", cwd=tmp_path).stdout)
    assert (told["code"], told["severity"], told["adjustable"]) == ("S126", "warning", True)
    assert set(told) - {"code", "severity", "adjustable"} == {
        *("title", "explanation", "remedy", "bad", "good", "exclude")
    }


def test_an_example_about_a_selection_says_which(tmp_path: Path) -> None:
    done = fragmint("explain", "L141", cwd=tmp_path)
    assert 'Bad, with `exclude = ["tag:internal"]`:\n' in done.stdout


def test_nobody_is_told_to_ignore_in_the_document_what_is_about_an_overlay(tmp_path: Path) -> None:
    done = fragmint("explain", "O120", cwd=tmp_path)
    assert 'rules = {O120 = "error"}' in done.stdout
    assert "ignore: [O120]" not in done.stdout


def test_a_code_that_does_not_exist_ends_with_2_and_the_nearest(tmp_path: Path) -> None:
    done = fragmint("explain", "S1044", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert "did you mean S104?" in done.stderr


@pytest.mark.parametrize("command", ["generate", "check", "validate"])
def test_every_command_obeys_the_severities_of_the_project(project: Path, command: str) -> None:
    (project / "pyproject.toml").write_text(f'{CONFIG}rules = {{S123 = "error"}}\n', "utf-8")
    done = fragmint(command, cwd=project)
    assert done.returncode == 2
    assert done.stderr.startswith("things.yaml:8:19: error[S123] ")
    assert listing(project) == ["pyproject.toml", "things.yaml"]


@pytest.mark.parametrize("command", ["generate", "validate"])
def test_every_command_obeys_the_baseline_of_the_project(project: Path, command: str) -> None:
    text = f'{CONFIG}baseline = "known/baseline.yaml"\n'
    (project / "pyproject.toml").write_text(text, "utf-8")
    done = fragmint("validate", "--write-baseline", cwd=project)
    assert (done.returncode, done.stdout) == (0, "known/baseline.yaml: 1 known finding\n")
    done = fragmint(command, cwd=project)
    assert (done.returncode, done.stderr) == (0, "")


def test_a_missing_baseline_is_told_with_the_way_to_one(project: Path) -> None:
    (project / "pyproject.toml").write_text(f'{CONFIG}baseline = "known.yaml"\n', "utf-8")
    done = fragmint("validate", cwd=project)
    assert done.returncode == 2
    assert "known.yaml:1:1: error[S162]" in done.stderr
    assert "--write-baseline writes it" in done.stderr


def test_a_document_alone_has_a_baseline_of_its_own(project: Path) -> None:
    options = ("validate", "things.yaml", "--baseline", "known.yaml")
    assert fragmint(*options, "--write-baseline", cwd=project).returncode == 0
    assert fragmint(*options, cwd=project).stderr == ""


@pytest.mark.parametrize(
    "arguments",
    [
        ["--write-baseline"],
        ["things.yaml", "--write-baseline"],
        ["--baseline", "known.yaml"],
        ["things.yaml", "--client", "things"],
        ["--as-of", "tomorrow"],
    ],
)
def test_bad_usage_of_validate_ends_with_2_and_writes_nothing(
    project: Path, arguments: list[str]
) -> None:
    done = fragmint("validate", *arguments, cwd=project)
    assert (done.returncode, done.stdout) == (2, "")
    assert "rror: " in done.stderr
    assert listing(project) == ["pyproject.toml", "things.yaml"]


def test_only_validate_looks_at_the_calendar(project: Path) -> None:
    ends = SPEC.replace("tags:", 'x-fragmint: {sunset: "2001-01-01"}\n      tags:')
    (project / "things.yaml").write_text(ends, "utf-8")
    assert "warning[S147]" in fragmint("validate", cwd=project).stderr
    assert fragmint("validate", "--as-of", "2000-01-01", cwd=project).stderr == ""
    assert fragmint("generate", cwd=project).stderr == ""


def test_many_findings_are_counted_by_code(project: Path) -> None:
    schemas = "".join(f"    A{n}: {{type: string, nullable: true}}\n" for n in range(30))
    (project / "things.yaml").write_text(f"{SPEC}components:\n  schemas:\n{schemas}", "utf-8")
    done = fragmint("validate", cwd=project)
    assert done.stderr.count("warning[S121]") == 10
    assert done.stdout == (
        "things.yaml: valid, 30 warnings\n     30 warning[S121] 3.0's way to say it in 3.1\n"
    )
    told = json.loads(fragmint("validate", "--format", "json", cwd=project).stdout)
    assert len(told["diagnostics"]) == 30
