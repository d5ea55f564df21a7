"""fragmint as its users get it: sdist, wheel and editable install, away from the checkout."""

from __future__ import annotations

import shutil
import tarfile
from pathlib import Path

import pytest

from e2e.environments import TOOLS, Environment, run, told
from e2e.workshop import SAMPLE, Workshop, build, files, only, unzipped

SPEC = "spec/petstore/openapi.yaml"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """The sample project, at a place of its own."""
    return Path(shutil.copytree(SAMPLE, tmp_path / "project"))


def test_a_wheel_holds_every_file_of_the_tool_and_its_templates(workshop: Workshop) -> None:
    tool, templates = workshop.checkout / "generator" / "fragmint", workshop.checkout / "templates"
    expected = {f"fragmint/{path}": content for path, content in files(tool).items()}
    expected |= {
        f"fragmint/templates/{path}": content for path, content in files(templates).items()
    }

    held = unzipped(only(workshop.fragmint, "*.whl"))

    assert {path: held[path] for path in held if ".dist-info/" not in path} == expected


def test_a_wheel_is_the_same_with_and_without_an_sdist_between(
    workshop: Workshop, tmp_path: Path
) -> None:
    build(workshop.checkout, tmp_path, "--wheel")

    assert unzipped(only(tmp_path, "*.whl")) == unzipped(only(workshop.fragmint, "*.whl"))


def test_an_sdist_holds_the_sources_and_nothing_generated(workshop: Workshop) -> None:
    with tarfile.open(only(workshop.fragmint, "*.tar.gz")) as sdist:
        held = {name.split("/")[1] for name in sdist.getnames()}

    assert {"generator", "templates", "spec", "tests", "pyproject.toml", "LICENSE"} <= held
    assert "generated" not in held


@pytest.mark.slow
def test_an_installed_wheel_works_on_a_lone_document(workshop: Workshop, project: Path) -> None:
    fragmint, output = workshop.tool.bin / "fragmint", project / "lone"

    run(fragmint, "validate", SPEC, cwd=project)
    first = run(fragmint, "generate", SPEC, "--output", output, cwd=project)
    generated = files(output)
    again = run(fragmint, "generate", SPEC, "--output", output, cwd=project)
    run(fragmint, "check", SPEC, "--output", output, cwd=project)

    count = len(generated)
    assert f"petstore: 3 operations -> lone: {count} written, 0 changed, 0 removed" in first.stdout
    assert f"0 written, 0 changed, 0 removed, {count} unchanged files" in again.stdout
    assert files(output) == generated


def test_an_installed_wheel_works_on_a_configured_project(
    workshop: Workshop, project: Path
) -> None:
    fragmint = workshop.tool.bin / "fragmint"

    missing = run(fragmint, "check", cwd=project, status=1)
    run(fragmint, "generate", cwd=project)
    run(fragmint, "check", cwd=project)
    (project / "generated/petstore/src/petstore/_version.py").unlink()
    drift = run(fragmint, "check", cwd=project, status=1)

    assert "generated/petstore" in missing.stdout
    assert "src/petstore/_version.py" in drift.stdout


def test_an_installed_wheel_says_where_a_mistake_is_and_writes_nothing(
    workshop: Workshop, project: Path
) -> None:
    document, settings = project / SPEC, project / "pyproject.toml"
    document.write_text(document.read_text().replace("token-env:", "tokenenv:"))
    done = run(workshop.tool.bin / "fragmint", "generate", cwd=project, status=2)
    settings.write_text(settings.read_text().replace('spec = "spec', 'sepc = "spec'))
    other = run(workshop.tool.bin / "fragmint", "generate", cwd=project, status=2)

    line = document.read_text().splitlines().index("  tokenenv: PETSTORE_TOKEN") + 1
    assert told(done).startswith(f"{SPEC}:{line}:3: error[")
    assert "pyproject.toml:" in told(other)
    assert "sepc" in told(other)
    assert not (project / "generated").exists()


def test_an_installed_wheel_is_typed(workshop: Workshop, tmp_path: Path) -> None:
    user = tmp_path / "user.py"
    user.write_text("from fragmint.config import package_name\n\nreveal_type(package_name)\n")

    done = run(workshop.tool.python, "-m", "mypy", "--strict", user, cwd=tmp_path)

    assert "def (distribution: str) -> str" in done.stdout


def test_an_editable_install_uses_what_the_checkout_holds_now(
    workshop: Workshop, tmp_path: Path
) -> None:
    checkout = Path(shutil.copytree(workshop.checkout, tmp_path / "checkout"))
    editable = Environment.create(tmp_path / "editable", TOOLS)
    options = ("--quiet", "--no-deps", "--no-index", "--no-build-isolation", "--ignore-installed")
    editable.pip("install", *options, "--editable", checkout)
    template = checkout / "templates" / "client" / "README.md.j2"
    template.write_text(f"{template.read_text()}Edited after the install.\n")

    run(editable.bin / "fragmint", "generate", SAMPLE / SPEC, "--output", "out", cwd=tmp_path)

    assert (tmp_path / "out/README.md").read_text().endswith("Edited after the install.\n")
