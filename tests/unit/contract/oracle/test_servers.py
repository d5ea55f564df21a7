from __future__ import annotations

import pytest

from fragmint.contract.oracle.document import RawDocument
from fragmint.contract.oracle.servers import base_path, base_paths, server_url
from fragmint.contract.values import JsonObject, JsonValue


@pytest.mark.parametrize(
    ("servers", "path"),
    [
        ([], ""),
        ([{"url": "/"}], ""),
        ([{"url": "https://a.example"}], ""),
        ([{"url": "https://a.example/api/v1/"}, {"url": "https://b.example/b"}], "/api/v1"),
        ([{"url": "https://{host}.example/v{n}"}], "/vx"),
        ([{"url": "https://{h}/{base}", "variables": {"base": {"default": "v2/x"}}}], "/v2/x"),
        ([{"url": "api/v1"}], "/api/v1"),
        ([{"url": "../v2"}], "/v2"),
        ([{"url": "https://a.example/my api/%20ü"}], "/my%20api/%20%C3%BC"),
        ([{"url": "//a.example/v3"}], "/v3"),
    ],
)
def test_paths_stand_below_that_of_the_first_server(servers: JsonValue, path: str) -> None:
    assert base_path(RawDocument({"servers": servers})) == path


def test_without_servers_paths_stand_at_the_root() -> None:
    assert base_path(RawDocument({})) == ""


def test_paths_and_operations_may_have_servers_of_their_own() -> None:
    item: JsonObject = {
        "servers": [{"url": "https://files.example/files"}],
        "get": {"servers": [{"url": "/upload"}]},
        "put": {},
    }
    document = RawDocument({"servers": [{"url": "/api"}], "paths": {"/a": item}})

    assert base_paths(document) == ["/api", "/files", "/upload"]


def test_an_operation_is_asked_for_at_its_own_server_before_that_of_all() -> None:
    own: JsonObject = {"servers": [{"url": "https://up.example/{v}/"}], "responses": {}}
    item: JsonObject = {"get": own, "put": {"responses": {}}}
    document = RawDocument({"servers": [{"url": "https://a.example"}], "paths": {"/a": item}})
    found = {each.method: server_url(document, each) for each in document.operations.values()}

    assert found == {"GET": "https://up.example/x", "PUT": "https://a.example"}
