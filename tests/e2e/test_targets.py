"""One suite on three targets: the mock, a vendor that knows nothing of it, and what that vendor once said."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
import yaml

from support.vendor import SECRETS, TOKEN, Vendor

_PLUGINS = ("fragmint.contract.plugin", "anyio", "xdist", "no:cacheprovider")
CLIENT = Path(__file__).parents[2] / "generated" / "launchdarkly-releases"
# What an account's owner adds beside the emitted tests: what is secret there comes only when it is asked for.
OWN = """
import pytest
from fragmint.contract import Contract
from launchdarkly_releases import Client

@pytest.mark.operation("GET /api/v2/projects/{projectKey}")
@pytest.mark.targets("mock", "replay", "live")
def test_an_environment_has_its_keys(client: Client, contract: Contract) -> None:
    project = client.projects.get("default", expand=["environments"])

    assert project.environments is not None
    assert project.environments.items[0].api_key.startswith("sdk-")
    print("seen:", project.environments.items[0].model_dump())
"""
UNDECLARED = """
import pytest

@pytest.mark.targets("mock", "replay", "live")
def test_that_somebody_called_off(contract_document):
    pytest.skip("not today")
"""


@dataclass(frozen=True)
class Run:
    """What a run of the suite printed, its exit status, the outcome of each test by its id, and how much a vendor was asked."""

    printed: str
    status: int
    outcomes: dict[str, str]
    asked: int = 0

    @property
    def executed(self) -> set[str]:
        """The tests that were not skipped."""
        return {test for test, outcome in self.outcomes.items() if outcome != "skipped"}


@dataclass(frozen=True)
class Suite:
    """The emitted LaunchDarkly tests in a folder of their own, with a test of its user."""

    folder: Path

    @property
    def recordings(self) -> Path:
        """Where a run from this folder keeps its recordings."""
        return self.folder / "recordings"

    def run(self, target: str, *arguments: str, token: str = "") -> Run:
        """Run the suite on a target, with no more plugins than it needs: others are slow to load."""
        results = self.folder / "results.json"
        options = (f"--contract-target={target}", f"--contract-results={results}", *arguments)
        variables = {name: text for name, text in os.environ.items() if "LAUNCHDARKLY" not in name}
        variables |= {"LAUNCHDARKLY_ACCESS_TOKEN": token} if token else {}
        variables["PYTEST_DISABLE_PLUGIN_AUTOLOAD"] = "1"
        plugins = [f"-p{name}" for name in _PLUGINS]
        done = subprocess.run(
            [sys.executable, "-m", "pytest", *plugins, "client", *options],
            cwd=self.folder,
            env=variables,
            capture_output=True,
            text=True,
            check=False,
        )
        found = json.loads(results.read_text())["targets"].get(target, [])
        outcomes = {each["id"]: each["outcome"] for each in found}
        return Run(done.stdout + done.stderr, done.returncode, outcomes)

    def add(self, text: str) -> None:
        """Put one more test beside the emitted ones."""
        tests = self.folder / "client" / "tests" / "contract"
        (tests / f"test_own_{len(list(tests.iterdir()))}.py").write_text(text)


def suite_in(folder: Path) -> Suite:
    """A suite in a new folder."""
    ignored = shutil.ignore_patterns("__pycache__", ".*")
    shutil.copytree(CLIENT, folder / "client", ignore=ignored)
    suite = Suite(folder)
    suite.add(OWN)
    return suite


@pytest.fixture(scope="module")
def vendor() -> Iterator[Vendor]:
    """The vendor that stands in for the real one."""
    with Vendor() as vendor:
        yield vendor


@pytest.fixture(scope="module")
def suite(tmp_path_factory: pytest.TempPathFactory) -> Suite:
    """The suite whose runs the tests look at."""
    return suite_in(tmp_path_factory.mktemp("targets"))


@pytest.fixture(scope="module")
def runs(suite: Suite, vendor: Vendor) -> dict[str, Run]:
    """A run on each target; what the live one recorded is replayed."""

    def run(target: str, *arguments: str, token: str = "") -> Run:
        before = len(vendor.asked)
        done = suite.run(target, *arguments, token=token)
        return replace(done, asked=len(vendor.asked) - before)

    live = (f"--contract-base-url={vendor.url}", "--record", "-n2", "-rP")
    return {
        "mock": run("mock"),
        "live": run("live", *live, token=TOKEN),
        "replay": run("replay", "-rP"),
    }


@pytest.fixture
def fresh(tmp_path: Path) -> Suite:
    """A suite for one test to change."""
    return suite_in(tmp_path)


def declared(suite: Suite, target: str, outcomes: dict[str, str]) -> set[str]:
    """The tests whose mark in the source names a target."""
    found = set[str]()
    for file in (suite.folder / "client" / "tests" / "contract").glob("test_*.py"):
        marked = [
            part.partition("\n")[0] for part in file.read_text().split("@pytest.mark.targets(")[1:]
        ]
        names = [
            part.split("def ", 1)[1].partition("(")[0]
            for part in file.read_text().split("@pytest.mark.targets(")[1:]
        ]
        for mark, name in zip(marked, names, strict=True):
            if f'"{target}"' in mark:
                found |= {
                    each
                    for each in outcomes
                    if f"/{file.name}::" in each and f"::{name}[" in f"{each}["
                }
    return found


@pytest.mark.parametrize("target", ["mock", "live", "replay"])
def test_the_suite_is_green_on_each_target(runs: dict[str, Run], target: str) -> None:
    assert runs[target].status == 0, runs[target].printed


def test_the_tests_are_the_same_on_each_target(runs: dict[str, Run]) -> None:
    assert runs["mock"].outcomes.keys() == runs["live"].outcomes.keys()
    assert runs["mock"].outcomes.keys() == runs["replay"].outcomes.keys()


@pytest.mark.parametrize("target", ["mock", "live", "replay"])
def test_what_runs_on_a_target_is_what_is_declared_for_it(
    suite: Suite, runs: dict[str, Run], target: str
) -> None:
    outcomes = runs[target].outcomes

    assert runs[target].executed
    assert runs[target].executed == declared(suite, target, outcomes)


def test_the_vendor_was_asked_only_on_live(runs: dict[str, Run], vendor: Vendor) -> None:
    assert {target: run.asked > 0 for target, run in runs.items()} == {
        "mock": False,
        "live": True,
        "replay": False,
    }
    assert all("default" in target for target in vendor.asked)


def test_no_secret_of_the_vendor_is_recorded_or_printed(suite: Suite, runs: dict[str, Run]) -> None:
    written = "".join(file.read_text() for file in suite.recordings.rglob("*.yaml"))

    assert "sdk-00000000-0000-0000-0000-000000000000" in written
    assert "seen: {" in runs["live"].printed
    for text in (written, *(run.printed for run in runs.values())):
        assert [secret for secret in SECRETS if secret in text] == []


def test_what_looks_like_a_secret_and_is_none_stays(suite: Suite, runs: dict[str, Run]) -> None:
    assert runs["live"].status == 0
    (file,) = suite.recordings.glob("GET-api-v2-projects-projectKey/*-expand-environments-*.yaml")
    recorded = yaml.safe_load(file.read_text())

    assert recorded["request"] == {
        "method": "GET",
        "path": "/api/v2/projects/default",
        "query": "expand=environments",
        "headers": {"ld-api-version": "20240415"},
    }
    assert recorded["response"]["json"]["_id"] == "57be1db38b75bf0772d11383"
    assert recorded["response"]["json"]["tags"] == ["api-gateway"]


def test_the_outcome_on_every_target_is_on_one_screen(runs: dict[str, Run]) -> None:
    (head,) = [line for line in runs["replay"].printed.splitlines() if "  mock  " in line]

    assert head.split() == ["mock", "replay", "live"]


def test_without_a_token_nothing_is_run_and_that_is_said(fresh: Suite, vendor: Vendor) -> None:
    asked = len(vendor.asked)
    run = fresh.run("live", f"--contract-base-url={vendor.url}")

    assert (run.status, run.executed) == (0, set())
    assert "the live API wants a credential: set LAUNCHDARKLY_ACCESS_TOKEN" in run.printed
    assert len(vendor.asked) == asked


def test_a_wrong_token_is_red_and_not_shown(fresh: Suite, vendor: Vendor) -> None:
    wrong = "api-00000000-dead-4bad-8bad-feeddeadbeef"
    run = fresh.run("live", f"--contract-base-url={vendor.url}", "--record", "-rP", token=wrong)

    assert run.status == 1
    assert "AuthenticationError" in run.printed
    assert wrong not in run.printed
    assert wrong not in "".join(file.read_text() for file in fresh.recordings.rglob("*.yaml"))


def test_an_undeclared_skip_is_red(fresh: Suite) -> None:
    fresh.add(UNDECLARED)
    run = fresh.run("mock", "-k", "called_off")

    assert run.status == 1
    assert "skipped without a declaration: not today" in run.printed


def test_what_the_vendor_answers_and_nobody_documented_is_red_until_somebody_answers_for_it(
    fresh: Suite,
) -> None:
    known = fresh.folder / "known-deviations.yaml"
    entry = {
        "code": "D101",
        "operation": "GET /api/v2/projects/{projectKey}",
        "pointer": "/viewKeys",
        "reason": "the vendor's beta moved",
        "owner": "platform",
    }
    other = {**entry, "pointer": "/name", "expires": "2020-12-31"}
    with Vendor({"viewKeys": ["all"]}) as drifted:
        arguments = ("live", f"--contract-base-url={drifted.url}", "-k", "TestGet")
        red = fresh.run(*arguments, token=TOKEN)
        listed = [{**entry, "expires": "2999-12-31"}, other]
        known.write_text(yaml.safe_dump({"deviations": listed}))
        expired = fresh.run(*arguments, token=TOKEN)

    assert (red.status, expired.status) == (1, 1)
    assert "D101 GET /api/v2/projects/{projectKey} at /viewKeys" in red.printed
    assert {expired.outcomes[test] for test in expired.executed} == {"passed"}, expired.printed
    assert "D162" in expired.printed


def test_the_account_s_own_values_are_sent_and_the_documented_ones_recorded(
    fresh: Suite, vendor: Vendor
) -> None:
    asked = len(vendor.asked)
    own = (f"--contract-base-url={vendor.url}", "--contract-value=default=my-project")
    live = fresh.run("live", "--record", "-k", "shortest", *own, token=TOKEN)
    keys = {target.split("/")[4].partition("?")[0] for target in vendor.asked[asked:]}
    recorded = [yaml.safe_load(file.read_text()) for file in fresh.recordings.rglob("*.yaml")]

    assert (live.status, keys) == (0, {"my-project"}), live.printed
    assert {each["request"]["path"].split("/")[4] for each in recorded} == {"default"}

    replay = fresh.run("replay", "-k", "environment_has")

    assert replay.status == 1, "this was not recorded, so it says what is nearest"
    assert "the nearest is GET-api-v2-projects-projectKey/api-v2-projects-defau" in replay.printed
    assert "query expand is 'environments', recorded was not there" in replay.printed
