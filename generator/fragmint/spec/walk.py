"""Every object of a normalised document by its kind, and every operation by its path."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from fragmint.spec import grammar
from fragmint.spec.grammar import Child, Kind, Many, Named
from fragmint.spec.pointer import Tokens
from fragmint.spec.values import JsonObject, JsonValue, as_list, as_object


class Node(NamedTuple):
    """An object of the document: what it is, its fields, and the tokens that lead to it."""

    kind: Kind
    fields: JsonObject
    tokens: Tokens


class Operation(NamedTuple):
    """An operation of `paths`, with the tokens that lead to it."""

    path: str
    method: str
    fields: JsonObject
    tokens: Tokens

    @property
    def label(self) -> str:
        """The operation as people name it: `GET /things`."""
        return f"{self.method} {self.path}"

    @property
    def parameters(self) -> list[JsonObject]:
        """The parameters that are objects, its own and those of its path."""
        return [as_object(parameter) for parameter in as_list(self.fields.get("parameters"))]


class View:
    """A normalised document as the rules look at it: walked once, read by all."""

    def __init__(self, root: JsonObject, version: str) -> None:
        self.root = root
        self.version = version
        self.operations = list(_operations(root))
        self.nodes = list(_nodes(root))

    def of(self, kind: Kind) -> Iterator[Node]:
        """The objects of one kind."""
        return (node for node in self.nodes if node.kind is kind)


def _operations(root: JsonObject) -> Iterator[Operation]:
    for path, item in as_object(root.get("paths")).items():
        for method, fields, tokens in grammar.operations(as_object(item)):
            yield Operation(path, method, fields, ("paths", path, *tokens))


def _nodes(root: JsonObject) -> Iterator[Node]:
    """Every object at the first place where it stands; one that stands in several places comes once."""
    seen: set[int] = set()
    waiting = [Node(Kind.OPENAPI, root, ())]
    while waiting:
        node = waiting.pop()
        if id(node.fields) in seen:
            continue
        seen.add(id(node.fields))
        yield node
        waiting += reversed(list(inside(node)))


def inside(node: Node) -> Iterator[Node]:
    """The objects that are fields of an object, or stand in its fields; what a `$ref` leads to is not followed."""
    for name, value in node.fields.items():
        child = grammar.child(node.kind, name)
        if child is not None:
            for inner, tokens in _objects(child, value):
                yield Node(child.kind, inner, (*node.tokens, name, *tokens))


def _objects(child: Child, value: JsonValue) -> Iterator[tuple[JsonObject, Tokens]]:
    parts: list[tuple[JsonValue, Tokens]] = [(value, ())]
    if isinstance(child, Many):
        parts = [(item, (str(index),)) for index, item in enumerate(as_list(value))]
    elif isinstance(child, Named):
        parts = [(item, (name,)) for name, item in as_object(value).items()]
    for part, tokens in parts:
        if isinstance(part, dict):
            yield part, tokens
