"""A wheel can be made again from itself, however its fragment came to be."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from pathlib import Path
from zipfile import ZipFile

import pytest

from fragmint import pipeline
from fragmint.config import ClientConfig, for_spec
from fragmint.diagnostics import FragmintError
from fragmint.release import workbench
from fragmint.release.verifying import differences

GOLDEN = Path(__file__).parents[1] / "golden"


def client_of(case: str) -> ClientConfig:
    """The client of a golden case, with its overlays or its selection."""
    folder = GOLDEN / case
    overlays = tuple(sorted(folder.glob("*.overlay.*")))
    made = for_spec(folder / "openapi.yaml", Path(), case, overlays=overlays)
    selection = folder / "selection.toml"
    told = tomllib.loads(selection.read_text("utf-8")) if selection.exists() else {}
    include, exclude = (tuple(told.get(key, ())) for key in ("include", "exclude"))
    partial = told.get("allow-partial", False)
    return replace(made, include=include, exclude=exclude, allow_partial=partial)


def wheel_of(client: ClientConfig, folder: Path) -> Path:
    return workbench.wheel(workbench.unpack(pipeline.plan(client).tree, folder / "client"))


@pytest.mark.parametrize(
    "case",
    [
        "overlays",
        pytest.param("selection", marks=pytest.mark.slow),
        pytest.param("hostile-text", marks=pytest.mark.slow),
    ],
)
def test_a_wheel_is_what_it_carries_gives(case: str, tmp_path: Path) -> None:
    assert differences(wheel_of(client_of(case), tmp_path)) == []


@pytest.mark.slow
def test_a_wheel_of_templates_of_its_own_needs_them(tmp_path: Path) -> None:
    mine, others = tmp_path / "mine", tmp_path / "others"
    for folder, text in ((mine, "ours\n"), (others, "theirs\n")):
        folder.joinpath("client").mkdir(parents=True)
        folder.joinpath("client/README.md.j2").write_text(text)
    wheel = wheel_of(replace(client_of("empty"), templates=mine), tmp_path)

    assert differences(wheel, mine) == []
    for wrong in (None, others):
        with pytest.raises(
            FragmintError, match=r"templates that are missing .*: client/README\.md\.j2"
        ):
            differences(wheel, wrong)


@pytest.mark.parametrize("version", ['1.0"\n[tool.hatch.build.hooks.custom]\n#', ""])
def test_a_wheel_whose_version_is_none_is_not_made_again(version: str, tmp_path: Path) -> None:
    tree = pipeline.plan(client_of("empty")).tree
    wheel = tmp_path / "empty.whl"
    with ZipFile(wheel, "w") as archive:
        for path, content in tree.items():
            archive.writestr(path.removeprefix("src/"), content)
        archive.writestr("empty/_fragmint/fragmint.lock", tree["fragmint.lock"])
        archive.writestr("empty.dist-info/METADATA", f"Version: {version}\n\n")
    with pytest.raises(FragmintError, match="says no version"):
        differences(wheel)
