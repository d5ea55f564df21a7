from __future__ import annotations

import pytest

from fragmint.contract.exchange import WireRequest
from fragmint.contract.mock.telling import discreet
from fragmint.contract.oracle import Oracle
from fragmint.contract.values import JsonObject
from fragmint.diagnostics import printable
from unit.contract.documents import Write, one_operation

SECRET = "hunter2"
BODY: JsonObject = {
    "type": "object",
    "properties": {
        "pin": {"type": "integer"},
        "phrase": {"type": "integer", "format": "password"},
        "kind": {"enum": ["cat"]},
        "inside": {"anyOf": [{"required": ["a"]}, {"required": ["b"]}]},
        "list": {"type": "array", "uniqueItems": True},
    },
}


@pytest.fixture
def shop(write: Write) -> Oracle:
    """A document with secrets in every place where one may stand."""
    document = one_operation(
        security=[{"Key": []}],
        parameters=[
            {"name": "api_token", "in": "query", "schema": {"type": "integer"}},
            {"name": "k", "in": "query", "schema": {"type": "integer"}},
            {"name": "limit", "in": "query", "schema": {"type": "integer"}},
            {"name": "X-Session", "in": "header", "schema": {"type": "integer"}},
        ],
        requestBody={"content": {"application/json": {"schema": BODY}}},
    )
    document["components"] = {
        "securitySchemes": {"Key": {"type": "apiKey", "in": "query", "name": "k"}}
    }
    return Oracle(write(document))


def told(oracle: Oracle, query: str = "", body: bytes = b"", *headers: tuple[str, str]) -> str:
    """What a screen shows of a request that is wrong."""
    sent = (("Content-Type", "application/json"), *headers)
    request = WireRequest("POST", "/a", f"{query}&k=1", sent, body)
    return "; ".join(map(str, discreet(oracle, oracle.judge(request))))


@pytest.mark.parametrize(
    ("query", "body"),
    [
        (f"api_token={SECRET}", b""),
        (f"k={SECRET}", b""),
        ("", f'{{"pin": "{SECRET}"}}'.encode()),
        ("", f'{{"phrase": "{SECRET}"}}'.encode()),
        ("", f'{{"phrase": ["{SECRET}"]}}'.encode()),
        ("", f'{{"inside": {{"pasword": "{SECRET}"}}}}'.encode()),
        ("", f'{{"list": ["{SECRET}", "{SECRET}"]}}'.encode()),
        ("", f'["{SECRET}"]'.encode()),
        ("", f'"{SECRET}"'.encode()),
    ],
)
def test_a_screen_shows_where_a_secret_is_wrong_but_not_the_secret(
    shop: Oracle, query: str, body: bytes
) -> None:
    shown = told(shop, query, body)

    assert SECRET not in shown
    assert shown.endswith(": is not as documented")


def test_a_header_or_cookie_that_may_be_a_secret_is_told_by_its_name(shop: Oracle) -> None:
    cookie, session = ("Cookie", f"sid={SECRET}"), ("X-Session", SECRET)
    shown = told(shop, "", b"", cookie, session, ("Authorization", SECRET))

    assert SECRET not in shown
    assert "header X-Session: is not as documented" in shown
    assert "header authorization: is not documented" in shown


def test_what_else_is_wrong_is_told_with_its_value(shop: Oracle) -> None:
    assert told(shop, "limit=many", b'{"kind": "dog"}') == (
        "query limit: 'many' is not of type 'integer'; body /kind: 'dog' is not one of ['cat']"
    )


def test_no_request_writes_lines_of_its_own_on_the_screen(shop: Oracle) -> None:
    shown = printable(told(shop, "%0a200%20GET%20%1b%5b2J=1"))

    assert shown == "query \\n200 GET \\x1b[2J: is not documented"
