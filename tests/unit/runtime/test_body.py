"""A body is checked and written before any I/O: null is sent, what is missing is not, and a typo is told by place."""

from __future__ import annotations

import traceback
from collections.abc import Mapping
from datetime import UTC, datetime
from urllib.parse import parse_qsl

import pytest
from pydantic import BaseModel, ConfigDict, Field

from _runtime.body import Body, FieldStyle, form_body, json_body, raw_body
from _runtime.errors import APIError, RequestValidationError


class Part(BaseModel):
    model_config = ConfigDict(extra="forbid", validate_by_name=True, validate_by_alias=True)

    part_id: str = Field(alias="_id")
    made_at: datetime | None = Field(None, alias="madeAt")
    tags: list[str] | None = None


class Whole(BaseModel):
    model_config = ConfigDict(extra="forbid", validate_by_name=True, validate_by_alias=True)

    parts: list[Part] | None = None
    name: str | None = None


def test_null_is_sent_and_what_is_missing_is_not() -> None:
    body = json_body(Whole(name=None, parts=[Part.model_validate({"part_id": "a"})]), Whole)
    assert body == Body(b'{"parts":[{"_id":"a"}],"name":null}', "application/json")


@pytest.mark.parametrize("given", [{"part_id": "a"}, {"_id": "a"}])
def test_a_mapping_is_written_like_the_model_it_describes(given: dict[str, str]) -> None:
    assert json_body({"parts": [given]}, Whole) == json_body(
        Whole.model_validate({"parts": [{"_id": "a"}]}), Whole
    )


def test_a_body_may_be_a_list() -> None:
    body = json_body([{"_id": "a"}, Part.model_validate({"_id": "b"})], list[Part])
    assert body == Body(b'[{"_id":"a"},{"_id":"b"}]', "application/json")


def test_a_moment_is_written_in_iso_8601() -> None:
    moment = datetime(2026, 11, 22, 10, tzinfo=UTC)
    body = json_body({"part_id": "a", "made_at": moment}, Part)
    assert body == Body(b'{"_id":"a","madeAt":"2026-11-22T10:00:00Z"}', "application/json")


def test_no_body_is_none() -> None:
    assert json_body(None, Whole | None) is None
    assert form_body(None, Whole | None) is None
    assert raw_body(None, "text/plain") is None


@pytest.mark.parametrize(
    ("value", "pointer"),
    [
        ({"naem": "sdk-secret"}, "/naem"),
        ({"parts": [{"_id": "a"}, {"_id": "sdk-secret", "tag": 1}]}, "/parts/1/tag"),
        ({"parts": [{"part_id": ["sdk-secret"]}]}, "/parts/0/part_id"),
        ({"parts": [{"tags": ["sdk-secret"]}]}, "/parts/0/_id"),
        ({"parts": "sdk-secret"}, "/parts"),
        ({"a/b~c": "sdk-secret"}, "/a~1b~0c"),
        ("sdk-secret", ""),
    ],
)
def test_what_does_not_fit_is_told_by_place_and_never_by_value(value: object, pointer: str) -> None:
    with pytest.raises(RequestValidationError) as caught:
        json_body(value, Whole)

    assert caught.value.pointers == (pointer,)
    assert (pointer or "the top") in str(caught.value)
    assert "sdk-secret" not in "".join(traceback.format_exception(caught.value))


def test_a_caller_may_catch_it_as_a_value_error() -> None:
    assert issubclass(RequestValidationError, ValueError)
    assert issubclass(RequestValidationError, APIError)


def test_what_json_cannot_write_is_refused_without_being_shown() -> None:
    class Anything(BaseModel):
        value: object = None

    with pytest.raises(RequestValidationError, match="JSON cannot write") as caught:
        json_body(Anything(value=object()), Anything)

    assert caught.value.__cause__ is None


def test_a_body_prints_without_its_content() -> None:
    assert "sdk-secret" not in repr(json_body({"name": "sdk-secret"}, Whole))


