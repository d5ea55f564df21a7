"""The classes of pages: in each resource one for each answer that is a list, whichever operations give it."""

from __future__ import annotations

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import replace

from fragmint.ir import naming
from fragmint.ir.classes import PAGES, flavours, page_flavours
from fragmint.ir.ledger import Ledger
from fragmint.ir.model import Model, Operation, Resource
from fragmint.ir.scopes import Claim, Scope


def with_pages(
    resource: Resource, models: Mapping[str, Model], classes: AbstractSet[str], ledger: Ledger
) -> Resource:
    """The resource with its pages named: after their items, or after the answer where that would be another's name."""
    paged: dict[str, list[Operation]] = {}
    for operation in resource.operations:
        if answer := _answer(operation):
            paged.setdefault(answer, []).append(operation)
    taken = {*classes, *flavours(resource.class_name)}
    scope = Scope(ledger, f"{PAGES}{resource.name}", taken, page_flavours)
    names = scope.settle(
        Claim(answer, (f"{_stem(operations, models[answer])}Page", f"{answer}Page"))
        for answer, operations in paged.items()
    )
    return replace(resource, operations=tuple(_named(each, names) for each in resource.operations))


def _named(operation: Operation, names: Mapping[str, str]) -> Operation:
    if operation.pagination is None:
        return operation
    page = names[_answer(operation)]
    return replace(operation, pagination=replace(operation.pagination, page=page))


def _answer(operation: Operation) -> str:
    """The class of an answer that is a list, or nothing."""
    success = operation.success
    return success.schema.ref if operation.pagination and success and success.schema else ""


def _stem(operations: list[Operation], answer: Model) -> str:
    """The class of the items, or the words of an operation that gives them."""
    wires = {operation.pagination.items for operation in operations if operation.pagination}
    listed = next(each.schema for each in answer.schema.properties if each.wire in wires)
    item = listed.items.ref if listed.items else ""
    return item or naming.inline_class(naming.pascal(min(each.id for each in operations)))
