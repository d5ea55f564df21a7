"""The emitted client as its users get it: a wheel, installed by pip into an environment of its own."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from importlib.metadata import distributions
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from e2e.callers import TOKEN
from e2e.documented import documented_api
from e2e.environments import COMMANDS, Environment, run, told
from e2e.workshop import Workshop
from support.misbehaving import MisbehavingServer, answer

FIRST_CALLS = Path(__file__).with_name("first_calls.py")

CHECKERS: dict[str, tuple[str, ...]] = {
    "mypy": ("--strict", "--python-executable"),
    "pyright": ("--pythonpath",),
}

RIGHT = """\
from launchdarkly_releases import Client as First
from launchdarkly_releases.models import Project as Second
from launchdarkly_releases.errors import NotFoundError as Third
"""

LOADED = """
import sys
{statements}
print(*sorted(name for name in sys.modules if name.partition(".")[0] in {names}))
"""

SIDE_BY_SIDE = """
import sys
import launchdarkly_releases, petstore

launchdarkly = launchdarkly_releases.Client(api_key="of-launchdarkly", base_url=sys.argv[1])
store = petstore.Client(api_key="of-petstore", base_url=sys.argv[2])
assert [pet.name for pet in store.pets.list()] == ["Tom", "Rex"]
try:
    launchdarkly.projects.get("default")
except petstore.APIError:
    raise AssertionError("an error of the other package")
except launchdarkly_releases.NotFoundError as error:
    print(error)
"""


def test_pip_installs_httpx2_pydantic_and_what_they_need(workshop: Workshop) -> None:
    listed = json.loads(workshop.user.pip("list", "--format", "json").stdout)

    needed = closure({"httpx2", "pydantic"}, workshop.user.packages)
    assert {canonicalize_name(each["name"]) for each in listed} == {
        "launchdarkly-releases",
        *needed,
    }


def test_the_first_calls_of_a_user_run(workshop: Workshop) -> None:
    with documented_api() as server:
        done = run(
            workshop.user.python,
            FIRST_CALLS,
            server.url,
            cwd=workshop.user.folder,
            LAUNCHDARKLY_ACCESS_TOKEN=TOKEN,
        )

    policy = "1 production-release guarded-release"
    missing = "/api/v2/projects/default/release-policies/missing"
    assert done.stdout.splitlines() == [
        policy,
        policy,
        "My Project",
        f"404 not_found: Unknown resource (GET {missing})",
        "200 application/json Production Release",
        "project-key-123abc",
        "2 42",
        policy,
        policy,
    ]
    assert [(sent.target, sent.header("LD-API-Version")) for sent in server.requests] == [
        ("/api/v2/projects/default/release-policies?excludeDefault=true", "beta"),
        ("/api/v2/projects/default?expand=environments", "20240415"),
        (missing, "beta"),
        ("/api/v2/projects/default/release-policies/production-release", "beta"),
        ("/api/v2/projects/default", "20240415"),
        ("/api/v2/projects/default/release-policies", "beta"),
    ]
    assert {sent.header("Authorization") for sent in server.requests} == {TOKEN}


def test_an_import_loads_no_library_no_resource_and_no_model(workshop: Workshop) -> None:
    loaded = modules_after("import launchdarkly_releases", workshop.user)

    assert loaded == {"launchdarkly_releases", "launchdarkly_releases._version"}


def test_a_client_loads_no_resource_and_no_model_before_it_is_used(workshop: Workshop) -> None:
    loaded = modules_after(
        "from launchdarkly_releases import Client; Client(api_key='k')", workshop.user
    )

    assert "httpx2" in loaded
    assert not [
        name
        for name in loaded
        if name.startswith(("launchdarkly_releases.resources", "launchdarkly_releases.models"))
    ]


@pytest.mark.parametrize("checker", CHECKERS)
def test_a_misspelt_import_is_an_error_for_a_type_checker(
    workshop: Workshop, tmp_path: Path, checker: str
) -> None:
    tmp_path.joinpath("pyrightconfig.json").write_text("{}")  # none from a folder above
    tmp_path.joinpath("right.py").write_text(RIGHT)
    tmp_path.joinpath("wrong.py").write_text(
        RIGHT.replace("Client", "Cleint").replace("Project", "Porject").replace("Found", "Fuond")
    )
    options = (*CHECKERS[checker], str(workshop.user.python))

    done = run(COMMANDS / checker, *options, "right.py", "wrong.py", cwd=tmp_path, status=1)

    places = set(re.findall(r"(\w+\.py):(\d+):.*error", told(done)))
    assert places == {("wrong.py", "1"), ("wrong.py", "2"), ("wrong.py", "3")}


def test_two_clients_of_one_environment_keep_apart(workshop: Workshop, tmp_path: Path) -> None:
    both = Environment.create(tmp_path / "both", workshop.user.packages)
    both.pip("install", "--quiet", "--no-index", workshop.petstore)
    pets = {"pets": [{"id": "1", "name": "Tom", "species": "cat"}], "next_cursor": "2"}
    last = {"pets": [{"id": "2", "name": "Rex", "species": "dog"}]}
    with (
        MisbehavingServer(answer(404)) as launchdarkly,
        MisbehavingServer(answer(200, pets), answer(200, last)) as petstore,
    ):
        printed = both.script(SIDE_BY_SIDE, launchdarkly.url, petstore.url)

    assert printed == "404: Not Found (GET /api/v2/projects/default)\n"
    assert [sent.target for sent in petstore.requests] == [
        "/pets?api_key=of-petstore",
        "/pets?cursor=2&api_key=of-petstore",
    ]
    assert "of-petstore" not in launchdarkly.requests[0].wire


def modules_after(statements: str, environment: Environment) -> set[str]:
    """What of the client and its libraries is loaded after these statements."""
    names = {"launchdarkly_releases", "httpx2", "httpcore2", "anyio", "pydantic", "pydantic_core"}
    return set(environment.script(LOADED.format(statements=statements, names=names)).split())


def closure(names: Iterable[str], folder: Path) -> set[str]:
    """These distributions and all that they require, by the metadata of what is installed."""
    installed = {
        canonicalize_name(found.name): found for found in distributions(path=[str(folder)])
    }
    found: set[str] = set()
    waiting = list(names)
    while waiting:
        name = canonicalize_name(waiting.pop())
        if name in found:
            continue
        found.add(name)
        for text in installed[name].requires or ():
            requirement = Requirement(text)
            if requirement.marker is None or requirement.marker.evaluate({"extra": ""}):
                waiting.append(requirement.name)
    return found
