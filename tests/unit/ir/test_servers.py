"""Servers of the document and of single operations, and the credentials that a client can serve."""

from __future__ import annotations

import pytest

from fragmint.ir.servers import servers
from support.apis import api, findings

_OK = 'responses: {"204": {description: ok}}'
_TWO = "servers: [{url: https://a.example/v1}]\n"


def own(servers_of_operation: str, root: str = _TWO) -> str:
    """The URL of the server that the one operation of a document has for itself."""
    text = f"{root}paths: {{/a: {{get: {{servers: {servers_of_operation}, {_OK}}}}}}}"
    (operation,) = api(text).operations
    return operation.server.url if operation.server else ""


@pytest.mark.parametrize(
    ("given", "url"),
    [
        ("[{url: https://b.example}]", "https://b.example"),
        ("[{url: /v2}]", "https://a.example/v2"),
        ("[{url: https://a.example/v1}]", ""),
    ],
)
def test_an_operation_has_a_server_of_its_own_where_it_differs(given: str, url: str) -> None:
    assert own(given) == url


def test_a_relative_server_of_an_operation_keeps_the_variables_of_the_host() -> None:
    url = "https://{zone}.example/v1"
    root = f"servers: [{{url: '{url}', variables: {{zone: {{default: eu}}}}}}]\n"
    (operation,) = api(
        f"{root}paths: {{/a: {{get: {{servers: [{{url: /v2}}], {_OK}}}}}}}"
    ).operations
    assert operation.server is not None
    assert operation.server.template == "https://{zone}.example/v2"
    assert [each.wire for each in operation.server.variables] == ["zone"]


def test_the_servers_of_a_path_are_those_of_its_operations() -> None:
    text = f"{_TWO}paths: {{/a: {{servers: [{{url: https://b.example}}], get: {{{_OK}}}}}}}"
    (operation,) = api(text).operations
    assert operation.server is not None
    assert operation.server.url == "https://b.example"


def test_servers_of_operations_are_told_of_where_none_serves_all() -> None:
    text = f"paths: {{/a: {{get: {{servers: [{{url: https://b.example}}], {_OK}}}}}}}"
    assert findings(text) == ["G120"]


def test_a_relative_server_ends_the_base_url() -> None:
    found = api("paths: {}\nservers: [{url: /api/v3}]")
    assert (found.servers, found.relative_server) == ((), "/api/v3")


def test_since_3_2_a_server_has_a_name_to_choose_it_by() -> None:
    named = {"servers": [{"url": "https://a.example", "name": "production"}]}
    assert [each.region for each in servers(named)] == ["production"]


def test_a_default_that_is_no_legal_value_is_taken_for_one() -> None:
    url = '"https://{p}.example", variables: {p: {default: x, enum: [a]}}'
    (found,) = api(f"paths: {{}}\nservers: [{{url: {url}}}]").server_variables
    assert found.choices == ("a", "x")


_SCHEMES = """
components:
  securitySchemes:
    Key: {type: apiKey, in: cookie, name: k}
    Digest: {type: http, scheme: digest}
    Cert: {type: mutualTLS}
"""


@pytest.mark.parametrize(
    ("security", "usable", "told"),
    [
        ("[{Digest: []}, {Key: []}]", (("Key",),), ["G121"]),
        ("[{Digest: [], Key: []}, {Key: []}]", (("Key",),), ["G121"]),
        ("[{Cert: []}]", ((),), ["G121"]),
        ("[{Cert: [], Key: []}]", (("Key",),), ["G121"]),
        ("[{Key: []}, {}]", (("Key",), ()), []),
    ],
)
def test_what_the_client_cannot_serve_makes_room_for_what_it_can(
    security: str, usable: tuple[tuple[str, ...], ...], told: list[str]
) -> None:
    text = f"paths: {{/a: {{get: {{security: {security}, {_OK}}}}}}}{_SCHEMES}"
    (operation,) = api(text).operations
    assert operation.security == usable
    assert findings(text) == told


def test_only_schemes_that_nobody_serves_are_an_error() -> None:
    text = f"paths: {{/a: {{get: {{security: [{{Digest: []}}], {_OK}}}}}}}{_SCHEMES}"
    assert findings(text) == ["G105"]
