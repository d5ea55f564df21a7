"""`fragmint diff`, run as people run it."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from support.commands import SPEC, fragmint

ONE_MORE = '  /other:\n    get: {operationId: other, tags: [things], responses: {"200": {description: fine}}}\n'
CONFIG = '[[tool.fragmint.client]]\nname = "things"\nspec = "spec/openapi.yaml"\n'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """One document, one that adds to it, and one that takes away from that."""
    (tmp_path / "one.yaml").write_text(SPEC)
    (tmp_path / "two.yaml").write_text(SPEC + ONE_MORE)
    return tmp_path


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A project in git whose document is in two files, and has changed since the last commit."""
    (tmp_path / "spec").mkdir()
    (tmp_path / "pyproject.toml").write_text(CONFIG)
    (tmp_path / "spec" / "openapi.yaml").write_text(
        SPEC.replace("{description: fine}", "{$ref: answer.yaml}")
    )
    (tmp_path / "spec" / "answer.yaml").write_text("description: fine\n")
    for command in (
        ("init", "-q"),
        ("add", "."),
        ("-c", "user.name=A", "-c", "user.email=a@example.com", "commit", "-q", "-m", "One"),
    ):
        subprocess.run(("git", *command), cwd=tmp_path, check=True)
    (tmp_path / "spec" / "answer.yaml").write_text("description: very fine\n")
    return tmp_path


def test_two_files_need_no_configuration_and_the_verdict_is_the_last_line(folder: Path) -> None:
    done = fragmint("diff", "one.yaml", "two.yaml", "--no-surface", cwd=folder)

    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == (
        "additive (1)\n"
        "  client.things.other  two.yaml:10\n"
        "    operation-added: GET /other. There is one more method.\n"
        "\n"
        "verdict: additive, bump: minor (before 1.0: patch)\n"
    )


@pytest.mark.parametrize(
    ("old", "new", "least", "code"),
    [
        ("two.yaml", "one.yaml", "breaking", 1),
        ("one.yaml", "two.yaml", "breaking", 0),
        ("one.yaml", "two.yaml", "additive", 1),
        ("one.yaml", "one.yaml", "docs", 0),
    ],
)
def test_only_what_is_to_fail_fails(
    folder: Path, old: str, new: str, least: str, code: int
) -> None:
    done = fragmint("diff", old, new, "--fail-on", least, "--no-surface", cwd=folder)

    assert done.returncode == code


def test_json_says_where_each_change_is_in_both_documents(folder: Path) -> None:
    done = fragmint("diff", "two.yaml", "one.yaml", "--format", "json", cwd=folder)

    told = json.loads(done.stdout)
    (change,) = told["changes"]
    assert (told["verdict"], told["bump"]) == ("breaking", "major")
    assert (change["kind"], change["symbol"]) == ("operation-removed", "client.things.other")
    assert change["old"]["pointer"] == "/paths/~1other/get"
    assert (change["old"]["file"], change["old"]["line"]) == ("two.yaml", 10)
    assert change["new"] is None


def test_what_breaks_in_the_packages_is_told_with_its_cause(folder: Path) -> None:
    done = fragmint("diff", "two.yaml", "one.yaml", cwd=folder)

    assert (
        "  resources.things.Things.other: public object was removed <- operation-removed\n"
        in done.stdout
    )


def test_markdown_is_a_table_for_each_impact(folder: Path) -> None:
    done = fragmint("diff", "two.yaml", "one.yaml", "--format", "markdown", cwd=folder)

    assert (
        "## breaking\n\n| for callers | change | why | where |\n|---|---|---|---|\n" in done.stdout
    )
    assert "| `client.things.other` | operation-removed GET /other |" in done.stdout


def test_a_document_that_is_only_written_otherwise_is_said_to_mean_the_same(folder: Path) -> None:
    (folder / "two.yaml").write_text(f"# The things.\n{SPEC}")

    done = fragmint("diff", "one.yaml", "two.yaml", cwd=folder)

    assert done.stdout == (
        "The documents are written otherwise and mean the same to callers.\n"
        "\n"
        "verdict: none, bump: none\n"
    )


@pytest.mark.parametrize("revision", ["HEAD", "HEAD:spec/openapi.yaml"])
def test_a_revision_is_read_with_all_its_files_and_nothing_is_checked_out(
    repository: Path, revision: str
) -> None:
    done = fragmint(
        "diff", revision, "spec/openapi.yaml", "--format", "json", "--no-surface", cwd=repository
    )

    (change,) = json.loads(done.stdout)["changes"]
    assert (change["before"], change["after"]) == ("fine", "very fine")
    assert (change["old"]["file"], change["new"]["file"]) == (
        "HEAD:spec/answer.yaml",
        "spec/answer.yaml",
    )
    assert (repository / "spec/answer.yaml").read_text() == "description: very fine\n"


def test_a_mistake_in_a_revision_is_placed_there(repository: Path) -> None:
    subprocess.run(("git", "rm", "-q", "--cached", "spec/answer.yaml"), cwd=repository, check=True)
    subprocess.run(
        ("git", "-c", "user.name=A", "-c", "user.email=a@example.com", "commit", "-q", "-m", "Two"),
        cwd=repository,
        check=True,
    )

    done = fragmint("diff", "HEAD", "spec/openapi.yaml", cwd=repository)

    assert done.returncode == 2
    assert done.stderr.startswith("HEAD:spec/openapi.yaml:8:")


def test_a_release_is_its_snapshot(repository: Path) -> None:
    (repository / "spec" / "released").mkdir()
    (repository / "spec" / "released" / "0.1.0.yaml").write_text(SPEC)

    done = fragmint("diff", "0.1.0", "spec/openapi.yaml", "--no-surface", cwd=repository)

    assert done.stdout.splitlines()[-1] == "verdict: docs, bump: patch"


@pytest.mark.parametrize(
    ("old", "told"),
    [
        ("0.9.0", "things has no release 0.9.0; none was made: run fragmint release"),
        ("HEAD~9", "'HEAD~9' is no file, and no revision of git"),
        ("HEAD:spec/gone.yaml", "HEAD has no spec/gone.yaml: name a file of it, as HEAD:FILE"),
    ],
)
def test_what_is_no_document_is_refused_with_the_next_step(
    repository: Path, old: str, told: str
) -> None:
    done = fragmint("diff", old, "spec/openapi.yaml", cwd=repository)

    assert (done.returncode, done.stdout) == (2, "")
    assert told in done.stderr


def test_a_release_without_a_client_is_refused_with_the_next_step(folder: Path) -> None:
    done = fragmint("diff", "0.1.0", "one.yaml", cwd=folder)

    assert done.returncode == 2
    assert "needs one client in [tool.fragmint], or --client NAME" in done.stderr
