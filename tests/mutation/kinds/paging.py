"""Lists that come in pages: what stops them, where the next one is, what a page holds."""

from __future__ import annotations

import ast

from mutation.clients import Client
from mutation.kinds.requests import keywords
from mutation.mutants import Edits, kind


@kind
def page_names(client: Client) -> Edits:
    """The next page is looked for, or asked for, by another name."""
    for source, value in keywords(client, "Operation", "pagination"):
        yield source.replaced(value, "None")
        for name in source.nodes(ast.Constant, value):
            yield source.replaced(name, repr(f"{name.value!s}2"))


@kind
def page_items(client: Client) -> Edits:
    """A page has no items, or those of nobody."""
    for source in client.resources:
        for function in source.nodes(ast.FunctionDef):
            if function.name == "items":
                for value in source.nodes(ast.BoolOp, function):
                    yield source.replaced(value, "[]")


@kind
def page_end(client: Client) -> Edits:
    """Paging stops too early, or not at all."""
    if client.has("OffsetPagination("):
        yield from client.runtime("pagination", "count == 0", "False", "True", "count <= 1")
        yield from client.runtime(
            "pagination",
            "limit is not None and count < limit",
            "False",
            "limit is not None and count <= limit",
        )
        yield from client.runtime(
            "pagination",
            "total is not None and start >= total",
            "False",
            "total is not None and start > total",
        )
    if client.has("LinksPagination("):
        yield from client.runtime("pagination", "not isinstance(link, str) or not link", "True")
    if client.has("CursorPagination("):
        yield from client.runtime(
            "pagination",
            "not isinstance(cursor, str | int) or isinstance(cursor, bool) or cursor == ''",
            "True",
            "cursor is None",
        )
    if client.has("Pagination("):
        yield from client.runtime("pagination", "page.has_next_page()", "False")
        yield from client.runtime("pagination", "number <= self._turn.number", "False")


@kind
def page_next(client: Client) -> Edits:
    """The next page is asked for in another way than the answer says."""
    if client.has("OffsetPagination("):
        yield from client.runtime(
            "pagination",
            "(_number(request.query, self.offset) or 0) + count",
            "count",
            "(_number(request.query, self.offset) or 0) + 1",
        )
    if client.has("LinksPagination("):
        yield from client.runtime("pagination", "urljoin(reply.url, link)", "link", "reply.url")
        yield from client.runtime(
            "wire", "link is None or link.userinfo or link.origin != base.origin", "link is None"
        )
    if client.has("CursorPagination("):
        yield from client.runtime(
            "pagination", "_with_query(request, self.cursor, cursor)", "request"
        )
    if client.has("OffsetPagination(", "CursorPagination("):
        yield from client.runtime(
            "pagination",
            "replace(request, query=(*kept, form(name, value)))",
            "replace(request, query=(*request.query, form(name, value)))",
            "replace(request, query=(form(name, value),))",
        )
