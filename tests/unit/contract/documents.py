"""Documents to be judged: the petshop, and ones that hold a single schema."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from fragmint.contract.exchange import WireRequest
from fragmint.contract.oracle.document import Node, RawDocument
from fragmint.contract.oracle.requests import RequestJudge
from fragmint.contract.oracle.schemas import Schemas
from fragmint.contract.oracle.walker import Fits
from fragmint.contract.values import JsonObject, JsonValue

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


def one_operation(
    version: str = "3.1.0", method: str = "post", **operation: JsonValue
) -> JsonObject:
    """A document with one operation, `POST /a` unless another method is named."""
    said: JsonObject = {"responses": {"200": {"description": "ok"}}, **operation}
    return {
        "openapi": version,
        "info": {"title": "t", "version": "1"},
        "paths": {"/a": {method: said}},
    }


def taking(
    media_type: str, schema: JsonValue, version: str = "3.1.0", **more: JsonValue
) -> JsonObject:
    """A document whose one operation takes a body in one media type, as that says."""
    content: JsonObject = {media_type: {"schema": schema, **more}}
    return one_operation(version, requestBody={"required": True, "content": content})


def against(document: JsonObject, request: WireRequest) -> list[str]:
    """What our own rules have against a request, in words; openapi-core is not asked."""
    raw = RawDocument(document)
    match = raw.match(request.method, request.path)
    assert match is not None
    judge = RequestJudge(raw, Schemas(raw))
    return [str(violation) for violation in judge.violations(match, request)]


def posted(
    body: bytes, content_type: str, *headers: tuple[str, str], query: str = ""
) -> WireRequest:
    """A request for the one operation, with a body."""
    return WireRequest("POST", "/a", query, (("Content-Type", content_type), *headers), body)


def multipart(*parts: tuple[str, bytes]) -> bytes:
    """A multipart body with the boundary `b`, of parts given as what their Content-Disposition and headers say."""
    written = [
        b"--b\r\nContent-Disposition: form-data; " + head.encode() + b"\r\n\r\n" + content + b"\r\n"
        for head, content in parts
    ]
    return b"".join(written) + b"--b--\r\n"


PARTED = "multipart/form-data; boundary=b"
FORM = "application/x-www-form-urlencoded"
