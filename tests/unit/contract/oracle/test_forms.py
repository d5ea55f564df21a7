from __future__ import annotations

import pytest

from fragmint.contract.values import JsonObject, JsonValue
from unit.contract.documents import FORM, PARTED, against, multipart, posted, taking

THING: JsonObject = {
    "type": "object",
    "required": ["name"],
    "properties": {
        "name": {"type": "string", "maxLength": 9},
        "size": {"type": "integer"},
        "tags": {"type": "array", "items": {"type": "string"}},
        "at": {"type": "object", "properties": {"x": {"type": "integer"}}},
    },
}
UPLOAD: JsonObject = {
    "type": "object",
    "required": ["file"],
    "properties": {
        "file": {"type": "string", "format": "binary"},
        "more": {"type": "array", "items": {"type": "string", "format": "binary"}},
        "note": {"type": "string"},
        "count": {"type": "integer"},
        "at": {"type": "object", "properties": {"x": {"type": "integer"}}},
        "spots": {"type": "array", "items": {"type": "object", "required": ["x"]}},
    },
}
FILE = ('name="file"; filename="a.bin"\r\nContent-Type: application/octet-stream', b"\x00\xff")


def form(body: bytes, encoding: JsonObject | None = None, schema: JsonValue = THING) -> list[str]:
    """What the oracle has against a form."""
    return against(taking(FORM, schema, encoding=encoding or {}), posted(body, FORM))


def parted(*parts: tuple[str, bytes], encoding: JsonObject | None = None) -> list[str]:
    """What the oracle has against a multipart."""
    document = taking("multipart/form-data", UPLOAD, encoding=encoding or {})
    return against(document, posted(multipart(*parts), PARTED))


def test_a_form_as_documented_has_nothing_against_it() -> None:
    assert form(b"name=a+b&size=3&tags=a&tags=b&at=%7B%22x%22%3A+1%7D") == []


@pytest.mark.parametrize(
    ("body", "told"),
    [
        (b"size=3", "body : 'name' is a required property"),
        (b"name=a&size=big", "body /size: 'big' is not of type 'integer'"),
        (b"name=abcdefghijk", "body /name: 'abcdefghijk' is too long"),
        (b"name=a&nmae=b", "body /nmae: is not documented"),
        (b"name=a&at=x", "body /at: is not JSON"),
        (b"name=a&x=1", "body /x: is not documented"),
        (b"name=a&at%5Bx%5D=1", "body /at[x]: is not documented"),
        (b"name=a&at=%7B%22x%22%3A+%22one%22%7D", "body /at/x: 'one' is not of type 'integer'"),
    ],
)
def test_each_way_in_which_a_form_can_be_wrong_is_told(body: bytes, told: str) -> None:
    assert told in form(body)


@pytest.mark.parametrize(
    ("encoding", "right", "wrong"),
    [
        ({"tags": {"style": "form", "explode": False}}, b"name=a&tags=a,b", b""),
        ({"tags": {"style": "pipeDelimited"}}, b"name=a&tags=a%7Cb", b""),
        ({"at": {"style": "deepObject"}}, b"name=a&at%5Bx%5D=1", b"name=a&at[y]=1"),
        ({"at": {"style": "form", "explode": True}}, b"name=a&x=1", b"name=a&x=one"),
        ({"size": {"contentType": "application/json"}}, b"name=a&size=3", b"name=a&size=big"),
    ],
)
def test_an_encoding_says_how_a_field_is_written(
    encoding: JsonObject, right: bytes, wrong: bytes
) -> None:
    assert form(right, encoding) == []
    assert form(wrong, encoding) != []


def test_deep_objects_hold_objects_and_lists() -> None:
    schema: JsonObject = {
        "type": "object",
        "properties": {
            "meta": {
                "type": "object",
                "properties": {
                    "in": {"type": "object", "properties": {"n": {"type": "integer"}}},
                    "ids": {"type": "array", "items": {"type": "integer"}},
                    "rows": {"type": "array", "items": {"properties": {"n": {"type": "integer"}}}},
                },
            }
        },
    }
    deep: JsonObject = {"meta": {"style": "deepObject", "explode": True}}

    assert form(b"meta[in][n]=1&meta[ids][]=1&meta[ids][]=2&meta[rows][0][n]=3", deep, schema) == []
    assert form(b"meta[ids]=1&meta[ids]=2", deep, schema) == []
    assert form(b"meta[in][n]=x", deep, schema) == ["body /meta/in/n: 'x' is not of type 'integer'"]
    assert form(b"meta[rows][0][n]=x", deep, schema) == [
        "body /meta/rows/0/n: 'x' is not of type 'integer'"
    ]


