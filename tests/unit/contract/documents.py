"""Documents to be judged: the petshop, and ones that hold a single schema."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from fragmint.contract.document import Node, RawDocument
from fragmint.contract.exchange import WireRequest
from fragmint.contract.schemas import Schemas
from fragmint.contract.values import JsonObject
from fragmint.contract.walker import Fits

PETSHOP = Path(__file__).parent / "petshop" / "openapi.yaml"

Judge = Callable[[WireRequest], list[str]]
Write = Callable[..., Path]

OBJECT: JsonObject = {
    "type": "object",
    "required": ["kind"],
    "properties": {"kind": {"type": "string"}, "size": {"type": "integer"}},
}


def placed(
    schema: JsonObject, others: Mapping[str, JsonObject], version: str = "3.1.0"
) -> tuple[Node, Fits]:
    """The schema as it stands in a document beside others, and what chooses among the members of a union in it."""
    schemas: JsonObject = {"Body": schema, **others}
    document = RawDocument({"openapi": version, "components": {"schemas": schemas}})
    return document.root.at("/components/schemas/Body"), Schemas(document).fits


def ref(name: str) -> JsonObject:
    """A reference to one of the others."""
    return {"$ref": f"#/components/schemas/{name}"}
