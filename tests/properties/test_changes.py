"""What `fragmint diff` says holds for any two documents, not only for those that somebody thought of."""

from __future__ import annotations

import copy
import json
import os
from collections import Counter
from collections.abc import Callable
from typing import cast

from hypothesis import HealthCheck, Phase, assume, given, settings
from hypothesis import strategies as st

from fragmint import ir, spec
from fragmint.changes import Change, Impact, bump, compare, verdict
from fragmint.diagnostics import Diagnostics, SpecError
from fragmint.pipeline import Understood
from support.drawn import sound_documents
from support.drawn_schemas import Node

Edit = Callable[[Node], None]
MANY = 300 if os.environ.get("FRAGMINT_FULL") else 15
drawn = settings(
    deadline=None,
    max_examples=MANY,
    derandomize=True,
    suppress_health_check=[
        HealthCheck.too_slow,
        HealthCheck.data_too_large,
        HealthCheck.filter_too_much,
    ],
    phases=(Phase.generate,),  # what is found is small enough to read, and shrinking takes minutes
)


def read(document: Node, before: Understood | None = None) -> Understood:
    """What a document means, with the names that things had before; a drawn one that means nothing is drawn again."""
    found = Diagnostics()
    try:
        loaded = spec.load_text(json.dumps(document), found)
        spec.validate(loaded, found)
        api = ir.build(loaded, found, before.api.names if before else None)
    except SpecError:
        assume(False)
        raise
    assume(not found.errors)
    return Understood(loaded, api, found)


def changed(old: Node, new: Node) -> list[Change]:
    before = read(old)
    return compare(before, read(new, before))


def operation_of(document: Node) -> Node:
    """The first operation; a document without one is drawn again."""
    paths = cast("dict[str, Node]", document["paths"])
    found = [
        cast(Node, node)
        for item in paths.values()
        for key, node in item.items()
        if key in ("get", "put", "post", "delete", "patch")
    ]
    assume(found)
    return found[0]


@st.composite
def pairs(draw: st.DrawFn) -> tuple[Node, Node]:
    """Two documents that are about the same: the second one has other schemas, and an operation less or more."""
    old, other = draw(sound_documents()), draw(sound_documents())
    new = copy.deepcopy(old)
    schemas: Node = cast(Node, cast(Node, new["components"])["schemas"])
    others = list(cast(Node, cast(Node, other["components"])["schemas"]).values())
    for name in list(schemas):
        if draw(st.booleans()) and others:
            schemas[name] = _closed(draw(st.sampled_from(others)), list(schemas))
    paths, more = cast(Node, new["paths"]), cast(Node, other["paths"])
    for path in list(paths):
        if draw(st.integers(0, 3)) == 0:
            del paths[path]
    for path, item in more.items():
        if draw(st.integers(0, 3)) == 0:
            paths.setdefault(path, _closed(item, list(schemas)))
    return old, new


def _closed(value: object, names: list[str]) -> object:
    """The same without references to what its new document does not have."""
    if isinstance(value, dict):
        node = cast(Node, value)
        target = str(node.get("$ref", "")).removeprefix("#/components/schemas/").partition("/")[0]
        if "$ref" in node and target not in names:
            return {"type": "string"}
        return {key: _closed(inner, names) for key, inner in node.items()}
    if isinstance(value, list):
        return [_closed(inner, names) for inner in cast("list[object]", value)]
    return value


def reordered(value: object) -> object:
    """The same with the members of each object the other way round, save examples: the first of them is the one that is shown."""
    if isinstance(value, dict):
        node = cast(Node, value)
        return {
            key: inner if key == "examples" else reordered(inner)
            for key, inner in reversed(node.items())
        }
    if isinstance(value, list):
        return [reordered(inner) for inner in cast("list[object]", value)]
    return value


def modern(value: object) -> object:
    """What a document of 3.0 says, as 3.1 says it."""
    if isinstance(value, dict):
        node = {key: modern(inner) for key, inner in cast(Node, value).items()}
        if node.get("nullable") is True:
            assume(isinstance(node.get("type"), str))
            node = {key: inner for key, inner in node.items() if key != "nullable"}
            node["type"] = [node["type"], "null"]
        return node
    if isinstance(value, list):
        return [modern(inner) for inner in cast("list[object]", value)]
    return value


@drawn
@given(sound_documents())
def test_a_document_has_not_changed_from_itself(document: Node) -> None:
    assert changed(document, document) == []


@drawn
@given(sound_documents())
def test_the_order_of_keys_means_nothing(document: Node) -> None:
    assert changed(document, cast(Node, reordered(document))) == []


@drawn
@given(sound_documents(("3.0.3",)))
def test_the_dialect_means_nothing(document: Node) -> None:
    later = {**cast(Node, modern(document)), "openapi": "3.1.0"}

    assert changed(document, later) == []
    assert changed(later, document) == []


@drawn
@given(pairs())
def test_each_difference_is_judged_and_the_verdict_is_the_worst_of_them(
    pair: tuple[Node, Node],
) -> None:
    changes = changed(*pair)

    impacts = {change.impact for change in changes}
    found = verdict(changes)
    assert (found.impact is Impact.BREAKING) is (Impact.BREAKING in impacts)
    assert all(change.impact.weight <= found.impact.weight for change in changes)
    for length in range(len(changes)):
        assert verdict(changes[:length]).impact.weight <= found.impact.weight
    assert bump(changes, before_one=False) is found.bump


@drawn
@given(pairs())
def test_what_is_added_one_way_is_removed_the_other(pair: tuple[Node, Node]) -> None:
    old, new = pair
    forth, back = (
        Counter(change.kind for change in changes)
        for changes in (changed(old, new), changed(new, old))
    )

    for added, removed in (
        ("operation-added", "operation-removed"),
        ("response-property-added", "response-property-removed"),
    ):
        assert forth[added] == back[removed]
        assert forth[removed] == back[added]


def _without_an_operation(document: Node) -> None:
    paths = cast(Node, document["paths"])
    operation_of(document)
    del paths[next(iter(paths))]


def _with_a_required_parameter(document: Node) -> None:
    needed = {"name": "needed-now", "in": "query", "required": True, "schema": {"type": "string"}}
    cast("list[object]", operation_of(document).setdefault("parameters", [])).append(needed)


def _with_a_required_body(document: Node) -> None:
    operation = operation_of(document)
    assume("requestBody" not in operation)
    operation["requestBody"] = {
        "required": True,
        "content": {"application/json": {"schema": {"type": "string"}}},
    }


def _with_credentials(document: Node) -> None:
    schemes = cast(Node, cast(Node, document["components"])["securitySchemes"])
    schemes["needed_now"] = {"type": "apiKey", "in": "header", "name": "X-Needed"}
    operation = operation_of(document)
    assume(not operation.get("security", document.get("security")))
    operation["security"] = [{"needed_now": []}]


EDITS: dict[str, Edit] = {
    "operation-removed": _without_an_operation,
    "required-parameter-added": _with_a_required_parameter,
    "required-body-added": _with_a_required_body,
    "credential-now-needed": _with_credentials,
}


@drawn
@given(sound_documents(), st.sampled_from(sorted(EDITS)))
def test_an_edit_that_breaks_callers_is_always_found(document: Node, kind: str) -> None:
    before = read(document)
    edited = copy.deepcopy(document)
    EDITS[kind](edited)

    changes = compare(before, read(edited, before))

    assert kind in {change.kind for change in changes}
    assert verdict(changes).impact is Impact.BREAKING
