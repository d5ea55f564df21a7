"""What an operation takes as its request body."""

from __future__ import annotations

from collections.abc import Iterator

from fragmint.changes.differences import Difference, Spot, match, plain_fields
from fragmint.changes.schemas import Schemas, need
from fragmint.ir.model import Body, Content
from fragmint.spec.pointer import below


def body(old: Body | None, new: Body | None, spot: Spot, schemas: Schemas) -> Iterator[Difference]:
    """What is not as it was for the body of a call."""
    before, after = (below(each or "", "requestBody") for each in (spot.old, spot.new))
    at = spot.at(before, after, f"{spot.symbol}(body=)")
    if old is not None and new is not None:
        yield from _body(old, new, at, schemas)
    elif new is not None:
        change = "added-required" if new.required else "added"
        yield at.come("Operation.body", change, _media_types(new))
    elif old is not None:
        yield at.gone("Operation.body", "removed", _media_types(old))


def _body(old: Body, new: Body, at: Spot, schemas: Schemas) -> Iterator[Difference]:
    if old.required is not new.required:
        change = "tightened" if new.required else "loosened"
        yield at.tell("Body.required", change, need(old.required), need(new.required))
    yield from plain_fields(old, new, at, {"required", "contents"})
    is_one = len(old.contents) == len(new.contents) == 1
    found = match(
        old.contents, new.contents, lambda each: each.media_type, lambda _: is_one or None
    )
    for each in found.gone:
        yield at.gone("Body.contents", "removed", each.media_type)
    for each in found.come:
        yield at.come("Body.contents", "added", each.media_type)
    usual, other = old.contents[0].media_type, new.contents[0].media_type
    if usual != other and not is_one:
        yield at.tell("Body.contents", "reordered", usual, other)
    for before, after in found.both:
        derived = {"media_type"} if before.medium is not after.medium else set[str]()
        yield from plain_fields(before, after, at, {"schema", "encoding", *derived})
        yield from _encodings(before, after, at)
        if before.medium is after.medium:
            yield from schemas.compare(before.schema, after.schema, at)


def _encodings(old: Content, new: Content, at: Spot) -> Iterator[Difference]:
    found = match(old.encoding, new.encoding, lambda each: each.wire)
    for before, after in found.both:
        yield from plain_fields(before, after, at)
    if found.gone or found.come:
        told = (", ".join(each.wire for each in content.encoding) for content in (old, new))
        yield at.tell("Content.encoding", "changed", *told)


def _media_types(found: Body) -> str:
    return ", ".join(content.media_type for content in found.contents)
