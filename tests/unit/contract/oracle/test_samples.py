from __future__ import annotations

from collections.abc import Mapping

import pytest

from fragmint.contract.oracle.document import RawDocument
from fragmint.contract.oracle.samples import NoSampleError, sample_content, samples
from fragmint.contract.oracle.schemas import Schemas
from fragmint.contract.values import JsonObject, JsonValue
from unit.contract.documents import OBJECT, placed, ref

TREE: JsonObject = {
    "type": "object",
    "required": ["name"],
    "properties": {
        "name": {"type": "string"},
        "children": {"type": "array", "items": {"$ref": "#/components/schemas/Body"}},
        "parent": {"$ref": "#/components/schemas/Body"},
    },
}


def sampled(
    schema: JsonObject, others: Mapping[str, JsonObject] | None = None, version: str = "3.1.0"
) -> list[JsonValue]:
    """The samples of a schema, each of which has to fit it."""
    node, fits = placed(schema, others or {}, version)
    found = list(samples(node, fits))
    assert [value for value in found if not fits(node, value)] == []
    return found


@pytest.mark.parametrize(
    "schema",
    [
        {"type": "integer", "minimum": 5},
        {"type": "integer", "exclusiveMinimum": 5, "multipleOf": 4},
        {"type": "integer", "maximum": -3},
        {"type": "number", "exclusiveMinimum": 0, "exclusiveMaximum": 0.5},
        {"type": "string", "minLength": 12},
        {"type": "string", "maxLength": 2},
        {"type": "string", "minLength": 30, "maxLength": 31},
        {"type": "string", "format": "date-time"},
        {"type": "string", "format": "uuid"},
        {"type": "string", "format": "email", "maxLength": 256},
        {"type": "string", "pattern": "^#[0-9a-f]{6}$"},
        {"type": "string", "pattern": r"^\d{3}$", "minLength": 3},
        {"type": "boolean"},
        {"type": "null"},
        {"type": ["null", "integer"]},
        {"enum": ["a", "b"]},
        {"enum": [None, 2]},
        {"const": {"a": 1}},
        {"type": "array", "items": {"type": "integer"}, "minItems": 3},
        {"type": "array", "prefixItems": [{"type": "integer"}, {"type": "string"}]},
        {"type": "object", "additionalProperties": {"type": "integer"}},
        {"type": "object", "required": ["unlisted"]},
        {
            "allOf": [
                {"type": "object", "required": ["a"]},
                {"properties": {"a": {"type": "integer"}}},
            ]
        },
        {},
        {"type": "integer", "format": "int32", "minimum": 2147483647},
        {"type": "number", "multipleOf": 0.01, "exclusiveMinimum": 1},
        {"type": "number", "exclusiveMinimum": 0, "exclusiveMaximum": 0.0001},
        {"type": "integer", "allOf": [{"multipleOf": 4}, {"multipleOf": 6}]},
        {"type": "string", "format": "byte"},
        {"type": "string", "format": "binary"},
        {"type": "string", "format": "duration"},
        {"type": "string", "format": "ipv6"},
        {"type": "string", "format": "hostname"},
        {"type": "string", "format": "time"},
        {"type": "string", "pattern": r"^arn:aws:[a-z]+:\d{12}$"},
        {"type": "string", "pattern": r"^(?=.*[A-Z])(?=.*\d).{8,}$", "maxLength": 20},
        {"type": "string", "pattern": "^[a-f]", "minLength": 40},
        {"type": "string", "pattern": r"^\p{L}+$"},
        {"type": "array", "items": {"type": "string"}, "minItems": 3, "uniqueItems": True},
        {"type": "array", "items": {"enum": ["a", "b", "c"]}, "minItems": 3, "uniqueItems": True},
        {"type": "array", "items": {"type": "boolean"}, "minItems": 2, "uniqueItems": True},
        {
            "type": "array",
            "items": {"format": "uuid", "type": "string"},
            "minItems": 4,
            "uniqueItems": True,
        },
        {
            "type": "array",
            "items": {"type": "integer", "maximum": 9},
            "minItems": 5,
            "uniqueItems": True,
        },
        {"type": "array", "items": OBJECT, "minItems": 2, "uniqueItems": True},
        {"type": "array", "contains": {"const": 7}, "minContains": 2},
        {
            "type": "array",
            "prefixItems": [{"const": 1}],
            "items": {"type": "string"},
            "minItems": 3,
        },
        {"type": "object", "minProperties": 3, "additionalProperties": {"type": "integer"}},
        {"type": "object", "minProperties": 2},
        {"type": "object", "maxProperties": 1, "properties": {"a": {}, "b": {}}},
        {
            "type": "object",
            "additionalProperties": {},
            "propertyNames": {"pattern": "^x-[a-z]{3}$"},
        },
        {
            "type": "object",
            "additionalProperties": {},
            "propertyNames": {"enum": ["a", "b"]},
            "minProperties": 2,
        },
        {
            "type": "object",
            "patternProperties": {"^x-": {"type": "integer"}},
            "additionalProperties": False,
        },
        {"type": "object", "properties": {"a": {}, "b": {}}, "dependentRequired": {"a": ["b"]}},
        {"type": "object", "properties": {"a": {}, "b": {}}, "not": {"required": ["a"]}},
        {
            "oneOf": [{"required": ["a"]}, {"required": ["b"]}],
            "type": "object",
            "properties": {"a": {}, "b": {}},
        },
        {"type": "string", "not": {"const": "string"}, "examples": ["other"]},
        {"enum": [1, "a"], "type": "string"},
        {"allOf": [{"enum": ["a", "b"]}, {"enum": ["b", "c"]}]},
        {
            "allOf": [
                {"type": "object", "properties": {"k": {"type": "string", "examples": ["no"]}}},
                {"required": ["k"], "properties": {"k": {"enum": ["yes"]}}},
            ]
        },
    ],
)
def test_a_sample_fits_its_schema(schema: JsonObject) -> None:
    assert len(sampled(schema)) == 1


