# Generated from openapi.yaml by fragmint; do not edit.
"""No credential can be read where people look, and none goes where it does not belong."""

from __future__ import annotations

import logging
import pickle
import traceback
from collections.abc import Iterable, Iterator
from typing import cast

import httpx2
import pytest
from fragmint.contract import Contract

from launchdarkly_releases import (
    APIResponseValidationError,
    APIStatusError,
    AsyncClient,
    AuthenticationError,
    Client,
)

pytestmark = pytest.mark.filterwarnings("ignore::launchdarkly_releases.LifecycleWarning")

SECRETS = ["contract-api-key"]
SENT = ["contract-api-key"]  # with most calls below


def leaked(text: str) -> list[str]:
    """The secrets that can be read in a text."""
    return [secret for secret in SECRETS if secret in text]


def shown(value: object) -> Iterator[str]:
    """What a client shows of itself, and every object of its package that it holds."""
    held: Iterable[object] = ()
    if isinstance(value, dict):
        held = cast("dict[str, object]", value).values()
    elif type(value).__module__.startswith("launchdarkly_releases."):
        yield repr(value)
        held = vars(value).values()
    for each in held:
        yield from shown(each)


@pytest.mark.targets("mock", "replay", "live")
@pytest.mark.anyio
async def test_a_client_does_not_show_its_credentials(
    client: Client, async_client: AsyncClient
) -> None:
    held = [*shown(client), *shown(async_client)]
    told = f"{client} {vars(client)} {async_client} {vars(async_client)} {held}"

    assert len(held) > 2
    assert leaked(told) == []


@pytest.mark.targets("mock", "replay", "live")
def test_no_log_shows_credentials(
    client: Client, contract: Contract, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)

    client.projects.get("default")

    assert "httpx2" in caplog.text
    assert leaked(caplog.text) == []


@pytest.mark.targets("mock")
def test_no_error_shows_credentials_that_a_server_echoes(
    client: Client, contract: Contract
) -> None:
    contract.answer_text(401, f"nobody has {' or '.join(SENT)}", "text/plain")

    with pytest.raises(AuthenticationError) as caught:
        client.projects.get("default")

    error = caught.value
    assert error.response.text.startswith("nobody has ")
    assert leaked(f"{error} {error!r} {vars(error)} {error.response.text}") == []
    assert leaked("".join(traceback.format_exception(error))) == []
    assert leaked(pickle.dumps(error).decode("latin-1")) == []


@pytest.mark.targets("mock")
def test_no_answer_shows_credentials_that_a_server_echoes_in_its_headers(
    client: Client, contract: Contract
) -> None:
    contract.answer(headers={"X-Echo": " ".join(SENT)})

    raw = client.projects.with_raw_response.get("default")

    assert "X-Echo" in raw.headers
    assert leaked(str(raw.headers.multi_items())) == []


@pytest.mark.targets("mock")
def test_no_error_shows_what_is_in_an_answer_that_cannot_be_read(
    client: Client, contract: Contract
) -> None:
    contract.answer_json(["for nobody to see"])

    with pytest.raises(APIResponseValidationError) as caught:
        client.projects.get("default")

    assert "nobody" not in f"{caught.value} {caught.value!r}"


@pytest.mark.targets("mock", "replay", "live")
def test_a_pickled_answer_holds_no_credentials(client: Client, contract: Contract) -> None:
    raw = client.projects.with_raw_response.get("default")

    assert leaked(f"{raw!r} {vars(raw)}") == []
    assert leaked(pickle.dumps(raw).decode("latin-1")) == []


@pytest.mark.targets("mock")
@pytest.mark.parametrize(
    ("location", "is_own"), [("https://elsewhere.example/", False), ("/elsewhere", True)]
)
def test_credentials_follow_a_redirect_on_the_own_origin_of_the_api_alone(
    location: str, is_own: bool, contract: Contract
) -> None:
    asked: list[str] = []

    def redirect(request: httpx2.Request) -> httpx2.Response:
        asked.append(f"{request.url.raw_path!r} {request.headers.raw}")
        is_first = len(asked) == 1
        return httpx2.Response(307 if is_first else 418, headers={"Location": location})

    with httpx2.Client(transport=httpx2.MockTransport(redirect)) as http:
        client = Client(base_url=contract.base_url, http_client=http, api_key="contract-api-key")
        with pytest.raises(APIStatusError):
            client.projects.get("default")

    first, second = asked
    assert leaked(first) != []
    assert (leaked(second) != []) is is_own
