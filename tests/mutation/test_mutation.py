"""The emitted suites bite: each way in which a client can be wrong makes one of its own contract tests fail."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator

import pytest
import yaml

from mutation.accepted import EQUIVALENT, IDLE
from mutation.clients import Client, launchdarkly, workshop
from mutation.harness import Harness, Verdict, running
from mutation.kinds import KINDS
from mutation.mutants import Mutant
from mutation.sources import Edit


@pytest.fixture(scope="module")
def clients(tmp_path_factory: pytest.TempPathFactory) -> list[Client]:
    """The clients that mutants are made of."""
    target = tmp_path_factory.mktemp("clients")
    return [launchdarkly(target), workshop(target)]


@pytest.fixture(scope="module")
def mutants(clients: list[Client]) -> dict[str, list[Mutant]]:
    """Every mutant that can be told from its client, by kind."""
    return {
        kind.name: [
            mutant
            for client in clients
            for mutant in kind.mutants(client)
            if mutant.title not in EQUIVALENT
        ]
        for kind in KINDS
    }


@pytest.fixture(scope="module")
def harness(clients: list[Client]) -> Iterator[Harness]:
    """What runs the suites, once each has passed on its client as it is."""
    with running() as harness:
        for client in clients:
            result = harness.admit(client)
            assert (result["failed"], result["note"]) == ([], ""), client.name
        yield harness


def survivors(verdicts: Iterable[Verdict]) -> str:
    """The mutants that no test failed on, a line for each."""
    return "".join(f"{each.mutant} {each.note}\n" for each in verdicts if not each.is_killed)


def test_every_kind_has_a_mutant(mutants: dict[str, list[Mutant]]) -> None:
    assert [kind for kind, found in mutants.items() if not found] == []


def test_every_mutant_is_a_file_that_can_be_read(mutants: dict[str, list[Mutant]]) -> None:
    for each in (found[0] for found in mutants.values()):
        assert each.text != each.original
        if each.edit.path.endswith(".py"):
            ast.parse(each.text)
        else:
            yaml.safe_load(each.text)


def test_every_equivalent_mutant_is_still_made(clients: list[Client]) -> None:
    made = {mutant.title for kind in KINDS for client in clients for mutant in kind.mutants(client)}

    assert sorted(EQUIVALENT.keys() - made) == []


def test_a_change_of_no_consequence_is_not_killed(clients: list[Client], harness: Harness) -> None:
    remark = Edit(clients[0].settings.path, 0, 0, "# A remark.\n")

    assert survivors(harness.judge([Mutant("remark", clients[0], remark)])) != ""


def test_a_mutant_of_every_tenth_kind_is_killed(
    mutants: dict[str, list[Mutant]], harness: Harness
) -> None:
    sample = [found[0] for found in mutants.values()][::10]

    assert survivors(harness.judge(sample)) == ""


@pytest.mark.slow
def test_every_mutant_is_killed_and_every_emitted_test_kills_one(
    mutants: dict[str, list[Mutant]], harness: Harness
) -> None:
    harness.prove()
    every = [mutant for found in mutants.values() for mutant in found]

    assert survivors(harness.judge(every)) == ""
    assert sorted(name for _, name in harness.unproved) == sorted(IDLE)
