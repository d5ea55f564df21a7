"""What is selected of a document, and that nothing else of it is left."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

import pytest

from fragmint.diagnostics import Diagnostics, SpecError
from fragmint.spec import Document, Selection, load, validate
from fragmint.spec.values import JsonObject, as_object

SHOP = """\
openapi: 3.1.0
info: {title: Shop, version: "1"}
x-fragmint: {token-env: SHOP_TOKEN}
security: [{key: []}]
tags: [{name: Pets}, {name: Orders}, {name: Admin}]
paths:
  /pets:
    parameters: [{$ref: '#/components/parameters/Tenant'}]
    get:
      operationId: listPets
      tags: [Pets]
      responses: {"200": {$ref: '#/components/responses/Pets'}}
    delete:
      operationId: deletePets
      tags: [Pets, Admin]
      security: [{admin: []}]
      responses: {"204": {description: gone}}
  /pets/{id}:
    parameters: [{name: id, in: path, required: true, schema: {type: string}}]
    get:
      operationId: getPet
      tags: [Pets]
      responses: {"200": {description: one, content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}}}
  /orders:
    post:
      operationId: createOrder
      tags: [Orders]
      requestBody: {$ref: '#/components/requestBodies/Order'}
      responses: {"204": {description: made}}
  /internal/health:
    get:
      responses: {"204": {description: fine}}
webhooks:
  petSold:
    post:
      requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/Sale'}}}}
      responses: {"204": {description: fine}}
components:
  parameters:
    Tenant: {name: tenant, in: query, schema: {$ref: '#/components/schemas/Tenant'}}
  responses:
    Pets:
      description: all
      headers: {X-Total: {$ref: '#/components/headers/Total'}}
      content:
        application/json:
          schema: {type: array, items: {$ref: '#/components/schemas/Pet'}}
          examples: {two: {$ref: '#/components/examples/Two'}}
  headers: {Total: {schema: {$ref: '#/components/schemas/Count'}}}
  examples: {Two: {value: [{kind: cat}]}, Other: {value: 1}}
  requestBodies:
    Order: {content: {application/json: {schema: {$ref: '#/components/schemas/Order'}}}}
  securitySchemes:
    key: {type: apiKey, in: header, name: X-Key}
    admin: {type: http, scheme: basic}
  schemas:
    Tenant: {type: string}
    Count: {type: integer}
    Pet:
      oneOf: [{$ref: '#/components/schemas/Cat'}]
      discriminator: {propertyName: kind, mapping: {dog: Dog, fox: '#/components/schemas/Fox'}}
    Cat: {type: object, properties: {kind: {type: string}, mother: {$ref: '#/components/schemas/Cat'}}}
    Dog: {type: object, properties: {kind: {type: string}, tail: {$ref: '#/components/schemas/Tail'}}}
    Fox: {type: object, properties: {kind: {type: string}}}
    Tail: {type: integer}
    Order: {type: object, properties: {of: {$ref: '#/components/schemas/Tail'}}}
    Sale: {type: object}
    Unused: {type: object}
