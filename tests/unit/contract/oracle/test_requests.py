from __future__ import annotations

import base64
from collections.abc import Sequence

import pytest

from fragmint.contract.exchange import WireRequest
from fragmint.contract.oracle import Oracle
from fragmint.contract.values import JsonObject
from unit.contract.documents import FORM, Judge, Write, against, one_operation

Headers = Sequence[tuple[str, str]]

KEY = ("X-Key", "k")
BETA = ("Shop-Version", "beta")
DATED = ("Shop-Version", "2024-01-01")
BEARER = ("Authorization", "Bearer t")
JSON = ("Content-Type", "application/json")


def listing(query: str = "", headers: Headers = (KEY, BETA)) -> WireRequest:
    return WireRequest("GET", "/pets", query, tuple(headers))


def adding(
    body: bytes = b'{"name": "Tom"}', headers: Headers = (BEARER, DATED, JSON)
) -> WireRequest:
    return WireRequest("POST", "/pets", "", tuple(headers), body)


def test_a_request_as_documented_has_nothing_against_it(judge: Judge) -> None:
    assert judge(listing()) == []
    assert judge(listing("limit=5&tag=a&tag=b", [KEY, BETA, ("Cookie", "session=s")])) == []
    assert judge(adding()) == []
    assert judge(WireRequest("DELETE", "/pets/a%2Fb", headers=(DATED,))) == []


def test_headers_that_every_client_sends_are_not_asked_about(judge: Judge) -> None:
    usual = [("Host", "h"), ("User-Agent", "u"), ("Accept", "*/*"), ("Connection", "close")]

    assert judge(listing(headers=[KEY, BETA, *usual])) == []


@pytest.mark.parametrize(
    ("query", "against"),
    [
        ("limti=5", "query limti: is not documented"),
        ("limit=5&limit=5", "query limit: is sent 2 times, and is one value"),
        ("Limit=5", "query Limit: is not documented"),
        ("limit=five", "query limit: 'five' is not of type 'integer'"),
        ("limit=101", "query limit: 101 is greater than the maximum of 100"),
    ],
)
def test_a_query_that_is_not_documented(judge: Judge, query: str, against: str) -> None:
    assert judge(listing(query)) == [against]


@pytest.mark.parametrize(
    ("headers", "against"),
    [
        ([KEY], "header Shop-Version: is required and was not sent"),
        ([KEY, DATED], "header Shop-Version: '2024-01-01' is not one of ['beta']"),
        ([KEY, BETA, ("X-Trace", "1")], "header x-trace: is not documented"),
        ([KEY, BETA, ("Cookie", "sid=1")], "cookie sid: is not documented"),
        ([BETA], "security: no API key in header X-Key"),
    ],
)
def test_headers_that_are_not_documented(judge: Judge, headers: Headers, against: str) -> None:
    assert against in judge(listing(headers=headers))


def test_where_no_version_is_documented_the_default_one_has_to_be_sent(judge: Judge) -> None:
    without = WireRequest("GET", "/pets/1", headers=(KEY,))

    assert judge(without) == ["header Shop-Version: is sent with every request, and was not"]


def test_a_credential_is_not_sent_where_none_is_wanted(judge: Judge) -> None:
    leaking = WireRequest("DELETE", "/pets/1", headers=(DATED, KEY))

    assert judge(leaking) == ["header x-key: is not documented"]


@pytest.mark.parametrize(
    "credential", ["Bearer t", "Basic " + base64.b64encode(b"user:password").decode()]
)
def test_one_of_the_alternatives_is_credential_enough(judge: Judge, credential: str) -> None:
    assert judge(adding(headers=[("Authorization", credential), DATED, JSON])) == []


@pytest.mark.parametrize("credential", ["t", "Bearer ", "Digest x"])
def test_a_credential_of_another_kind_is_none(judge: Judge, credential: str) -> None:
    assert judge(adding(headers=[("Authorization", credential), DATED, JSON])) == [
        "security: no bearer credential in Authorization or no basic credential in Authorization"
    ]


