from __future__ import annotations

import pytest

from fragmint.contract.oracle.pages import page
from fragmint.contract.values import JsonObject, JsonValue
from unit.contract.documents import placed

LINK: JsonObject = {
    "type": "object",
    "required": ["href"],
    "properties": {"href": {"type": "string"}},
}
LIST: JsonObject = {
    "type": "object",
    "properties": {
        "rows": {"type": "array"},
        "_links": {"type": "object", "properties": {"next": LINK}},
        "after": {"type": ["string", "null"]},
    },
}
BODY: JsonObject = {"rows": [1], "_links": {"next": {"href": "/2"}}, "after": "2"}


def made(size: int = 1, **members: JsonValue) -> JsonValue:
    """A page of the list; in the names of its members `__` stands for a dot."""
    schema, fits = placed(LIST, {})
    told = {name.replace("__", "."): value for name, value in members.items()}
    return page(schema, [{"rows": []}, BODY], "rows", told, size, fits)


def test_a_page_has_as_many_items_as_are_asked_for_like_the_first_that_is_documented() -> None:
    assert made(size=3) == BODY | {"rows": [1, 1, 1]}
    assert made(size=0) == BODY | {"rows": []}


@pytest.mark.parametrize("value", ["/3", 7])
def test_a_member_is_set_by_its_dotted_path(value: JsonValue) -> None:
    assert made(_links__next__href=value) == BODY | {"_links": {"next": {"href": value}}}


def test_a_member_that_may_be_null_ends_the_list_so() -> None:
    assert made(after=None) == BODY | {"after": None}


def test_one_that_must_not_be_is_left_out_with_what_needs_it() -> None:
    assert made(_links__next__href=None) == BODY | {"_links": {}}
