"""What an operation answers: its successes, its errors, and whether they come in pages."""

from __future__ import annotations

from collections.abc import Iterator

from fragmint.changes.differences import Difference, Spot, match, plain_fields
from fragmint.changes.schemas import Schemas
from fragmint.ir.model import Operation, Response
from fragmint.spec.pointer import below


def responses(old: Operation, new: Operation, at: Spot, schemas: Schemas) -> Iterator[Difference]:
    """What is not as it was for who calls an operation and reads what it answers."""
    yield from _pagination(old, new, at)
    before, after = _successes(old), _successes(new)
    is_one = len(before) == len(after) == 1
    found = match(before, after, lambda each: each.status, lambda _: is_one or None)
    for each in found.gone:
        yield _spot(each, None, at).gone("Operation.responses", "removed", each.status)
    for each in found.come:
        is_new = bool(before) and not any(_reads(each) == _reads(other) for other in before)
        change = "added-result" if is_new else "added"
        yield _spot(None, each, at).come("Operation.responses", change, each.status)
    errors = match(_errors(old), _errors(new), lambda each: each.status)
    for each in errors.gone:
        yield _spot(each, None, at).gone("Operation.responses", "removed-error", each.status)
    for each in errors.come:
        yield _spot(None, each, at).come("Operation.responses", "added-error", each.status)
    for one, other in (*found.both, *errors.both):
        yield from _response(one, other, at, schemas)


def _response(old: Response, new: Response, spot: Spot, schemas: Schemas) -> Iterator[Difference]:
    at = _spot(old, new, spot)
    derived = {"media_type"} if old.medium is not new.medium else set[str]()
    yield from plain_fields(old, new, at, {"medium", "schema", "headers", *derived})
    if old.medium is not new.medium:
        change = "changed" if old.medium and new.medium else "gained" if new.medium else "lost"
        yield at.tell("Response.medium", change, old.medium or "none", new.medium or "none")
    elif old.schema is not None and new.schema is not None:
        yield from schemas.compare(old.schema, new.schema, at)
    headers = match(old.headers, new.headers, lambda each: each.wire.lower())
    for each in headers.gone:
        yield at.gone("Response.headers", "removed", each.wire)
    for each in headers.come:
        yield at.come("Response.headers", "added", each.wire)
    for before, after in headers.both:
        yield from plain_fields(before, after, at, {"wire"})


def _pagination(old: Operation, new: Operation, at: Spot) -> Iterator[Difference]:
    before, after = old.pagination, new.pagination
    if before is not None and after is not None:
        yield from plain_fields(before, after, at)
    elif before is not None:
        yield at.tell("Operation.pagination", "lost", before.items, "")
    elif after is not None:
        yield at.tell("Operation.pagination", "gained", "", after.items)


def _successes(operation: Operation) -> list[Response]:
    """What a call returns from: where no success is documented, the default response is one."""
    found = [each for each in operation.responses if each.is_success]
    return found or [each for each in operation.responses if each.status == "default"]


def _errors(operation: Operation) -> list[Response]:
    successes = _successes(operation)
    return [each for each in operation.responses if each not in successes]


def _reads(response: Response) -> tuple[object, ...]:
    """What tells the Python types of two answers apart."""
    schema = response.schema
    return (response.medium, *((schema.kind, schema.ref, schema.format) if schema else ()))


def _spot(old: Response | None, new: Response | None, at: Spot) -> Spot:
    before, after = (
        below(pointer or "", "responses", each.status.lower()) if each else pointer
        for each, pointer in ((old, at.old), (new, at.new))
    )
    statuses = [each.status for each in (old, new) if each and not each.is_success]
    return at.at(before, after, f"{at.symbol} ({statuses[0]})" if statuses else "")
