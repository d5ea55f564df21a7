"""A vendor's document of each month: cut, edited by hand, merged, judged and released.

How it is merged and judged is part of every run; three releases of it, each with its contract tests, are for the full one.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from e2e.workshop import unzipped
from support.commands import fragmint
from support.projects import Project
from support.upstream import versions

OPERATIONS = ("--operation", "getProject", "--operation", "GET /*/release-policies")
HAND = (
    ("      page: LaunchDarkly REST API\n", "      page: LaunchDarkly REST API\n      handed-over: '2026-01-01'\n"),
    (
        "paths:\n",
        "# Only what our dashboard needs.\npaths:\n",
    ),
    (
        "      description: Get a list of release policies for the specified project.\n      x-fragmint: {evidence:",
        "      description: Lists the policies.  # theirs says no more\n"
        "      x-fragmint: {resource: policies, method: list, evidence:",
    ),
    ("          description: The rank of the policy\n", "          description: Lower ranks go first  # support said so\n"),
    ("        - guarded-release\n", "        # what new projects have\n        - guarded-release\n"),
    ("    ReleaseScope:\n", "    ReleaseScope:  # environments only, for now\n"),
)  # fmt: skip
RANK = "/components/schemas/ReleasePolicy/properties/rank/description"
SCOPE = "/components/schemas/ReleaseScope"


def edit(file: Path) -> list[str]:
    """Make the hand edits, and say which lines of the file are ours by that."""
    text = file.read_text()
    before = text.splitlines()
    for old, new in HAND:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    file.write_text(text)
    return [line for line in text.splitlines() if line not in before]


class Story:
    """A folder with the three documents, and what the command said of each."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.file = folder / "openapi.yaml"
        self.january, self.february, self.march = (each.name for each in versions(folder))
        self.first = self.curate(self.january, *OPERATIONS)
        self.ours = edit(self.file)
        self.unmoved = self.curate(self.january)
        self.edited = self.file.read_text()
        self.checked = self.curate(self.february, "--check")
        self.unchecked = self.file.read_text()
        self.second = self.curate(self.february)
        self.merged = self.file.read_text()
        self.third = self.curate(self.march)
        self.again = self.curate(self.march, "--format", "json")
        self.disputed = self.file.read_text()
        self.settled = self.curate(self.march, "--ours", RANK, "--theirs", f"#{SCOPE}")
        self.last = self.file.read_text()

    def curate(self, *arguments: str) -> tuple[int, str, str]:
        """The exit code, and what was said as a result and as an error."""
        done = fragmint("curate", *arguments, cwd=self.folder)
        return done.returncode, done.stdout, done.stderr

    def verdict(self, old: str, new: str) -> str:
        """What `diff` says of two texts in the end."""
        for name, text in (("old.yaml", old), ("new.yaml", new)):
            (self.folder / name).write_text(text)
        done = fragmint("diff", "old.yaml", "new.yaml", "--no-surface", cwd=self.folder)
        return done.stdout.splitlines()[-1]


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> Story:
    """January cut and edited, February merged, March merged and settled."""
    return Story(tmp_path_factory.mktemp("story"))


MOVED = """\
  + #/components/schemas/ReleaseMethod/enum/1: "immediate-release"
  + #/components/schemas/ReleasePolicies/properties/_links: "#/components/schemas/Paging"
  + #/components/schemas/Paging
"""
KEPT = "openapi.yaml: kept 2 of 243 operations and 7 of 248 schemas\n"


def test_the_first_run_says_what_it_cut_and_what_to_commit(story: Story) -> None:
    hint = "hint: commit it with openapi.upstream.yaml, which the next run compares with\n"

    assert story.first == (0, KEPT + hint, "")


def test_while_upstream_has_not_moved_hand_edits_are_as_they_are(story: Story) -> None:
    assert story.unmoved == (0, f"{KEPT}upstream has not moved\n", "")
    assert len(story.ours) == 7
    assert [line for line in story.ours if line not in story.edited.splitlines()] == []


def test_check_says_what_moved_and_writes_nothing(story: Story) -> None:
    assert story.checked == (1, f"{MOVED}upstream moved: 3 changes\n", "")
    assert story.unchecked == story.edited


def test_what_moved_is_merged_and_every_line_of_before_stays(story: Story) -> None:
    code, said, wrong = story.second

    assert (code, said.partition("\n")[2], wrong) == (0, f"{MOVED}took 3 changes of upstream\n", "")
    merged = iter(story.merged.splitlines())
    assert [
        line for line in story.edited.splitlines() if line not in merged
    ] == []  # in their order


def test_conflicts_are_told_with_their_place_and_ours_stands(story: Story) -> None:
    code, said, wrong = story.third
    line = story.disputed.splitlines().index(
        "          description: Lower ranks go first  # support said so"
    )

    assert (code, "  - #/components/schemas/ReleasePolicy/properties/scope: " in said) == (1, True)
    assert wrong.startswith(
        f"openapi.yaml:{line + 1}:11: conflict: upstream changed it, and it was changed by hand\n"
        f"    at #{RANK}\n"
        '    was "The rank of the policy"\n'
        '    yours "Lower ranks go first"\n'
        '    upstream "Where the policy stands"\n'
    )
    assert wrong.endswith(
        "2 conflicts: yours stands. Settle with --theirs POINTER or --ours POINTER.\n"
    )


def test_conflicts_are_told_again_until_they_are_settled(story: Story) -> None:
    code, said, _ = story.again
    told = json.loads(said)

    assert (code, told["changes"]) == (1, [])
    assert [(each["pointer"], each["why"]) for each in told["conflicts"]] == [
        (RANK, "upstream changed it, and it was changed by hand"),
        (SCOPE, "upstream dropped it, and a comment stands in it"),
    ]
    assert story.settled[0] == 0
    assert story.curate(story.march, "--check") == (0, "upstream has not moved\n", "")
    gone = [line for line in story.ours if line not in story.last.splitlines()]
    assert gone == ["    ReleaseScope:  # environments only, for now"]


def test_each_month_has_the_verdict_of_what_moved_in_it(story: Story) -> None:
    assert (
        story.verdict(story.edited, story.merged)
        == "verdict: additive, bump: minor (before 1.0: patch)"
    )
    assert (
        story.verdict(story.merged, story.last)
        == "verdict: breaking, bump: major (before 1.0: minor)"
    )


@pytest.mark.slow
def test_a_release_of_each_month(tmp_path: Path) -> None:
    project = Project.create(tmp_path / "project", "")
    upstreams = versions(tmp_path)
    output = ("--output", "spec/widgets/openapi.yaml")
    project.fragment.unlink()
    project.fragmint("curate", upstreams[0], *OPERATIONS, *output)
    edit(project.fragment)
    settled = ((), (), ("--ours", RANK, "--theirs", SCOPE))
    expected = ("0.1.0", "0.1.1", "0.2.0")
    for month, (upstream, settling, version) in enumerate(
        zip(upstreams, settled, expected, strict=True)
    ):
        project.fragmint("curate", upstream, *settling, *output)
        project.commit()

        project.release(day=31 * month)
        project.commit()

        assert project.version() == version
        project.fragmint("verify", project.wheel(version))
        assert [name for name in unzipped(project.wheel(version)) if "upstream" in name] == []
    assert "environments only" not in project.fragment.read_text()
    assert "Lower ranks go first  # support said so" in project.fragment.read_text()
