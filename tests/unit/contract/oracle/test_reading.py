from __future__ import annotations

import pytest

from fragmint.contract.oracle.reading import DocumentError, read_bundle
from unit.contract.documents import Write


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("no", "no"),
        ("2024-01-01", "2024-01-01"),
        ("12:30", "12:30"),
        ("010", 10),
        ("0o10", 8),
        ("0x10", 16),
        ("1_000", "1_000"),
        ("1.5e3", 1500.0),
        ("true", True),
        ("~", None),
        ("'1'", "1"),
    ],
)
def test_a_scalar_is_read_by_the_rules_of_yaml_1_2(write: Write, text: str, value: object) -> None:
    assert read_bundle(write(f"x: {text}"))["x"] == value


def test_names_stand_as_they_are_written(write: Write) -> None:
    assert read_bundle(write("{200: a, no: b}")) == {"200": "a", "no": "b"}


def test_json_is_read_as_json_whatever_the_file_is_called(write: Write) -> None:
    assert read_bundle(write('{"x": "\\u00e4"}')) == {"x": "ä"}


def test_a_merge_key_gives_way_to_what_stands_beside_it(write: Write) -> None:
    assert read_bundle(write("a: &a {x: 1, y: 1}\nb: {<<: *a, y: 2}"))["b"] == {"x": 1, "y": 2}


def test_another_file_becomes_part_of_the_document(write: Write) -> None:
    write(
        {"Pet": {"type": "object", "properties": {"next": {"$ref": "#/Pet"}}}}, "schemas/pet.yaml"
    )
    bundle = read_bundle(write({"a": {"$ref": "schemas/pet.yaml#/Pet"}}))

    name = "schemas~1pet.yaml"
    assert bundle["a"] == {"$ref": f"#/x-fragmint-files/{name}/Pet"}
    assert bundle["x-fragmint-files"] == {
        "schemas/pet.yaml": {
            "Pet": {
                "type": "object",
                "properties": {"next": {"$ref": f"#/x-fragmint-files/{name}/Pet"}},
            }
        }
    }


def test_a_discriminator_may_map_to_another_file(write: Write) -> None:
    write({"Cat": {"type": "object"}}, "cat.yaml")
    mapping = {"cat": "cat.yaml#/Cat", "dog": "Dog", "cow": "#/components/schemas/Cow", "x": "a/b"}
    bundle = read_bundle(write({"a": {"discriminator": {"propertyName": "k", "mapping": mapping}}}))

    assert bundle["a"] == {
        "discriminator": {
            "propertyName": "k",
            "mapping": {**mapping, "cat": "#/x-fragmint-files/cat.yaml/Cat"},
        }
    }


def test_a_reference_back_from_another_file_leads_into_the_document(write: Write) -> None:
    write({"x": {"$ref": "openapi.yaml#/a"}}, "other.yaml")
    bundle = read_bundle(write({"a": 1, "b": {"$ref": "other.yaml#/x"}}))

    assert bundle["x-fragmint-files"] == {"other.yaml": {"x": {"$ref": "#/a"}}}


def test_a_reference_in_the_data_of_an_api_is_data(write: Write) -> None:
    data = {"$ref": "nowhere.yaml"}
    document = {
        "examples": {"one": {"value": data}},
        "default": data,
        "enum": [data],
        "x-other": data,
    }

    assert read_bundle(write(document)) == document


def test_a_property_called_default_is_no_keyword(write: Write) -> None:
    bundle = read_bundle(
        write({"properties": {"default": {"$ref": "#/a"}, "$ref": {"type": "string"}}})
    )

    assert bundle["properties"] == {"default": {"$ref": "#/a"}, "$ref": {"type": "string"}}


@pytest.mark.parametrize(
    "reference", ["../secret.yaml", "/etc/hostname", "missing.yaml", "https://example.com/a.yaml"]
)
def test_a_reference_out_of_the_folder_is_refused(write: Write, reference: str) -> None:
    write("x: 1", "secret.yaml")

    with pytest.raises(DocumentError, match="no file of the document's folder"):
        read_bundle(write({"a": {"$ref": reference}}, "spec/openapi.yaml"))


@pytest.mark.parametrize("text", ["a: [", "[1, 2]", '{"a": ]}', "a: !!x\n- b: *c"])
def test_what_is_no_document_is_refused(write: Write, text: str) -> None:
    with pytest.raises(DocumentError, match=r"openapi\.yaml"):
        read_bundle(write(text))
