"""A body is checked and written before any I/O: null is sent, what is missing is not, and a typo is told by place."""

from __future__ import annotations

import traceback
from datetime import UTC, datetime

import pytest
from pydantic import BaseModel, ConfigDict, Field

from _runtime.body import Body, form_body, json_body, raw_body
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


def test_raw_bytes_and_text_are_sent_as_they_are() -> None:
    assert raw_body(b"\x00\xff", "application/octet-stream") == Body(
        b"\x00\xff", "application/octet-stream"
    )
    assert raw_body("ü", "text/plain") == Body("ü".encode(), "text/plain")
