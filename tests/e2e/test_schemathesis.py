"""Schemathesis, which knows nothing of fragmint, against the mock: what the document allows is answered, the rest refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from e2e.environments import COMMANDS, run
from fragmint.contract.oracle import Oracle
from support.corpus import CORPUS
from support.mock import Mock

ROOT = Path(__file__).resolve().parents[2]
LAUNCHDARKLY = ROOT / "spec" / "launchdarkly" / "openapi.yaml"
# Checks that ask of a server what a mock cannot have.
EXCLUDED = {
    "ignored_auth": "the mock issued no credentials: any that is written as documented is taken",
    "use_after_free": "the mock keeps nothing: what was deleted is answered again",
    "ensure_resource_availability": "likewise: what was created is not remembered",
}
# The statuses of a request that is wrong, and of one without a credential.
REFUSALS = ((400, 422), (401, 403))
# In a query a list of nothing and a list of an empty text are both written `a=`: Schemathesis expects one of them to be taken
# and the other to be refused.
# In a form a list of nothing is not written at all: Schemathesis expects it to be refused.
HOOKS = """\
import schemathesis

@schemathesis.hook
def filter_query(context, query):
    return not any(value in ([""], "") for value in (query or {}).values())

@schemathesis.hook
def filter_case(context, case):
    is_form = (case.media_type or "").endswith(("/form-data", "/x-www-form-urlencoded"))
    return not (is_form and isinstance(case.body, dict) and [] in case.body.values())
"""


def tried(document: Path, folder: Path, examples: int, *credential: str) -> str:
    """Let Schemathesis try every operation of a document with so many examples; nothing may fail."""
    config = folder / "schemathesis.toml"
    (folder / "hooks.py").write_text(HOOKS, "utf-8")
    config.write_text(f'hooks = "hooks.py"\n{undocumented_refusals(document)}', "utf-8")
    with Mock(document, "--quiet") as mock:
        done = run(
            *(COMMANDS / "st", "--config-file", config, "run", document, "--url", mock.url),
            *("--max-examples", str(examples), "--exclude-checks", ",".join(EXCLUDED)),
            *("--generation-database", "none", "--seed", "1", "--request-timeout", "60"),
            *("--no-color", *credential),
            cwd=folder,
        )
    return done.stdout


def undocumented_refusals(document: Path) -> str:
    """A configuration that lets the mock refuse with a status that is not documented, where no fitting one is."""
    oracle = Oracle(document)
    names = [
        key
        for key in oracle.operations
        if any(oracle.first_documented(key, statuses) is None for statuses in REFUSALS)
    ]
    unchecked = "\n[operations.checks.status_code_conformance]\nenabled = false\n"
    return f"[[operations]]\ninclude-name = {names}{unchecked}" if names else ""


def test_schemathesis_finds_nothing_in_the_mock_of_the_fragment(tmp_path: Path) -> None:
    told = tried(LAUNCHDARKLY, tmp_path, 10, "--header", "Authorization: TOKEN")

    assert "Tested: 3" in told


@pytest.mark.slow
@pytest.mark.parametrize(
    ("document", "operations", "credential", "examples"),
    [
        (LAUNCHDARKLY, 3, "Authorization: TOKEN", 500),
        (CORPUS / "iscc.yaml", 13, None, 500),
        (CORPUS / "notion.json", 24, "Authorization: Bearer TOKEN", 500),
        (CORPUS / "airflow.json", 73, "Authorization: Basic VVNFUjpUT0tFTg==", 5),
        (CORPUS / "figma.yaml", 54, "X-Figma-Token: TOKEN", 5),
    ],
    ids=["launchdarkly", "iscc", "notion", "airflow", "figma"],
)
def test_schemathesis_finds_nothing_in_the_mocks_of_real_documents(
    tmp_path: Path, document: Path, operations: int, credential: str | None, examples: int
) -> None:
    told = tried(document, tmp_path, examples, *(["--header", credential] if credential else []))

    assert f"Tested: {operations}" in told
