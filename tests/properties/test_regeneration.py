"""A change of the fragment changes what it touches, and nothing else."""

from __future__ import annotations

import difflib
import shutil
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from fragmint import pipeline
from fragmint.config import for_spec
from fragmint.output import LOCK_NAME
from support.fragment import FOLDER

PACKAGE = "src/launchdarkly_releases"
FRAGMENT = f"{PACKAGE}/_fragmint/spec/openapi.yaml"
ALWAYS = {LOCK_NAME, FRAGMENT}


@cache
def emitted(*edits: tuple[str, str]) -> dict[str, str]:
    """What the fragment gives once each text in it is replaced, which stands there once."""
    with TemporaryDirectory() as folder:
        spec = shutil.copytree(FOLDER, Path(folder) / "spec") / "openapi.yaml"
        text = spec.read_text("utf-8")
        for old, new in edits:
            assert text.count(old) == 1, old
            text = text.replace(old, new)
        spec.write_text(text, "utf-8")
        config = for_spec(spec, Path(folder), "LaunchDarkly", "launchdarkly_releases")
        return {path: content.decode() for path, content in pipeline.plan(config).tree.items()}


def difference(*edits: tuple[str, str]) -> dict[str, list[str]]:
    """The lines that go and come in each file, beside the fragment's copy and the manifest."""
    old, new = emitted(), emitted(*edits)
    changed = {path for path in old.keys() | new.keys() if old.get(path) != new.get(path)}
    assert changed >= ALWAYS
    return {path: _lines(old.get(path, ""), new.get(path, "")) for path in changed - ALWAYS}


def test_another_description_of_a_property_changes_its_docstring_and_its_row() -> None:
    changed = difference(("Color of the environment, six", "Colour of the environment, six"))
    assert changed.keys() == {f"{PACKAGE}/models/_models.py", "REFERENCE.md"}
    assert all("Colo" in line and len(lines) == 2 for lines in changed.values() for line in lines)


def test_another_name_of_a_property_changes_its_own_lines() -> None:
    changed = difference(("        defaultTtl:\n", "        timeToLive:\n"))
    # The example has a field then that is not documented, which the tests know.
    assert any("besides=" in line for line in changed.pop("tests/contract/test_client.py"))
    assert f"{PACKAGE}/models/_models.py" in changed
    assert all(
        path.startswith(("REFERENCE", "api.txt", "tests/", f"{PACKAGE}/models/"))
        for path in changed
    )
    for lines in changed.values():
        assert len(lines) == 2
        assert {line[0] for line in lines} == {"+", "-"}


def test_a_beta_that_gets_a_date_is_said_everywhere_by_one_edit() -> None:
    edit = ("schema: {type: string, enum: [beta]}", "schema: {type: string, enum: ['20260701']}")
    before, after = emitted(), emitted(edit)
    said = {path for path, text in before.items() if _betas(path, text)}
    assert {"REFERENCE.md", f"{PACKAGE}/resources/release_policies.py"} <= said
    assert any(path.startswith("tests/contract/") for path in said)
    assert difference(edit).keys() == said
    for path in said:
        assert _betas(path, after[path]) == []
    resource = after[f"{PACKAGE}/resources/release_policies.py"]
    assert resource.count('api_versions=("20260701",)') == 2
    assert "LD-API-Version: 20260701" in after["REFERENCE.md"]


def test_a_new_operation_and_its_schemas_move_nothing_else() -> None:
    changed = difference(
        (
            "paths:\n",
            """paths:
  /api/v2/zebras/{herd}/{key}:
    get:
      parameters:
        - {name: herd, in: path, required: true, schema: {type: string}}
        - {name: key, in: path, required: true, schema: {type: string}}
      operationId: getZebras
      tags: [Zebras]
      responses:
        "200":
          description: All of them
          content: {application/json: {schema: {$ref: "#/components/schemas/AardvarkCollection"}}}
        "404": {$ref: "#/components/responses/NotFound"}

""",
        ),
        (
            "  schemas:\n",
            """  schemas:
    AardvarkCollection:
      type: object
      x-project: &project {$ref: "#/components/schemas/Project"}
      properties:
        items: {type: array, items: {type: object, properties: {kind: {enum: [cape, other]}, of: *project}}}
""",
        ),
    )
    assert f"{PACKAGE}/resources/zebras.py" in changed
    gone = {path: [line for line in lines if line[0] == "-"] for path, lines in changed.items()}
    assert {path: lines for path, lines in gone.items() if lines} == {}
    untouched = {f"{PACKAGE}/resources/projects.py", "tests/contract/test_projects.py"}
    assert untouched.isdisjoint(changed)


def _lines(old: str, new: str) -> list[str]:
    compared = difflib.ndiff(old.splitlines(), new.splitlines())
    return [line for line in compared if line[0] in "+-"]


def _betas(path: str, text: str) -> list[str]:
    """The lines that say beta, but for the addresses of the pages that the fragment was curated from, and its maturity."""
    if path.startswith(f"{PACKAGE}/_fragmint/") or path == "pyproject.toml":
        return []
    return [line for line in text.splitlines() if "beta" in line.lower() and "https://" not in line]
