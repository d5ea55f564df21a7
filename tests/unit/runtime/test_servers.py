"""Where a call goes: the server of the document with its variables, that of the operation, or the caller's own."""

from __future__ import annotations

import pytest

from _runtime.operation import Operation, Request
from _runtime.options import Settings
from _runtime.servers import ServerTemplate, chosen_base_url
from _runtime.wire import first_hop

TEMPLATE = ServerTemplate(
    "https://{tenant}.{zone}.example.com/{version}",
    {"tenant": "demo", "zone": "eu", "version": "v1"},
    {"zone": ("eu", "us")},
)
SERVERS = {"": TEMPLATE, "staging": ServerTemplate("https://staging.example.com")}
KNOWN = ("tenant", "zone", "version")


def chosen(base_url: str | None = None, region: str = "", **variables: object) -> str:
    return chosen_base_url(SERVERS, base_url, region, variables, KNOWN)


def test_variables_have_defaults() -> None:
    assert chosen() == "https://demo.eu.example.com/v1"


def test_the_caller_fills_variables_in() -> None:
    assert chosen(tenant="acme", zone="us", version="a/b") == "https://acme.us.example.com/a/b"


def test_a_region_is_another_server() -> None:
    assert chosen(region="staging") == "https://staging.example.com"


def test_the_base_url_of_the_caller_is_taken_as_it_is() -> None:
    assert chosen("http://127.0.0.1:1") == "http://127.0.0.1:1"


@pytest.mark.parametrize(
    "value", ["evil.com/", "a@evil.com", "evil.com?", "evil.com#", "a b", "\\"]
)
def test_a_variable_cannot_lead_to_another_host(value: str) -> None:
    with pytest.raises(ValueError, match="tenant"):
        chosen(tenant=value)


def test_a_value_that_is_not_legal_is_refused() -> None:
    with pytest.raises(ValueError, match="one of: eu, us"):
        chosen(zone="mars")


def test_a_variable_that_no_server_has_is_refused() -> None:
    with pytest.raises(ValueError, match="unknown server variable 'planet'"):
        chosen(planet="mars")


def test_an_unknown_region_is_refused() -> None:
    with pytest.raises(ValueError, match="there are: staging"):
        chosen(region="mars")


def test_a_base_url_and_variables_contradict_each_other() -> None:
    with pytest.raises(ValueError, match="not both"):
        chosen("http://127.0.0.1:1", tenant="acme")


@pytest.mark.parametrize(
    ("one_server", "url"),
    [(True, "https://a.example.com/v1/files"), (False, "https://uploads.us.example.com/files")],
)
def test_an_operation_goes_to_its_own_server_unless_the_caller_names_one_for_all(
    one_server: bool, url: str
) -> None:
    own = ServerTemplate("https://uploads.{zone}.example.com", {"zone": "eu"})
    operation = Operation(id="putFile", method="PUT", path="/files#put", server=own)
    settings = Settings(
        base_url="https://a.example.com/v1", one_server=one_server, server_variables={"zone": "us"}
    )
    assert str(first_hop(Request(operation), settings, None, ()).url) == url