def samples_of(union: list[JsonValue]) -> list[tuple[JsonValue, bool]]:
    """The samples of a union, and whether each is of exactly one kind."""
    document = RawDocument(
        {"openapi": "3.1.0", "components": {"schemas": {"Body": {"oneOf": union}}}}
    )
    schemas = Schemas(document)
    node = document.root.at("/components/schemas/Body")
    found = samples(node, schemas.fits, schemas.fits_exactly)
    return [(value, schemas.fits_exactly(node, value)) for value in found]


def test_a_sample_shows_its_kind_alone_where_that_can_be_had() -> None:
    wide: JsonObject = {"type": "object", "properties": {"a": {"enum": ["x", "y"]}}}
    narrow: JsonObject = {"type": "object", "required": ["a"], "properties": {"a": {"const": "x"}}}

    first, *_ = samples_of([wide, narrow])

    assert first[1]


def test_a_kind_that_is_always_another_one_too_is_shown_all_the_same() -> None:
    point: JsonObject = {"type": "object", "properties": {"x": {"type": "integer"}}}
    region: JsonObject = {
        "type": "object",
        "required": ["x", "height"],
        "properties": {"x": {"type": "integer"}, "height": {"type": "integer"}},
    }

    assert [value for value, _ in samples_of([point, region])] == [{"x": 1}, {"x": 1, "height": 1}]


def test_an_optional_field_that_nothing_fits_is_left_out() -> None:
    impossible: JsonObject = {"type": "null", "oneOf": [{"type": "integer"}]}

    assert sampled({"properties": {"a": impossible, "b": {"type": "integer"}}}) == [{"b": 1}]


def test_where_nothing_fits_the_schema_in_the_way_is_named() -> None:
    impossible: JsonObject = {"type": "null", "oneOf": [{"type": "integer"}]}
    node, fits = placed({"required": ["a"], "properties": {"a": impossible}}, {})

    with pytest.raises(
        NoSampleError, match="schema at #/components/schemas/Body/properties/a: give it"
    ):
        list(samples(node, fits))


@pytest.mark.parametrize(
    ("media_type", "schema", "content"),
    [
        ("text/plain", {"type": "string"}, b"string"),
        ("text/plain", {"type": "integer"}, b"1"),
        ("text/csv", {"type": "string", "format": "binary"}, b"text"),
        ("application/xml", {"type": "object"}, b"text"),
        ("application/json", {}, b"null"),
    ],
)
def test_content_that_is_no_described_json_is_text(
    media_type: str, schema: JsonObject, content: bytes
) -> None:
    node, fits = placed(schema, {})

    assert sample_content(media_type, node, fits) == content


def test_content_that_is_no_text_holds_bytes_that_no_text_has() -> None:
    node, fits = placed({}, {})

    with pytest.raises(UnicodeDecodeError):
        sample_content("image/png", node, fits).decode()


def test_a_sample_has_every_field() -> None:
    assert sampled(OBJECT) == [{"kind": "string", "size": 1}]


