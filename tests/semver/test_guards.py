"""What the policy says that catches a change does catch it, and nothing that comes before it does."""

from __future__ import annotations

import pytest

from fragmint.changes import Impact, policy
from semver.guards import Guards

BREAKING = sorted(kind for kind, row in policy().rows.items() if row.impact is Impact.BREAKING)
# One that griffe finds and one that mypy does: where both find nothing, the contract tests take their time.
SAMPLE = ("parameter-removed", "response-property-now-optional")


@pytest.fixture(scope="module")
def guards(tmp_path_factory: pytest.TempPathFactory) -> Guards:
    return Guards(tmp_path_factory.mktemp("guards"))


@pytest.mark.parametrize("kind", SAMPLE)
def test_what_is_said_to_catch_a_change_does(guards: Guards, kind: str) -> None:
    assert guards.catch(kind) is policy().rows[kind].caught_by


@pytest.mark.slow
@pytest.mark.parametrize("kind", [kind for kind in BREAKING if kind not in SAMPLE])
def test_what_is_said_to_catch_any_breaking_change_does(guards: Guards, kind: str) -> None:
    assert guards.catch(kind) is policy().rows[kind].caught_by
