"""What stands beside alternatives, or inside them, reaches each class that they come to; nothing goes without a word."""

from __future__ import annotations

import pytest

from fragmint.ir.model import Kind, Model, Schema
from support.apis import models, told, value

PARTS = """
Obj: {type: object, required: [name], properties: {name: {type: string}}}
Left: {type: object, properties: {left: {type: string}}}
Right: {type: object, properties: {right: {type: string}}}
Either: {oneOf: [{$ref: '#/components/schemas/Left'}, {$ref: '#/components/schemas/Right'}]}
"""
OBJ, LEFT, EITHER = (
    f"{{$ref: '#/components/schemas/{name}'}}" for name in ("Obj", "Left", "Either")
)


def types(schema: Schema, found: dict[str, Model]) -> list[object]:
    """The kinds of a union, where it is an object the names of the members that it has."""
    return [
        (
            sorted(each.wire for each in found[variant.ref].schema.properties) or found[variant.ref]
            if variant.kind is Kind.REF
            else variant.kind
        )
        for variant in schema.variants or (schema,)
    ]


@pytest.mark.parametrize(
    ("schema", "expected"),
    [
        (f"{{allOf: [{{oneOf: [{OBJ}, {{type: integer}}]}}]}}", [["name"], Kind.INTEGER]),
        (
            f"{{allOf: [{{oneOf: [{OBJ}, {{type: integer}}]}}, {{properties: {{x: {{}}}}}}]}}",
            [["name", "x"], Kind.INTEGER],
        ),
        (
            f"{{properties: {{x: {{}}}}, anyOf: [{EITHER}, {OBJ}]}}",
            [["left", "x"], ["right", "x"], ["name", "x"]],
        ),
        (
            f"{{properties: {{x: {{}}}}, oneOf: [{{properties: {{y: {{}}}}, oneOf: [{OBJ}, {LEFT}]}}]}}",
            [["name", "x", "y"], ["left", "x", "y"]],
        ),
        (
            f"{{allOf: [{EITHER}, {{oneOf: [{OBJ}, {{properties: {{x: {{}}}}}}]}}]}}",
            [["left", "name"], ["left", "x"], ["name", "right"], ["right", "x"]],
        ),
        (
            f"{{oneOf: [{OBJ}, {LEFT}], anyOf: [{{properties: {{x: {{}}}}}}]}}",
            [["name", "x"], ["left", "x"]],
        ),
        (
            f"{{properties: {{x: {{}}}}, oneOf: [{OBJ}, {{type: object}}]}}",
            [["name", "x"], ["x"]],
        ),
        (
            "{properties: {x: {}}, anyOf: [{type: object, required: [x]}, {type: object, required: [y]}]}",
            [["x"]],
        ),
    ],
    ids=[
        "alone in allOf",
        "a value beside members",
        "a union inside",
        "a choice inside an alternative",
        "two choices",
        "oneOf and anyOf",
        "any object",
        "constraints only",
    ],
)
def test_every_alternative_is_there_with_what_stands_beside_it(
    schema: str, expected: list[object]
) -> None:
    found, all_models = value(schema, PARTS)

    assert types(found, all_models) == expected


def test_a_choice_that_leads_back_to_itself_has_its_other_alternatives() -> None:
    found = models(f"""
        Holder: {{type: object, properties: {{value: {{$ref: '#/components/schemas/Loop'}}}}}}
        Loop:
          properties: {{x: {{}}}}
          oneOf: [{{$ref: '#/components/schemas/Loop'}}, {OBJ}]
        {PARTS.replace(chr(10), chr(10) + " " * 8)}
        """)

    assert sorted(found) == ["Holder", "Left", "LoopObj", "Obj", "Right"]


CHOICES = ", ".join(
    f"{{oneOf: [{{properties: {{a{n}: {{}}}}}}, {{properties: {{b{n}: {{}}}}}}]}}" for n in range(7)
)


@pytest.mark.parametrize(
    ("schema", "code", "place"),
    [
        ("{type: object, properties: {x: {}}, oneOf: [{properties: {y: {}}}, {type: integer}]}", "G103", (5, 68)),
        (f"{{allOf: [{CHOICES}]}}", "G109", (4, 60)),
    ],
)  # fmt: skip
def test_what_no_type_can_say_is_told_with_its_place(
    schema: str, code: str, place: tuple[int, int]
) -> None:
    prefix = "components: {schemas: {Holder: {type: object, properties: {value:\n"
    (found,) = told(f"paths: {{}}\n{prefix}{schema}}}}}}}}}\n")

    assert (found.code, found.location.line, found.location.column) == (code, *place)
