"""What some operations need of a vendor's document, as the vendor wrote it, with where it was read filled in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from fragmint.diagnostics import Diagnostics, FragmintError, printable
from fragmint.spec import relinking
from fragmint.spec.grammar import Kind
from fragmint.spec.places import Place
from fragmint.spec.selection import Kept, Selection, cut
from fragmint.spec.sources import Sources, WrittenOperation, operation_tails
from fragmint.spec.values import JsonObject, JsonValue, as_object

FACTS = "x-fragmint"
SOURCE = "upstream"
_EVIDENCE: JsonObject = {"evidence": {"source": SOURCE, "kind": "table"}}
# Evidence stands after what a reader wants to know first, and before the first of these, which are long.
_LONG = {"parameters", "requestBody", "responses", "properties", "items", "allOf", "anyOf", "oneOf"}


class Cut(NamedTuple):
    """A fragment of a document, and how much of it that is."""

    root: JsonObject
    kept: Kept


def fragment(upstream: Sources, selectors: Sequence[str]) -> Cut:
    """The operations that the selectors mean, and all that they lead to; `upstream` is used up by it.

    Raises SpecError with every selector that means nothing, and FragmintError where there is none, or where something
    that is needed stands in another file.
    """
    file = upstream.root
    if not selectors:
        raise FragmintError(f"no operation of {file.shown} is chosen: name them with --operation")
    kept = cut(file, upstream.folder, Selection(tuple(selectors)), Diagnostics())
    _refuse_other_files(Sources(file, upstream.folder))
    return Cut(_with_evidence(as_object(file.value)), kept)


def found_again(known: Sources, upstream: Sources) -> list[str]:
    """The operations of one document that another still has: by method and path, else by their operationId."""
    labels = {each.label for each in upstream.operations}
    by_id = {_id(each): each.label for each in reversed(upstream.operations) if _id(each)}
    found = (
        each.label if each.label in labels else by_id.get(_id(each)) for each in known.operations
    )
    return [label for label in found if label]


def _id(operation: WrittenOperation) -> JsonValue:
    name = operation.fields.get("operationId")
    return name if isinstance(name, str) else None


def _refuse_other_files(left: Sources) -> None:
    outside: list[Place] = []

    def look(kind: Kind, reference: str, place: Place) -> str:
        if not reference.startswith("#"):
            target = left.target_of(kind, reference, place)
            if target is not None and target.place.file is not left.root:
                outside.append(place / "$ref")
        return reference

    relinking.relinked(Kind.OPENAPI, left.document, Place(left.root), look)
    if outside:
        count = f"{len(outside)} references do" if len(outside) > 1 else "it is the only one"
        raise FragmintError(
            f"{printable(str(outside[0].location))}: this leads to another file ({count}), and curate cuts one file: "
            "bundle it first, with `redocly bundle` for example"
        )


def _with_evidence(root: JsonObject) -> JsonObject:
    """The document with its source, and with evidence on each operation and each schema that can have it."""
    dialect = str(root.get("openapi"))
    paths: JsonObject = {
        path: _with_evident_operations(item) for path, item in as_object(root.get("paths")).items()
    }
    components = dict(as_object(root.get("components")))
    if schemas := as_object(components.get("schemas")):
        components["schemas"] = {
            name: _evident(each) if _has_room(each, dialect) else each
            for name, each in schemas.items()
        }
    whole: JsonObject = {**root, "paths": paths}
    if components:
        whole["components"] = components
    page = as_object(root.get("info")).get("title")
    sources: JsonObject = {SOURCE: {"page": page if isinstance(page, str) and page else SOURCE}}
    facts = as_object(root.get(FACTS))
    sources |= as_object(facts.get("sources"))
    return dict(_facts_after_info(whole, {**facts, "sources": sources}))


def _facts_after_info(root: JsonObject, facts: JsonObject) -> Iterator[tuple[str, JsonValue]]:
    for name, value in root.items():
        if name != FACTS:
            yield name, value
        if name == "info":
            yield FACTS, facts


def _with_evident_operations(item: JsonValue) -> JsonValue:
    for tail in operation_tails(item):
        item = _replaced(item, tail)
    return item


def _replaced(value: JsonValue, tail: tuple[str, ...]) -> JsonValue:
    """A copy of a path item in which the operation at the tail has evidence."""
    if not tail:
        return _evident(value)
    inside = as_object(value)
    return {**inside, tail[0]: _replaced(inside.get(tail[0]), tail[1:])}


def _has_room(schema: JsonValue, dialect: str) -> bool:
    """Whether something may stand in a schema: nothing does in `true`, or beside a `$ref` of 3.0."""
    return isinstance(schema, dict) and ("$ref" not in schema or not dialect.startswith("3.0"))


def _evident(value: JsonValue) -> JsonValue:
    if not isinstance(value, dict) or "evidence" in as_object(value.get(FACTS)):
        return value
    facts: JsonObject = {**as_object(value.get(FACTS)), **_EVIDENCE}
    names = [name for name in value if name != FACTS]
    at = next((i for i, name in enumerate(names) if name in _LONG), len(names))
    before: JsonObject = {name: value[name] for name in names[:at]}
    return {**before, FACTS: facts, **{name: value[name] for name in names[at:]}}
