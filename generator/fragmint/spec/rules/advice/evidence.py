"""Advice about where facts were read."""

from __future__ import annotations

from collections.abc import Iterator

from fragmint.spec.codes import Finding
from fragmint.spec.pointer import Tokens
from fragmint.spec.rules.facts import FACTS
from fragmint.spec.values import JsonValue, as_object
from fragmint.spec.walk import View


def s145_facts_have_a_source(view: View) -> Iterator[Finding]:
    """In a document that lists its sources, each operation and each named schema says on which of them it rests.

    A schema that is `true`, or that only names another, says nothing that could be wrong.
    """
    if not as_object(view.root.get(FACTS)).get("sources"):
        return
    parts: list[tuple[str, JsonValue, Tokens]] = [
        (operation.label, operation.fields, operation.tokens) for operation in view.operations
    ]
    schemas = as_object(as_object(view.root.get("components")).get("schemas"))
    parts += (
        (f"the schema '{name}'", schema, ("components", "schemas", name))
        for name, schema in schemas.items()
        if isinstance(schema, dict) and schema.keys() != {"$ref"}
    )
    for label, part, tokens in parts:
        if "evidence" not in as_object(as_object(part).get(FACTS)):
            message = f"{label} does not say where it was read"
            hint = "add `x-fragmint: {evidence: {source: ..., kind: ...}}`"
            yield Finding("S145", message, tokens, hint)