@pytest.mark.parametrize(
    ("body", "against"),
    [
        (b'{"name": 1}', "body /name: 1 is not of type 'string'"),
        (b'{"name": "Tom", "nmae": "Tom"}', "body /nmae: is not documented"),
        (b"{}", "body : 'name' is a required property"),
        (b"name=Tom", "body: is not JSON"),
        (b"", "body: is required and was not sent"),
    ],
)
def test_a_body_that_is_not_documented(judge: Judge, body: bytes, against: str) -> None:
    assert against in judge(adding(body))


def test_a_body_in_another_media_type(judge: Judge) -> None:
    form = ("Content-Type", "application/x-www-form-urlencoded")

    assert judge(adding(b"name=Tom", [BEARER, DATED, form])) == [
        "header content-type: is 'application/x-www-form-urlencoded', not application/json"
    ]


def test_a_body_where_none_is_documented(judge: Judge) -> None:
    request = WireRequest("DELETE", "/pets/1", headers=(DATED,), body=b"x")

    assert judge(request) == ["body: is not documented"]


@pytest.mark.parametrize(
    ("method", "path"), [("PUT", "/pets"), ("GET", "/cats"), ("GET", "/pets/")]
)
def test_a_request_that_no_operation_is_for(judge: Judge, method: str, path: str) -> None:
    request = WireRequest(method, path, headers=(KEY, DATED))

    assert judge(request) == [f"path: no documented operation is {method} {path}"]


@pytest.mark.parametrize(
    ("scheme", "request_with_it"),
    [
        ({"type": "apiKey", "in": "query", "name": "key"}, WireRequest("GET", "/", "key=k")),
        (
            {"type": "apiKey", "in": "cookie", "name": "sid"},
            WireRequest("GET", "/", headers=(("Cookie", "sid=s"),)),
        ),
        ({"type": "oauth2", "flows": {}}, WireRequest("GET", "/", headers=(BEARER,))),
    ],
)
def test_a_credential_is_looked_for_where_its_scheme_puts_it(
    write: Write, scheme: JsonObject, request_with_it: WireRequest
) -> None:
    oracle = Oracle(
        write(
            {
                "openapi": "3.0.3",
                "paths": {"/": {"get": {"responses": {"200": {"description": "ok"}}}}},
                "security": [{"only": []}],
                "components": {"securitySchemes": {"only": scheme}},
            }
        )
    )

    assert oracle.judge(request_with_it).violations == ()
    assert [each.where for each in oracle.judge(WireRequest("GET", "/")).violations] == ["security"]


SCHEMES: JsonObject = {
    "Key": {"type": "apiKey", "in": "header", "name": "X-Key"},
    "Query": {"type": "apiKey", "in": "query", "name": "key"},
    "Basic": {"type": "http", "scheme": "basic"},
    "Digest": {"type": "http", "scheme": "digest"},
    "Negotiate": {"type": "http", "scheme": "Negotiate"},
    "Certificate": {"type": "mutualTLS"},
    "OpenId": {"type": "openIdConnect", "openIdConnectUrl": "https://a.example"},
}


def secured(security: Sequence[Sequence[str]], request: WireRequest) -> list[str]:
    """What the oracle has against a request where one of these combinations of schemes is wanted."""
    document = one_operation(security=[{name: [] for name in names} for names in security])
    document["components"] = {"securitySchemes": SCHEMES}
    return against(document, request)


def asking(query: str = "", *headers: tuple[str, str]) -> WireRequest:
    return WireRequest("POST", "/a", query, headers)


