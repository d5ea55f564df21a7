"""The parts of an operation by name, as the tests of models have them: `response 404`, `query limit`, `body text/csv`."""

from __future__ import annotations

from fragmint.contract.oracle.document import Node, Operation
from fragmint.contract.oracle.responses import Media


def schema_of(operation: Operation, part: str) -> Node:
    """What describes a part; raises KeyError where the document has none of that name."""
    kind, _, name = part.partition(" ")
    named = {f"{each.location} {each.name}": each.schema for each in operation.parameters}
    if kind == "body":
        named[part] = operation.node["requestBody"].target["content"][name].target["schema"]
    if kind == "response" and (media := Media.of(operation.responses.get(name))):
        named[part] = media.schema
    if part not in named or not named[part].exists:
        raise KeyError(f"{operation.key} has no {part} that a schema describes")
    return named[part]
