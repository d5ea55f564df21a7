"""Which documented answer an undocumented one is like: the same thing, said under another status."""

from __future__ import annotations

from fragmint.contract.oracle.document import Node, Operation
from fragmint.contract.oracle.responses import Media
from fragmint.contract.oracle.schemas import Schemas
from fragmint.contract.oracle.shape import property_names
from fragmint.contract.values import JsonValue


def closest(schemas: Schemas, operation: Operation, status: int, value: JsonValue) -> Node | None:
    """The schema of another answer of the operation, a success for a success, that most of a JSON body is by.

    It is one that has a name, for only so can two answers be of one schema.
    """
    for key, response in operation.responses.items():
        is_error = key == "default" or key[0] in "45"
        body = Media.of(response) if is_error == (status >= 400) else None
        is_shared = body is not None and body.is_described and "$ref" in body.schema
        if body and is_shared and _is_alike(schemas, body.schema, value):
            return body.schema
    return None


def _is_alike(schemas: Schemas, schema: Node, value: JsonValue) -> bool:
    if not isinstance(value, dict):
        return schemas.fits(schema, value)
    known = value.keys() & set(property_names(schema))
    return 2 * len(known) > len(value)
