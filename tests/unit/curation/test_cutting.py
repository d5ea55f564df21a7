from __future__ import annotations

from pathlib import Path
from typing import cast

import pytest
import yaml

from fragmint import spec
from fragmint.curation.cutting import Cut, fragment
from fragmint.curation.writing import as_yaml
from fragmint.diagnostics import Diagnostics, FragmintError
from fragmint.spec.values import JsonValue

DOCUMENT = """\
openapi: 3.0.3
info: {title: Shop, version: "1"}
tags: [{name: Orders}, {name: Pets, description: Animals}]
security: [{key: []}]
paths:
  /orders:
    get: {operationId: listOrders, tags: [Orders], responses: {"200": {$ref: "#/components/responses/Orders"}}}
  /pets/{id}:
    servers: [{url: "https://pets.acme.test"}]
    parameters: [{$ref: "#/components/parameters/Id"}]
    put:
      operationId: putPet
      tags: [Pets]
      security: [{oauth: []}]
      requestBody: {$ref: "#/components/requestBodies/Pet"}
      responses:
        "200":
          description: The pet
          headers: {ETag: {$ref: "#/components/headers/ETag"}}
          links: {again: {$ref: "#/components/links/Again"}}
          content: {application/json: {schema: {$ref: "#/components/schemas/Alias"}}}
    delete: {operationId: deletePet, responses: {"204": {description: Gone}}}
components:
  securitySchemes:
    admin: {type: http, scheme: basic}
    key: {type: http, scheme: bearer}
    oauth: {type: http, scheme: bearer}
  schemas:
    Alias: {$ref: "#/components/schemas/Pet"}
    Order: {type: object}
    Pet: {type: object, properties: {kind: {$ref: "#/components/schemas/Kind"}, parent: {$ref: "#/components/schemas/Pet"}}}
    Kind: {type: string, x-fragmint: {evidence: {kind: example}}}
  parameters: {Other: {name: other, in: query}, Id: {name: id, in: path, required: true, schema: {type: string}}}
  requestBodies:
    Pet:
      content:
        application/json:
          schema: {$ref: "#/components/schemas/Pet"}
          examples: {one: {$ref: "#/components/examples/One"}}
  headers: {ETag: {schema: {type: string}}, Other: {schema: {type: string}}}
  links: {Again: {operationId: putPet}, Other: {operationId: listOrders}}
  examples: {One: {value: {}}, Other: {value: {}}}
  responses: {Orders: {description: All, content: {application/json: {schema: {$ref: "#/components/schemas/Order"}}}}}
"""


def cut(folder: Path, *selectors: str, text: str = DOCUMENT) -> Cut:
    (folder / "shop.yaml").write_text(text)
    return fragment(spec.written(folder / "shop.yaml", Diagnostics()), selectors)


def bare(value: JsonValue) -> JsonValue:
    """The value without what we say in it."""
    if isinstance(value, list):
        return [bare(each) for each in value]
    if not isinstance(value, dict):
        return value
    return {name: bare(each) for name, each in value.items() if name != "x-fragmint"}


def test_all_that_an_operation_leads_to_comes_with_it_in_the_order_of_the_vendor(
    tmp_path: Path,
) -> None:
    root = cut(tmp_path, "putPet").root
    components = cast("dict[str, dict[str, object]]", root["components"])

    assert list(root) == [
        "openapi",
        "info",
        "x-fragmint",
        "tags",
        "security",
        "paths",
        "components",
    ]
    assert root["tags"] == [{"name": "Pets", "description": "Animals"}]
    assert list(cast("dict[str, dict[str, object]]", root["paths"])["/pets/{id}"]) == [
        "servers",
        "parameters",
        "put",
    ]
    assert {section: list(each) for section, each in components.items()} == {
        "securitySchemes": ["key", "oauth"],
        "schemas": ["Alias", "Pet", "Kind"],
        "parameters": ["Id"],
        "requestBodies": ["Pet"],
        "headers": ["ETag"],
        "links": ["Again"],
        "examples": ["One"],
    }


def test_nothing_is_written_otherwise_than_the_vendor_has_it_but_for_the_evidence(
    tmp_path: Path,
) -> None:
    root = cut(tmp_path, "putPet", "deletePet", "listOrders").root

    whole = yaml.safe_load(DOCUMENT)
    assert bare(root["paths"]) == whole["paths"]
    for section, objects in cast("dict[str, dict[str, JsonValue]]", root["components"]).items():
        for name, each in objects.items():
            assert (
                each == whole["components"][section][name]
                or bare(each) == whole["components"][section][name]
            )


def test_evidence_stands_where_it_can_and_nobody_gave_it(tmp_path: Path) -> None:
    root = cut(tmp_path, "PUT /pets/{id}").root
    schemas = cast("dict[str, dict[str, dict[str, object]]]", root["components"])["schemas"]

    assert schemas["Alias"] == {
        "$ref": "#/components/schemas/Pet"
    }  # in 3.0 nothing stands beside it
    assert list(schemas["Pet"]) == ["type", "x-fragmint", "properties"]
    assert schemas["Kind"]["x-fragmint"] == {"evidence": {"kind": "example"}}


def test_a_part_in_another_file_is_refused_with_its_place_and_the_next_step(
    tmp_path: Path,
) -> None:
    (tmp_path / "pet.yaml").write_text("type: object\n")
    text = DOCUMENT.replace('Alias: {$ref: "#/components/schemas/Pet"}', "Alias: {$ref: pet.yaml}")

    with pytest.raises(
        FragmintError, match=r"shop\.yaml:29:13: .* another file .* `redocly bundle`"
    ):
        cut(tmp_path, "putPet", text=text)
    assert cut(tmp_path, "listOrders", text=text).kept.operations == 1


def test_no_operation_is_no_fragment(tmp_path: Path) -> None:
    with pytest.raises(FragmintError, match="name them with --operation"):
        cut(tmp_path)


def test_a_cut_is_given_no_advice_about_its_evidence(tmp_path: Path) -> None:
    text = as_yaml(cut(tmp_path, "putPet", "deletePet", "listOrders").root)
    found = Diagnostics()

    spec.advise(spec.load_text(text, found), found, {"S145"})

    assert list(found) == []
