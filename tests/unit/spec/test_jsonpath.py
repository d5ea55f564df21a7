"""What queries select: the rules of RFC 9535."""

from __future__ import annotations

import pytest

from fragmint.spec.budget import Budget
from fragmint.spec.jsonpath import NotAQuery, compile_query, select
from fragmint.spec.marks import Unreadable
from fragmint.spec.values import JsonValue

DOCUMENT: JsonValue = {
    "a": [0, 1, 2, 3],
    "b": {"k": "x", "v": 1, "ok": True},
    "c": [{"k": "x", "n": None}, {"k": "yy", "v": 1.0}, {"v": False, "d": {"k": "x"}}],
    "x-y": "a.b",
}


def selected(query: str, root: JsonValue = DOCUMENT) -> list[str]:
    """The places that a query selects, with dots between their tokens."""
    return [".".join(tokens) for tokens in select(compile_query(query), root, Budget())]


@pytest.mark.parametrize(
    ("query", "places"),
    [
        ("$", [""]),
        ("$.b.k", ["b.k"]),
        ("$['x-y', \"b\"]", ["x-y", "b"]),
        ("$.a[0]", ["a.0"]),
        ("$.a[-1]", ["a.3"]),
        ("$.a[4]", []),
        ("$.a[1:3]", ["a.1", "a.2"]),
        ("$.a[::-2]", ["a.3", "a.1"]),
        ("$.a[::0]", []),
        ("$.*", ["a", "b", "c", "x-y"]),
        ("$.b.*", ["b.k", "b.v", "b.ok"]),
        ("$..k", ["b.k", "c.0.k", "c.1.k", "c.2.d.k"]),
        ("$.c[*]['k','k']", ["c.0.k", "c.1.k"]),
        ("$.a.k", []),
        ("$.b[0]", []),
    ],
)
def test_segments_and_selectors_lead_inwards(query: str, places: list[str]) -> None:
    assert selected(query) == places


@pytest.mark.parametrize(
    ("query", "places"),
    [
        ("$.c[?@.k]", ["c.0", "c.1"]),
        ("$.c[?!@.k]", ["c.2"]),
        ("$.c[?@.n]", ["c.0"]),
        ("$.b[?@]", ["b.k", "b.v", "b.ok"]),
        ("$.c[?@.v]", ["c.1", "c.2"]),
        ("$.c[?@.k == 'x']", ["c.0"]),
        ("$.c[?@.n == null]", ["c.0"]),
        ("$.c[?@.k != 'x']", ["c.1", "c.2"]),
        ("$.c[?@.v == 1]", ["c.1"]),
        ("$.c[?@.v == $.b.v]", ["c.1"]),
        ("$.b[?@ == 1]", ["b.v"]),
        ("$.b[?@ == true]", ["b.ok"]),
        ("$.c[?@.missing == @.other]", ["c.0", "c.1", "c.2"]),
        ("$.c[?@.missing <= @.other]", ["c.0", "c.1", "c.2"]),
        ("$.a[?@ >= 2]", ["a.2", "a.3"]),
        ("$.a[?@ < 1]", ["a.0"]),
        ("$.a[?@ < 'x']", []),
        ("$.a[?@ > 0 && @ < 3]", ["a.1", "a.2"]),
        ("$.a[?@ == 0 || (@ > 1 && !(@ == 2))]", ["a.0", "a.3"]),
        ("$.c[?@.d == {'k': 'x'}]", None),
        ("$[?@[?@.d.k == 'x']]", ["c"]),
        ("$.c[?length(@.k) == 2]", ["c.1"]),
        ("$.c[?length(@.v) == 1]", []),
        ("$[?count(@.*) == 3]", ["b", "c"]),
        ("$.c[?value(@..k) == 'x']", ["c.0", "c.2"]),
        ("$.c[?match(@.k, 'y+')]", ["c.1"]),
        ("$[?match(@, 'a.b')]", ["x-y"]),
        ("$[?match(@, 'a')]", []),
        ("$[?search(@, 'a')]", ["x-y"]),
        ("$[?search(@, '[.&&]b')]", ["x-y"]),
        ("$[?search(@, '\\\\d')]", []),
        ("$[?search(@, 1)]", []),
    ],
)
def test_filters_choose(query: str, places: list[str] | None) -> None:
    if places is None:
        with pytest.raises(NotAQuery):
            compile_query(query)
    else:
        assert selected(query) == places


def test_a_dot_is_no_line_break_but_any_other_character() -> None:
    root: JsonValue = ["a\nb", "a\rb", "a\u2028b", "a\U0001f600b"]
    assert selected("$[?match(@, 'a.b')]", root) == ["2", "3"]


@pytest.mark.parametrize(
    "text",
    [
        *("", "a", " $", "$.", "$..", "$.x-y", "$[", "$.a[?@.b = 1]", "$[?foo(@)]"),
        *("$[?count(1) > 0]", "$[?match(@)]", "$.a[?@.* == 1]", "$[01]"),
        "$[?" + "(" * 900 + "@" + ")" * 900 + "]",
        "$" + ".a" * 2000,
    ],
    ids=range(15),
)
def test_what_rfc_9535_does_not_allow_is_refused(text: str) -> None:
    with pytest.raises(NotAQuery):
        compile_query(text)


@pytest.mark.parametrize(
    "query",
    [
        *("$..*..*..*", "$" + "[*,*]" * 40, "$" + "[?1==1,?1==1]" * 40),
        *("$..[?count($..*) > count($..*)]", "$..[?@ == $ || @ == $.a]"),
        "$..[?$..[?$..[?@ == 'x']]]",
    ],
    ids=range(6),
)
def test_a_query_that_asks_for_too_much_is_stopped(query: str) -> None:
    root: JsonValue = "x"
    for _ in range(45):
        root = {"a": root, "b": root}
    with pytest.raises(Unreadable):
        select(compile_query(query), root, Budget(100_000))
