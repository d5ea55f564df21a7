"""How the contract tests walk through the pages of a list, in each of the ways that a document may page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from fragmint.ir.model import Api, Json, Kind, Operation, Pagination, PaginationStyle, Parameter
from fragmint.models import ModelSet
from fragmint.render.calls import SampleCall, authorized, parameter_value, sample_call
from fragmint.render.filters import py
from fragmint.render.pages import is_paged

_ELSEWHERE = "https://elsewhere.example/"
_MANY = 1000  # more items than the pages of a walk hold

Query: TypeAlias = list[tuple[str, str]]


@dataclass(frozen=True)
class WalkView:
    """The pages of a list; a page is the arguments of `contract.answer_page`, as Python."""

    pages: tuple[str, ...]  # ('"rows", {"meta.after": "2"}', '"rows", {"meta.after": None}')
    count: int  # how many items they hold
    arguments: str  # take=2
    queries: list[Query]  # ((), (("after", "2"),)): what each page is asked for by
    repeats: bool  # whether a page can lead back to one that came before
    elsewhere: str = ""  # a page whose link leads to another origin; empty where no link leads on
    ending: tuple[str, ...] = ()  # a page, and one with no items or an empty cursor; or nothing
    short: str = ""  # a page with fewer items than `arguments` ask for; empty where that is none
    complete: str = ""  # a page that says it holds all; empty where none says how many there are

    @property
    def first(self) -> str:
        """The page that a call gives."""
        return self.pages[0]

    @property
    def crosses(self) -> bool:
        """Whether there is more than one page."""
        return len(self.pages) > 1


def walk_view(operation: Operation, api: Api, models: ModelSet) -> WalkView | None:
    """How to walk through the pages that an operation gives, None where it gives none."""
    paging = operation.pagination
    if paging is None or not is_paged(operation):
        return None
    match paging.style:
        case PaginationStyle.LINKS:
            return _by_links(paging, operation, api, models)
        case PaginationStyle.CURSOR:
            return _by_cursor(paging, operation, api, models)
        case PaginationStyle.OFFSET:
            return _by_offset(paging, operation, api, models)
        case PaginationStyle.NONE:
            call = sample_call(operation, api, models)
            return WalkView((_page(paging.items),), 1, call.arguments, [], repeats=False)


def _by_links(paging: Pagination, operation: Operation, api: Api, models: ModelSet) -> WalkView:
    """Two links, a whole one and one that is relative to the page that it stands on."""
    first = sample_call(operation, api, models)
    second = sample_call(operation, api, models, everything=True)
    # What the document has no parameter for, a link cannot ask by: then it leads to the same page under another name.
    asked = second.target.removeprefix(second.path)
    whole, relative = py(second.target if asked else f"{second.target}#2"), py(f"{asked}#3")
    queries = [authorized(call, operation, api).query for call in (first, second)]
    return WalkView(
        pages=(
            f"{py(paging.items)}, {{{py(paging.next)}: contract.base_url + {whole}}}",
            f"{py(paging.items)}, {{{py(paging.next)}: {relative}}}",
            _page(paging.items, {paging.next: None}),
        ),
        count=3,
        arguments=first.arguments,
        queries=[*queries, queries[-1]],
        repeats=True,
        elsewhere=_page(paging.items, {paging.next: _ELSEWHERE}),
    )


def _by_cursor(paging: Pagination, operation: Operation, api: Api, models: ModelSet) -> WalkView:
    parameter = next(each for each in operation.parameters if each.wire == paging.cursor)
    cursor = parameter_value(parameter, api)
    pages: list[dict[str, Json]] = [{paging.next: cursor}, {paging.next: None}]
    ends: list[dict[str, Json]] = [{paging.next: cursor}, {paging.next: ""}]
    call = sample_call(operation, api, models)
    return WalkView(
        pages=_pages(paging.items, pages),
        count=2,
        arguments=call.arguments,
        queries=_queries(call, operation, api, paging.cursor, [cursor]),
        repeats=True,
        ending=_pages(paging.items, ends) if isinstance(cursor, str) else (),
    )


def _by_offset(paging: Pagination, operation: Operation, api: Api, models: ModelSet) -> WalkView:
    """Two full pages and an empty one: as long as the call asks for, else of two items."""
    parameters = {each.wire: each for each in operation.parameters}
    offset, limit = parameters[paging.offset], parameters.get(paging.limit)
    given = {limit.name: _size(limit, api)} if limit else {}
    call = sample_call(operation, api, models, given=given)
    asked = given[limit.name] if limit else None
    size = asked if isinstance(asked, int) else 2
    start = parameter_value(offset, api) if offset.required else 0
    starts = [(start if isinstance(start, int) else 0) + size * number for number in (1, 2)]
    total = _total(operation, api)
    many: dict[str, Json] = {total: starts[-1] + _MANY} if total else {}
    full, last = _page(paging.items, many, size), _page(paging.items, many, size=0)
    return WalkView(
        pages=(full, full, last),
        count=size * 2,
        arguments=call.arguments,
        queries=_queries(call, operation, api, paging.offset, starts),
        repeats=False,
        ending=() if limit and limit.required else (_page(paging.items, many), last),
        short=_page(paging.items, many, size - 1) if asked == size and size > 1 else "",
        complete=_page(paging.items, {total: starts[0]}, size) if total else "",
    )


def _size(limit: Parameter, api: Api) -> Json:
    """A page of two items, or of what the document shows where it does not allow two."""
    bounds = dict(limit.schema.constraints)
    low, high = bounds.pop("minimum", 0), bounds.pop("maximum", 2)
    is_free = limit.schema.kind is Kind.INTEGER and not bounds
    if is_free and isinstance(low, int) and isinstance(high, int) and low <= 2 <= high:
        return 2
    return parameter_value(limit, api)


def _pages(items: str, members: Sequence[Mapping[str, Json]]) -> tuple[str, ...]:
    return tuple(_page(items, each) for each in members)


def _page(items: str, members: Mapping[str, Json] | None = None, size: int = 1) -> str:
    arguments = [
        py(items),
        *([py(members)] if members else []),
        *([f"{size=}"] if size != 1 else []),
    ]
    return ", ".join(arguments)


def _queries(
    call: SampleCall, operation: Operation, api: Api, name: str, values: Sequence[Json]
) -> list[Query]:
    """The query of the call, and the same with one parameter set to each of these in turn."""
    kept = [pair for pair in call.query if pair[0] != name]
    asked = [call.query, *([*kept, (name, str(value))] for value in values)]
    return [authorized(replace(call, query=query), operation, api).query for query in asked]


def _total(operation: Operation, api: Api) -> str:
    """The member that a page takes for the number of all items."""
    schema = operation.success.schema if operation.success else None
    members = api.models[schema.ref].schema.properties if schema and schema.ref else ()
    return next((each.wire for each in members if each.name == "total_count"), "")
