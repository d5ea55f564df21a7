"""The generator and the judge of what it emits read the document apart; on what tells a union apart they must agree."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from fragmint import ir, spec
from fragmint.contract.oracle import Oracle
from fragmint.diagnostics import Diagnostics
from fragmint.ir import Api
from fragmint.render.contract import surprises

Json = dict[str, object]


def tagged(**members: object) -> Json:
    """An object all of whose members are required."""
    return {"type": "object", "required": [*members], "properties": members}


def ref(name: str) -> Json:
    return {"$ref": f"#/components/schemas/{name}"}


def one_of(*members: Json, **more: object) -> Json:
    return {"oneOf": [*members], **more}


KIND: Json = {"propertyName": "kind"}
COMPONENTS: dict[str, object] = {
    "Cat": tagged(kind={"const": "cat"}, lives={"type": "integer"}),
    "Dog": tagged(kind={"enum": ["dog"]}, name={"type": "string"}),
    "Wolves": tagged(kind={"enum": ["wolf", "dingo"]}),
    "Open": {"type": "object", "properties": {"kind": {"type": "string"}}},
    "Any": {"type": "object"},
    "Loose": {"type": "object", "properties": {"kind": {"const": "loose"}}},
    "Kitten": {
        "allOf": [ref("Cat"), {"type": "object", "properties": {"age": {"type": "integer"}}}]
    },
    "Alias": {"allOf": [ref("Dog")], "description": "A dog."},
    "Pets": one_of(ref("Cat"), ref("Dog")),
    "Strange": one_of(ref("Cat"), ref("Open"), discriminator={"propertyName": "type"}),
    "One": tagged(kind={"const": 1}),
    "Two": tagged(kind={"const": 2}),
    "Both": tagged(type={"const": "both"}, kind={"const": "both"}),
}
CAT, DOG, OPEN = ref("Cat"), ref("Dog"), ref("Open")
UNIONS: dict[str, Json] = {
    "constants": one_of(CAT, DOG),
    "any of": {"anyOf": [CAT, DOG]},
    "constants and null": one_of(CAT, {"type": "null"}, DOG),
    "one and null": one_of(CAT, {"type": "null"}, discriminator=KIND),
    "one": one_of(CAT, discriminator=KIND),
    "several values": one_of(CAT, ref("Wolves")),
    "a value of two": one_of(CAT, ref("Kitten")),
    "nothing required": one_of(CAT, ref("Loose")),
    "no values": one_of(CAT, OPEN),
    "numbers": one_of(ref("One"), ref("Two")),
    "another member comes first": one_of(ref("Both"), CAT),
    "inline": one_of(tagged(kind={"const": "a"}), tagged(kind={"const": "b"})),
    "inline and component": one_of(CAT, tagged(kind={"const": "b"})),
    "discriminator": one_of(CAT, OPEN, discriminator=KIND),
    "discriminator and null": one_of(CAT, {"type": "null"}, OPEN, discriminator=KIND),
    "discriminator of inline members": one_of(
        tagged(name={"type": "string"}), tagged(size={"type": "integer"}), discriminator=KIND
    ),
    "discriminator of inline members with constants": one_of(
        CAT, tagged(kind={"const": "b"}), discriminator=KIND
    ),
    "discriminator with a mapping": one_of(
        CAT, OPEN, discriminator={**KIND, "mapping": {"cat": "Cat", "o": "Open"}}
    ),
    "discriminator that no member has": one_of(CAT, OPEN, discriminator={"propertyName": "x"}),
    "discriminator of an object without members": one_of(CAT, ref("Any"), discriminator=KIND),
    "discriminator of an alias": one_of(CAT, ref("Alias"), discriminator=KIND),
    "object and text": one_of(CAT, {"type": "string"}),
    "texts": one_of({"type": "string"}, {"type": "integer"}),
    "nested": one_of(ref("Pets"), ref("Wolves")),
    "nested and told by another": one_of(ref("Strange"), ref("Wolves")),
    "nested with a discriminator": one_of(ref("Pets"), OPEN, discriminator=KIND),
    "nested with another discriminator": one_of(ref("Strange"), OPEN, discriminator=KIND),
    "members beside, by reference": {
        "allOf": [ref("Any"), tagged(id={"type": "string"})],
        **one_of(CAT, DOG, discriminator=KIND),
    },
    "members beside": one_of(
        CAT, DOG, type="object", properties={"id": {"type": "string"}}, discriminator=KIND
    ),
}


def answering(union: Json) -> Json:
    """A document with one operation that answers with a union, and with a list of it."""
    answer: Json = {
        "type": "object",
        "properties": {"one": union, "many": {"type": "array", "items": union}},
    }
    response = {"description": "", "content": {"application/json": {"schema": answer}}}
    return {
        "openapi": "3.1.0",
        "info": {"title": "Unions", "version": "1"},
        "paths": {"/things": {"get": {"operationId": "list", "responses": {"200": response}}}},
        "components": {"schemas": COMPONENTS},
    }


def built(text: str) -> Api:
    found = Diagnostics()
    api = ir.build(spec.load_text(text, found, "openapi.json"), found)
    found.raise_if_errors()
    return api


@pytest.mark.parametrize("case", UNIONS)
def test_what_has_room_for_an_unknown_variant_is_the_same_to_both(
    case: str, tmp_path: Path
) -> None:
    file = tmp_path / "openapi.json"
    file.write_text(json.dumps(answering(UNIONS[case])), "utf-8")
    api = built(file.read_text("utf-8"))
    ours = surprises(api.operations[0], api.models)

    assert ours == Oracle(file).documented("GET /things").surprises
