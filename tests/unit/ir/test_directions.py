from __future__ import annotations

from fragmint.ir.model import Api, Model
from support.apis import api

BOTH_WAYS = """
paths:
  /things:
    put:
      requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/Thing'}}}}
      responses: {'200': {description: x, content: {application/json: {schema: {$ref: '#/components/schemas/Thing'}}}}}
components:
  schemas:
"""


def wires(model: Model) -> dict[str, bool]:
    """The members of a model, and whether each is required."""
    return {member.wire: member.required for member in model.schema.properties}


def sent(found: Api) -> str:
    """The model that the first body of the first operation is made of."""
    body = found.operations[0].body
    assert body is not None
    return body.contents[0].schema.ref


def test_a_model_that_serves_both_ways_is_one() -> None:
    found = api(BOTH_WAYS + """
    Thing: {type: object, required: [name], properties: {name: {type: string}, id: {type: integer, readOnly: true}}}
""")
    assert list(found.models) == ["Thing"]
    assert sent(found) == "Thing"


def test_a_request_has_a_model_of_its_own_where_a_read_only_member_is_required() -> None:
    found = api(BOTH_WAYS + """
    Thing: {type: object, required: [id, name], properties: {id: {type: integer, readOnly: true}, name: {type: string}}}
""")
    assert wires(found.models["Thing"]) == {"id": True, "name": True}
    assert wires(found.models["ThingRequest"]) == {"name": True}
    assert sent(found) == "ThingRequest"
    assert found.models["ThingRequest"].request_only
    assert not found.models["Thing"].request_only


def test_what_holds_such_a_model_has_two_as_well() -> None:
    found = api(BOTH_WAYS + """
    Thing: {type: object, properties: {parts: {type: array, items: {$ref: '#/components/schemas/Part'}}}}
    Part:
      {type: object, required: [id],
       properties: {id: {type: integer, readOnly: true}, whole: {$ref: '#/components/schemas/Thing'}}}
""")
    assert sorted(found.models) == ["Part", "PartRequest", "Thing", "ThingRequest"]
    (parts,) = found.models["ThingRequest"].schema.properties
    assert parts.schema.items is not None
    assert parts.schema.items.ref == "PartRequest"
    (whole,) = found.models["PartRequest"].schema.properties
    assert whole.schema.ref == "ThingRequest"


def test_a_write_only_member_is_required_of_a_request_and_never_of_an_answer() -> None:
    found = api(BOTH_WAYS + """
    Thing: {type: object, required: [password], properties: {password: {type: string, writeOnly: true}}}
""")
    assert wires(found.models["Thing"]) == {"password": False}
    assert wires(found.models["ThingRequest"]) == {"password": True}


def test_a_model_of_requests_alone_refers_to_the_models_of_requests() -> None:
    found = api("""
paths:
  /things:
    post:
      requestBody:
        {content: {application/json: {schema: {type: object, properties: {thing: {$ref: '#/components/schemas/Thing'}}}}}}
      responses: {'200': {description: x, content: {application/json: {schema: {$ref: '#/components/schemas/Thing'}}}}}
components:
  schemas:
    Thing: {type: object, required: [id], properties: {id: {type: integer, readOnly: true}}}
""")
    (thing,) = found.models["PostThingsRequest"].schema.properties
    assert thing.schema.ref == "ThingRequest"


def test_the_name_of_such_a_model_gives_way_to_one_of_the_document() -> None:
    found = api(BOTH_WAYS + """
    Thing: {type: object, required: [id], properties: {id: {type: integer, readOnly: true}}}
    ThingRequest: {type: object, properties: {a: {type: string}}}
""")
    assert sent(found) == "ThingRequest2"
    assert wires(found.models["ThingRequest"]) == {"a": False}


def test_a_form_with_files_knows_them() -> None:
    found = api("""
paths:
  /files:
    post:
      requestBody: {content: {multipart/form-data: {schema: {$ref: '#/components/schemas/Upload_'}}}}
      responses: {'204': {description: x}}
components:
  schemas:
    Upload_: {type: object, properties: {pages: {type: array, items: {type: string, format: binary}}}}
""")
    assert found.models[sent(found)].has_files


def test_a_form_with_files_that_travels_as_json_too_has_a_model_of_its_own() -> None:
    found = api("""
paths:
  /files:
    post:
      requestBody:
        content:
          application/json: {schema: {$ref: '#/components/schemas/Scan'}}
          multipart/form-data: {schema: {$ref: '#/components/schemas/Scan'}}
      responses: {'204': {description: x}}
components:
  schemas:
    Scan: {type: object, properties: {image: {type: string, format: binary}}}
""")
    body = found.operations[0].body
    assert body is not None
    assert [content.schema.ref for content in body.contents] == ["Scan", "ScanForm"]
    assert [found.models[name].has_files for name in ("Scan", "ScanForm")] == [False, True]