def test_a_form_is_written_by_wire_names() -> None:
    body = form_body({"part_id": "a b", "tags": ["1&2", "3"]}, Part)
    assert body == Body(b"_id=a%20b&tags=1%262&tags=3", "application/x-www-form-urlencoded")


FIELDS: Mapping[str, object] = {
    "text": "a b+&=ü",
    "yes": True,
    "no": None,
    "many": ["a", "b"],
    "empty": [],
    "object": {"a": 1, "b": ["ü", None]},
    "objects": [{"a": 1}, {"a": 2}],
}


def test_a_field_without_a_style_is_text_or_json_by_its_type_and_a_list_repeats_its_name() -> None:
    body = form_body(FIELDS, dict[str, object])
    assert body is not None
    assert parse_qsl(body.content.decode("ascii")) == [
        ("text", "a b+&=ü"),
        ("yes", "true"),
        ("many", "a"),
        ("many", "b"),
        ("object", '{"a":1,"b":["ü",null]}'),
        ("objects", '{"a":1}'),
        ("objects", '{"a":2}'),
    ]


@pytest.mark.parametrize(
    ("style", "value", "content"),
    [
        ("form", ["a", "b"], b"p=a&p=b"),
        ("form", {"a": 1, "b": True}, b"a=1&b=true"),
        ("comma_delimited", ["a", "b,"], b"p=a,b%2C"),
        ("space_delimited", ["a", "b"], b"p=a%20b"),
        ("pipe_delimited", ["a", "b"], b"p=a%7Cb"),
        ("deep_object", {"a": {"b": ["c"]}}, b"p%5Ba%5D%5Bb%5D%5B%5D=c"),
        ("json", ["a"], b"p=%5B%22a%22%5D"),
        ("json", "a", b"p=%22a%22"),
    ],
)
def test_a_field_is_written_in_its_style(style: FieldStyle, value: object, content: bytes) -> None:
    body = form_body({"p": value}, dict[str, object], {"p": style})
    assert body == Body(content, "application/x-www-form-urlencoded")


@pytest.mark.parametrize("value", ["\ud800", [None], float("inf"), {"a": float("nan")}])
def test_a_field_that_cannot_be_written_is_told_by_place(value: object) -> None:
    with pytest.raises(RequestValidationError) as caught:
        form_body({"p": value}, dict[str, object])
    assert caught.value.pointers[0].startswith("/p")


def test_a_form_is_an_object_of_fields() -> None:
    with pytest.raises(RequestValidationError, match="object of fields"):
        form_body([1], list[int])


def test_a_number_that_json_does_not_have_is_refused_and_never_sent_as_null() -> None:
    with pytest.raises(RequestValidationError) as caught:
        json_body({"a": None, "b": [1.5, float("nan")]}, dict[str, object])
    assert caught.value.pointers == ("/b/1",)


def test_raw_bytes_and_text_are_sent_as_they_are() -> None:
    for given in (b"\x00\xff", bytearray(b"\x00\xff"), memoryview(b"\x00\xff")):
        assert raw_body(given, "image/png") == Body(b"\x00\xff", "image/png")
    assert raw_body("ü", "text/plain") == Body("ü".encode(), "text/plain")


def test_text_is_sent_in_the_charset_of_its_content_type() -> None:
    latin = "text/plain; charset=iso-8859-1"
    assert raw_body("ü", latin) == Body(b"\xfc", latin)
    with pytest.raises(RequestValidationError, match="charset cannot write"):
        raw_body("€", latin)


@pytest.mark.parametrize("value", [5, {"a": "sdk-secret"}, ["sdk-secret"], object()])
def test_what_is_neither_bytes_nor_text_is_no_raw_body(value: object) -> None:
    with pytest.raises(RequestValidationError, match="bytes or text") as caught:
        raw_body(value, "application/octet-stream")
    assert "sdk-secret" not in str(caught.value)
