from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import cast

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from fragmint import pipeline
from fragmint.diagnostics import Diagnostics
from fragmint.history import as_yaml
from fragmint.ir import Api
from fragmint.pipeline import Reading
from fragmint.spec import load_text
from fragmint.spec.values import JsonObject, JsonValue

ROOT = Path(__file__).parents[3]
CASES = sorted(path.parent.name for path in ROOT.glob("tests/golden/*/expected"))

texts = st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cn", "Co"]))
numbers = st.integers(-(10**18), 10**18) | st.floats(allow_nan=False, allow_infinity=False)
scalars = st.none() | st.booleans() | numbers | texts


def meaning(api: Api) -> Api:
    """The API without what its files are called, and the memory of names, which goes by where things are written."""
    return replace(api, files={}, root_file="", effective_file="", names={})


@settings(deadline=None)  # how long it takes is no promise here
@given(scalars | st.lists(scalars) | st.dictionaries(texts, scalars))
@example("0o7")
@example("1e3")
@example("2026-01-01")
@example("no")
@example("\x85 \u2028\n")
@example("a\n\n  b\n")
def test_a_snapshot_is_read_as_what_was_written(value: object) -> None:
    document: JsonObject = {
        "openapi": "3.1.0",
        "info": {"title": "Things", "version": "1"},
        "paths": {},
        "x-value": cast("JsonValue", value),
    }
    assert load_text(as_yaml(document), Diagnostics()).root == document


@pytest.mark.parametrize("case", ["launchdarkly", *CASES])
def test_a_snapshot_read_alone_means_what_the_fragment_means(case: str, tmp_path: Path) -> None:
    folder = ROOT / "spec" / case if case == "launchdarkly" else ROOT / "tests/golden" / case
    overlays = tuple(sorted(folder.glob("*.overlay.*")))
    written = Reading(folder / "openapi.yaml", overlays, partial=case == "selection")
    fragment = pipeline.understand(written)
    snapshot = tmp_path / "0.1.0.yaml"
    snapshot.write_text(as_yaml(fragment.document.root), "utf-8")

    alone = pipeline.understand(Reading(snapshot, recorded=fragment.api.names))

    assert meaning(alone.api) == meaning(fragment.api)
    assert as_yaml(alone.document.root) == as_yaml(fragment.document.root)
