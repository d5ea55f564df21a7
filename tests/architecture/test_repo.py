"""What the repository itself promises: its layout, its lock, its records, and nothing about one machine."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

from architecture.sources import ROOT

TOP_LEVEL = {
    "CHANGELOG.md",
    "CONTRIBUTING.md",
    "LICENSE",
    "Makefile",
    "README.md",
    "docs",
    "generated",
    "generator",
    "pyproject.toml",
    "requirements.lock",
    "spec",
    "templates",
    "tests",
}
TARGETS = {
    "help",
    "setup",
    "generate",
    "check",
    "test",
    "lint",
    "types",
    "golden",
    "build",
    "ci",
    "full",
}
HOMES = r"(?<![\w.])(?:/(?:home|Users)/\w+/|/(?:root)/|[A-Z]:[\\/]Users[\\/])"


def repository_files() -> list[str]:
    """The files that are or would be committed."""
    listing = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    return [name for name in listing.stdout.splitlines() if (ROOT / name).is_file()]


def strangers(files: list[str]) -> set[str]:
    """What lies at the top level and is neither a dot file nor in the layout."""
    return {top for name in files if not (top := name.split("/")[0]).startswith(".")} - TOP_LEVEL


def machine_paths(text: str) -> list[str]:
    """Paths that exist on one machine: somebody's home, and the folder of this checkout."""
    return re.findall(f"{HOMES}|{re.escape(str(ROOT))}/", text)


def unhashed(lock: str) -> list[str]:
    """The requirements of a lock that name no exact version or no hash, and its lines that name a URL."""
    entries = re.split(r"\n(?=\S)", lock.strip())
    return [
        entry
        for entry in entries
        if not re.match(r"[\w.-]+==\S+", entry) or "--hash=sha256:" not in entry
    ] + [line for line in lock.splitlines() if "://" in line or line.startswith("-")]


def faults_of_record(name: str, text: str) -> list[str]:
    """What an architecture decision record lacks."""
    number = name.split("-")[0]
    wanted = [f"# {number}. ", "\n## Context\n", "\n## Decision\n", "\n## Consequences\n"]
    faults = [f"{name} lacks {part.strip()!r}" for part in wanted if part not in f"\n{text}"]
    return faults + ([f"{name} is longer than a page"] if len(text.splitlines()) >= 60 else [])


def records() -> list[Path]:
    """The decision records, in order."""
    return sorted((ROOT / "docs" / "adr").iterdir())


def test_the_top_level_holds_only_what_the_layout_lists() -> None:
    assert strangers(repository_files()) == set()


def test_no_file_names_a_path_of_one_machine() -> None:
    contents = {
        name: (ROOT / name).read_bytes().decode("utf-8", "replace")
        for name in repository_files()
        if not name.startswith(
            "tests/corpus/"
        )  # other people's documents, whose examples are theirs
    }
    assert {name: paths for name, text in contents.items() if (paths := machine_paths(text))} == {}


def test_the_lock_pins_every_requirement_by_hash_and_names_no_url() -> None:
    assert unhashed((ROOT / "requirements.lock").read_text(encoding="utf-8")) == []


def test_decision_records_are_numbered_without_a_gap() -> None:
    assert [int(record.name[:4]) for record in records()] == list(range(1, len(records()) + 1))


def test_a_decision_record_is_one_page_of_context_decision_and_consequences() -> None:
    faults = [
        faults_of_record(record.name, record.read_text(encoding="utf-8")) for record in records()
    ]
    assert [fault for found in faults for fault in found] == []


def test_every_test_that_the_page_on_security_names_is_there() -> None:
    named = re.findall(
        r"`((?:tests|templates)/[^`]+)`", (ROOT / "docs/security.md").read_text("utf-8")
    )
    of_clients = {"tests/contract/test_client_secrets.py"}
    assert len(named) > 20
    assert [
        each for each in named if not any(ROOT.glob(each.rstrip("/"))) and each not in of_clients
    ] == []


def test_make_alone_lists_every_target() -> None:
    listed = subprocess.run(["make"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert set(re.findall(r"^  make (\w+)", listed, re.MULTILINE)) >= TARGETS


def test_continuous_integration_runs_what_people_run() -> None:
    script = ROOT / ".ci" / "run"
    assert script.stat().st_mode & 0o111
    assert script.read_text(encoding="utf-8").endswith("exec make ci\n")


def test_a_stranger_at_the_top_level_is_found() -> None:
    assert strangers(["notes.txt", "scripts/run.py", ".gitignore", "docs/adr/0001.md"]) == {
        "notes.txt",
        "scripts",
    }


# `~` stands for the slash that would make these samples findings.
@pytest.mark.parametrize(
    "text", ["~home~ada~x", "see C:~Users~Ada", "'~root~.cache'", f"{ROOT}/spec"]
)
def test_a_machine_path_is_found(text: str) -> None:
    assert machine_paths(text.replace("~", "/"))


@pytest.mark.parametrize(
    "text", ["https://example.com/home/ada/", "api/" "root/x", "/etc/passwd", "~/.cache"]
)
def test_other_paths_are_no_machine_paths(text: str) -> None:
    assert machine_paths(text) == []


@pytest.mark.parametrize(
    "lock",
    [
        "black==1.0",
        "black>=1.0 \\\n    --hash=sha256:00",
        "black @ https://example.com/black.whl \\\n    --hash=sha256:00",
        "--index-url https://example.com\nblack==1.0 \\\n    --hash=sha256:00",
    ],
)
def test_a_loose_requirement_is_found(lock: str) -> None:
    assert unhashed(lock)


def test_a_record_without_consequences_or_end_is_found() -> None:
    text = "# 0001. Title\n\n## Context\n\n## Decision\n\n" + "x\n" * 60
    assert len(faults_of_record("0001-title.md", text)) == 2
