# Generated from openapi.yaml by fragmint; do not edit.
"""The client as a whole against the document."""

from __future__ import annotations

from collections.abc import Callable
from operator import attrgetter
from pathlib import Path

import httpx2
import pytest
from fragmint.contract import Contract, operations_tested_in

from launchdarkly_releases import (
    APIStatusError,
    Client,
    InternalServerError,
    MissingCredentialsError,
    UnsupportedApiVersionError,
)

pytestmark = pytest.mark.filterwarnings("ignore::launchdarkly_releases.LifecycleWarning")

METHODS = {
    "GET /api/v2/projects/{projectKey}": "projects.get",
    "GET /api/v2/projects/{projectKey}/release-policies": "release_policies.list",
    "GET /api/v2/projects/{projectKey}/release-policies/{policyKey}": "release_policies.get",
}


def test_every_documented_operation_has_a_method_and_tests(
    client: Client, contract: Contract
) -> None:
    documented = sorted(contract.oracle.operations)

    assert sorted(METHODS) == documented
    assert sorted(operations_tested_in(Path(__file__).parent)) == documented
    assert all(callable(attrgetter(method)(client)) for method in METHODS.values())


def test_the_examples_in_the_document_are_what_its_schemas_say(contract: Contract) -> None:
    assert contract.oracle.contradictions() == []


def test_an_early_call_is_made_again_when_the_server_says(
    client: Client, contract: Contract
) -> None:
    contract.answer(429, headers={"Retry-After": "0"})

    client.with_options(max_retries=1).projects.get("default")

    assert contract.requests == [contract.requests[0]] * 2


def test_an_error_page_for_people_is_a_typed_error_too(client: Client, contract: Contract) -> None:
    contract.answer_text(502, "<html>Bad Gateway</html>")

    with pytest.raises(InternalServerError) as caught:
        client.projects.get("default")

    assert caught.value.response.text == "<html>Bad Gateway</html>"


def test_a_client_does_not_show_its_credentials(client: Client) -> None:
    assert [secret for secret in ["contract-api-key"] if secret in repr(client)] == []


def test_credentials_are_taken_from_the_environment(
    client: Client, contract: Contract, monkeypatch: pytest.MonkeyPatch
) -> None:
    client.projects.get("default")
    monkeypatch.setenv("LAUNCHDARKLY_ACCESS_TOKEN", "contract-api-key")

    with Client(base_url=contract.base_url) as client_of_the_environment:
        client_of_the_environment.projects.get("default")

    assert contract.requests == [contract.requests[0]] * 2


def test_without_a_credential_nothing_is_sent(
    contract: Contract, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("LAUNCHDARKLY_ACCESS_TOKEN", raising=False)

    with Client(base_url=contract.base_url) as client, pytest.raises(MissingCredentialsError):
        client.projects.get("default")

    assert contract.requests == []


def test_an_operation_that_documents_its_version_keeps_it(contract: Contract) -> None:
    with Client(
        base_url=contract.base_url, api_version="1999-01-01", api_key="contract-api-key"
    ) as client:
        client.release_policies.list("default")

    assert contract.sent().header("LD-API-Version") == "beta"


def test_a_version_that_the_operation_does_not_document_is_refused_before_anything_is_sent(
    client: Client, contract: Contract
) -> None:
    with pytest.raises(UnsupportedApiVersionError):
        client.release_policies.list("default", options={"api_version": "1999-01-01"})

    assert contract.requests == []


def test_an_operation_that_documents_no_version_takes_that_of_the_client(
    contract: Contract,
) -> None:
    with Client(
        base_url=contract.base_url, api_version="1999-01-01", api_key="contract-api-key"
    ) as client:
        client.projects.get("default")

    assert contract.sent().header("LD-API-Version") == "1999-01-01"


def test_each_region_is_a_server_of_the_document(contract: Contract) -> None:
    assert contract.oracle.regions == {
        "us": server_of(
            lambda http: Client(region="us", http_client=http, api_key="contract-api-key")
        ),
        "federal": server_of(
            lambda http: Client(region="federal", http_client=http, api_key="contract-api-key")
        ),
        "eu": server_of(
            lambda http: Client(region="eu", http_client=http, api_key="contract-api-key")
        ),
    }


def server_of(connect: Callable[[httpx2.Client], Client]) -> str:
    """The server that a client would send its requests to."""
    asked: list[str] = []

    def refuse(request: httpx2.Request) -> httpx2.Response:
        asked.append(str(request.url.copy_with(query=None)))
        return httpx2.Response(418)

    with httpx2.Client(transport=httpx2.MockTransport(refuse)) as http, connect(http) as client:
        with pytest.raises(APIStatusError):
            client.projects.get("default")
    return asked[0].removesuffix("/api/v2/projects/default")
