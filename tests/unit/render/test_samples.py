from __future__ import annotations

import pytest

from fragmint.ir.model import Json, Kind, Schema
from fragmint.render.samples import sample
from support.apis import models, value


@pytest.mark.parametrize(
    ("schema", "expected"),
    [
        ("{type: string}", "name"),
        ("{type: string, minLength: 6}", "namexx"),
        ("{type: string, maxLength: 2}", "na"),
        ("{type: string, examples: [shown, other]}", "shown"),
        ("{type: string, default: usual}", "usual"),
        ("{type: string, format: date}", "2026-01-02"),
        ("{type: integer}", 1),
        ("{type: integer, minimum: 7}", 7),
        ("{type: integer, exclusiveMinimum: 7}", 8),
        ("{type: integer, maximum: -3}", -3),
        ("{type: boolean}", True),
        ("{type: 'null'}", None),
        ("{enum: [b, a]}", "b"),
        ("{type: array, items: {type: integer}}", [1]),
        ("{type: object, additionalProperties: {type: integer}}", {"key": 1}),
        ("{type: object}", {}),
        ("{oneOf: [{type: integer}, {type: string}]}", 1),
        ("{type: object, required: [a], properties: {a: {type: string}, b: {type: string}}}", {"a": "a"}),
        ("{type: object, required: [a], properties: {a: {type: string, readOnly: true}}}", {}),
    ],
)  # fmt: skip
def test_a_sample_is_the_documents_own_or_the_plainest_that_fits(
    schema: str, expected: Json
) -> None:
    found, all_models = value(schema)
    assert sample(found, all_models, "name") == expected


def test_the_example_of_a_secret_is_not_told() -> None:
    found, all_models = value("{type: string, examples: [hunter2], x-fragmint: {secret: true}}")
    assert sample(found, all_models, "token") == "token"


def test_a_sample_of_an_object_that_requires_itself_ends() -> None:
    found = models("""
Tree: {type: object, required: [next], properties: {next: {$ref: '#/components/schemas/Tree'}}}
""")
    made = sample(found["Tree"].schema, found)
    depth = 0
    while isinstance(made, dict) and made:
        made, depth = made["next"], depth + 1
    assert 1 < depth < 20


def test_a_list_of_what_begins_with_such_a_list_comes_to_an_end() -> None:
    found = models(
        "Tree: {type: object, properties: {trees: {type: array, items: {$ref: '#/components/schemas/Tree'}}}}"
    )

    made = sample(Schema(Kind.ARRAY, items=Schema(Kind.REF, ref="Tree")), found)

    assert str(made).startswith("[{'trees': [{'trees': [")
