from __future__ import annotations

import pytest
from hypothesis import find, settings
from hypothesis.errors import NoSuchExample

from fragmint.contract.drawn import deterministic
from fragmint.contract.oracle.drawing import valid_bodies
from fragmint.contract.values import JsonObject, JsonValue
from unit.contract.documents import placed

SHOP: JsonObject = {
    "type": "object",
    "required": ["name", "kind", "tags"],
    "properties": {
        "name": {"type": "string", "maxLength": 9},
        "kind": {"enum": ["small", "large"]},
        "code": {"type": "string", "pattern": "^[A-Z]{3}$"},
        "opened": {"type": ["string", "null"], "format": "date-time"},
        "size": {"type": "integer", "minimum": 3},
        "tags": {"type": "array", "items": {"type": "string"}, "minItems": 1},
    },
}
SHOWN: JsonObject = {
    "name": "Tom's",
    "kind": "small",
    "code": "ABC",
    "opened": "2020-01-02T03:04:05Z",
    "size": 3,
    "tags": ["a"],
}


def member(body: JsonValue, name: str) -> JsonValue:
    """A field of a body, None where it is not there."""
    return body.get(name) if isinstance(body, dict) else None


@pytest.mark.parametrize("name", ["name", "kind", "code", "opened", "size", "tags"])
def test_every_place_that_may_hold_something_else_does_so_in_some_body(name: str) -> None:
    schema, fits = placed(SHOP, {})

    found = find(
        valid_bodies(schema, [SHOWN], fits),
        lambda body: member(body, name) != SHOWN[name],
        settings=settings(deterministic, max_examples=500),
    )

    assert fits(schema, found)


def test_every_body_fits_its_schema() -> None:
    schema, fits = placed(SHOP, {})

    with pytest.raises(NoSuchExample):
        find(
            valid_bodies(schema, [SHOWN], fits),
            lambda body: not fits(schema, body),
            settings=deterministic,
        )


def test_the_field_that_tells_the_members_of_a_union_apart_is_left_alone() -> None:
    cat: JsonObject = {"required": ["kind"], "properties": {"kind": {"type": "string"}}}
    union: JsonObject = {"oneOf": [cat], "discriminator": {"propertyName": "kind"}}
    schema, fits = placed(union, {})

    with pytest.raises(NoSuchExample):
        find(
            valid_bodies(schema, [{"kind": "cat"}], fits),
            lambda body: body != {"kind": "cat"},
            settings=deterministic,
        )
