from __future__ import annotations

import pytest

from fragmint.contract.oracle.document import RawDocument
from fragmint.contract.oracle.routes import below, encoded
from fragmint.contract.values import JsonObject


def reached(raw_path: str, *paths: str, method: str = "GET") -> tuple[str, dict[str, str]] | None:
    """Which of the paths a request is for, with its arguments."""
    items: JsonObject = {path: {method.lower(): {}} for path in paths}
    found = RawDocument({"openapi": "3.2.0", "paths": items}).match(method, raw_path)
    return (found.operation.path, found.arguments) if found else None


@pytest.mark.parametrize(
    ("raw_path", "paths", "path"),
    [
        ("/users/me", ["/users/{id}", "/users/me"], "/users/me"),
        ("/users/you", ["/users/{id}", "/users/me"], "/users/{id}"),
        ("/things/5:cancel", ["/things/{id}", "/things/{id}:cancel"], "/things/{id}:cancel"),
        ("/things/5", ["/things/{id}", "/things/{id}/"], "/things/{id}"),
        ("/things/5/", ["/things/{id}", "/things/{id}/"], "/things/{id}/"),
        ("/a/b", ["/{x}/b", "/a/{y}"], "/a/{y}"),
        ("/f/a.b", ["/f/{name}", "/f/{name}.{ending}"], "/f/{name}.{ending}"),
    ],
)
def test_the_path_that_says_more_literally_is_meant(
    raw_path: str, paths: list[str], path: str
) -> None:
    for order in (paths, paths[::-1]):
        found = reached(raw_path, *order)
        assert found is not None
        assert found[0] == path


def test_several_arguments_may_share_a_segment() -> None:
    assert reached("/f/a%2Eb.txt", "/f/{name}.{ending}") == (
        "/f/{name}.{ending}",
        {"name": "a%2Eb", "ending": "txt"},
    )


@pytest.mark.parametrize(
    ("raw_path", "path"),
    [
        ("/f/a.diff", "/f/{name}.{ending}"),
        ("/f/a.patch", "/f/{name}.{ending}"),
        ("/f/a.txt", "/f/{name}"),
        ("/f/a..%2Fb", "/f/{name}"),
    ],
)
def test_a_path_with_an_argument_that_is_not_listed_is_passed_by_for_another(
    raw_path: str, path: str
) -> None:
    ending: JsonObject = {"name": "ending", "in": "path", "schema": {"enum": ["diff", "patch"]}}
    special: JsonObject = {"get": {"parameters": [ending]}}
    both: JsonObject = {"/f/{name}.{ending}": special, "/f/{name}": {"get": {}}}

    found = RawDocument({"openapi": "3.1.0", "paths": both}).match("GET", raw_path)
    alone = RawDocument({"openapi": "3.1.0", "paths": {"/f/{name}.{ending}": special}})

    assert found is not None
    assert found.operation.path == path
    assert alone.match("GET", raw_path) is not None


@pytest.mark.parametrize(
    ("path", "raw_path"),
    [
        ("/a b/ü", "/a%20b/%C3%BC"),
        ("/a b/ü", "/a%20b/%c3%bc"),
        ("/a%20b", "/a%20b"),
        ("/a:b@c", "/a:b@c"),
        ("/a:b@c", "/a%3Ab%40c"),
        ("/$count(x)", "/$count(x)"),
    ],
)
def test_what_a_path_says_literally_may_come_encoded(path: str, raw_path: str) -> None:
    assert reached(raw_path, path) == (path, {})


@pytest.mark.parametrize(
    ("path", "raw_path"), [("/a/b", "/a%2Fb"), ("/a.b", "/axb"), ("/a%2Fb", "/a/b"), ("/{x}", "/")]
)
def test_another_path_is_not_reached(path: str, raw_path: str) -> None:
    assert reached(raw_path, path) is None


@pytest.mark.parametrize("method", ["OPTIONS", "HEAD", "TRACE", "QUERY"])
def test_every_method_is_an_operation_of_its_own(method: str) -> None:
    assert reached("/a", "/a", method=method) == ("/a", {})


def test_methods_that_openapi_has_no_name_for_are_operations_too() -> None:
    item: JsonObject = {"additionalOperations": {"LINK": {}}}

    assert list(RawDocument({"paths": {"/a": item}}).operations) == ["LINK /a"]


@pytest.mark.parametrize(
    ("base", "raw_path", "rest"),
    [
        ("", "/pets", "/pets"),
        ("/api", "/api/pets", "/pets"),
        ("/api", "/api/", "/"),
        ("/api", "/apis/pets", None),
        ("/api", "/pets", None),
        ("/a%20b", "/a%20b/c", "/c"),
        ("/~x(1)", "/%7Ex%281%29/c%2Fd", "/c%2Fd"),
    ],
)
def test_a_path_is_taken_below_the_base_however_that_is_encoded(
    base: str, raw_path: str, rest: str | None
) -> None:
    assert below(base, raw_path) == rest


def test_a_base_path_is_encoded_once() -> None:
    assert encoded("/a b/%20ü") == "/a%20b/%20%C3%BC"