@pytest.mark.parametrize(
    ("security", "request_with_it"),
    [
        ([("Key", "Query")], asking("key=k", KEY)),
        ([("Key",), ("Query",)], asking("key=k")),
        ([("Key",), ()], asking()),
        ([("Key",), ()], asking("", KEY)),
        ([("Certificate",)], asking()),
        ([("Certificate", "Key")], asking("", KEY)),
        ([("Negotiate",)], asking("", ("Authorization", "Negotiate YII="))),
        ([("Digest",)], asking("", ("Authorization", 'Digest username="u"'))),
        ([("OpenId",)], asking("", BEARER)),
    ],
)
def test_a_combination_that_is_met_has_nothing_against_it(
    security: Sequence[Sequence[str]], request_with_it: WireRequest
) -> None:
    assert secured(security, request_with_it) == []


@pytest.mark.parametrize(
    ("security", "request_without", "told"),
    [
        ([("Key", "Query")], asking("", KEY), "security: no API key in query key"),
        ([("Key", "Query")], asking(),
         "security: no API key in header X-Key and no API key in query key"),
        ([("Certificate", "Key")], asking(), "security: no API key in header X-Key"),
        ([("Key",), ("Query",)], asking(),
         "security: no API key in header X-Key or no API key in query key"),
        ([("Negotiate",)], asking("", BEARER), "security: no negotiate credential in Authorization"),
        ([("Basic",)], asking("", ("Authorization", "Basic x y")),
         "security: no user and password in the basic credential"),
    ],
)  # fmt: skip
def test_each_way_of_not_meeting_a_combination_is_told(
    security: Sequence[Sequence[str]], request_without: WireRequest, told: str
) -> None:
    assert secured(security, request_without) == [told]


def queried(parameter: JsonObject, query: str, version: str = "3.1.0") -> list[str]:
    """What the oracle has against a query where one parameter is documented."""
    spelled: JsonObject = {"name": "p", "in": "query", **parameter}
    return against(one_operation(version, parameters=[spelled]), asking(query))


def test_an_empty_value_is_one_where_the_document_allows_it() -> None:
    number: JsonObject = {"schema": {"type": "integer"}}

    assert queried({**number, "allowEmptyValue": True}, "p=") == []
    assert queried({**number, "allowEmptyValue": True}, "p") == []
    assert queried(number, "p=") == ["query p: '' is not of type 'integer'"]


def test_a_whole_query_may_be_one_parameter() -> None:
    schema: JsonObject = {"type": "object", "properties": {"a": {"type": "integer"}}}
    whole: JsonObject = {"in": "querystring", "content": {FORM: {"schema": schema}}}

    assert queried(whole, "a=1", "3.2.0") == []
    assert queried(whole, "a=x", "3.2.0") == ["query p: 'x' is not of type 'integer'"]
    assert queried(whole, "b=1", "3.2.0") == ["query b: is not documented"]


def test_each_member_of_a_deep_object_has_to_fit() -> None:
    schema: JsonObject = {
        "type": "object",
        "properties": {"a": {"type": "object", "properties": {"n": {"type": "integer"}}}},
        "additionalProperties": False,
    }
    deep: JsonObject = {"style": "deepObject", "explode": True, "schema": schema}

    assert queried(deep, "p[a][n]=1") == []
    assert queried(deep, "p[a][n]=x") == ["query p: 'x' is not of type 'integer'"]
    assert queried(deep, "p[b]=1") != []
    assert "query p: is not documented" in queried(deep, "p=1")


def test_reserved_characters_may_be_sent_as_they_are() -> None:
    text: JsonObject = {"allowReserved": True, "schema": {"const": "a/b:c?d"}}

    assert queried(text, "p=a/b:c?d") == []
    assert queried(text, "p=a%2Fb%3Ac%3Fd") == []


def test_a_cookie_of_any_name_is_judged() -> None:
    cookie: JsonObject = {"name": "größe", "in": "cookie", "schema": {"type": "integer"}}
    document = one_operation(parameters=[cookie])

    assert against(document, asking("", ("Cookie", "gr%C3%B6%C3%9Fe=3"))) == []
    assert against(document, asking("", ("Cookie", "gr%C3%B6%C3%9Fe=x"))) == [
        "cookie größe: 'x' is not of type 'integer'"
    ]
