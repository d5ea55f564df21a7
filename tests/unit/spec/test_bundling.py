"""Many files and every kind of `$ref` become one document in which only schemas refer to schemas."""

from __future__ import annotations

from pathlib import Path
from textwrap import dedent

import pytest

from fragmint.diagnostics import Diagnostics
from fragmint.spec import Document, load
from fragmint.spec.pointer import parse, resolve
from fragmint.spec.values import JsonValue
from support.specs import HEAD


class Folder:
    """A folder to put the files of a spec in."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def load(self, root: str, files: dict[str, str] | None = None) -> Document:
        """The document of the root text and the files beside it, which loads without a finding."""
        for name, text in {"openapi.yaml": HEAD + dedent(root), **(files or {})}.items():
            path = self.path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(dedent(text), "utf-8")
        diagnostics = Diagnostics()
        document = load(self.path / "openapi.yaml", diagnostics)
        assert list(diagnostics) == []
        return document


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    return Folder(tmp_path)


def at(document: Document, pointer: str) -> JsonValue:
    """What the pointer leads to in the bundled document."""
    return resolve(document.root, parse(pointer))


def test_a_schema_of_another_file_becomes_a_component_named_by_its_key(folder: Folder) -> None:
    document = folder.load(
        """\
        components:
          schemas:
            Pets: {type: array, items: {$ref: "pets.yaml#/Pet"}}
        """,
        {"pets.yaml": "Pet: {type: object}\n"},
    )
    assert at(document, "/components/schemas/Pets/items") == {"$ref": "#/components/schemas/Pet"}
    assert at(document, "/components/schemas/Pet") == {"type": "object"}


def test_a_schema_that_is_a_whole_file_is_named_by_the_file(folder: Folder) -> None:
    document = folder.load(
        "components: {schemas: {Pets: {items: {$ref: schemas/pet.yaml}}}}",
        {"schemas/pet.yaml": "type: object\n"},
    )
    assert at(document, "/components/schemas/pet") == {"type": "object"}


def test_a_component_that_is_only_a_reference_names_what_it_refers_to(folder: Folder) -> None:
    document = folder.load(
        """\
        components:
          schemas:
            Pet: {$ref: pet.yaml}
            Pets: {items: {$ref: pet.yaml}}
        """,
        {"pet.yaml": "{type: object, properties: {parent: {$ref: '#'}}}\n"},
    )
    reference = {"$ref": "#/components/schemas/Pet"}
    assert at(document, "/components/schemas/Pets/items") == reference
    assert at(document, "/components/schemas/Pet/properties/parent") == reference
    schemas = at(document, "/components/schemas")
    assert isinstance(schemas, dict)
    assert sorted(schemas) == ["Pet", "Pets"]


def test_a_part_of_a_component_becomes_a_component(folder: Folder) -> None:
    document = folder.load("""\
        components:
          schemas:
            Pet: {properties: {tag: {type: string}}}
            Tag: {items: {$ref: "#/components/schemas/Pet/properties/tag"}}
        """)
    assert at(document, "/components/schemas/Tag/items") == {"$ref": "#/components/schemas/Pet_tag"}
    assert at(document, "/components/schemas/Pet_tag") == {"type": "string"}


def test_names_that_are_taken_are_told_apart_by_the_file(folder: Folder) -> None:
    document = folder.load(
        """\
        components:
          schemas:
            Pet: {type: string}
            Pets: {anyOf: [{$ref: "b.yaml#/Pet"}, {$ref: "a.yaml#/Pet"}]}
        """,
        {"a.yaml": "Pet: {title: A}\n", "b.yaml": "Pet: {title: B}\n"},
    )
    assert at(document, "/components/schemas/a_Pet") == {"title": "A"}
    assert at(document, "/components/schemas/b_Pet") == {"title": "B"}


def test_the_order_of_references_does_not_move_names(folder: Folder) -> None:
    files = {"a.yaml": "Pet: {title: A}\n", "b.yaml": "Pet: {title: B}\n"}
    one = folder.load(
        "paths: {}\nx: 1\ncomponents: {schemas: {X: {anyOf: [{$ref: 'a.yaml#/Pet'}, {$ref: 'b.yaml#/Pet'}]}}}",
        files,
    )
    two = folder.load(
        "paths: {}\nx: 1\ncomponents: {schemas: {X: {anyOf: [{$ref: 'b.yaml#/Pet'}, {$ref: 'a.yaml#/Pet'}]}}}",
        files,
    )
    assert (
        at(one, "/components/schemas/Pet") == at(two, "/components/schemas/Pet") == {"title": "A"}
    )


def test_schemas_may_refer_to_each_other_across_files(folder: Folder) -> None:
    document = folder.load(
        "components: {schemas: {A: {$ref: 'a.yaml'}}}",
        {
            "a.yaml": "{properties: {b: {$ref: 'sub/b.yaml'}}}\n",
            "sub/b.yaml": "{properties: {a: {$ref: '../a.yaml'}, top: {$ref: '../openapi.yaml#/components/schemas/A'}}}\n",
        },
    )
    back = {"$ref": "#/components/schemas/A"}
    assert at(document, "/components/schemas/b/properties") == {"a": back, "top": back}


def test_a_reference_through_references_arrives(folder: Folder) -> None:
    document = folder.load(
        """\
        components:
          schemas:
            Tag: {items: {$ref: "#/components/schemas/Pet/properties/tag"}}
            Pet: {$ref: "pet.yaml#/Pet"}
        """,
        {"pet.yaml": "Pet: {$ref: '#/Real'}\nReal: {properties: {tag: {type: string}}}\n"},
    )
    assert at(document, "/components/schemas/Real_tag") == {"type": "string"}


@pytest.mark.parametrize(
    "reference",
    [
        "my%20pets.yaml#/All%20pets/a~1b",
        "my pets.yaml#/All pets/a~1b",
        "./x/../my%20pets.yaml#%2FAll%20pets%2Fa~1b",
    ],
)
def test_spaces_and_escapes_in_references_are_understood(folder: Folder, reference: str) -> None:
    document = folder.load(
        f"components: {{schemas: {{Pet: {{$ref: '{reference}'}}}}}}",
        {"my pets.yaml": "All pets: {a/b: {type: string}}\n"},
    )
    assert at(document, "/components/schemas/Pet") == {"type": "string"}


def test_an_anchor_is_found(folder: Folder) -> None:
    document = folder.load(
        "components: {schemas: {A: {items: {$ref: '#deep'}}, B: {properties: {x: {$anchor: deep, type: string}}}}}"
    )
    assert at(document, "/components/schemas/B_x") == {"type": "string"}


def test_what_is_no_schema_is_copied_in_place(folder: Folder) -> None:
    document = folder.load(
        """\
        paths:
          /pets/{id}: {$ref: "paths.yaml#/pet"}
        """,
        {
            "paths.yaml": """\
                pet:
                  parameters: [{$ref: "#/id"}]
                  get:
                    requestBody: {$ref: "#/body"}
                    responses:
                      "200": {$ref: "more/responses.yaml"}
                id: {name: id, in: path, required: true, schema: {type: string}}
                body: {content: {application/json: {examples: {one: {$ref: one.yaml}}}}}
                """,
            "more/responses.yaml": """\
                description: One
                headers: {X-Count: {$ref: "../headers.yaml#/count"}}
                """,
            "headers.yaml": "count: {schema: {type: integer}}\n",
            "one.yaml": "value: {name: Rex}\n",
        },
    )
    assert at(document, "/paths/~1pets~1{id}/get") == {
        "parameters": [
            {"name": "id", "in": "path", "required": True, "schema": {"type": "string"}}
        ],
        "requestBody": {
            "content": {"application/json": {"examples": {"one": {"value": {"name": "Rex"}}}}}
        },
        "responses": {
            "200": {"description": "One", "headers": {"X-Count": {"schema": {"type": "integer"}}}}
        },
    }


def test_texts_beside_a_reference_replace_those_of_its_target(folder: Folder) -> None:
    document = folder.load("""\
        paths:
          /a:
            get:
              responses:
                "404": {$ref: "#/components/responses/Missing", description: No such thing}
        components:
          responses:
            Missing: {description: Missing, content: {}}
        """)
    assert at(document, "/paths/~1a/get/responses/404") == {
        "description": "No such thing",
        "content": {},
    }
    assert at(document, "/components/responses/Missing/description") == "Missing"


def test_operations_beside_the_reference_of_a_path_join_it(folder: Folder) -> None:
    document = folder.load(
        "paths: {/a: {$ref: 'a.yaml', post: {responses: {'201': {description: Made}}}}}",
        {"a.yaml": "get: {responses: {'200': {description: All}}}\n"},
    )
    item = at(document, "/paths/~1a")
    assert isinstance(item, dict)
    assert sorted(item) == ["get", "post"]


def test_what_looks_like_a_reference_inside_values_is_left_alone(folder: Folder) -> None:
    raw = {"$ref": "nowhere.yaml"}
    document = folder.load("""\
        components:
          examples: {One: {value: {$ref: nowhere.yaml}}}
          schemas:
            Thing:
              properties: {$ref: {type: string}}
              default: {$ref: nowhere.yaml}
              enum: [{$ref: nowhere.yaml}]
              examples: [{$ref: nowhere.yaml}]
        x-mine: {$ref: nowhere.yaml}
        """)
    thing = at(document, "/components/schemas/Thing")
    assert thing == {
        "properties": {"$ref": {"type": "string"}},
        "default": raw,
        "enum": [raw],
        "examples": [raw],
    }
    assert at(document, "/components/examples/One/value") == raw
    assert at(document, "/x-mine") == raw


def test_the_mapping_of_a_discriminator_refers_like_a_schema(folder: Folder) -> None:
    document = folder.load(
        """\
        components:
          schemas:
            Pet:
              oneOf: [{$ref: "#/components/schemas/Dog"}, {$ref: cat.yaml}]
              discriminator: {propertyName: kind, mapping: {dog: Dog, cat: cat.yaml}}
            Dog: {type: object}
        """,
        {"cat.yaml": "type: object\n"},
    )
    assert at(document, "/components/schemas/Pet/discriminator/mapping") == {
        "dog": "#/components/schemas/Dog",
        "cat": "#/components/schemas/cat",
    }


def test_odd_names_of_schemas_are_mended_with_all_references_to_them(tmp_path: Path) -> None:
    path = tmp_path / "openapi.yaml"
    schemas = "{List«Pet»: {type: array}, A: {$ref: '#/components/schemas/List%C2%ABPet%C2%BB', title: A}}"
    path.write_text(f"{HEAD}components: {{schemas: {schemas}}}\n", "utf-8")
    document = load(path, Diagnostics())
    assert at(document, "/components/schemas/List_Pet") == {"type": "array"}
    assert at(document, "/components/schemas/A/$ref") == "#/components/schemas/List_Pet"


def test_a_broken_reference_takes_only_itself_away(tmp_path: Path) -> None:
    path = tmp_path / "openapi.yaml"
    path.write_text(
        HEAD + "components: {schemas: {A: {properties: {x: {$ref: no.yaml}, y: {type: string}}}}}\n"
    )
    document = load(path, Diagnostics())
    assert at(document, "/components/schemas/A/properties") == {"x": {}, "y": {"type": "string"}}


def test_the_files_that_were_read_are_kept_as_they_are(folder: Folder) -> None:
    document = folder.load(
        "components: {schemas: {Pet: {$ref: 'sub/pet.yaml'}}}",
        {"sub/pet.yaml": "type: object # a pet\n", "unused.yaml": "x: 1\n"},
    )
    assert sorted(document.files) == ["openapi.yaml", "sub/pet.yaml"]
    assert document.files["sub/pet.yaml"] == b"type: object # a pet\n"
    assert document.name == "openapi.yaml"


def test_the_sources_are_read_once_and_the_root_by_its_own_name(folder: Folder) -> None:
    document = folder.load(
        "components: {schemas: {A: {items: {$ref: 'openapi.yaml#/components/schemas/B'}}, B: {type: string}}}"
    )
    assert at(document, "/components/schemas/A/items") == {"$ref": "#/components/schemas/B"}


def test_a_schema_is_referred_to_by_the_id_it_gives_itself(folder: Folder) -> None:
    document = folder.load("""\
        components:
          schemas:
            Pet: {$id: "https://example.com/pet", type: object}
            Pets: {items: {$ref: "https://example.com/pet"}}
        """)
    assert at(document, "/components/schemas/Pets/items") == {"$ref": "#/components/schemas/Pet"}


def test_inside_a_schema_with_an_id_references_count_from_there(folder: Folder) -> None:
    document = folder.load("""\
        components:
          schemas:
            Pet:
              $id: pet
              properties: {tail: {$ref: "#/$defs/Tail"}, owner: {$ref: "#/components/schemas/Owner"}}
              $defs: {Tail: {type: string}}
            Owner: {type: object}
        """)
    properties = at(document, "/components/schemas/Pet/properties")
    assert properties == {
        "tail": {"$ref": "#/components/schemas/Pet_Tail"},
        "owner": {"$ref": "#/components/schemas/Owner"},
    }


def test_json_and_yaml_files_refer_to_each_other_and_in_circles(folder: Folder) -> None:
    document = folder.load(
        """\
        components: {schemas: {Pet: {$ref: pet.json}}}
        """,
        {
            "pet.json": '{"type": "object", "properties": {"owner": {"$ref": "owner.yaml"}}}',
            "owner.yaml": "type: object\nproperties: {pets: {items: {$ref: pet.json}}}\n",
        },
    )
    assert at(document, "/components/schemas/Pet/properties/owner") == {
        "$ref": "#/components/schemas/owner"
    }
    assert at(document, "/components/schemas/owner/properties/pets/items") == {
        "$ref": "#/components/schemas/Pet"
    }
