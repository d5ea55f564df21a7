"""What was answered, as files that people read: nothing is lost, nothing secret is kept, nothing changes without a cause."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fragmint.contract.exchange import Answer, Traffic, WireRequest
from fragmint.contract.recordings import Recording, RecordingError, read, write
from fragmint.contract.values import JsonValue

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=8,
)
REQUEST = WireRequest("GET", "/pets", "limit=5", (("shop-version", "beta"),))
PETS = Answer(200, "application/json", b'{"items": []}', {"x-left": "9"})


def recording(answer: Answer = PETS, source: str = "GET-pets/pets.yaml") -> Recording:
    """A recording of one request."""
    return Recording("GET /pets", Traffic(REQUEST, answer, source, "2026-11-22T07:00:00Z"))


def test_a_recording_is_readable_yaml() -> None:
    assert recording().as_yaml() == (
        "operation: GET /pets\n"
        "recorded: '2026-11-22T07:00:00Z'\n"
        "request:\n  method: GET\n  path: /pets\n  query: limit=5\n  headers:\n    shop-version: beta\n"
        "response:\n  status: 200\n  media-type: application/json\n  headers:\n    x-left: '9'\n"
        "  json:\n    items: []\n"
    )


@settings(deadline=None)
@given(JSON)
def test_any_json_comes_back_as_it_was(value: JsonValue) -> None:
    answer = Answer(200, "application/json", json.dumps(value).encode())
    written = recording(answer)

    assert Recording.read(written.as_yaml(), written.traffic.source) == written


@pytest.mark.parametrize(
    "body", [rb'{"half": "\ud83d"}', '["next\x85line"]'.encode(), b'{"n": 1e400}', b"[1,]", b'"no"']
)
def test_json_that_yaml_has_trouble_with_comes_back_too(body: bytes) -> None:
    written = recording(Answer(200, "application/json", body)).as_yaml()
    came_back = Recording.read(written, "a.yaml").traffic.answer.body

    assert came_back == body or json.loads(came_back) == json.loads(body)


@pytest.mark.parametrize("media_type", ["text/plain", "application/json", "image/png", ""])
@settings(deadline=None)
@given(st.binary() | st.text().map(str.encode))
def test_any_body_comes_back_as_it_was(media_type: str, body: bytes) -> None:
    written = recording(Answer(200, media_type, body)).as_yaml()
    came_back = Recording.read(written, "a.yaml").traffic.answer.body

    assert came_back == body or json.loads(came_back) == json.loads(body)


@pytest.mark.parametrize(
    "text", ["", "[]", "operation: GET /pets\n", "{", "request: {}\nresponse: {}\n"]
)
def test_a_file_that_is_no_recording_is_named(tmp_path: Path, text: str) -> None:
    (tmp_path / "odd.yaml").write_text(text)

    with pytest.raises(RecordingError, match=r"odd\.yaml"):
        read(tmp_path)


def test_a_folder_without_recordings_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(RecordingError, match="no recording"):
        read(tmp_path)


def test_what_was_written_is_read_again(tmp_path: Path) -> None:
    write([recording()], tmp_path)

    assert read(tmp_path) == [recording()]


def test_an_answer_that_is_the_same_changes_no_file(tmp_path: Path) -> None:
    write([recording()], tmp_path)
    later = recording(replace(PETS, body=b'{"items":[]}', headers={"x-left": "8"}))

    assert write([later.at("2027-01-01T00:00:00Z")], tmp_path) == []
    assert read(tmp_path) == [recording()]


@pytest.mark.parametrize(
    "other",
    [
        replace(PETS, status=404),
        replace(PETS, body=b'{"items": [1]}'),
        replace(PETS, headers={"x-right": "9"}),
    ],
)
def test_an_answer_that_is_another_replaces_the_file(tmp_path: Path, other: Answer) -> None:
    write([recording()], tmp_path)

    assert write([recording(other)], tmp_path) == [tmp_path / "GET-pets" / "pets.yaml"]
    assert [each.traffic.answer for each in read(tmp_path)] == [other]


@pytest.mark.parametrize("status", [401, 429, 503])
def test_an_answer_of_a_busy_server_gives_way_to_a_better_one(tmp_path: Path, status: int) -> None:
    write([recording(Answer(status)), recording(), recording(Answer(404))], tmp_path)

    assert read(tmp_path) == [recording()]


@pytest.mark.parametrize("status", [401, 429, 503])
def test_a_run_that_the_api_refused_spoils_no_recording(tmp_path: Path, status: int) -> None:
    write([recording()], tmp_path)

    assert write([recording(Answer(status))], tmp_path) == []
    assert read(tmp_path) == [recording()]


def test_nothing_but_recordings_is_left_in_the_folder(tmp_path: Path) -> None:
    write([recording()], tmp_path)

    assert [each.name for each in tmp_path.rglob("*")] == ["GET-pets", "pets.yaml"]


def test_a_recording_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_bytes(b"\xff")
    with pytest.raises(RecordingError, match=r"a\.yaml: this is no text in UTF-8"):
        read(tmp_path)
    (tmp_path / "a.yaml").unlink()
    (tmp_path / "b.yaml").mkdir()
    with pytest.raises(RecordingError, match=r"b\.yaml: cannot be read"):
        read(tmp_path)
