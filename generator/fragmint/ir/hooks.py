"""Webhooks and callbacks: requests that the API makes to its user's server. They give models to read them by, no operations."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple, cast

from fragmint.ir import naming
from fragmint.ir.media import preferred
from fragmint.ir.model import Schema
from fragmint.ir.nodes import Node, is_node, member, text
from fragmint.ir.schemas import SchemaBuilder
from fragmint.spec import grammar
from fragmint.spec.pointer import below
from fragmint.spec.values import JsonValue, as_object


class _Hook(NamedTuple):
    """One request of the API to its user: a name for its models, the operation that describes it, and where that is."""

    name: str
    node: Node
    pointer: str


def build_hooks(root: Node, schemas: SchemaBuilder) -> list[Schema]:
    """Build what the requests and the answers of all hooks hold; the schemas of the requests, which a user receives."""
    received: list[Schema] = []
    for name, node, pointer in _hooks(root):
        body = member(node, "requestBody")
        received += _bodies(body, below(pointer, "requestBody"), f"{name}Request", schemas)
        for status, answer in member(node, "responses").items():
            suffix = "Response" if status.startswith("2") else f"{status.capitalize()}Response"
            place = below(pointer, "responses", status)
            if is_node(answer):
                list(_bodies(answer, place, f"{name}{suffix}", schemas))
    return received


def _bodies(holder: Node, pointer: str, name: str, schemas: SchemaBuilder) -> Iterator[Schema]:
    """The schema of the body, of JSON where it may be that."""
    content = member(holder, "content")
    chosen = next(iter(preferred(content)), "")
    schema = member(content, chosen).get("schema")
    if schema is not None:
        yield schemas.build(schema, below(pointer, "content", chosen, "schema"), name)


def _hooks(root: Node) -> Iterator[_Hook]:
    for name, item in member(root, "webhooks").items():
        yield from _requests(name, item, below("/webhooks", name))
    for path, item in member(root, "paths").items():
        for _, operation, tokens in _operations(item):
            at = below("/paths", path, *tokens, "callbacks")
            callbacks = member(operation, "callbacks")
            for name in callbacks:
                for expression, inner in member(callbacks, name).items():
                    if not expression.startswith("x-"):
                        yield from _requests(name, inner, below(at, name, expression))


def _requests(name: str, item: object, pointer: str) -> Iterator[_Hook]:
    found = list(_operations(item))
    for method, node, tokens in found:
        of_several = f"{name} {method.lower()}" if len(found) > 1 else name
        label = naming.pascal(text(node, "operationId") or of_several)
        yield _Hook(label, node, below(pointer, *tokens))


def _operations(item: object) -> Iterator[tuple[str, Node, tuple[str, ...]]]:
    return grammar.operations(as_object(cast(JsonValue, item)))
