"""Advice about operations: what they give, which version they speak, who may call them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from fragmint.spec.codes import Finding
from fragmint.spec.pointer import Tokens
from fragmint.spec.rules.facts import FACTS
from fragmint.spec.values import JsonObject, as_list, as_object
from fragmint.spec.walk import Operation, View

_BETA = re.compile(r"(?<![a-z])(alpha|beta|preview|experimental)(?![a-z])", re.IGNORECASE)
_BODILESS = ("204", "205")


def s141_success_has_a_schema(view: View) -> Iterator[Finding]:
    """What an operation gives as JSON has a schema; without one its caller gets untyped data."""
    for operation, response, tokens in _successes(view):
        for media_type, media in as_object(response.get("content")).items():
            if _is_json(media_type) and not as_object(media).get("schema"):
                message = (
                    f"{operation.label} gives JSON without a schema: its caller gets untyped data"
                )
                hint = "describe it by a schema"
                yield Finding("S141", message, (*tokens, "content", media_type), hint)


def s142_beta_has_its_version(view: View) -> Iterator[Finding]:
    """Where a header selects the version, an operation that calls itself beta says which version it wants."""
    header = as_object(view.root.get(FACTS)).get("version-header")
    if not isinstance(header, str):
        return
    for operation in view.operations:
        names = {str(each.get("name")).lower() for each in operation.parameters}
        if header.lower() not in names and (where := _called_beta(operation)):
            message = f"{where} calls {operation.label} beta, but it does not take {header}"
            hint = f"declare the header parameter {header} with the legal versions as `enum`"
            yield Finding("S142", message, operation.tokens, hint)


def s151_schemes_are_required_somewhere(view: View) -> Iterator[Finding]:
    """A document with security schemes says which operations want them; else the client sends no credential."""
    schemes = as_object(as_object(view.root.get("components")).get("securitySchemes"))
    holders = [view.root, *(operation.fields for operation in view.operations)]
    if schemes and view.operations and not any("security" in holder for holder in holders):
        message = "no operation requires a security scheme: the client will send no credential"
        hint = f"say `security: [{{{next(iter(schemes))}: []}}]` at the root"
        yield Finding("S151", message, ("components", "securitySchemes"), hint)


def s153_reading_gives_a_body(view: View) -> Iterator[Finding]:
    """A GET is made to get something; documented without a body, its method returns nothing."""
    for operation, response, tokens in _successes(view):
        if (
            operation.method == "GET"
            and tokens[-1] not in _BODILESS
            and not response.get("content")
        ):
            message = f"{operation.label} documents no body: the client's method returns nothing"
            hint = "describe the body under `content`, or document the status 204"
            yield Finding("S153", message, tokens, hint)


def _successes(view: View) -> Iterator[tuple[Operation, JsonObject, Tokens]]:
    """The successful responses, each once, with the first operation that has it."""
    told: set[int] = set()
    for operation in view.operations:
        for status, response in as_object(operation.fields.get("responses")).items():
            fields = as_object(response)
            if status[:1] == "2" and id(fields) not in told:
                told.add(id(fields))
                yield operation, fields, (*operation.tokens, "responses", status)


def _is_json(media_type: str) -> bool:
    bare = media_type.partition(";")[0].strip().lower()
    return bare == "application/json" or bare.endswith("+json")


def _called_beta(operation: Operation) -> str:
    """What of the operation says that it is not stable; empty where nothing does."""
    fields = operation.fields
    said = {
        "the tag": [str(tag) for tag in as_list(fields.get("tags"))],
        "the summary": [str(fields.get("summary", ""))],
        "the path": [operation.path],
    }
    return next((where for where, texts in said.items() if any(map(_BETA.search, texts))), "")