"""


def select(
    folder: Path, include: tuple[str, ...] = (), exclude: tuple[str, ...] = (), text: str = SHOP
) -> Document:
    """The selected part of a document; what is wrong with it fails the test."""
    return select_of({"openapi.yaml": text}, folder, include, exclude)


def select_of(
    files: Mapping[str, str],
    folder: Path,
    include: tuple[str, ...] = (),
    exclude: tuple[str, ...] = (),
) -> Document:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")
    found = Diagnostics()
    document = load(folder / "openapi.yaml", found, selection=Selection(include, exclude))
    validate(document, found)
    found.raise_if_errors()
    return document


def operations(document: Document) -> list[str]:
    return [operation.label for operation in document.sources.operations]


def components(document: Document) -> dict[str, list[str]]:
    found = as_object(document.root.get("components"))
    return {section: list(as_object(objects)) for section, objects in found.items()}


def written(document: Document) -> JsonObject:
    assert document.effective is not None
    return as_object(json.loads(document.effective))


@pytest.mark.parametrize(
    ("selector", "expected"),
    [
        ("getPet", ["GET /pets/{id}"]),
        ("*Pets", ["GET /pets", "DELETE /pets"]),
        ("get?et", ["GET /pets/{id}"]),
        ("tag:Orders", ["POST /orders"]),
        ("tag:A*", ["DELETE /pets"]),
        ("path:/pets*", ["GET /pets", "DELETE /pets", "GET /pets/{id}"]),
        ("path:/internal/*", ["GET /internal/health"]),
        ("method:POST", ["POST /orders"]),
        ("GET /pets/{id}", ["GET /pets/{id}"]),
        ("delete /pets", ["DELETE /pets"]),
        ("GET *", []),
        ("GET /*", ["GET /pets", "GET /pets/{id}", "GET /internal/health"]),
    ],
)
def test_a_selector_means_the_operations_that_it_describes(
    tmp_path: Path, selector: str, expected: list[str]
) -> None:
    if expected:
        assert operations(select(tmp_path, include=(selector,))) == expected
    else:
        with pytest.raises(SpecError):
            select(tmp_path, include=(selector,))


def test_kept_is_what_any_include_and_no_exclude_means(tmp_path: Path) -> None:
    found = select(tmp_path, ("tag:Pets", "createOrder"), ("method:delete", "getPet"))
    assert operations(found) == ["GET /pets", "POST /orders"]


def test_without_an_include_everything_is_kept_that_no_exclude_means(tmp_path: Path) -> None:
    found = select(tmp_path, exclude=("path:/internal/*",))
    assert len(operations(found)) == 4
    assert list(as_object(found.root["webhooks"])) == ["petSold"]
    assert "Sale" in components(found)["schemas"]


def test_without_a_selection_nothing_is_pruned_and_the_document_is_as_written(
    tmp_path: Path,
) -> None:
    found = select(tmp_path)
    assert "Unused" in components(found)["schemas"]
    assert (found.kept, found.effective) == (None, None)
    assert list(found.shipped) == ["openapi.yaml"]


def test_what_nothing_left_refers_to_is_pruned_from_every_section(tmp_path: Path) -> None:
    assert components(select(tmp_path, ("listPets",))) == {
        "parameters": ["Tenant"],
        "responses": ["Pets"],
        "headers": ["Total"],
        "examples": ["Two"],
        "securitySchemes": ["key"],
        "schemas": ["Tenant", "Count", "Pet", "Cat", "Dog", "Fox", "Tail"],
    }


def test_a_security_scheme_stays_where_an_operation_requires_it(tmp_path: Path) -> None:
    found = components(select(tmp_path, ("deletePets",)))
    assert found["securitySchemes"] == ["key", "admin"]
    assert found["schemas"] == ["Tenant"]


def test_schemas_made_of_one_with_a_discriminator_stay_with_it(tmp_path: Path) -> None:
    text = """\
openapi: 3.0.3
info: {title: Shop, version: "1"}
paths:
  /a:
    get:
      operationId: a
      responses: {"200": {description: a, content: {application/json: {schema: {$ref: '#/components/schemas/Base'}}}}}
  /b: {get: {operationId: b, responses: {"204": {description: b}}}}
components:
  schemas:
    Base: {type: object, discriminator: {propertyName: kind}, properties: {kind: {type: string}}}
    Heir: {allOf: [{$ref: '#/components/schemas/Base'}, {type: object}]}
    Other: {type: object}
