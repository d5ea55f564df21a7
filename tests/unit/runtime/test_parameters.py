"""Arguments are written as the OpenAPI style says, percent-encoded exactly once, or refused by name."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from enum import Enum, StrEnum
from functools import partial
from urllib.parse import quote
from uuid import UUID

import pytest
from pydantic import BaseModel, Field

from _runtime.parameters import (
    Pairs,
    deep_object,
    form,
    header,
    json_content,
    label,
    matrix,
    pipe_delimited,
    plain_cookie,
    simple,
    space_delimited,
)
from support.calling import CallerType, Time, get, meeting
from support.misbehaving import answer


class Colour(StrEnum):
    RED = "red"


class Level(Enum):
    HIGH = 3


class Filter(BaseModel):
    made_by: str | None = Field(None, alias="madeBy", validation_alias="madeBy")
    size: int | None = None


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("a b", "a%20b"),
        (True, "true"),
        (False, "false"),
        (5, "5"),
        (1.5, "1.5"),
        (1e21, "1e%2B21"),
        (-0.0, "-0.0"),
        (Decimal("1E+3"), "1000"),
        (timedelta(hours=1), "PT1H"),
        (Colour.RED, "red"),
        (Level.HIGH, "3"),
        (date(2026, 11, 22), "2026-11-22"),
        (datetime(2026, 11, 22, 10, tzinfo=UTC), "2026-11-22T10%3A00%3A00Z"),
        (
            datetime(2026, 11, 22, 10, tzinfo=timezone(timedelta(hours=1))),
            "2026-11-22T10%3A00%3A00%2B01%3A00",
        ),
        (datetime(2026, 11, 22, 10), "2026-11-22T10%3A00%3A00"),
        (UUID(int=1), "00000000-0000-0000-0000-000000000001"),
        ("-._~", "-._~"),
        ("ü%25&=+", "%C3%BC%2525%26%3D%2B"),
    ],
)
def test_a_primitive_is_written_as_the_wire_wants_it(value: object, text: str) -> None:
    assert form("p", value) == (("p", text),)
    assert simple("p", value) == text


@pytest.mark.parametrize(
    ("style", "value", "text"),
    [
        (simple, ["a", "b/c"], "a,b%2Fc"),
        (simple, {"R": 100, "G": None}, "R,100"),
        (partial(simple, explode=True), {"R": 100, "G": 2}, "R=100,G=2"),
        (label, "a", ".a"),
        (label, [3, 4], ".3,4"),
        (partial(label, explode=True), [3, 4], ".3.4"),
        (partial(label, explode=True), {"R": 1, "G": 2}, ".R=1.G=2"),
        (matrix, 5, ";p=5"),
        (matrix, [3, 4], ";p=3,4"),
        (partial(matrix, explode=True), [3, 4], ";p=3;p=4"),
        (partial(matrix, explode=True), {"R": 1, "G": 2}, ";R=1;G=2"),
    ],
)
def test_a_path_segment_follows_its_style(
    style: Callable[[str, object], str], value: object, text: str
) -> None:
    assert style("p", value) == text


@pytest.mark.parametrize(
    ("style", "value", "pairs"),
    [
        (form, None, ()),
        (form, "", (("p", ""),)),
        (form, [], ()),
        (form, "abc", (("p", "abc"),)),
        (form, ["a,b", "c"], (("p", "a%2Cb"), ("p", "c"))),
        (form, {"R": 1, "G": [2, 3]}, (("R", "1"), ("G", "2"), ("G", "3"))),
        (partial(form, explode=False), ["a,b", "c"], (("p", "a%2Cb,c"),)),
        (partial(form, explode=False), {"R": 1, "G": 2}, (("p", "R,1,G,2"),)),
        (partial(form, explode=False), "abc", (("p", "abc"),)),
        (partial(form, allow_reserved=True), "a/b?c&d", (("p", "a/b?c%26d"),)),
        (partial(form, allow_reserved=True), ":/?@!$'()*,;", (("p", ":/?@!$'()*,;"),)),
        (
            partial(form, allow_reserved=True),
            "%2f&%=+#[]ü",
            (("p", "%2f%26%25%3D%2B%23%5B%5D%C3%BC"),),
        ),
        (partial(form, allow_reserved=True), {"a": ["/", "?"]}, (("a", "/"), ("a", "?"))),
        (partial(form, allow_reserved=True, explode=False), ["/", ","], (("p", "/,,"),)),
        (space_delimited, ["a", "b"], (("p", "a%20b"),)),
        (space_delimited, "abc", (("p", "abc"),)),
        (pipe_delimited, ["a|", "b"], (("p", "a%7C%7Cb"),)),
        (pipe_delimited, None, ()),
        (
            deep_object,
            {"a": 1, "b": {"c": [2, 3]}},
            (
                ("p%5Ba%5D", "1"),
                ("p%5Bb%5D%5Bc%5D%5B%5D", "2"),
                ("p%5Bb%5D%5Bc%5D%5B%5D", "3"),
            ),
        ),
        (deep_object, None, ()),
        (deep_object, "a", (("p", "a"),)),
        (deep_object, ["a", 1], (("p%5B%5D", "a"), ("p%5B%5D", "1"))),
        (
            deep_object,
            {"a": [{"b": 1, "c": [True]}, [Colour.RED]], "e": [], "f": {}, "g": None},
            (
                ("p%5Ba%5D%5B0%5D%5Bb%5D", "1"),
                ("p%5Ba%5D%5B0%5D%5Bc%5D%5B%5D", "true"),
                ("p%5Ba%5D%5B1%5D%5B%5D", "red"),
            ),
        ),
        (deep_object, {"a&b": "c"}, (("p%5Ba%26b%5D", "c"),)),
        (json_content, {"a": [1]}, (("p", "%7B%22a%22%3A%5B1%5D%7D"),)),
        (json_content, None, ()),
        (json_content, [Filter(madeBy="ü"), Level.HIGH], (("p", quote('[{"madeBy":"ü"},3]', "")),)),
        (json_content, {"at": date(2026, 11, 22)}, (("p", quote('{"at":"2026-11-22"}', "")),)),
        (form, Filter(madeBy="me"), (("madeBy", "me"),)),
        (deep_object, Filter(madeBy="me"), (("p%5BmadeBy%5D", "me"),)),
    ],
)
def test_a_query_parameter_follows_its_style(
    style: Callable[[str, object], Pairs], value: object, pairs: Pairs
) -> None:
    assert style("p", value) == pairs


@pytest.mark.parametrize(
    ("value", "text"),
    [("  a b ", "a b"), (["a", "b"], "a,b"), ({"R": 1}, "R,1"), (True, "true"), ("ü", "ü")],
)
def test_a_header_is_written_as_it_is(value: object, text: str) -> None:
    assert header("X-P", value) == (("X-P", text),)


@pytest.mark.parametrize(
    ("style", "value"),
    [
        (simple, ""),
        (label, ""),
        (matrix, ""),
        (simple, ()),
        (matrix, ()),
        (simple, "."),
        (simple, ".."),
        (simple, ["."]),
        (label, "."),
    ],
)
def test_a_segment_that_a_server_would_drop_or_climb_by_is_refused(
    style: Callable[[str, object], str], value: object
) -> None:
    with pytest.raises(ValueError, match="parameter 'p'"):
        style("p", value)


@pytest.mark.parametrize("value", ["a\r\nX-Evil: 1", "a\nb", "a\x00b", "\x7f", "\ud800"])
def test_a_header_that_would_break_out_is_refused(value: str) -> None:
    with pytest.raises(ValueError, match="parameter 'X-P'"):
        header("X-P", value)


@pytest.mark.parametrize(
    "value",
    [float("nan"), Decimal("Infinity"), Decimal("sNaN"), b"bytes", object(), [None], "\ud800"],
)
def test_what_cannot_be_written_is_refused_by_the_name_of_its_parameter(value: object) -> None:
    with pytest.raises(ValueError, match="parameter 'p'"):
        form("p", value)
    with pytest.raises(ValueError, match="parameter 'p'"):
        simple("p", value)


@pytest.mark.parametrize(
    ("style", "value"),
    [
        (form, {"a": {"b": 1}}),
        (deep_object, {"a": [None]}),
        (deep_object, [{"a": 1}, None]),
        (json_content, float("nan")),
        (json_content, [float("inf")]),
        (json_content, {"a": object()}),
        (partial(form, allow_reserved=True), "\ud800"),
    ],
)
def test_what_a_style_has_no_form_for_is_refused(
    style: Callable[[str, object], Pairs], value: object
) -> None:
    with pytest.raises(ValueError, match="parameter '"):
        style("p", value)


HARD = "a/../b c?x=1#%2F&ü\n"


def test_an_argument_arrives_as_one_segment_and_one_value(caller: CallerType, time: Time) -> None:
    request = replace(
        get(path="/things/{key}/part"),
        path={"key": simple("key", HARD)},
        query=(form("q", HARD), form("none", None), form("two", ["1", "2"])),
        headers=(header("X-Name", "jürgen"),),
        cookies=(form("c", "a;b"), form("d", 1), form("ö", "ü€\r\n"), form("e", ["f", "g"])),
    )
    with meeting(caller, time.settings(), answer(200)) as (server, client):
        client.send(request)

    (arrived,) = server.requests
    assert arrived.path == "/things/a%2F..%2Fb%20c%3Fx%3D1%23%252F%26%C3%BC%0A/part"
    assert arrived.query == [("q", HARD), ("two", "1"), ("two", "2")]
    assert arrived.target.endswith("?q=a%2F..%2Fb%20c%3Fx%3D1%23%252F%26%C3%BC%0A&two=1&two=2")
    assert (arrived.header("X-Name") or "").encode("latin-1").decode() == "jürgen"
    assert arrived.header("Cookie") == ("c=a%3Bb; d=1; %C3%B6=%C3%BC%E2%82%AC%0D%0A; e=f; e=g")


def test_a_plain_cookie_is_not_percent_encoded() -> None:
    assert plain_cookie("id", "a%b=c") == (("id", "a%b=c"),)
    assert plain_cookie("id", [1, 2]) == (("id", "1"), ("id", "2"))
    assert plain_cookie("id", {"R": 1}) == (("R", "1"),)
    assert plain_cookie("id", [1, 2], explode=False) == (("id", "1,2"),)
    assert plain_cookie("id", None) == ()


@pytest.mark.parametrize("value", ["a;b", "a b", "\r\n", '"', "ä"])
def test_a_plain_cookie_holds_only_what_a_cookie_can(value: str) -> None:
    with pytest.raises(ValueError, match="'id' holds a character"):
        plain_cookie("id", value)
