from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given

from fragmint import config
from fragmint.diagnostics import FragmintError, Severity, SpecError
from support.hostile import hostile

CLIENT = '[[tool.fragmint.client]]\nname = "my-things"\nspec = "spec/things.yaml"\n'


def written(folder: Path, text: str) -> Path:
    project = folder / "pyproject.toml"
    project.write_text(text, "utf-8")
    return project


def mistakes(project: Path) -> list[tuple[str, int]]:
    """The code and the line of each mistake in a project file."""
    with pytest.raises(SpecError) as caught:
        config.read(project)
    assert {found.location.file for found in caught.value.diagnostics} == {str(project)}
    return [(found.code, found.location.line) for found in caught.value.diagnostics]


def test_a_client_needs_a_name_and_a_spec_and_the_rest_follows(tmp_path: Path) -> None:
    (client,) = config.read(written(tmp_path, CLIENT)).clients
    assert client == config.ClientConfig(
        name="my-things",
        spec=tmp_path / "spec/things.yaml",
        output=tmp_path / "generated/my-things",
        distribution="my-things",
        package="my_things",
        license="MIT",
        authors=(),
        urls={},
        requires_python=">=3.11",
        templates=None,
        released=tmp_path / "spec/released",
        beta_breaking="major",
    )


def test_everything_can_be_said(tmp_path: Path) -> None:
    text = f"""{CLIENT}output = "out"
distribution = "Acme.Things"
package = "acme"
license = "Apache-2.0"
authors = ["Ada"]
urls = {{Home = "https://x"}}
requires-python = ">=3.12"
templates = "mine"
rules = {{S126 = "error", S125 = "off"}}
baseline = "spec/known.yaml"
include = ["tag:things", "GET /others"]
exclude = ["method:delete"]
allow-partial = true
released = "releases"
beta-breaking = "minor"
"""
    (client,) = config.read(written(tmp_path, text)).clients
    assert (client.output, client.distribution, client.package) == (
        tmp_path / "out",
        "Acme.Things",
        "acme",
    )
    assert (client.license, client.authors, client.urls) == (
        "Apache-2.0",
        ("Ada",),
        {"Home": "https://x"},
    )
    assert (client.requires_python, client.templates) == (">=3.12", tmp_path / "mine")
    assert client.rules == {"S125": Severity.OFF, "S126": Severity.ERROR}
    assert client.baseline == tmp_path / "spec/known.yaml"
    assert (client.include, client.exclude, client.allow_partial) == (
        ("tag:things", "GET /others"),
        ("method:delete",),
        True,
    )
    assert (client.released, client.beta_breaking) == (tmp_path / "releases", "minor")


def test_what_is_told_of_a_fragment_does_not_shape_its_package(tmp_path: Path) -> None:
    (plain,) = config.read(written(tmp_path, CLIENT)).clients
    text = f'{CLIENT}rules = {{S126 = "off"}}\nbaseline = "known.yaml"\n'
    (judged,) = config.read(written(tmp_path, text)).clients
    assert judged.facts() == plain.facts()


def test_the_project_file_is_looked_for_upwards(tmp_path: Path) -> None:
    project = written(tmp_path, CLIENT)
    below = tmp_path / "a" / "b"
    below.mkdir(parents=True)
    assert config.find_project(below) == project


def test_without_a_project_file_the_way_without_one_is_told(tmp_path: Path) -> None:
    with pytest.raises(SpecError) as caught:
        config.find_project(tmp_path)
    (found,) = caught.value.diagnostics
    assert found.code == "C101"
    assert found.hint == (
        "name a document: fragmint validate SPEC, or fragmint generate SPEC --output DIR"
    )


