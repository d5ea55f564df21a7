from __future__ import annotations

import pytest

from fragmint.ir.model import Discriminator, Kind
from support.apis import models, value

SHAPES = """
Circle: {type: object, required: [kind, id], properties: {id: {type: string}, kind: {const: circle}}}
Square: {type: object, required: [kind, id], properties: {id: {type: string}, kind: {enum: [square, box]}}}
Open: {type: object, properties: {kind: {type: string}}}
"""
REF = "{$ref: '#/components/schemas/%s'}"
CIRCLE, SQUARE, OPEN = REF % "Circle", REF % "Square", REF % "Open"


def discriminator(union: str) -> Discriminator | None:
    """What tells the objects of a component `Shape` apart."""
    return models(f"Shape: {union}\n{SHAPES}")["Shape"].schema.discriminator


def test_the_mapping_of_a_discriminator_says_which_value_means_which_model() -> None:
    found = discriminator(
        f"{{oneOf: [{CIRCLE}, {OPEN}], discriminator: {{propertyName: kind,"
        " mapping: {circle: Circle, o: '#/components/schemas/Open', open: Open}}}"
    )
    assert found == Discriminator("kind", (("circle", "Circle"), ("o", "Open"), ("open", "Open")))


def test_where_the_mapping_contradicts_a_value_of_the_member_either_means_the_model() -> None:
    found = discriminator(
        f"{{oneOf: [{CIRCLE}, {OPEN}], discriminator: {{propertyName: kind,"
        " mapping: {c: Circle, o: Open}}}"
    )
    assert found == Discriminator("kind", (("circle", "Circle"), ("c", "Circle"), ("o", "Open")))


def test_a_value_that_all_members_inherit_does_not_make_them_one_against_the_mapping() -> None:
    kind = "{type: object, properties: {kind: {const: shape}}}"
    found = models(
        f"Shape: {{oneOf: [{REF % 'A'}, {REF % 'B'}], discriminator: {{propertyName: kind,"
        f" mapping: {{a: A, b: B}}}}}}\nA: {kind}\nB: {kind}"
    )
    assert found["Shape"].schema.discriminator == Discriminator("kind", (("a", "A"), ("b", "B")))


def test_without_a_mapping_the_values_of_the_member_tell_or_else_the_name_of_the_component() -> (
    None
):
    found = discriminator(f"{{anyOf: [{SQUARE}, {OPEN}], discriminator: {{propertyName: kind}}}}")
    assert found == Discriminator(
        "kind", (("square", "Square"), ("box", "Square"), ("Open", "Open"))
    )


def test_a_member_that_all_require_with_values_of_their_own_tells_unasked() -> None:
    found = discriminator(f"{{oneOf: [{CIRCLE}, {SQUARE}]}}")
    assert found == Discriminator(
        "kind", (("circle", "Circle"), ("square", "Square"), ("box", "Square"))
    )


@pytest.mark.parametrize(
    "union",
    [
        f"{{oneOf: [{CIRCLE}, {OPEN}]}}",  # nothing is known of the kind of Open
        f"{{oneOf: [{CIRCLE}, {CIRCLE}]}}",
        f"{{oneOf: [{CIRCLE}, {{type: string}}]}}",
        f"{{oneOf: [{CIRCLE}, {{type: object, required: [kind], properties: {{kind: {{const: circle}}}}}}]}}",
        f"{{oneOf: [{CIRCLE}, {{type: 'null'}}]}}",
    ],
)
def test_a_union_of_which_nothing_tells_stays_a_plain_one(union: str) -> None:
    found, all_models = value(union, SHAPES)
    assert found.kind in (Kind.UNION, Kind.REF)
    assert all(model.schema.discriminator is None for model in all_models.values())


def test_a_union_that_may_be_null_is_a_nullable_use_of_one_that_may_not() -> None:
    found, all_models = value(f"{{oneOf: [{CIRCLE}, {SQUARE}, {{type: 'null'}}]}}", SHAPES)
    assert (found.kind, found.nullable) == (Kind.REF, True)
    assert not all_models[found.ref].schema.nullable


def test_an_inline_union_is_called_after_where_it_stands() -> None:
    found, _ = value(f"{{type: array, items: {{oneOf: [{CIRCLE}, {SQUARE}]}}}}", SHAPES)
    assert found.items is not None
    assert found.items.ref == "HolderValueItem"


def test_a_union_in_a_union_has_its_values_there_too() -> None:
    found = models(f"""
Shape: {{oneOf: [{REF % 'Flat'}, {REF % 'Ball'}]}}
Flat: {{oneOf: [{CIRCLE}, {SQUARE}]}}
Ball: {{type: object, required: [kind], properties: {{kind: {{const: ball}}}}}}
{SHAPES}""")
    assert found["Shape"].schema.discriminator == Discriminator(
        "kind", (("circle", "Flat"), ("square", "Flat"), ("box", "Flat"), ("ball", "Ball"))
    )


def test_a_union_that_holds_itself_comes_to_an_end() -> None:
    found = models(f"Shape: {{oneOf: [{REF % 'Shape'}, {CIRCLE}]}}\n{SHAPES}")
    assert "Shape" not in found


def test_alternatives_that_share_members_beside_them_are_told_apart_all_the_same() -> None:
    found = discriminator(
        "{type: object, properties: {id: {type: string}}, discriminator: {propertyName: kind},"
        f" oneOf: [{CIRCLE}, {SQUARE}]}}"
    )
    assert found is not None
    assert [value for value, _ in found.mapping] == ["circle", "square", "box"]


def test_a_union_that_is_an_alternative_of_itself_is_read_to_an_end() -> None:
    itself = REF % "Shape"
    union = f"{{oneOf: [{itself}, {CIRCLE}], discriminator: {{propertyName: kind}}}}"
    assert "Shape" not in models(f"Shape: {union}\n{SHAPES}")


def test_a_component_under_two_names_is_one_member_that_two_values_mean() -> None:
    found = models(
        f"Shape: {{oneOf: [{OPEN}, {REF % 'Same'}], discriminator: {{propertyName: kind}}}}\n"
        f"Same: {OPEN}\n{SHAPES}"
    )["Shape"].schema
    assert [variant.ref for variant in found.variants] == ["Open"]
    assert found.discriminator == Discriminator("kind", (("Open", "Open"), ("Same", "Open")))
