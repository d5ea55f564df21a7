from __future__ import annotations

import re

import pytest

from fragmint.ir.model import Json
from fragmint.render.fitting import fits
from fragmint.render.patterns import matching
from fragmint.render.samples import sample
from support.apis import value

OBJECT = "{type: object, required: [a], properties: {a: {type: integer}, b: {type: string, readOnly: true}}}"


@pytest.mark.parametrize(
    ("schema", "told", "expected"),
    [
        ("{type: integer}", 1, True),
        ("{type: integer}", True, False),
        ("{type: integer, format: int32}", 2**31, False),
        ("{type: number, exclusiveMinimum: 0}", 0, False),
        ("{type: number, multipleOf: 0.1}", 0.3, True),
        ("{type: string, minLength: 3}", "ab", False),
        ("{type: string, pattern: '^[a-z]+$'}", "A", False),
        ("{type: string, format: date-time}", "yesterday", False),
        ("{type: string, format: uuid}", "1234", False),
        ("{type: [string, 'null']}", None, True),
        ("{type: string}", None, False),
        ("{enum: [a, b]}", "c", False),
        ("{type: array, items: {type: string}, uniqueItems: true}", ["a", "a"], False),
        ("{oneOf: [{type: integer}, {type: boolean}]}", "a", False),
        (OBJECT, {"a": 1}, True),
        (OBJECT, {}, False),
        (OBJECT, {"a": 1, "b": "read-only"}, False),
        (OBJECT, {"a": 1, "c": "undeclared"}, False),
    ],
)
def test_a_value_fits_if_a_request_may_hold_it(schema: str, told: Json, expected: bool) -> None:
    found, all_models = value(schema)
    assert fits(found, all_models, told) is expected


@pytest.mark.parametrize(
    ("schema", "expected"),
    [
        ("{type: integer, examples: ['5']}", 1),
        ("{type: string, examples: [42]}", "name"),
        ("{type: string, maxLength: 3, default: usual}", "nam"),
        ("{type: integer, multipleOf: 5}", 5),
        ("{type: number, exclusiveMinimum: 0, maximum: 0.5}", 0.5),
        ("{oneOf: [{type: string, pattern: '(?=a)b'}, {type: integer}]}", 1),
        ("{type: array, items: {type: string}, minItems: 2, uniqueItems: true}", ["name", "name1"]),
    ],
)
def test_an_example_that_does_not_fit_is_not_believed(schema: str, expected: Json) -> None:
    found, all_models = value(schema)
    assert sample(found, all_models, "name") == expected


@pytest.mark.parametrize(
    "pattern",
    [r"^\d+$", r"^[A-Z]{2}-(foo|bar)[^a-z\s]*$", r"^(?:[0-9a-f]{4}:){3}\w+\.$", r"^[^/]+$", r"^$|^x{7}"],
)  # fmt: skip
def test_a_text_is_found_for_a_pattern(pattern: str) -> None:
    found = matching(pattern, 0, 40)
    assert found is not None
    assert re.search(pattern, found)


def test_a_text_for_a_pattern_has_the_length_that_is_asked_for() -> None:
    assert matching("^[a-z]*$", 12, 12) == "a" * 12
    assert matching("^[a-z]{3}$", 4, 9) is None