"""
    assert components(select(tmp_path, ("a",), text=text)) == {"schemas": ["Base", "Heir"]}


def test_an_include_leaves_the_webhooks_out(tmp_path: Path) -> None:
    found = select(tmp_path, ("listPets",))
    assert "webhooks" not in found.root


def test_facts_about_the_whole_api_and_used_tags_stay(tmp_path: Path) -> None:
    found = select(tmp_path, ("createOrder",))
    assert found.root["x-fragmint"] == {"token-env": "SHOP_TOKEN"}
    assert found.root["tags"] == [{"name": "Orders"}]


def test_it_is_said_how_much_was_kept(tmp_path: Path) -> None:
    kept = select(tmp_path, ("listPets", "getPet")).kept
    assert str(kept) == "kept 2 of 5 operations and 7 of 10 schemas"


def test_the_package_carries_what_was_selected_in_place_of_the_whole_document(
    tmp_path: Path,
) -> None:
    found = select(tmp_path, ("listPets",))
    assert list(found.shipped) == ["openapi.effective.json"]
    assert list(found.files) == ["openapi.yaml"]
    assert list(written(found)) == [
        "openapi", "info", "x-fragmint", "security", "tags", "paths", "components"
    ]  # fmt: skip
    assert found.effective == select(tmp_path, ("listPets",)).effective
    assert found.effective is not None
    assert found.effective.endswith(b"}\n")


def test_what_was_selected_is_the_same_document_when_it_is_read_again(tmp_path: Path) -> None:
    found = select(tmp_path, ("tag:Pets",), ("method:delete",))
    assert found.effective is not None
    again = select(tmp_path, text=found.effective.decode())
    assert again.root == found.root


def test_a_finding_in_what_is_left_has_the_place_where_it_was_written(tmp_path: Path) -> None:
    found = select(tmp_path, ("createOrder",))
    assert found.locate("/components/schemas/Order").line == _line("    Order: {type")
    assert found.locate("/paths/~1orders/post").line == _line("    post:")
    place, pointer = found.trace("/tags/0")
    assert (place.column, pointer) == (SHOP.splitlines()[4].index("{name: Orders") + 1, "/tags/1")


@pytest.mark.parametrize(
    ("selector", "hint"),
    [
        ("getPets", "did you mean 'getPet'?"),
        ("LISTPETS", "did you mean 'listPets'?"),
        ("tags:Pets", "did you mean 'tag:Pets'?"),
        ("path:/order", "did you mean 'path:/orders'?"),
        ("GET /pet", "did you mean 'GET /pets'?"),
        ("method:patch", "there are 'method:delete', 'method:get', 'method:post'"),
        ("nothing like it", "there are 'tag:Admin', 'tag:Orders', 'tag:Pets'"),
    ],
)
def test_a_selector_that_means_nothing_is_an_error_with_what_may_be_meant(
    tmp_path: Path, selector: str, hint: str
) -> None:
    for include, exclude in (((selector,), ()), ((), (selector,))):
        with pytest.raises(SpecError) as caught:
            select(tmp_path, include, exclude)
        (found,) = caught.value.diagnostics
        assert (found.code, found.location.line) == ("L141", 6)
        assert repr(selector) in found.message
        assert (found.hint or "").endswith(hint)


def test_every_selector_that_means_nothing_is_told_at_once(tmp_path: Path) -> None:
    with pytest.raises(SpecError) as caught:
        select(tmp_path, ("one", "listPets"), ("two",))
    assert [found.code for found in caught.value.diagnostics] == ["L141", "L141"]


def test_a_selection_that_leaves_nothing_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(SpecError) as caught:
        select(tmp_path, ("getPet",), ("tag:Pets",))
    assert [found.code for found in caught.value.diagnostics] == ["L142"]


def test_what_is_wrong_with_an_operation_that_is_not_selected_is_nobodys_business(
    tmp_path: Path,
) -> None:
    text = SHOP.replace("'#/components/requestBodies/Order'", "'#/components/requestBodies/No'")
    assert operations(select(tmp_path, ("tag:Pets",), text=text)) == [
        "GET /pets", "DELETE /pets", "GET /pets/{id}"
    ]  # fmt: skip


def test_what_an_operation_borrows_from_one_that_is_not_selected_stays_as_a_component(
    tmp_path: Path,
) -> None:
    text = """\
openapi: 3.0.3
info: {title: Borrowing, version: "1"}
paths:
  /lender:
    get:
      operationId: lend
      responses:
        "200":
          description: lent
          content:
            application/json:
              schema:
                type: object
                properties:
                  next: {$ref: '#/paths/~1lender/get/responses/200/content/application~1json/schema'}
  /borrower:
    get:
      operationId: borrow
      responses: {"200": {$ref: '#/paths/~1lender/get/responses/200'}}
