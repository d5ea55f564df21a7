"""Names are those of things: no order of the document changes them, and nothing that is added takes one away."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from pathlib import Path
from random import Random
from typing import TypeGuard

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from fragmint import ir, spec
from fragmint.diagnostics import Diagnostics
from fragmint.ir import Api
from support.commands import fragmint

MANY = 100 if os.environ.get("FRAGMINT_FULL") else 12

Record = Mapping[str, Mapping[str, str]]

# Few names, most of which meet another once they are Python.
NAMES = st.sampled_from(["a-b", "a_b", "aB", "AB", "A-B", "known-ab", "a", "A", "self", "a_b_2"])
INLINE = st.one_of(
    st.just({"type": "string"}),
    st.lists(NAMES, min_size=2, unique=True).map(lambda values: {"enum": values}),
    st.lists(NAMES, min_size=1, unique=True).map(
        lambda names: {"type": "object", "properties": {name: {"type": "string"} for name in names}}
    ),
)
OBJECTS = st.dictionaries(NAMES, INLINE, min_size=1, max_size=4).map(
    lambda properties: {"type": "object", "properties": properties}
)
PARAMETERS = st.lists(
    st.tuples(NAMES, st.sampled_from(["query", "cookie"])), max_size=4, unique=True
)
OPERATIONS = st.tuples(PARAMETERS, INLINE, st.sampled_from(["t", "T", "a-b"]))


@st.composite
def documents(draw: st.DrawFn) -> dict[str, object]:
    """A small document in which everything wants the name of something else."""
    operations = draw(st.dictionaries(NAMES, OPERATIONS, max_size=4))
    keyed = st.just({"type": "apiKey", "in": "header", "name": "X"})
    return {
        "openapi": "3.1.0",
        "info": {"title": "Things", "version": "1"},
        "paths": {
            f"/{name}": {
                "get": {
                    "operationId": name,
                    "tags": [tag],
                    "parameters": [
                        {"name": wire, "in": place, "schema": schema} for wire, place in parameters
                    ],
                    "responses": {
                        "200": {
                            "description": "",
                            "content": {"application/json": {"schema": schema}},
                        }
                    },
                }
            }
            for name, (parameters, schema, tag) in operations.items()
        },
        "components": {
            "schemas": draw(st.dictionaries(NAMES, OBJECTS, max_size=4)),
            "securitySchemes": draw(st.dictionaries(NAMES, keyed, max_size=3)),
        },
    }


@settings(deadline=None, max_examples=MANY)
@given(documents(), st.integers())
def test_no_order_of_the_document_changes_a_name(document: dict[str, object], seed: int) -> None:
    assert names(build(shuffled(document, Random(seed)))) == names(build(document))


@settings(deadline=None, max_examples=MANY)
@given(documents())
def test_names_that_are_recorded_are_given_again(document: dict[str, object]) -> None:
    once = build(document)
    again = build(document, once.names)
    assert names(again) == names(once)
    assert again.names == once.names


@settings(deadline=None, max_examples=MANY, suppress_health_check=[HealthCheck.filter_too_much])
@given(documents(), documents())
def test_nothing_that_is_added_renames_what_was_there(
    old: dict[str, object], new: dict[str, object]
) -> None:
    # A wire name that looks like a number of ours, `a_b_2` beside `a_b`, can still lose its name to one.
    assume("a_b_2" not in json.dumps([old, new]))
    before = build(old)
    after = build(merged(old, new), before.names)
    kept = names(after)
    assume(names(before).keys() <= kept.keys())  # an object that is made an enum is another thing
    assert {thing: kept[thing] for thing in names(before)} == names(before)
    assert names(build(merged(old, new), after.names)) == kept


@settings(deadline=None, max_examples=MANY)
@given(
    documents(), st.dictionaries(st.text(), st.dictionaries(st.text(), st.text())), st.integers()
)
def test_a_record_that_was_tampered_with_gives_names_that_last(
    document: dict[str, object], nonsense: dict[str, dict[str, str]], seed: int
) -> None:
    record = {**tampered(build(document).names, Random(seed)), **nonsense}
    once = build(document, record)
    for name in names(once).values():
        assert name.isidentifier()
    assert names(build(document, once.names)) == names(once)


@pytest.mark.slow
def test_a_thing_that_goes_gives_its_name_up(tmp_path: Path) -> None:
    thing: dict[str, object] = {"type": "object", "properties": {"a": dict[str, object]()}}
    spec_of = dict.fromkeys(("thing-v", "ThingV"), thing)
    document: dict[str, object] = {
        "openapi": "3.1.0",
        "info": {"title": "Things", "version": "1"},
        "paths": {},
        "components": {"schemas": {"thing-v": spec_of["thing-v"]}},
    }
    first = minted(tmp_path, document)
    assert first == {"thing-v": "ThingV"}
    assert minted(tmp_path, {**document, "components": {"schemas": spec_of}}) == {
        "thing-v": "ThingV",
        "ThingV": "ThingV2",
    }
    assert minted(
        tmp_path, {**document, "components": {"schemas": {"ThingV": spec_of["ThingV"]}}}
    ) == {"ThingV": "ThingV2"}


def minted(folder: Path, document: dict[str, object]) -> Mapping[str, str]:
    """The schemas that are recorded once a client is generated and found in sync."""
    (folder / "openapi.json").write_text(json.dumps(document), "utf-8")
    for command in ("generate", "check"):
        done = fragmint(command, "openapi.json", "-o", "out", cwd=folder)
        assert done.returncode == 0, done.stdout + done.stderr
    lock = json.loads((folder / "out" / "fragmint.lock").read_bytes())
    recorded: Mapping[str, str] = lock["names"].get("schemas", {})
    return recorded


def build(document: object, recorded: Record | None = None) -> Api:
    """The API of a document, with what was recorded of an older one."""
    found = Diagnostics()
    return ir.build(spec.load_text(json.dumps(document), found, "openapi.json"), found, recorded)


def names(api: Api) -> dict[tuple[str, ...], str]:
    """What each thing is called, by what it is on the wire and where."""
    found: dict[tuple[str, ...], str] = {}
    by_name = {
        f"{operation.pointer}/parameters/{index}/": f"{operation.pointer}/{each.location}:{each.wire}/"
        for operation in api.operations
        for index, each in enumerate(operation.parameters)
    }
    for model in api.models.values():
        place = model.schema.pointer
        for listed, named in by_name.items():
            place = place.replace(listed, named)
        found[place,] = model.name
        for member in model.schema.properties:
            found[place, "field", member.wire] = member.name
        for value, name in zip(model.schema.values, model.schema.members, strict=True):
            found[place, "value", str(value)] = name
    for resource in api.resources:
        found["resource", resource.name] = resource.class_name
        for operation in resource.operations:
            found["operation", operation.path] = operation.name
            for each in operation.parameters:
                found["argument", operation.path, each.location, each.wire] = each.name
    return found | {("scheme", each.name): each.argument for each in api.security_schemes}


def shuffled(value: object, random: Random, key: str = "") -> object:
    """The value with every mapping, enum and list of parameters in another order."""
    if is_mapping(value):
        items = [(name, shuffled(each, random, name)) for name, each in value.items()]
        random.shuffle(items)
        return dict(items)
    if is_list(value) and key in ("enum", "parameters"):
        return random.sample(value, len(value))
    return value


def merged(old: object, new: object) -> object:
    """Everything of both, the new things first; where they disagree the old one stands."""
    if not (is_mapping(old) and is_mapping(new)):
        return old
    both = {**new, **old}
    return {
        key: merged(old[key], new[key]) if key in old and key in new else both[key] for key in both
    }


def is_mapping(value: object) -> TypeGuard[Mapping[str, object]]:
    """Whether a part of a document has members."""
    return isinstance(value, dict)


def is_list(value: object) -> TypeGuard[list[object]]:
    """Whether a part of a document has items."""
    return isinstance(value, list)


def tampered(record: Record, random: Random) -> dict[str, dict[str, str]]:
    """The record with names given to others of the same scope."""
    return {
        scope: dict(zip(found, random.sample([*found.values()], len(found)), strict=True))
        for scope, found in record.items()
    }
