from __future__ import annotations

import base64
import json
from pathlib import Path

import pytest

from fragmint.contract.deviations import Har, read_har
from fragmint.contract.exchange import Answer, WireRequest
from fragmint.contract.oracle.document import RawDocument
from fragmint.contract.values import JsonObject, JsonValue
from fragmint.diagnostics import SpecError
from unit.contract.deviations.traffic import document

REQUEST: JsonObject = {"method": "GET", "url": "https://things.example/v1/things?size=3"}
RESPONSE: JsonObject = {
    "status": 200,
    "headers": [{"name": "Content-Type", "value": "application/json"}],
    "content": {"size": 2, "mimeType": "application/json", "text": "{}"},
}


def entry(
    request: JsonObject | None = None, response: JsonObject | None = None, **more: JsonValue
) -> JsonObject:
    """An entry as a browser writes it, but for what is given here."""
    return {
        "startedDateTime": "2026-11-22T11:00:00.123+01:00",
        "request": REQUEST | (request or {}),
        "response": RESPONSE | (response or {}),
        **more,
    }


def read(folder: Path, *entries: JsonValue, servers: str = "") -> Har:
    """What a file with these entries says of the things."""
    return read_text(
        folder, json.dumps({"log": {"version": "1.2", "entries": [*entries]}}), servers
    )


def read_text(folder: Path, text: str, servers: str = "") -> Har:
    """What a file of this text says."""
    spec, har = folder / "openapi.yaml", folder / "traffic.har"
    whole = document("components: {schemas: {Thing: {type: object}}}\n")
    spec.write_text(
        whole.replace('"https://things.example/v1"', servers or '"https://things.example/v1"')
    )
    har.write_text(text, "utf-8")
    return read_har(har, RawDocument.read(spec))


def test_an_entry_is_a_request_and_its_answer(tmp_path: Path) -> None:
    asked: JsonObject = {
        "headers": [{"name": ":path", "value": "/"}, {"name": "X-A", "value": "b"}]
    }
    (traffic,) = read(tmp_path, entry(asked)).traffic
    assert traffic.request == WireRequest("GET", "/things", "size=3", (("X-A", "b"),))
    assert traffic.answer == Answer(
        200, "application/json", b"{}", {"Content-Type": "application/json"}
    )
    assert (traffic.source, traffic.seen) == ("traffic.har, entry 1", "2026-11-22T10:00:00Z")


def test_a_body_in_base64_is_read(tmp_path: Path) -> None:
    text = base64.b64encode('{"ä": 1}'.encode()).decode()
    (traffic,) = read(
        tmp_path, entry(None, {"content": {"text": text, "encoding": "base64"}})
    ).traffic
    assert traffic.answer.value == {"ä": 1}


def test_a_form_may_come_as_its_fields(tmp_path: Path) -> None:
    data: JsonObject = {"params": [{"name": "a b", "value": "ü"}]}
    (traffic,) = read(tmp_path, entry({"method": "post", "postData": data})).traffic
    assert (traffic.request.method, traffic.request.body) == ("POST", b"a+b=%C3%BC")


def test_what_many_files_lack_is_not_missed(tmp_path: Path) -> None:
    bare: JsonObject = {"request": REQUEST, "response": {"status": 204}}
    (traffic,) = read(tmp_path, bare).traffic
    assert (traffic.answer, traffic.seen) == (Answer(204), "")


def test_a_file_may_begin_with_a_byte_order_mark(tmp_path: Path) -> None:
    assert read_text(tmp_path, "\ufeff" + json.dumps({"log": {"entries": [entry()]}})).traffic


