from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from fragmint import config, pipeline
from fragmint.config import ClientConfig
from fragmint.diagnostics import FragmintError
from fragmint.history import Record
from fragmint.release import editions
from fragmint.release.releasing import Candidate, candidate
from fragmint.release.versions import Wish
from support.projects import CLIENT, FRAGMENT

FIRST_DAY = 1_767_225_600
PROPERTY = '        state: {$ref: "#/components/schemas/State"}\n'
FIELD = f"{PROPERTY}        colour: {{type: string}}\n"
PARAMETER = "        - {name: key, in: path"
REQUIRED = (
    "        - {name: size, in: query, required: true, schema: {type: integer}}\n" + PARAMETER
)


@pytest.fixture
def client(tmp_path: Path) -> ClientConfig:
    tmp_path.joinpath("pyproject.toml").write_text(CLIENT)
    (client,) = config.read(tmp_path / "pyproject.toml").clients
    client.spec.parent.mkdir(parents=True)
    client.spec.write_text(FRAGMENT)
    return client


def edit(client: ClientConfig, before: str, after: str) -> None:
    text = client.spec.read_text()
    assert before in text
    client.spec.write_text(text.replace(before, after))


def release(client: ClientConfig, wish: Wish | None = None) -> Record:
    """Record the release that is due, without its files."""
    made = due(client, wish)
    assert client.released is not None
    client.released.mkdir(exist_ok=True)
    client.released.joinpath(f"{made.record.version}.toml").write_text(made.record.to_toml())
    client.released.joinpath(f"{made.record.version}.yaml").write_bytes(made.snapshot)
    return made.record


def due(client: ClientConfig, wish: Wish | None = None) -> Candidate:
    return candidate(client, wish or Wish(), FIRST_DAY)


def told(client: ClientConfig) -> tuple[str, str]:
    """The version that a client has on disk, and its changelog below the heading."""
    tree = editions.plan(client).tree
    version = tree["src/widgets/_version.py"].decode().rpartition('= "')[2].rstrip('"\n')
    return version, tree["CHANGELOG.md"].decode().partition("# Changelog of widgets\n\n")[2]


def test_before_the_first_release_the_version_is_a_dev0(client: ClientConfig) -> None:
    nothing = "Nothing is released yet. The next version is 0.1.0.dev0.\n"
    assert told(client) == ("0.1.0.dev0", nothing)
    assert editions.plan(client).tree == pipeline.plan(client).tree


def test_while_the_client_is_what_was_released_it_has_that_version(client: ClientConfig) -> None:
    release(client)
    assert told(client) == ("0.1.0", "## 0.1.0 (2026-01-01)\n\nThis is the first release.\n")


@pytest.mark.parametrize(
    ("before", "after", "version"),
    [
        (PROPERTY, FIELD, "0.1.1.dev0"),
        ("required: [key, state]", "required: [key]", "0.2.0.dev0"),
        ("Get a widget", "Get one widget", "0.1.1.dev0"),
    ],
    ids=["additive", "breaking", "docs"],
)
def test_what_changed_since_says_which_version_comes_next(
    client: ClientConfig, before: str, after: str, version: str
) -> None:
    release(client)
    edit(client, before, after)
    said, changelog = told(client)
    assert said == version
    assert changelog.startswith(f"## {version} (not released)\n\n### ")
    assert changelog.endswith("## 0.1.0 (2026-01-01)\n\nThis is the first release.\n")


def test_a_remark_in_the_fragment_moves_bytes_and_no_meaning(client: ClientConfig) -> None:
    release(client)
    edit(client, "paths:", "# all of them\npaths:")
    version, changelog = told(client)
    assert version == "0.1.1.dev0"
    assert "Nothing changes for callers. What moved: the text of the fragment" in changelog


def test_another_generator_is_named_as_what_moved(client: ClientConfig) -> None:
    record = release(client)
    older = replace(record, lock="0" * 64, generator={**record.generator, "black": "1.2"})
    assert client.released is not None
    client.released.joinpath("0.1.0.toml").write_text(older.to_toml())

    made = due(client)

    assert (str(made.record.version), made.record.verdict) == ("0.1.1", "none")
    assert "What moved: black 1.2 -> " in made.record.entry


@pytest.mark.parametrize(("policy", "version"), [("major", "2.0.0"), ("minor", "1.1.0")])
def test_from_one_on_what_breaks_in_beta_moves_what_the_project_says(
    client: ClientConfig, policy: config.BetaBreaking, version: str
) -> None:
    release(client, Wish(version="1.0.0", reason="callers rely on it"))
    edit(client, "required: [key, state]", "required: [key]")
    assert str(due(replace(client, beta_breaking=policy)).record.version) == version


def test_a_call_that_is_written_differently_now_is_shown_before_and_after(
    client: ClientConfig,
) -> None:
    release(client)
    edit(client, PARAMETER, REQUIRED)
    entry = due(client).record.entry
    assert 'Before:\n\n```python\nclient.widgets.get("key")\n```' in entry
    assert 'After:\n\n```python\nclient.widgets.get("key", size=1)\n```' in entry


def test_an_operation_that_is_gone_has_a_before_and_no_after(client: ClientConfig) -> None:
    release(client)
    edit(client, "/widgets/{key}:", "/gadgets/{key}:")
    edit(client, "operationId: getWidget", "operationId: getGadget")
    edit(client, "{resource: widgets,", "{resource: gadgets,")
    assert "# there is no such operation any more" in due(client).record.entry


def test_a_client_with_operations_in_beta_cannot_be_stable(client: ClientConfig) -> None:
    with pytest.raises(FragmintError, match=r"cannot be stable:\n    GET /widgets/\{key\}\n"):
        due(client, Wish(stable=True))
    edit(client, "enum: [beta]", 'enum: ["20260101"]')
    assert str(due(client, Wish(stable=True)).record.version) == "1.0.0"


def test_a_version_that_is_asked_for_has_its_reason_in_the_record(client: ClientConfig) -> None:
    release(client)
    made = due(client, Wish(version="0.3.0", reason="the shop counts in threes"))
    assert made.record.entry == "This is 0.1.0 under another number."
    assert 'override = "the shop counts in threes"\n' in made.record.to_toml()


@pytest.mark.parametrize(
    ("version", "reason"),
    [("0.1.0.dev1", "is no version of a release"), ("0.0.9", "does not come after 0.1.0")],
)
def test_a_version_that_cannot_be_had_is_refused(
    client: ClientConfig, version: str, reason: str
) -> None:
    release(client)
    with pytest.raises(FragmintError, match=reason):
        due(client, Wish(version=version, reason="why not"))


def test_what_is_recorded_already_is_finished_and_not_released_again(client: ClientConfig) -> None:
    record = release(client)
    again = candidate(client, Wish(), FIRST_DAY + 1_000_000)
    assert (again.record, again.is_new) == (record, False)