def test_in_an_answer_nothing_is_write_only() -> None:
    schema: JsonObject = {
        "properties": {"a": {"type": "string"}, "b": {"type": "string", "writeOnly": True}}
    }

    assert sampled(schema) == [{"a": "string"}]


def test_limits_of_3_0_are_kept_too() -> None:
    limited: JsonObject = {
        "type": "integer",
        "minimum": 5,
        "exclusiveMinimum": True,
        "nullable": True,
    }

    assert sampled(limited, version="3.0.3") == [6]


def test_what_the_document_offers_as_an_example_is_taken_if_it_fits() -> None:
    assert sampled({"type": "integer", "examples": ["seven", 7]}) == [7]


def test_a_schema_that_contains_itself_is_opened_once() -> None:
    assert sampled(TREE) == [{"name": "string", "children": []}]


def test_a_field_that_is_required_inside_itself_leaves_nothing_that_fits() -> None:
    node, fits = placed({**TREE, "required": ["parent"]}, {})

    with pytest.raises(
        NoSampleError, match="fits the schema at #/components/schemas/Body: give it"
    ):
        list(samples(node, fits))


def test_the_samples_hold_every_member_of_every_union() -> None:
    inner: JsonObject = {"anyOf": [{"const": 1}, {"const": 2}]}
    members: list[JsonValue] = [{"const": "a"}, {"type": "array", "items": inner, "minItems": 1}]

    assert sorted(map(str, sampled({"oneOf": members}))) == ["[1]", "[2]", "a"]


def test_a_null_is_no_member_of_a_union_worth_a_sample() -> None:
    assert sampled({"anyOf": [{"type": "null"}, {"const": 1}]}) == [1]


@pytest.mark.parametrize(
    ("mapping", "tags"),
    [({}, ["Cat", "Dog"]), ({"feline": "#/components/schemas/Cat"}, ["feline", "Dog"])],
)
def test_a_discriminator_names_the_member(mapping: JsonObject, tags: list[str]) -> None:
    union: JsonObject = {
        "oneOf": [ref("Cat"), ref("Dog")],
        "discriminator": {"propertyName": "kind", "mapping": mapping},
    }
    node, fits = placed(union, {"Cat": OBJECT, "Dog": OBJECT})

    found = [value["kind"] for value in samples(node, fits) if isinstance(value, dict)]

    assert found == tags


def test_a_wide_and_deep_schema_gives_a_sample_of_bounded_size() -> None:
    levels: dict[str, JsonObject] = {
        f"L{level}": {"properties": {f"p{index}": ref(f"L{level + 1}") for index in range(10)}}
        for level in range(6)
    }

    assert str(sampled(ref("L0"), {"L6": {"type": "string"}, **levels})[0]).count("p") < 2000


def test_the_same_schema_gives_the_same_samples() -> None:
    assert sampled(TREE) == sampled(TREE)


@pytest.mark.parametrize(
    "schema",
    [
        {"type": "integer", "minimum": 3, "maximum": 5},
        {"type": "number", "exclusiveMinimum": 0, "exclusiveMaximum": 0.5},
        {"type": "string", "maxLength": 3},
        {"type": "string", "pattern": "^[a-c]{2}$"},
        {"type": "array", "minItems": 2, "uniqueItems": True, "items": {"enum": ["a", "b"]}},
        *({"type": "string", "format": each} for each in ("date", "date-time", "ipv6", "uuid", "uri-template", "json-pointer")),
        {"type": "object", "required": ["a"], "properties": {"a": {"type": "boolean"}, "b": {"default": 1}}},
    ],
    ids=str,
)  # fmt: skip
def test_every_seed_gives_samples_that_fit(schema: JsonObject) -> None:
    node, fits = placed(schema, {})

    for seed in (0, 1, 2, 9, 99, 999_999_999):
        assert all(fits(node, value) for value in samples(node, fits, seed=seed))


def test_another_seed_gives_another_sample_and_the_same_one_the_same() -> None:
    node, fits = placed(OBJECT, {})
    first, again, other = (next(samples(node, fits, seed=seed)) for seed in (3, 3, 4))

    assert first == again != other


@pytest.mark.parametrize("said", [{}, {"additionalProperties": True}])
def test_an_object_of_which_nothing_is_said_has_a_member(said: JsonObject) -> None:
    assert sampled({"type": "object", **said}) == [{"key": "string"}]


@pytest.mark.parametrize(
    "said", [{"properties": {}}, {"additionalProperties": False}, {"maxProperties": 0}]
)
def test_an_object_of_which_something_is_said_has_no_member_but_that(said: JsonObject) -> None:
    assert sampled({"type": "object", **said}) == [{}]
