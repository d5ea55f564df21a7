"""What came back, raw and decoded."""

from __future__ import annotations

import pickle
from datetime import UTC, datetime
from typing import Annotated

import httpx2
import pytest
from pydantic import BaseModel, ConfigDict, Field, RootModel

from _runtime.decoding import decode
from _runtime.deviation import Deviation, deviations
from _runtime.errors import APIResponseValidationError
from _runtime.operation import Binary, Json, NoContent, Operation, Text
from _runtime.response import RawResponse, Reply


def reply(content: bytes = b"", status: int = 200, **headers: str) -> Reply:
    named = {name.replace("_", "-"): text for name, text in headers.items()}
    return Reply("GET", "http://api.example/a?b=c", status, httpx2.Headers(named), content)


def operation(**responses: Json | Text | Binary | NoContent) -> Operation:
    named = {key.removeprefix("_"): kind for key, kind in responses.items()}
    return Operation(id="op", method="GET", path="/a", responses=named)


@pytest.mark.parametrize(
    ("kind", "content", "value"),
    [
        (Json(list[int]), b"[1, 2]", [1, 2]),
        (Json(list[int]), b"\xef\xbb\xbf[1]", [1]),
        (Json(dict[str, float] | None), b"null", None),
        (Json(datetime), b'"2026-11-22T10:00:00Z"', datetime(2026, 11, 22, 10, tzinfo=UTC)),
        (Text(), "grüße".encode(), "grüße"),
        (Binary(), b"\x00\xff", b"\x00\xff"),
        (Binary(), b"", b""),
        (NoContent(), b"ignored", None),
    ],
)
def test_a_reply_decodes_as_documented(
    kind: Json | Text | Binary | NoContent, content: bytes, value: object
) -> None:
    assert decode(operation(_200=kind), None, reply(content)) == value


def test_the_nearest_documented_status_decides() -> None:
    documented = operation(_200=Text(), _2XX=Binary(), default=NoContent())
    assert decode(documented, None, reply(b"a", 200)) == "a"
    assert decode(documented, None, reply(b"a", 299)) == b"a"
    assert decode(operation(default=Text()), None, reply(b"a", 202)) == "a"


def test_several_successes_decode_each_in_its_way() -> None:
    documented = operation(_200=Json(int), _201=Text(), _204=NoContent(), _2XX=Json(list[int]))
    assert decode(documented, None, reply(b"1", 200)) == 1
    assert decode(documented, None, reply(b"1", 201)) == "1"
    assert decode(documented, None, reply(b"", 204)) is None
    assert decode(documented, None, reply(b"[1]", 202)) == [1]


def test_a_success_that_is_not_documented_is_an_error() -> None:
    with pytest.raises(APIResponseValidationError, match="not documented"):
        decode(operation(_200=Json(int)), None, reply(b"", 204))


def test_an_empty_body_is_no_json_not_even_null() -> None:
    with pytest.raises(APIResponseValidationError, match="the body is empty"):
        decode(operation(default=Json(int | None)), None, reply(b""))


def test_bytes_are_handed_over_whatever_the_server_calls_them() -> None:
    named = reply(b"\xef\xbb\xbf[1]", Content_Type="application/json; charset=hex")
    assert decode(operation(_200=Binary()), None, named) == b"\xef\xbb\xbf[1]"


def test_what_is_accepted_is_what_is_documented() -> None:
    assert operation(_200=Json(int), _201=Json(str), _204=NoContent()).accept == "application/json"
    assert operation(_200=Json(int), _202=Text("text/csv")).accept == "application/json, text/csv"
    assert operation(_204=NoContent()).accept == "*/*"


@pytest.mark.parametrize(
    ("content_type", "content", "text"),
    [
        ("text/plain; charset=latin-1", b"gr\xfc\xdfe", "grüße"),
        ('text/plain; charset="utf-8"', "grüße".encode(), "grüße"),
        ("text/plain; charset=unheard-of", b"abc", "abc"),
        ("text/plain", b"gr\xfc", "gr\N{REPLACEMENT CHARACTER}"),
        ("text/plain; charset=hex", b"6162", "6162"),
        ("text/plain; charset=undefined", b"abc", "abc"),
        ("text/plain; charset=utf-16", "grüße".encode("utf-16"), "grüße"),
        ("text/csv", b"\xef\xbb\xbfa;b", "a;b"),
        ("text/plain", b"", ""),
    ],
)
def test_text_is_read_in_the_charset_that_the_server_names(
    content_type: str, content: bytes, text: str
) -> None:
    assert reply(content, Content_Type=content_type).text == text


def test_json_in_another_charset_is_understood() -> None:
    latin = reply('["grüße"]'.encode("latin-1"), Content_Type="application/json; charset=latin-1")
    assert latin.json() == decode(operation(_200=Json(list[str])), None, latin) == ["grüße"]


def test_json_that_is_none_is_an_error_of_this_package() -> None:
    with pytest.raises(APIResponseValidationError, match="not JSON"):
        reply(b"{").json()


def test_json_nested_without_end_is_an_error_of_this_package() -> None:
    with pytest.raises(APIResponseValidationError, match="not JSON"):
        decode(operation(_200=Json(object)), None, reply(b"[" * 100_000))


@pytest.mark.parametrize("name", ["X-Request-Id", "request-id", "X-Correlation-ID"])
def test_the_request_id_is_found_in_the_usual_headers(name: str) -> None:
    named = Reply("GET", "http://api.example/", 200, httpx2.Headers({name: "r1"}), b"")
    assert named.request_id == "r1"
    assert reply().request_id is None


def test_a_raw_response_decodes_once() -> None:
    decoded: list[int] = []
    raw = RawResponse(reply(b"1"), lambda _: decoded.append(1))
    raw.parse()
    raw.parse()

    assert decoded == [1]


def test_a_raw_response_is_pickled_as_what_it_holds() -> None:
    raw = RawResponse(reply(b"1", Content_Type="text/plain", Set_Cookie="s=1"), lambda _: None)
    restored = pickle.loads(pickle.dumps(raw))

    assert (restored.status_code, restored.content, restored.path) == (200, b"1", "/a")
    assert dict(restored.headers) == {"content-type": "text/plain"}
    assert repr(restored) == "<Reply 200 (GET /a)>"


class Colour(RootModel[list[datetime]]):
    pass


class Tree(BaseModel):
    model_config = ConfigDict(extra="allow")

    name: str | None = None
    nullable: Annotated[str | None, Field(json_schema_extra={"x-nullable": True})] = None
    must: str | None
    times: Colour | None = None
    children: list[Tree] | dict[str, Tree] | None = Field(None, alias="~children")


def test_deviations_are_found_at_any_depth_by_wire_name() -> None:
    tree = {
        "must": None,
        "nullable": None,
        "~children": {
            "a/b": {"must": "", "name": None, "times": ["2026-11-22T10:00:00Z", "2026-11-22"]},
            "c": {"must": "", "~children": [{"must": "", "more": 1}]},
        },
    }
    found = list(deviations("op", Tree.model_validate(tree), Tree))

    assert found == [
        Deviation("unexpected_null", "op", "/~0children/a~1b/name"),
        Deviation("naive_datetime", "op", "/~0children/a~1b/times/1"),
        Deviation("unknown_field", "op", "/~0children/c/~0children/0/more"),
    ]