def test_a_form_with_free_names_takes_any() -> None:
    free: JsonObject = {"type": "object", "additionalProperties": {"type": "integer"}}

    assert form(b"a=1&b=2", schema=free) == []
    assert form(b"a=x", schema=free) == ["body /a: 'x' is not of type 'integer'"]


def test_a_form_may_be_one_of_several() -> None:
    union: JsonObject = {
        "oneOf": [
            THING,
            {"type": "object", "required": ["id"], "properties": {"id": {"type": "integer"}}},
        ]
    }

    assert form(b"id=1", schema=union) == []
    assert form(b"id=x", schema=union) != []


def test_a_multipart_as_documented_has_nothing_against_it() -> None:
    assert (
        parted(
            FILE,
            ('name="more"; filename="b.png"\r\nContent-Type: image/png', b"\x89PNG"),
            ('name="note"', b"3"),
            ('name="count"\r\nContent-Type: text/plain; charset=utf-8', b"3"),
            ('name="at"\r\nContent-Type: application/json', b'{"x": 1}'),
            ('name="spots"\r\nContent-Type: application/json', b'{"x": 1}'),
            ('name="spots"\r\nContent-Type: application/json', b'{"x": 2}'),
        )
        == []
    )


@pytest.mark.parametrize(
    ("part", "told"),
    [
        (('name="count"', b"three"), "body /count: 'three' is not of type 'integer'"),
        (('name="other"', b"1"), "body /other: is not documented"),
        (
            ('name="at"', b'{"x": 1}'),
            "body /at: is sent as nothing, which is text/plain, not application/json",
        ),
        (
            ('name="note"\r\nContent-Type: application/json', b'"a"'),
            "body /note: is sent as application/json, not text/plain",
        ),
        (('name="at"\r\nContent-Type: application/json', b"{"), "body /at: is not JSON"),
        (
            ('name="spots"\r\nContent-Type: application/json', b"{}"),
            "body /spots/0: 'x' is a required property",
        ),
        (('name="more"', b"1"), "body /more: is a file and is sent without a file name"),
        (('name="note"\r\nX-A: b', b"1"), "body /note: has a header x-a that is not documented"),
    ],
)
def test_each_way_in_which_a_part_can_be_wrong_is_told(part: tuple[str, bytes], told: str) -> None:
    assert told in parted(FILE, part)


def test_a_multipart_without_its_required_part_is_told() -> None:
    assert parted(('name="note"', b"1")) == ["body : 'file' is a required property"]


def test_a_field_that_is_no_list_is_sent_once() -> None:
    assert "body /file: is sent 2 times and is no list" in parted(FILE, FILE)


def test_a_field_of_which_nothing_is_said_may_be_sent_as_often_as_one_likes() -> None:
    assert parted(FILE, ('name="more than"', b"1"), ('name="more than"', b"2")) == [
        "body /more than: is not documented"
    ]


def test_an_encoding_says_which_media_types_and_headers_a_part_has() -> None:
    encoding: JsonObject = {
        "file": {
            "contentType": "image/png, image/*",
            "headers": {"X-Hash": {"required": True, "schema": {"type": "integer"}}},
        }
    }
    named = 'name="file"; filename="a.png"\r\nContent-Type: '

    assert parted((f"{named}image/jpeg\r\nX-Hash: 7", b""), encoding=encoding) == []
    assert parted((f"{named}text/csv\r\nX-Hash: 7", b""), encoding=encoding) == [
        "body /file: is sent as text/csv, not image/png or image/*"
    ]
    assert parted((f"{named}image/png", b""), encoding=encoding) == [
        "body /file: lacks the header x-hash"
    ]
    assert parted((f"{named}image/png\r\nX-Hash: a", b""), encoding=encoding) == [
        "body /file: has a header x-hash that is not as documented"
    ]


def test_what_is_no_multipart_is_told() -> None:
    document = taking("multipart/form-data", UPLOAD)

    told = against(document, posted(b"name=a", PARTED))
    assert [each.startswith("body: is no multipart") for each in told] == [True]