"""
    whole, found = select(tmp_path, text=text), select(tmp_path, ("borrow",), text=text)
    of_path = as_object(as_object(found.root["paths"])["/borrower"])
    assert of_path == as_object(whole.root["paths"])["/borrower"]
    assert written(found)["components"] == {
        "responses": {
            "lender_get_200": {
                "description": "lent",
                "content": {
                    "application/json": {
                        "schema": {
                            "type": "object",
                            "properties": {
                                "next": {
                                    "$ref": "#/components/schemas/lender_get_200_application_json"
                                }
                            },
                        }
                    }
                },
            }
        },
        "schemas": {
            "lender_get_200_application_json": {
                "type": "object",
                "properties": {
                    "next": {"$ref": "#/components/schemas/lender_get_200_application_json"}
                },
            }
        },
    }
    assert found.locate("/components/schemas/lender_get_200_application_json").line == 12


SPLIT = {
    "openapi.yaml": """\
openapi: 3.0.3
info: {title: Split, version: "1"}
paths:
  /pets: {$ref: paths/pets.yaml}
  /cats: {$ref: '#/components/pathItems/cats'}
  /dogs: {$ref: paths/dogs.yaml}
components:
  pathItems:
    cats:
      get: {operationId: listCats, responses: {"204": {description: fine}}}
      put: {operationId: putCats, responses: {"204": {description: fine}}}
  schemas:
    Pet: {$ref: schemas/pet.yaml}
    Tail: {type: integer}
    Unused: {$ref: schemas/unused.yaml}
""",
    "paths/pets.yaml": """\
parameters: [{name: tenant, in: query, schema: {$ref: '#/definitions/Tenant'}}]
get:
  operationId: listPets
  responses: {"200": {description: all, content: {application/json: {schema: {$ref: ../schemas/pet.yaml}}}}}
put:
  operationId: putPets
  responses: {"204": {description: fine}}
definitions: {Tenant: {type: string}}
""",
    "paths/dogs.yaml": "get: {operationId: dogs, responses: {'204': {description: fine}}}\n",
    "schemas/pet.yaml": "type: object\nproperties: {tail: {$ref: '../openapi.yaml#/components/schemas/Tail'}}\n",
    "schemas/unused.yaml": "type: object\n",
}


def test_a_path_in_another_file_is_written_out_where_only_a_part_of_it_is_selected(
    tmp_path: Path,
) -> None:
    whole = select_of(SPLIT, tmp_path)
    found = select_of(SPLIT, tmp_path, ("listPets",))
    item = as_object(as_object(written(found)["paths"])["/pets"])
    assert set(item) == {"parameters", "get", "definitions"}
    assert "'$ref': 'schemas/pet.yaml'" in str(item["get"])
    assert "'$ref': 'paths/pets.yaml#/definitions/Tenant'" in str(item["parameters"])
    of_whole = as_object(as_object(whole.root["paths"])["/pets"])
    of_found = as_object(as_object(found.root["paths"])["/pets"])
    assert of_found["get"] == of_whole["get"]
    place = found.locate("/paths/~1pets/get")
    assert (Path(place.file).name, place.line) == ("pets.yaml", 2)


def test_only_the_files_that_are_needed_are_read_and_carried(tmp_path: Path) -> None:
    found = select_of(SPLIT, tmp_path, ("listPets",))
    assert list(found.shipped) == ["paths/pets.yaml", "schemas/pet.yaml", "openapi.effective.json"]
    assert components(found)["schemas"] == ["Pet", "Tail", "Tenant"]


def test_a_whole_path_in_another_file_stays_a_reference(tmp_path: Path) -> None:
    found = select_of(SPLIT, tmp_path, ("dogs",))
    assert written(found)["paths"] == {"/dogs": {"$ref": "paths/dogs.yaml"}}


def test_a_path_item_among_the_components_is_written_out_in_part_too(tmp_path: Path) -> None:
    found = select_of(SPLIT, tmp_path, ("putCats",))
    assert list(as_object(as_object(written(found)["paths"])["/cats"])) == ["put"]
    assert "components" not in written(found)


def _line(start: str) -> int:
    lines = enumerate(SHOP.splitlines(), 1)
    return next(number for number, line in lines if line.startswith(start))
