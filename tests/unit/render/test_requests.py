from __future__ import annotations

import pytest

from fragmint.ir.model import (
    Kind,
    Location,
    Operation,
    Pagination,
    PaginationStyle,
    Parameter,
    Schema,
)
from fragmint.render import requests


@pytest.mark.parametrize(
    ("location", "style", "explode", "expected"),
    [
        (Location.PATH, "simple", False, "simple('a-b', a_b)"),
        (Location.PATH, "simple", True, "simple('a-b', a_b, explode=True)"),
        (Location.PATH, "label", False, "label('a-b', a_b)"),
        (Location.PATH, "matrix", True, "matrix('a-b', a_b, explode=True)"),
        (Location.QUERY, "form", True, "form('a-b', a_b)"),
        (Location.QUERY, "form", False, "form('a-b', a_b, explode=False)"),
        (Location.QUERY, "spaceDelimited", False, "space_delimited('a-b', a_b)"),
        (Location.QUERY, "pipeDelimited", True, "form('a-b', a_b)"),
        (Location.QUERY, "deepObject", True, "deep_object('a-b', a_b)"),
        (Location.QUERY, "deepObject", False, "deep_object('a-b', a_b)"),
        (Location.HEADER, "simple", False, "header('a-b', a_b)"),
        (Location.COOKIE, "form", True, "form('a-b', a_b)"),
    ],
)
def test_each_style_is_one_function_of_the_runtime(
    location: Location, style: str, explode: bool, expected: str
) -> None:
    parameter = Parameter("a-b", "a_b", location, False, Schema(Kind.STRING), style, explode)
    assert requests.encoded(parameter) == expected


@pytest.mark.parametrize(
    ("paging", "expected"),
    [
        (None, ""),
        (Pagination(PaginationStyle.NONE, "items"), ""),
        (Pagination(PaginationStyle.LINKS, "items", next="a.b"), "LinksPagination(next='a.b')"),
        (
            Pagination(PaginationStyle.OFFSET, "rows", offset="skip", limit="take"),
            "OffsetPagination(offset='skip', limit='take', items='rows')",
        ),
        (
            Pagination(PaginationStyle.CURSOR, "rows", cursor="after", next="meta.after"),
            "CursorPagination(cursor='after', next='meta.after')",
        ),
    ],
)
def test_each_way_to_the_next_page_is_one_class_of_the_runtime(
    paging: Pagination | None, expected: str
) -> None:
    operation = Operation("a", "a", "GET", "/a", "/paths/~1a/get", pagination=paging)
    assert requests.pagination(operation) == expected
