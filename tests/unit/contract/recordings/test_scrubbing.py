"""Secrets are hidden by what the document marks, by where they stand and by their looks, and nothing else is."""

from __future__ import annotations

import json

import pytest

from fragmint.contract.exchange import Answer, Exchange, WireRequest
from fragmint.contract.oracle import Oracle
from fragmint.contract.recordings import Recorder, Scrubber
from fragmint.contract.recordings.masking import kind_of_key, masked_text
from fragmint.contract.values import JsonObject, JsonValue
from unit.contract.documents import Write, one_operation, ref

UUID = "0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0"
JWT = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl"
ACCOUNT: JsonObject = {
    "type": "object",
    "properties": {
        "name": {"type": "string"},
        "key": {"type": "string", "x-fragmint": {"secret": True}},
        "password": {"type": "string", "format": "password"},
        "pin": {"type": "integer", "writeOnly": True},
        "keys": {"type": "array", "items": ref("Secret")},
        "vault": {"type": "object", "x-fragmint": {"secret": True}},
    },
}


@pytest.fixture
def oracle(write: Write) -> Oracle:
    """The oracle of a document with an account in it, sent and answered."""
    content: JsonObject = {"application/json": {"schema": ref("Account")}}
    headers: JsonObject = {
        "X-One-Time": {"schema": {"type": "string", "format": "password"}},
        "X-Left": {"schema": {"type": "integer"}},
    }
    document = one_operation(
        requestBody={"content": content},
        responses={"200": {"description": "ok", "content": content, "headers": headers}},
    )
    schemes: JsonObject = {
        "Key": {"type": "apiKey", "in": "header", "name": "X-Shop-Key"},
        "Other": {"type": "apiKey", "in": "query", "name": "key"},
    }
    secret: JsonObject = {"type": "string", "format": "password"}
    document["components"] = {
        "schemas": {"Account": ACCOUNT, "Secret": secret},
        "securitySchemes": schemes,
    }
    return Oracle(write(document))


def scrubbed(oracle: Oracle, body: JsonValue, status: int = 200, **known: str) -> JsonValue:
    """A body as it comes out of an answer."""
    answer = Answer(status, "application/json", json.dumps(body).encode())
    return Scrubber(oracle, known).answer("POST /a", answer).value


@pytest.mark.parametrize(
    ("member", "left"),
    [
        ({"key": "Xy-12"}, {"key": "Xx-00"}),
        ({"password": "hunter2"}, {"password": "xxxxxx0"}),
        ({"pin": 1234}, {"pin": 0}),
        ({"keys": ["abc1", "ABC1"]}, {"keys": ["0000", "0000"]}),
        ({"vault": {"a": ["xyz", None, True, 7]}}, {"vault": {"a": ["xxx", None, True, 0]}}),
    ],
)
def test_what_the_document_marks_is_hidden(
    oracle: Oracle, member: JsonObject, left: JsonObject
) -> None:
    assert scrubbed(oracle, {"name": "n", **member}) == {"name": "n", **left}


def test_where_no_schema_speaks_a_name_that_is_marked_elsewhere_is_enough(oracle: Oracle) -> None:
    assert scrubbed(oracle, {"new": [{"key": "zz9"}]}) == {"new": [{"key": "xx0"}]}
    assert scrubbed(oracle, {"key": "zz9"}, status=500) == {"key": "xx0"}


def test_a_long_secret_is_hidden_wherever_it_stands_again(oracle: Oracle) -> None:
    body: JsonObject = {"key": "opensesame-42", "name": "/doors?key=opensesame-42"}

    assert scrubbed(oracle, body) == {
        "key": "xxxxxxxxxx-00",
        "name": "/doors?key=xxxxxxxxxx-00",
    }


@pytest.mark.parametrize(
    "key",
    [
        f"sdk-{UUID}", f"mob-{UUID}", f"api-{UUID}", JWT, f"ghp_{'a1' * 18}", f"sk_live_{'a1' * 12}",
        "xoxb-123456789012-abcdef", "AKIAABCDEFGHIJKLMNOP", f"glpat-{'a1' * 10}", f"sk-{'a1' * 16}",
        "-----BEGIN RSA PRIVATE KEY-----MIIE",
    ],
)  # fmt: skip
def test_a_real_key_is_known_by_its_looks(oracle: Oracle, key: str) -> None:
    assert scrubbed(oracle, {"name": key}) == {"name": masked_text(key)}
    assert key not in masked_text(key)


@pytest.mark.parametrize(
    "text",
    ["57be1db38b75bf0772d11383", "api-gateway", "sdk-xxx", UUID, "skunk-works", "SG.1", "", "eyJ"],
)
def test_ids_and_names_that_look_a_little_like_keys_stay(oracle: Oracle, text: str) -> None:
    assert scrubbed(oracle, {"name": text}) == {"name": text}


def test_the_kind_of_a_key_can_still_be_told() -> None:
    assert masked_text(f"sdk-{UUID}") == "sdk-00000000-0000-0000-0000-000000000000"
    assert kind_of_key(masked_text(f"mob-{UUID}")) == "mob-"


def test_hiding_twice_is_hiding_once() -> None:
    for text in (f"sdk-{UUID}", JWT, "Hunter-2", "ümläut"):
        assert masked_text(masked_text(text)) == masked_text(text)


def test_a_token_of_the_run_is_hidden_in_any_text(oracle: Oracle) -> None:
    answer = Answer(401, "text/html", b"<p>no such token: t0k3n", {"x-told": "t0k3n?"})
    clean = Scrubber(oracle, {"t0k3n": "stand-in"}).answer("POST /a", answer)

    assert clean.body == b"<p>no such token: stand-in"
    assert clean.headers == {"x-told": "stand-in?"}


def test_headers_that_hold_credentials_or_are_marked_are_hidden(oracle: Oracle) -> None:
    sent = {"set-cookie": "s=1a", "x-shop-key": "k1", "x-one-time": "o9", "x-left": "12"}
    clean = Scrubber(oracle).answer("POST /a", Answer(200, headers=sent))

    assert clean.headers == {
        "set-cookie": "x=0x",
        "x-shop-key": "x0",
        "x-one-time": "x0",
        "x-left": "12",
    }


def test_a_recorded_request_has_no_credential_and_its_path_is_as_it_was(oracle: Oracle) -> None:
    asked = WireRequest(
        "POST",
        f"/a/api-{UUID}",
        "key=k1&limit=5",
        (
            ("Authorization", "t"),
            ("Cookie", "c"),
            ("X-Shop-Key", "k1"),
            ("Content-Type", "application/json"),
        ),
        b'{"name": "n", "password": "hunter2"}',
    )
    recording = Recorder(oracle).recording(Exchange(asked, "POST /a", (), Answer(204)))

    assert recording is not None
    assert recording.traffic.request == WireRequest(
        "POST",
        f"/a/api-{UUID}",
        "limit=5",
        (("Content-Type", "application/json"),),
        b'{"name": "n", "password": "xxxxxx0"}',
    )
