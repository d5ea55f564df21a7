from __future__ import annotations

import pytest

from fragmint.ir.model import PaginationStyle
from support.apis import operation

LINKS = "_links: {type: object, additionalProperties: {type: object, properties: {href: {type: string}}}}"


def page(properties: str, told: str = "", query: str = "") -> str:
    """An operation that answers with an object of these properties."""
    parameters = "".join(
        f"  - {{name: {name}, in: query, schema: {{type: string}}}}\n" for name in query.split()
    )
    return f"""
{told}
parameters:
{parameters or "  []"}
responses:
  '200':
    description: fine
    content: {{application/json: {{schema: {{type: object, properties: {{{properties}}}}}}}}}
"""


@pytest.mark.parametrize("name", ["items", "data", "results", "values"])
def test_an_object_whose_only_list_has_a_telling_name_is_a_page(name: str) -> None:
    found = operation(page(f"{name}: {{type: array}}, total: {{type: integer}}")).pagination
    assert found is not None
    assert (found.style, found.items) == (PaginationStyle.NONE, name)


@pytest.mark.parametrize(
    "properties",
    [
        "things: {type: array}",
        "items: {type: array}, errors: {type: array}",
        "items: {type: object}",
        "a: {type: string}",
    ],
)
def test_any_other_object_is_no_page(properties: str) -> None:
    assert operation(page(properties)).pagination is None


def test_a_documented_next_link_leads_to_the_next_page() -> None:
    found = operation(page(f"items: {{type: array}}, {LINKS}")).pagination
    assert found is not None
    assert (found.style, found.next) == (PaginationStyle.LINKS, "_links.next.href")


def test_links_without_a_next_lead_nowhere() -> None:
    links = "_links: {type: object, properties: {self: {type: object, properties: {href: {}}}}}"
    found = operation(page(f"items: {{type: array}}, {links}")).pagination
    assert found is not None
    assert found.style is PaginationStyle.NONE


@pytest.mark.parametrize(
    ("declared", "query", "style"),
    [
        ("{style: offset, items: rows, offset: skip, limit: take}", "skip take", "offset"),
        ("{style: offset, items: rows, offset: skip, limit: take}", "take", None),
        ("{style: cursor, items: rows, cursor: after, next: meta.after}", "after", "cursor"),
        ("{style: cursor, items: rows, cursor: after, next: meta.gone}", "after", None),
        ("{style: links, items: rows, next: meta.after}", "", "links"),
        ("{style: links, items: meta, next: meta.after}", "", None),
        ("{style: links, items: rows, next: meta}", "", None),
        ("false", "", None),
    ],
)
def test_a_declaration_holds_where_the_operation_has_what_it_names(
    declared: str, query: str, style: str | None
) -> None:
    properties = "rows: {type: array}, meta: {type: object, properties: {after: {type: string}}}"
    told = f"x-fragmint: {{pagination: {declared}}}"
    found = operation(page(properties, told, query)).pagination
    assert (str(found.style) if found else None) == style


def test_a_declaration_for_the_whole_api_leaves_other_operations_to_the_rule() -> None:
    whole = "x-fragmint: {pagination: {style: offset, items: items, offset: skip, limit: take}}"
    found = operation(page("items: {type: array}"), whole).pagination
    assert found is not None
    assert found.style is PaginationStyle.NONE


def test_an_operation_may_refuse_to_be_a_page() -> None:
    told = "x-fragmint: {pagination: false}"
    assert operation(page("items: {type: array}", told)).pagination is None
