from __future__ import annotations

import pytest

from fragmint.contract.document import Node, Parameter
from fragmint.contract.exchange import WireRequest
from fragmint.contract.values import JsonValue
from fragmint.contract.wire import owns, readings

INTEGERS: JsonValue = {"type": "array", "items": {"type": "integer"}}
POINT: JsonValue = {
    "type": "object",
    "properties": {"x": {"type": "integer"}, "y": {"type": "integer"}, "s": {"type": "string"}},
}


def parameter(location: str, style: str | None, schema: JsonValue, *, explode: bool) -> Parameter:
    spelled: JsonValue = {
        "name": "p", "in": location, "style": style, "explode": explode, "schema": schema
    }  # fmt: skip
    return Parameter.of(Node(spelled))


def is_integer_where_asked(schema: Node, value: JsonValue) -> bool:
    return isinstance(value, int if schema["type"].text == "integer" else str)


def read(parameter: Parameter, text: str) -> JsonValue:
    """The first reading of what stands in the parameter's place."""
    headers = {"header": (("P", text),), "cookie": (("cookie", f"p={text}"),)}
    query = text if parameter.location == "query" else ""
    request = WireRequest("GET", "/", query, headers.get(parameter.location, ()))
    return readings(parameter, request, {"p": text}, is_integer_where_asked)[0]


@pytest.mark.parametrize(
    ("style", "explode", "text", "value"),
    [
        ("form", True, "p=1&p=2", [1, 2]),
        ("form", False, "p=1,2", [1, 2]),
        ("form", False, "p=1%2C2", [1, 2]),
        ("spaceDelimited", False, "p=1%202", [1, 2]),
        ("spaceDelimited", False, "p=1+2", [1, 2]),
        ("pipeDelimited", False, "p=1|2", [1, 2]),
        ("pipeDelimited", False, "p=1%7C2", [1, 2]),
    ],
)
def test_a_list_in_a_query(style: str, explode: bool, text: str, value: JsonValue) -> None:
    assert read(parameter("query", style, INTEGERS, explode=explode), text) == value


@pytest.mark.parametrize(
    ("style", "explode", "text"),
    [
        ("form", True, "x=1&y=2"),
        ("form", False, "p=x,1,y,2"),
        ("deepObject", True, "p[x]=1&p[y]=2"),
        ("deepObject", True, "p%5Bx%5D=1&p%5By%5D=2"),
    ],
)
def test_an_object_in_a_query(style: str, explode: bool, text: str) -> None:
    assert read(parameter("query", style, POINT, explode=explode), text) == {"x": 1, "y": 2}


@pytest.mark.parametrize(
    ("style", "explode", "text"),
    [
        ("simple", False, "1,2"),
        ("label", False, ".1,2"),
        ("label", True, ".1.2"),
        ("matrix", False, ";p=1,2"),
        ("matrix", True, ";p=1;p=2"),
    ],
)
def test_a_list_in_a_path(style: str, explode: bool, text: str) -> None:
    assert read(parameter("path", style, INTEGERS, explode=explode), text) == [1, 2]


@pytest.mark.parametrize(
    ("style", "explode", "text"),
    [
        ("simple", False, "x,1,y,2"),
        ("simple", True, "x=1,y=2"),
        ("label", True, ".x=1.y=2"),
        ("matrix", False, ";p=x,1,y,2"),
        ("matrix", True, ";x=1;y=2"),
    ],
)
def test_an_object_in_a_path(style: str, explode: bool, text: str) -> None:
    assert read(parameter("path", style, POINT, explode=explode), text) == {"x": 1, "y": 2}


@pytest.mark.parametrize("location", ["header", "cookie"])
def test_a_list_in_a_header_or_cookie(location: str) -> None:
    assert read(parameter(location, None, INTEGERS, explode=False), "1,2") == [1, 2]


def test_an_item_that_holds_the_separator_is_one_item() -> None:
    texts: JsonValue = {"type": "array", "items": {"type": "string"}}

    assert read(parameter("query", "form", texts, explode=False), "p=a%2Cb,c") == ["a,b", "c"]


@pytest.mark.parametrize(("location", "text"), [("path", "a%20b%2F%3F"), ("query", "p=a+b%2F%3F")])
def test_text_in_a_url_is_decoded(location: str, text: str) -> None:
    assert read(parameter(location, None, {"type": "string"}, explode=False), text) == "a b/?"


def test_text_in_a_header_is_taken_as_it_is() -> None:
    assert read(parameter("header", None, {"type": "string"}, explode=False), "a%20b") == "a%20b"


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("3", ["3", 3]),
        ("-1.5", ["-1.5", -1.5]),
        ("true", ["true", True]),
        ("03", ["03"]),
        ("a", ["a"]),
    ],
)
def test_a_text_may_have_been_a_value_of_another_type(text: str, values: list[JsonValue]) -> None:
    scalar = parameter("query", None, {"type": "string"}, explode=True)

    found = readings(scalar, WireRequest("GET", "/", f"p={text}"), {}, is_integer_where_asked)

    assert found == values


def test_a_parameter_described_by_content_is_json() -> None:
    spelled: JsonValue = {
        "name": "p",
        "in": "query",
        "content": {"application/json": {"schema": POINT}},
    }

    assert read(Parameter.of(Node(spelled)), "p=%7B%22x%22%3A1%7D") == {"x": 1}


def test_what_was_not_sent_has_no_reading() -> None:
    scalar = parameter("query", None, {"type": "string"}, explode=True)

    assert readings(scalar, WireRequest("GET", "/", "q=1"), {}, is_integer_where_asked) == []


@pytest.mark.parametrize(
    ("style", "name", "owned"),
    [
        ("form", "p", False),
        ("form", "x", True),
        ("form", "z", False),
        ("deepObject", "p[x]", True),
        ("deepObject", "p", False),
    ],
)
def test_an_exploded_object_owns_the_names_of_its_members(
    style: str, name: str, owned: bool
) -> None:
    assert owns(parameter("query", style, POINT, explode=True), name) is owned
