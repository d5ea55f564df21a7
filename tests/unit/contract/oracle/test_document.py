from __future__ import annotations

import pytest

from fragmint.contract.oracle.document import RawDocument
from fragmint.contract.oracle.reading import DocumentError
from fragmint.contract.values import JsonObject, JsonValue
from unit.contract.documents import PETSHOP


@pytest.fixture(scope="module")
def petshop() -> RawDocument:
    return RawDocument.read(PETSHOP)


def document(**members: JsonValue) -> RawDocument:
    return RawDocument({"openapi": "3.1.0", **members})


def test_operations_are_named_by_method_and_path(petshop: RawDocument) -> None:
    assert list(petshop.operations) == [
        "GET /pets",
        "POST /pets",
        "GET /pets/{pet_id}",
        "DELETE /pets/{pet_id}",
        "GET /pets/newest",
    ]


def test_a_literal_path_goes_before_one_with_a_parameter(petshop: RawDocument) -> None:
    found = petshop.match("GET", "/pets/newest")

    assert found is not None
    assert found.operation.path == "/pets/newest"


def test_a_literal_path_hides_one_with_a_parameter_from_every_method(petshop: RawDocument) -> None:
    assert petshop.match("DELETE", "/pets/newest") is None
    assert [found.operation.method for found in petshop.matches("/pets/newest")] == ["GET"]
    assert [found.operation.method for found in petshop.matches("/pets/1")] == ["GET", "DELETE"]


def test_a_path_argument_is_one_segment_and_stays_encoded(petshop: RawDocument) -> None:
    found = petshop.match("DELETE", "/pets/a%2Fb")

    assert found is not None
    assert found.arguments == {"pet_id": "a%2Fb"}
    assert petshop.match("DELETE", "/pets/a/b") is None


def test_a_parameter_of_the_operation_replaces_that_of_its_path() -> None:
    path: JsonObject = {
        "parameters": [{"name": "a", "in": "query"}, {"name": "b", "in": "query"}],
        "get": {"parameters": [{"name": "a", "in": "query", "required": True}]},
    }
    parameters = document(paths={"/": path}).operations["GET /"].parameters

    assert {each.name: each.required for each in parameters} == {"a": True, "b": False}


def test_header_parameters_that_openapi_ignores_are_no_parameters() -> None:
    headers: JsonValue = [
        {"name": name, "in": "header"} for name in ("Accept", "content-type", "X-Mine")
    ]
    operation = document(paths={"/": {"get": {"parameters": headers}}}).operations["GET /"]

    assert [each.name for each in operation.parameters] == ["X-Mine"]


@pytest.mark.parametrize(("status", "key"), [(404, "404"), (418, "4XX"), (500, None)])
def test_a_status_is_documented_by_itself_or_by_its_range(
    petshop: RawDocument, status: int, key: str | None
) -> None:
    found = petshop.operations["GET /pets"].response(status)

    assert (found[0] if found else None) == key


def test_a_status_that_nothing_else_covers_is_the_default(petshop: RawDocument) -> None:
    found = petshop.operations["POST /pets"].response(500)

    assert found is not None
    assert found[0] == "default"


def test_an_operation_may_want_another_credential_or_none(petshop: RawDocument) -> None:
    wanted = {key: operation.security for key, operation in petshop.operations.items()}

    assert wanted["GET /pets"] == (("Key",),)
    assert wanted["POST /pets"] == (("Token",), ("Login",))
    assert wanted["DELETE /pets/{pet_id}"] == ()


@pytest.mark.parametrize("reference", ["#/nowhere", "#/a", "#/items/7"])
def test_a_reference_that_leads_nowhere_is_an_error(reference: str) -> None:
    root = document(a={"$ref": reference}, items=[1]).root

    with pytest.raises(DocumentError, match="leads"):
        _ = root["a"].target
