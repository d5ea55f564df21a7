# Generated from openapi.yaml by fragmint; do not edit.
"""The client as a whole against the document: what it covers, what it tells of errors, which version it asks for."""

from __future__ import annotations

from operator import attrgetter
from pathlib import Path

import pytest
from fragmint.contract import Contract, operations_tested_in

from launchdarkly_releases import (
    Client,
    InternalServerError,
    NotFoundError,
    UnsupportedApiVersionError,
)

pytestmark = pytest.mark.filterwarnings("ignore::launchdarkly_releases.LifecycleWarning")

METHODS = {
    "GET /api/v2/projects/{projectKey}": "projects.get",
    "GET /api/v2/projects/{projectKey}/release-policies": "release_policies.list",
    "GET /api/v2/projects/{projectKey}/release-policies/{policyKey}": "release_policies.get",
}


@pytest.mark.targets("mock")
def test_every_documented_operation_has_a_method_and_tests(
    client: Client, contract: Contract
) -> None:
    documented = sorted(contract.oracle.operations)

    assert sorted(METHODS) == documented
    assert sorted(operations_tested_in(Path(__file__).parent)) == documented
    assert all(callable(attrgetter(method)(client)) for method in METHODS.values())


@pytest.mark.targets("mock")
def test_the_examples_in_the_document_are_what_its_schemas_say(contract: Contract) -> None:
    assert contract.oracle.contradictions() == []


@pytest.mark.targets("mock")
def test_an_error_tells_on_one_line_what_the_server_says(
    client: Client, contract: Contract
) -> None:
    contract.answer_text(
        404, '{"code": "not_found", "message": "nothing\\nhere"}', "application/json"
    )

    with pytest.raises(NotFoundError) as caught:
        client.projects.get("default")

    error = caught.value
    assert (error.status_code, error.code, error.message) == (404, "not_found", "nothing\nhere")
    assert str(error).startswith("404 not_found: nothing here (GET /")


@pytest.mark.targets("mock")
def test_an_error_page_for_people_is_a_typed_error_too(client: Client, contract: Contract) -> None:
    contract.answer_text(502, "<html>Bad Gateway</html>")

    with pytest.raises(InternalServerError) as caught:
        client.projects.get("default")

    assert caught.value.response.text == "<html>Bad Gateway</html>"


@pytest.mark.targets("mock")
def test_an_operation_that_documents_its_version_keeps_it(contract: Contract) -> None:
    with Client(
        base_url=contract.base_url, api_version="1999-01-01", api_key="contract-api-key"
    ) as client:
        client.release_policies.list("default")

    assert contract.sent().header("LD-API-Version") == "beta"


@pytest.mark.targets("mock")
def test_a_version_that_the_operation_does_not_document_is_refused_before_anything_is_sent(
    client: Client, contract: Contract
) -> None:
    with pytest.raises(UnsupportedApiVersionError):
        client.release_policies.list("default", options={"api_version": "1999-01-01"})

    assert contract.requests == []


@pytest.mark.targets("mock")
def test_an_operation_that_documents_no_version_takes_that_of_the_client(
    contract: Contract,
) -> None:
    with Client(
        base_url=contract.base_url, api_version="1999-01-01", api_key="contract-api-key"
    ) as client:
        client.projects.get("default")

    assert contract.sent().header("LD-API-Version") == "1999-01-01"


@pytest.mark.targets("mock")
def test_an_operation_that_documents_no_version_takes_that_of_the_call(
    client: Client, contract: Contract
) -> None:
    client.projects.get("default", options={"api_version": "1999-01-01"})

    assert contract.sent().header("LD-API-Version") == "1999-01-01"
