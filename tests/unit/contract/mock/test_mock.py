from __future__ import annotations

import threading

import httpx2
import pytest

from fragmint.contract.exchange import Order, SentRequest
from fragmint.contract.mock import MockServer
from fragmint.contract.oracle import Oracle
from fragmint.contract.values import JsonObject
from unit.contract.documents import FORM, Write, one_operation


def test_it_answers_with_the_documented_example(http: httpx2.Client) -> None:
    answer = http.get("/pets")

    assert answer.headers["content-type"] == "application/json"
    assert answer.json()["total"] == 2


def test_it_answers_orders_in_turn_and_then_as_documented(
    http: httpx2.Client, server: MockServer
) -> None:
    server.orders.extend(
        [Order(404), Order(429, headers={"Retry-After": "7"}), Order(example="no-pets")]
    )

    answers = [http.get("/pets") for _ in range(4)]

    assert [answer.status_code for answer in answers] == [404, 429, 200, 200]
    assert answers[1].headers["retry-after"] == "7"
    assert answers[2].json() == {"items": []}
    assert answers[3].json()["total"] == 2


def test_a_request_that_is_not_as_documented_is_refused_whatever_was_ordered(
    http: httpx2.Client, server: MockServer
) -> None:
    server.orders.append(Order(200))

    answer = http.get("/pets", params={"limti": 5})

    assert answer.status_code == 422
    assert answer.headers["fragmint-violation"] == "query limti: is not documented"
    assert [str(each) for each in server.exchanges[0].violations] == [
        "query limti: is not documented"
    ]
    assert len(server.orders) == 1


def test_headers_that_are_not_ascii_are_utf_8(write: Write) -> None:
    param: JsonObject = {
        "name": "X-City",
        "in": "header",
        "required": True,
        "schema": {"const": "Zürich 東"},
    }
    said: JsonObject = {
        "description": "ok",
        "headers": {"X-City": {"required": True, "schema": {"const": "Zürich 東"}}},
    }
    document = one_operation(method="get", parameters=[param], responses={"204": said})
    with MockServer(Oracle(write(document))) as server:
        sent = httpx2.Headers({"X-City": "Zürich 東"}, encoding="utf-8")
        answer = httpx2.get(f"{server.base_url}/a", headers=sent)
        mistaken = httpx2.get(
            f"{server.base_url}/a", headers=[(b"X-City", "Zürich".encode("latin-1"))]
        )

    assert server.exchanges[0].violations == ()
    assert (answer.status_code, answer.headers["x-city"]) == (204, "Zürich 東")
    assert [each.where for each in server.exchanges[1].violations] == ["header X-City"]
    assert mistaken.status_code == 422


def test_the_length_of_a_body_is_its_own_whatever_the_document_says(write: Write) -> None:
    said: JsonObject = {
        "description": "ok",
        "headers": {"Content-Length": {"required": True, "schema": {"type": "integer"}}},
        "content": {"application/json": {"schema": {"const": {"a": 1}}}},
    }
    with MockServer(Oracle(write(one_operation(method="get", responses={"200": said})))) as server:
        answer = httpx2.get(f"{server.base_url}/a")

    assert answer.json() == {"a": 1}


def test_a_page_for_people_can_be_ordered(http: httpx2.Client, server: MockServer) -> None:
    server.orders.append(Order(502, body=b"<html>", media_type="text/html"))

    answer = http.get("/pets")

    assert (answer.status_code, answer.text) == (502, "<html>")
    assert answer.headers["content-type"] == "text/html"


def test_a_success_without_content_has_none(http: httpx2.Client) -> None:
    del http.headers["X-Key"]

    answer = http.delete("/pets/1", headers={"Shop-Version": "2024-01-01"})

    assert (answer.status_code, answer.content) == (204, b"")
    assert "content-type" not in answer.headers


def test_it_records_what_was_sent_as_it_was_sent(http: httpx2.Client, server: MockServer) -> None:
    http.get("/pets/a%2F..%2Fb%20c", params={"a": "1 2"}, headers={"Cookie": "sid=s"})

    exchange = server.exchanges[0]
    assert exchange.operation == "GET /pets/{pet_id}"
    assert SentRequest.of(exchange.request) == SentRequest(
        "GET",
        "/pets/a%2F..%2Fb%20c",
        query=[("a", "1 2")],
        headers={"X-KEY": "k", "shop-version": "beta"},
        cookies={"sid": "s"},
    )


def test_a_json_body_is_recorded_as_its_value(http: httpx2.Client, server: MockServer) -> None:
    http.post("/pets", json={"name": "Tom"})

    sent = SentRequest.of(server.exchanges[0].request)
    assert sent.body == {"name": "Tom"}
    assert sent.header("Content-Type") == "application/json"


