"""The build hook on the sample project, which commits a fragment and no generated code."""

from __future__ import annotations

import re
import shutil
import subprocess
import tarfile
from pathlib import Path

import pytest

from e2e.environments import TOOLS, Environment, run, told
from e2e.workshop import ROOT, SAMPLE, Workshop, build, files, only, unzipped

FRAGMENT = "spec/petstore/openapi.yaml"
OWN_CODE = "from petstore import Client\n\nHOME = Client(api_key='k')\n"
USE = """
from petstore import AsyncClient, Client
from petstore.models import Pet

assert Client(api_key="k").pets
print(Pet(id="1", name="Tom", species="cat").name)
"""

# Both ways to install; a change is judged by one, the other waits for `make full`.
OPTIONS = [
    pytest.param((), id="pip-install", marks=pytest.mark.slow),
    pytest.param(("--editable",), id="editable"),
]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """The sample project, at a place of its own."""
    return Path(shutil.copytree(SAMPLE, tmp_path / "project"))


@pytest.fixture
def environment(workshop: Workshop, tmp_path: Path) -> Environment:
    """Where the project is installed: fragmint's wheel and what it needs are there to build with."""
    return Environment.create(tmp_path / "environment", workshop.tool.packages, TOOLS)


def install(
    environment: Environment, project: Path, *options: str, status: int = 0
) -> subprocess.CompletedProcess[str]:
    """`pip install` for the project, with the fragmint of this checkout to build it; leftovers would lie in `temporary`."""
    temporary = project.with_name("temporary")
    temporary.mkdir()
    ours = ("--no-deps", "--no-index", "--no-build-isolation")
    return environment.pip(
        *("install", *ours, *options, "."), cwd=project, status=status, TMPDIR=str(temporary)
    )


@pytest.mark.parametrize("options", OPTIONS)
def test_an_install_gives_the_package_and_leaves_the_project_alone(
    environment: Environment, project: Path, options: tuple[str, ...]
) -> None:
    before = files(project)
    install(environment, project, *options)

    assert environment.script(USE) == "Tom\n"
    assert files(project) == before
    assert files(project.with_name("temporary")) == {}


def test_a_build_gives_an_sdist_without_generated_code_and_a_wheel_with_it(
    workshop: Workshop, environment: Environment, project: Path, tmp_path: Path
) -> None:
    build(project, tmp_path / "dist", python=workshop.tool.python)
    wheel = only(tmp_path / "dist", "*.whl")
    environment.pip("install", "--no-deps", "--no-index", wheel)

    assert environment.script(USE) == "Tom\n"
    with tarfile.open(only(tmp_path / "dist", "*.tar.gz")) as sdist:
        held = {name.partition("/")[2] for name in sdist.getnames()}
    assert held == {"pyproject.toml", "PKG-INFO", FRAGMENT}
    assert unzipped(wheel) == unzipped(workshop.petstore)


def test_a_wheel_holds_what_the_command_generates(workshop: Workshop, project: Path) -> None:
    run(workshop.tool.bin / "fragmint", "generate", cwd=project)

    held = {
        path: content
        for path, content in unzipped(workshop.petstore).items()
        if not path.startswith("acme_petstore-1.0.0.dist-info/")
    }
    generated = files(project / "generated/petstore/src")
    assert held == generated


@pytest.mark.parametrize("options", OPTIONS)
def test_a_project_may_have_code_of_its_own_beside_it(
    environment: Environment, project: Path, options: tuple[str, ...]
) -> None:
    own = project / "src" / "acme_petstore"
    own.mkdir(parents=True)
    own.joinpath("__init__.py").write_text(OWN_CODE)

    install(environment, project, *options)

    assert "petstore.example.com" in environment.script(
        "from acme_petstore import HOME; print(HOME)"
    )


@pytest.mark.parametrize("options", OPTIONS)
def test_a_bad_fragment_fails_the_install_as_it_fails_the_command(
    workshop: Workshop, environment: Environment, project: Path, options: tuple[str, ...]
) -> None:
    fragment = project / FRAGMENT
    fragment.write_text(fragment.read_text().replace("name: petId", "name: pet"))
    before = files(project)
    command = run(workshop.tool.bin / "fragmint", "validate", cwd=project, status=2)
    diagnostics = command.stderr.splitlines()[:-1]

    done = install(environment, project, *options, status=1)

    assert re.match(rf"{FRAGMENT}:\d+:\d+: error\[S104\] ", diagnostics[0])
    lines = [line.removeprefix("      ") for line in told(done).splitlines()]
    assert [line for line in lines if line in diagnostics] == diagnostics
    assert files(project) == before
    assert files(project.with_name("temporary")) == {}
    assert "acme-petstore" not in environment.pip("list").stdout


def test_a_bad_fragment_fails_a_build_before_there_is_a_wheel(
    workshop: Workshop, project: Path, tmp_path: Path
) -> None:
    fragment = project / FRAGMENT
    fragment.write_text(fragment.read_text().replace("name: petId", "name: pet"))
    command = ("-m", "build", "--no-isolation", "--outdir", tmp_path / "dist", ".")

    done = run(workshop.tool.python, *command, cwd=project, status=1)

    assert f"{FRAGMENT}:" in told(done)
    assert "error[S104]" in told(done)
    assert list(tmp_path.glob("dist/*.whl")) == []


def test_a_dependency_that_the_package_needs_and_the_project_lacks_fails_the_build(
    environment: Environment, project: Path
) -> None:
    settings = project / "pyproject.toml"
    settings.write_text(settings.read_text().replace('"httpx2>=2.16,<3", ', ""))

    done = install(environment, project, status=1)

    assert "hint: add to its dependencies: httpx2>=2.16,<3" in told(done)


def test_a_client_that_nothing_configures_fails_the_build(
    environment: Environment, project: Path
) -> None:
    settings = project / "pyproject.toml"
    hook = "[tool.hatch.build.hooks.fragmint]\n"
    settings.write_text(settings.read_text().replace(hook, f'{hook}clients = ["pestore"]\n'))

    done = install(environment, project, status=1)

    assert "wants pestore" in told(done)


def test_the_readme_shows_the_sample_project() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    shown = re.findall(r"^```toml\n(.*?)^```$", readme, re.MULTILINE | re.DOTALL)

    assert (SAMPLE / "pyproject.toml").read_text(encoding="utf-8") in shown
