"""Which operations answer in pages: declared in the fragment, else read off the response by one rule.

The rule: a GET whose JSON answer is an object with exactly one array member, called `items`, `data`, `results` or `values`.
Where that object also has `_links` with a `next`, the next page is there; without one the page is iterable and alone.
"""

from __future__ import annotations

from collections.abc import Mapping

from fragmint.ir.model import Kind, Location, Model, Operation, Pagination, PaginationStyle, Schema
from fragmint.ir.nodes import Node, is_node, text

_LISTS = ("items", "data", "results", "values")


def pagination(
    operation: Operation, declared: object, models: Mapping[str, Model]
) -> Pagination | None:
    """How this operation pages, or nothing; a declaration that does not fit the operation leaves it to the rule."""
    success = operation.success
    if operation.method != "GET" or declared is False or success is None or success.schema is None:
        return None
    page = models[success.schema.ref].schema if success.schema.kind is Kind.REF else success.schema
    members = {member.wire: member.schema for member in page.properties}
    if is_node(declared):
        stated = _stated(declared)
        if _is_list(members.get(stated.items)) and _fits(stated, operation, page, models):
            return stated
    lists = [wire for wire, schema in members.items() if _is_list(schema)]
    if len(lists) != 1 or lists[0] not in _LISTS:
        return None
    if _leads(page, ["_links", "next", "href"], models):
        return Pagination(PaginationStyle.LINKS, lists[0], next="_links.next.href")
    return Pagination(PaginationStyle.NONE, lists[0])


def is_as_declared(found: Pagination | None, declared: object) -> bool:
    """Whether an operation pages as is declared for it alone, if anything is."""
    return not is_node(declared) or found == _stated(declared)


def _stated(declared: Node) -> Pagination:
    return Pagination(
        style=PaginationStyle(text(declared, "style")),
        items=text(declared, "items"),
        next=text(declared, "next"),
        offset=text(declared, "offset"),
        limit=text(declared, "limit"),
        cursor=text(declared, "cursor"),
    )


def _is_list(schema: Schema | None) -> bool:
    return schema is not None and schema.kind is Kind.ARRAY


def _fits(
    stated: Pagination, operation: Operation, page: Schema, models: Mapping[str, Model]
) -> bool:
    query = {
        parameter.wire for parameter in operation.parameters if parameter.location is Location.QUERY
    }
    if stated.style is PaginationStyle.OFFSET:
        return stated.offset in query
    if stated.style is PaginationStyle.CURSOR:
        return stated.cursor in query and _leads(page, stated.next.split("."), models)
    return _leads(page, stated.next.split("."), models)


def _leads(schema: Schema, path: list[str], models: Mapping[str, Model]) -> bool:
    """Whether the document says that a value of this schema may hold a text or number at a dotted path."""
    if schema.kind is Kind.REF:
        schema = models[schema.ref].schema
    if not path:
        return schema.kind not in {Kind.ARRAY, Kind.OBJECT}
    for member in schema.properties:
        if member.wire == path[0]:
            return _leads(member.schema, path[1:], models)
    return schema.additional is not None and _leads(schema.additional, path[1:], models)