def test_the_project_file_of_an_emitted_client_is_not_the_project_s(tmp_path: Path) -> None:
    project = written(tmp_path, CLIENT)
    emitted = tmp_path / "generated" / "client"
    emitted.mkdir(parents=True)
    written(emitted, "[project]\nname = 'client'\n")
    (emitted / "fragmint.lock").touch()
    assert config.find_project(emitted) == project


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[project]\nname = 'x'\n", [("C107", 1)]),
        ("tool = 1\n", [("C107", 1)]),
        ("[tool]\nfragmint = 1\n", [("C104", 1)]),
        ("[tool.fragmint]\nclient = []\nother = 1\n", [("C104", 3)]),
        ("\n[[tool.fragmint.client]]\nname = 'x'\n", [("C104", 2)]),
        (f"{CLIENT}colour = 'red'\n", [("C104", 4)]),
        (f"{CLIENT}license = 3\nauthors = 'Ada'\n", [("C104", 4), ("C104", 5)]),
        (f"{CLIENT}package = 'My-Package'\n", [("C104", 4)]),
        (f"{CLIENT}package = 'class'\n", [("C105", 4)]),
        (f"{CLIENT}requires-python = 'new'\n", [("C105", 4)]),
        (f"{CLIENT}\n{CLIENT}output = 'other'\n", [("C106", 6)]),
        (f"{CLIENT}\n{CLIENT.replace('my-', 'our-')}output = 'generated/my-things'\n", [("C106", 8)]),
        (f"{CLIENT}baseline = 'a'\n{CLIENT.replace('my-', 'our-')}baseline = 'a'\n", [("C106", 8)]),
        (f"{CLIENT}name = 'again'\n", [("C103", 4)]),
        (f"{CLIENT}rules = {{S1255 = 'off'}}\n", [("C111", 4)]),
        (f"{CLIENT}rules.S999 = 'off'\nrules.S104 = 'off'\n", [("C111", 4), ("C112", 5)]),
        (f"{CLIENT}[tool.fragmint.client.rules]\nS126 = 'off'\nC101 = 'off'\n", [("C112", 6)]),
        (f"{CLIENT}rules = {{S126 = 'on'}}\n", [("C104", 4)]),
        ("[tool\n", [("C103", 1)]),
    ],
)  # fmt: skip
def test_each_mistake_has_a_code_and_a_line(
    tmp_path: Path, text: str, expected: list[tuple[str, int]]
) -> None:
    assert mistakes(written(tmp_path, text)) == expected


def test_a_project_file_that_is_no_text_is_told(tmp_path: Path) -> None:
    project = tmp_path / "pyproject.toml"
    project.write_bytes(b"\xff")
    assert mistakes(project) == [("C102", 1)]
    assert mistakes(tmp_path) == [("C102", 1)]


@given(hostile)
def test_a_title_gives_a_name_that_can_be_published_and_imported(title: str) -> None:
    made = config.for_spec(Path("a.yaml"), Path("out"), title)
    assert config.package_name(made.distribution) == made.package
    assert made.package.isidentifier()
    assert made.distribution.isascii()
    assert made.distribution.replace("-", "").isalnum()


@pytest.mark.parametrize(
    ("title", "distribution", "package"),
    [
        ("LaunchDarkly (beta) API", "launchdarkly-beta-api", "launchdarkly_beta_api"),
        ("Import", "import", "api_import"),
        ("3D", "3d", "api_3d"),
        ("\N{ROCKET}", "api-client", "api_client"),
    ],
)
def test_a_client_of_a_file_alone_is_called_after_its_title(
    title: str, distribution: str, package: str
) -> None:
    made = config.for_spec(Path("a.yaml"), Path("out"), title)
    assert (made.distribution, made.package) == (distribution, package)


@pytest.mark.parametrize("package", ["../x", "class", "a b", "A", "a-b", "", "1a", "__init__"])
def test_a_package_that_cannot_be_imported_is_refused(package: str) -> None:
    with pytest.raises(FragmintError):
        config.for_spec(Path("a.yaml"), Path("out"), "Things", package)
