from __future__ import annotations

import pytest

from fragmint.contract.exchange import WireRequest
from fragmint.contract.oracle.document import Node, Parameter, RawDocument
from fragmint.contract.oracle.wire import owns, readings
from fragmint.contract.values import JsonValue

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


@pytest.mark.parametrize(("kind", "values"), [("integer", ["1e3"]), ("number", ["1e3", 1000.0])])
def test_an_integer_is_written_in_digits_alone(kind: str, values: list[JsonValue]) -> None:
    scalar = parameter("query", None, {"type": kind}, explode=True)

    found = readings(scalar, WireRequest("GET", "/", "p=1e3"), {}, is_integer_where_asked)

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


def test_a_path_value_without_the_mark_of_its_style_is_told() -> None:
    label = parameter("path", "label", {"type": "string"}, explode=False)
    matrix = parameter("path", "matrix", {"type": "string"}, explode=False)

    assert read(label, ".a") == "a"
    assert read(matrix, ";p=a") == "a"
    for one, text in ((label, "a"), (matrix, "a"), (matrix, ";q=a")):
        with pytest.raises(ValueError, match=r"does not begin with .*, as its style asks"):
            read(one, text)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("p[a][n]=1&p[b]=2", {"a": {"n": 1}, "b": "2"}),
        ("p%5Ba%5D%5Bn%5D=1", {"a": {"n": 1}}),
        ("p[ids][]=1&p[ids][]=2", {"ids": [1, 2]}),
        ("p[ids]=1&p[ids]=2", {"ids": [1, 2]}),
        ("p[ids][1]=2&p[ids][0]=1", {"ids": [1, 2]}),
        ("p[free]=1", {"free": "1"}),
    ],
)
def test_a_deep_object_holds_objects_and_lists(text: str, value: JsonValue) -> None:
    inner: JsonValue = {"type": "object", "properties": {"n": {"type": "integer"}}}
    deep: JsonValue = {
        "type": "object",
        "properties": {"a": inner, "b": {"type": "string"}, "ids": INTEGERS},
        "additionalProperties": {"type": "string"},
    }

    assert read(parameter("query", "deepObject", deep, explode=True), text) == value


def test_an_object_with_free_names_owns_all_that_is_nobody_elses() -> None:
    free: JsonValue = {"type": "object", "additionalProperties": {"type": "integer"}}
    node: JsonValue = {"name": "p", "in": "query", "schema": free}
    other: JsonValue = {"name": "limit", "in": "query", "schema": {"type": "integer"}}
    path: JsonValue = {"get": {"parameters": [node, other]}}
    operation = RawDocument({"openapi": "3.1.0", "paths": {"/": path}}).operations["GET /"]
    spread, limit = operation.parameters

    assert owns(spread, "anything")
    assert not owns(spread, "limit")
    assert owns(limit, "limit")


def test_an_object_whose_members_are_lists_repeats_their_names() -> None:
    listing: JsonValue = {"type": "object", "properties": {"ids": INTEGERS}}

    assert read(parameter("query", "form", listing, explode=True), "ids=1&ids=2") == {"ids": [1, 2]}


@pytest.mark.parametrize(
    ("explode", "text", "schema", "value"),
    [
        (True, "p=1; p=2", INTEGERS, [1, 2]),
        (False, "p=1,2", INTEGERS, [1, 2]),
        (True, "x=1; y=2", POINT, {"x": 1, "y": 2}),
        (False, "p=x,1,y,2", POINT, {"x": 1, "y": 2}),
        (True, "p=a%20b", {"type": "string"}, "a b"),
    ],
)
def test_a_cookie_is_written_like_a_query(
    explode: bool, text: str, schema: JsonValue, value: JsonValue
) -> None:
    cookie = parameter("cookie", "form", schema, explode=explode)
    request = WireRequest("GET", "/", "", (("Cookie", text),))

    assert readings(cookie, request, {}, is_integer_where_asked)[0] == value


@pytest.mark.parametrize(
    ("explode", "text", "schema", "value"),
    [
        (False, "1, 2", INTEGERS, [1, 2]),
        (False, "x,1,y,2", POINT, {"x": 1, "y": 2}),
        (True, "x=1, y=2", POINT, {"x": 1, "y": 2}),
    ],
)
def test_a_header_may_be_a_list_or_an_object(
    explode: bool, text: str, schema: JsonValue, value: JsonValue
) -> None:
    assert read(parameter("header", "simple", schema, explode=explode), text) == value


@pytest.mark.parametrize(
    ("location", "text"),
    [
        ("query", 'p=[{"x":1}]'),
        ("query", "p=%5B%7B%22x%22%3A1%7D%5D"),
        ("header", '[{"x": 1}]'),
        ("cookie", "%5B%7B%22x%22:1%7D%5D"),
        ("path", "%5B%7B%22x%22%3A1%7D%5D"),
        ("querystring", "%5B%7B%22x%22%3A1%7D%5D"),
    ],
)
def test_content_in_any_place_is_json(location: str, text: str) -> None:
    node: JsonValue = {"name": "p", "in": location, "content": {"application/json": {}}}
    headers = {"header": (("P", text),), "cookie": (("Cookie", f"p={text}"),)}
    query = text if location.startswith("query") else ""
    request = WireRequest("GET", "/", query, headers.get(location, ()))

    assert readings(Parameter.of(Node(node)), request, {"p": text}, is_integer_where_asked) == [
        [{"x": 1}]
    ]


def test_content_that_is_not_json_where_it_should_be_is_told() -> None:
    node: JsonValue = {"name": "p", "in": "query", "content": {"application/json": {}}}

    with pytest.raises(ValueError, match="is not JSON"):
        read(Parameter.of(Node(node)), "p=%7B")


def test_content_may_be_plain_text() -> None:
    node: JsonValue = {"name": "p", "in": "query", "content": {"text/plain": {}}}

    assert read(Parameter.of(Node(node)), "p=1+2") == "1 2"


def test_a_list_of_nothing_is_written_like_one_of_an_empty_text() -> None:
    listed = parameter("query", "form", INTEGERS, explode=False)

    found = readings(listed, WireRequest("GET", "/", "p="), {}, is_integer_where_asked)

    assert [each for each in found if isinstance(each, list)] == [[""], []]