@pytest.mark.parametrize(
    "other",
    [
        SentRequest("GET", "/a", headers={"X-Key": "other"}),
        SentRequest("GET", "/a", headers={"X-Key": "k", "X-More": "1"}),
        SentRequest("GET", "/a/", headers={"X-Key": "k"}),
        SentRequest("GET", "/a", [("b", "1")], headers={"X-Key": "k"}),
        SentRequest("GET", "/a", headers={"X-Key": "k"}, body=""),
    ],
)
def test_requests_that_an_api_could_tell_apart_are_not_equal(other: SentRequest) -> None:
    assert SentRequest("GET", "/a", headers={"x-key": "k"}) != other


def test_it_stands_below_the_path_of_the_first_server(server: MockServer) -> None:
    assert server.base_url.endswith("/api/v1")

    outside = httpx2.get(server.base_url.removesuffix("/api/v1") + "/api/pets")

    assert outside.status_code == 404


def test_it_is_gone_when_it_is_left(oracle: Oracle) -> None:
    with MockServer(oracle) as server:
        url = f"{server.base_url}/pets"
        assert httpx2.get(url).status_code == 401

    with pytest.raises(httpx2.ConnectError):
        httpx2.get(url)
    assert "fragmint-mock" not in {thread.name for thread in threading.enumerate()}


def playing(write: Write, document: JsonObject) -> MockServer:
    """A server that plays a document."""
    return MockServer(Oracle(write(document)))


OFFER: JsonObject = {
    "text/csv": {"example": "a,b"},
    "application/json": {"schema": {"type": "integer"}},
    "image/*": {"schema": {"type": "string", "format": "binary"}},
}


@pytest.mark.parametrize(
    ("accept", "media_type", "body"),
    [
        ("*/*", "application/json", b"1"),
        ("text/csv", "text/csv", b"a,b"),
        ("image/png", "image/png", None),
        ("text/*;q=0.1, image/gif", "text/csv", b"a,b"),
    ],
)
def test_it_answers_in_the_media_type_that_the_client_takes(
    write: Write, accept: str, media_type: str, body: bytes | None
) -> None:
    document = one_operation(responses={"200": {"description": "ok", "content": OFFER}})

    with playing(write, document) as server:
        answer = httpx2.post(f"{server.base_url}/a", headers={"Accept": accept})

    assert answer.headers["content-type"] == media_type
    assert answer.content == (b"\x00\x01\xff\r\n--bytes\r\n" if body is None else body)


def test_it_refuses_a_form_that_is_not_as_documented(write: Write) -> None:
    form: JsonObject = {"properties": {"n": {"type": "integer"}, "f": {"format": "binary"}}}
    content: JsonObject = {each: {"schema": form} for each in (FORM, "multipart/form-data")}
    document = one_operation(requestBody={"content": content})

    with playing(write, document) as server:
        url = f"{server.base_url}/a"
        right = [
            httpx2.post(url, data={"n": "1"}),
            httpx2.post(url, data={"n": "1"}, files={"f": ("a", b"\xff")}),
        ]
        wrong = [
            httpx2.post(url, data={"n": "x"}),
            httpx2.post(url, data={"n": "1.5"}, files={"f": ("a", b"\xff")}),
        ]

    assert [each.status_code for each in right] == [200, 200]
    assert [each.json()["detail"] for each in wrong] == [
        "body /n: 'x' is not of type 'integer'",
        "body /n: '1.5' is not of type 'integer'",
    ]
    assert SentRequest.of(server.exchanges[1].request).body == [("n", "1"), ("f", b"\xff")]


def test_it_answers_the_headers_that_an_answer_has_to_have(write: Write) -> None:
    headers: JsonObject = {
        "X-Total": {"required": True, "schema": {"type": "integer"}},
        "X-Other": {"schema": {"type": "integer"}},
    }
    document = one_operation(responses={"204": {"description": "ok", "headers": headers}})

    with playing(write, document) as server:
        answer = httpx2.post(f"{server.base_url}/a")

    assert (answer.status_code, answer.headers["x-total"]) == (204, "1")
    assert "x-other" not in answer.headers


@pytest.mark.parametrize("method", ["options", "head", "trace", "query"])
def test_it_plays_every_method(write: Write, method: str) -> None:
    content: JsonObject = {"text/plain": {"example": "hello"}}
    responses: JsonObject = {"200": {"description": "ok", "content": content}}

    with playing(write, one_operation("3.2.0", method, responses=responses)) as server:
        answer = httpx2.request(method.upper(), f"{server.base_url}/a")

    assert (answer.status_code, answer.text) == (200, "" if method == "head" else "hello")


def test_it_stands_where_the_servers_of_each_operation_say(write: Write) -> None:
    document = one_operation(servers=[{"url": "https://files.example/files ü/"}])
    document["servers"] = [
        {"url": "https://{host}/{base}", "variables": {"base": {"default": "~v(1)"}}}
    ]

    with playing(write, document) as server:
        root = server.base_url.removesuffix("/~v(1)")
        found = [
            httpx2.post(f"{root}{path}/a").status_code
            for path in ("/~v(1)", "/%7Ev%281%29", "/files%20%C3%BC", "/files", "", "/~v(1)x")
        ]

    assert found == [200, 200, 200, 404, 404, 404]
