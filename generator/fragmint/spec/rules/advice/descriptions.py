"""Advice about what readers of a document miss, or could do without."""

from __future__ import annotations

from collections.abc import Iterator

from fragmint.spec import pointer
from fragmint.spec.codes import Finding
from fragmint.spec.values import JsonValue, as_object
from fragmint.spec.walk import View


def s150_operations_are_described(view: View) -> Iterator[Finding]:
    """The docstring of a method is what the document says of the operation."""
    for operation in view.operations:
        if not operation.fields.get("summary") and not operation.fields.get("description"):
            message = f"{operation.label} has neither summary nor description"
            yield Finding("S150", message, operation.tokens, "say in a sentence what it does")


def s152_components_are_used(view: View) -> Iterator[Finding]:
    """A schema that no operation leads to becomes a class that nobody gets or sends."""
    schemas = as_object(as_object(view.root.get("components")).get("schemas"))
    waiting: list[JsonValue] = [view.root.get("paths"), view.root.get("webhooks")]
    used: set[str] = set()
    seen: set[int] = set()
    while waiting:
        value = waiting.pop()
        if isinstance(value, str):
            name = _component(value)
            if name in schemas and name not in used:
                used.add(name)
                waiting.append(schemas[name])
        elif isinstance(value, dict | list) and id(value) not in seen:
            seen.add(id(value))
            waiting += value.values() if isinstance(value, dict) else value
    for name in schemas:
        if name not in used:
            message = f"no operation uses the schema '{name}'"
            yield Finding("S152", message, ("components", "schemas", name), "leave it out")


def _component(text: str) -> str:
    """The component that a reference names; the values of a discriminator's mapping are references too."""
    if not text.startswith("#/components/schemas/"):
        return ""
    return pointer.parse(text)[-1]
