"""Pages: one pair of classes for each list that a resource's operations answer with."""

from __future__ import annotations

from dataclasses import dataclass

from fragmint.ir.model import Api, Operation, Resource
from fragmint.models import ModelSet
from fragmint.render import types
from fragmint.render.filters import SpecText


@dataclass(frozen=True)
class PageView:
    """What iterating a list gives: `members` are the other fields of the answer, (name, type, docstring)."""

    name: str
    async_name: str
    base: str
    model: str
    item: str
    items_expression: str
    members: tuple[tuple[str, str, SpecText], ...]
    docstring: SpecText
    operations: tuple[str, ...]


def is_paged(operation: Operation) -> bool:
    """Whether a call of the operation gives a page."""
    return bool(operation.pagination and operation.success and operation.success.schema)


def page_views(resource: Resource, api: Api, models: ModelSet) -> tuple[PageView, ...]:
    """The pages of a resource, one for each answer that is a list, whichever operations give it."""
    paged: dict[str, list[Operation]] = {}
    for operation in resource.operations:
        if operation.pagination and operation.success and operation.success.schema:
            paged.setdefault(operation.success.schema.ref, []).append(operation)
    return tuple(_page_view(operations, api, models) for operations in paged.values())


def _page_view(operations: list[Operation], api: Api, models: ModelSet) -> PageView:
    success, paging = operations[0].success, operations[0].pagination
    assert success is not None
    assert success.schema is not None
    assert paging is not None
    page = api.models[success.schema.ref].schema
    listed = next(member for member in page.properties if member.wire == paging.items)
    items = listed.schema.items
    item = models.annotations[items.pointer] if items else "Any"
    listing = items.ref if items and items.ref else f"what `{operations[0].name}` lists"
    members = tuple(
        (
            member.name,
            _optional(models.annotations[member.schema.pointer], member.required),
            SpecText(member.schema.description or f"`{member.wire}` of this page."),
        )
        for member in page.properties
        if member is not listed
        and not member.wire.startswith("_")
        and member.name not in _RUNTIME_NAMES
    )
    return PageView(
        name=paging.page,
        async_name=f"Async{paging.page}",
        base=f"_{paging.page}",
        model=success.schema.ref,
        item=item,
        items_expression=(
            f"self.body.{listed.name}"
            if listed.required and not listed.schema.nullable
            else f"self.body.{listed.name} or []"
        ),
        members=members,
        docstring=SpecText(
            success.schema.description or page.description or f"A page of {listing}."
        ),
        operations=tuple(operation.name for operation in operations),
    )


# Members that every page has already; a field of that name is still to be had from `page.body`.
_RUNTIME_NAMES = {"body", "items", "iter_pages", "has_next_page", "next_page"}


def _optional(annotation: str, required: bool) -> str:
    return annotation if required or annotation == "Any" else types.optional(annotation)