@pytest.mark.parametrize(
    ("left_out", "reason"),
    [
        (entry({"url": "https://cdn.example/x.js"}), "for cdn.example, which is no server of the document"),
        (entry({"url": "https://things.example/v2/things"}), "for things.example, which is no server of the document"),
        (entry(None, {"status": 0}), "never answered"),
        (entry(None, {"content": {"size": 9, "mimeType": "application/json"}}), "its body is not in the file"),
        (
            entry({"method": "OPTIONS", "headers": [{"name": "Access-Control-Request-Method", "value": "PUT"}]}),
            "a browser asking for leave (CORS)",
        ),
    ],
)  # fmt: skip
def test_what_says_nothing_of_the_api_is_left_out_and_told(
    tmp_path: Path, left_out: JsonObject, reason: str
) -> None:
    har = read(tmp_path, left_out, entry(), left_out)
    assert len(har.traffic) == 1
    assert har.left_out == [f"2 left out: {reason}"]


@pytest.mark.parametrize(
    "servers",
    [
        '"https://THINGS.example:443/v1"',
        '"https://{where}.example/v1", variables: {where: {default: others}}',
        '"/v1"',
        '"https://things.example/{version}", variables: {version: {default: v1}}',
    ],
)
def test_a_server_may_be_written_in_many_ways(tmp_path: Path, servers: str) -> None:
    assert read(tmp_path, entry(), servers=servers).traffic[0].request.path == "/things"


@pytest.mark.parametrize(
    ("text", "place", "problem"),
    [
        ("{\n  nope", "traffic.har:2:3", "this is no JSON: Expecting property name"),
        ('{\n "log":\n  {"pages": []}}', "traffic.har:2:2", "there is no `entries` here"),
        ('{"log": {"entries": 3}}', "traffic.har:1:10", "this has to be a list"),
        ('{"log": {"entries": [\n {"request": {"url": 1}}]}}', "traffic.har:2:15", "this has to be a text"),
        ('{"log": {"entries": []}}', "traffic.har:1:10", "no entry is for a server of the document"),
        ("openapi: 3.1.0", "traffic.har:1:1", "this is no JSON"),
    ],
)  # fmt: skip
def test_what_is_no_har_is_one_error_with_its_place(
    tmp_path: Path, text: str, place: str, problem: str
) -> None:
    with pytest.raises(SpecError) as caught:
        read_text(tmp_path, text)
    (found,) = caught.value.diagnostics
    assert (str(found.location), found.code) == (f"{tmp_path}/{place}", "D164")
    assert found.message.startswith(problem)


def test_a_body_that_is_no_base64_is_an_error_at_its_place(tmp_path: Path) -> None:
    with pytest.raises(
        SpecError, match=r"this is no base64\n +at #/log/entries/0/response/content/text"
    ):
        read(tmp_path, entry(None, {"content": {"text": "ä", "encoding": "base64"}}))


def test_a_file_that_is_missing_is_named(tmp_path: Path) -> None:
    document = RawDocument({"openapi": "3.1.0"})
    with pytest.raises(
        SpecError, match=r"none\.har:1:1: error\[D164\] cannot be read: No such file"
    ):
        read_har(tmp_path / "none.har", document)


def test_what_no_url_is_is_left_out(tmp_path: Path) -> None:
    har = read(tmp_path, entry(), entry({"url": "https://[things]/x"}))
    assert (len(har.traffic), har.left_out) == (1, ["1 left out: for what is no URL"])


def test_odd_texts_and_dates_are_read(tmp_path: Path) -> None:
    sent: JsonObject = {"mimeType": "text/plain", "text": "\ud83d"}
    form: JsonObject = {"mimeType": "text/plain", "params": [{"name": "a", "value": "\ud83d"}]}
    entries = [
        entry({"postData": each}, startedDateTime="0001-01-01T00:00:00+05:00")
        for each in (sent, form)
    ]
    assert [each.request.body for each in read(tmp_path, *entries).traffic] == [
        b"\xed\xa0\xbd",
        b"a=%ED%A0%BD",
    ]


def test_what_is_nested_too_deeply_is_no_json(tmp_path: Path) -> None:
    with pytest.raises(SpecError, match="this is no JSON: it is nested too deeply"):
        read_text(tmp_path, "[" * 100_000)
