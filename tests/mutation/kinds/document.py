"""The raw document says something else than the client does: what a vendor's beta does overnight."""

from __future__ import annotations

from collections.abc import Iterator

import yaml

from mutation.clients import Client
from mutation.mutants import Edits, kind
from mutation.sources import members

_METHODS = ("get", "put", "post", "delete", "patch")
_FACTS = ("version-header", "default-version", "regions", "rate-limit")


def _operations(client: Client) -> Iterator[tuple[yaml.Node, yaml.Node]]:
    """The method of each operation, and the operation."""
    for _, item in members(client.fragment.at("paths")):
        yield from ((key, value) for key, value in members(item) if key.value in _METHODS)


def _fields(client: Client) -> Iterator[tuple[yaml.Node, yaml.Node]]:
    """The name of each field of a schema with a name of its own, and the field's schema."""
    for _, schema in members(client.fragment.at("components", "schemas")):
        for key, value in members(schema):
            if key.value == "properties":
                yield from members(value)


def _parameters(client: Client) -> Iterator[dict[str, yaml.Node]]:
    """The members of each parameter that is not of a path."""
    for node in client.fragment.walk():
        told = {key.value: value for key, value in members(node)}
        if {"in", "name", "schema"} <= told.keys() and told["in"].value != "path":
            yield told


@kind
def documented_method(client: Client) -> Edits:
    """The document has an operation by another method."""
    for method, _ in _operations(client):
        yield client.fragment.replaced(method, "patch")


@kind
def documented_path(client: Client) -> Edits:
    """The document has an operation at another path."""
    for path, _ in members(client.fragment.at("paths")):
        yield client.fragment.replaced(path, f"/v0{path.value}")


@kind
def documented_parameter(client: Client) -> Edits:
    """The document has a parameter by another name, or at another place."""
    for told in _parameters(client):
        place = "header" if told["in"].value == "query" else "query"
        yield client.fragment.replaced(told["name"], f"{told['name'].value}2")
        yield client.fragment.replaced(told["in"], place)


@kind
def documented_status(client: Client) -> Edits:
    """The document has an answer of another status."""
    for _, operation in _operations(client):
        for key, value in members(operation):
            if key.value == "responses":
                for status, _ in members(value):
                    yield client.fragment.replaced(status, '"418"')


@kind
def documented_field(client: Client) -> Edits:
    """The document has a field by another name."""
    for name, _ in _fields(client):
        yield client.fragment.replaced(name, f"{name.value}2")


@kind
def documented_type(client: Client) -> Edits:
    """The document has a field of another type."""
    for _, schema in _fields(client):
        for key, value in members(schema):
            if key.value == "type" and isinstance(value, yaml.ScalarNode):
                other = "integer" if value.value == "string" else "string"
                yield client.fragment.replaced(value, other)


@kind
def documented_value(client: Client) -> Edits:
    """The document has another value of an enumeration."""
    for node in client.fragment.walk():
        for key, value in members(node):
            if key.value == "enum" and isinstance(value, yaml.SequenceNode):
                for each in value.value:
                    yield client.fragment.replaced(each, f"{each.value}2")


@kind
def documented_security(client: Client) -> Edits:
    """The document wants another credential."""
    for _, scheme in members(client.fragment.at("components", "securitySchemes")):
        for key, value in members(scheme):
            if key.value == "name":
                yield client.fragment.replaced(value, f"{value.value}2")
            if key.value == "scheme":
                other = "basic" if value.value == "bearer" else "bearer"
                yield client.fragment.replaced(value, other)


@kind
def documented_server(client: Client) -> Edits:
    """The document has the API somewhere else."""
    servers = client.fragment.at("servers")
    assert isinstance(servers, yaml.SequenceNode)
    for server in servers.value:
        for key, value in members(server):
            if key.value == "url":
                other = str(value.value).replace("//", "//other.")
                yield client.fragment.replaced(value, other)


@kind
def documented_fact(client: Client) -> Edits:
    """The document says something else of the API as a whole: versions, regions, rate limits."""
    for name in _FACTS:
        if (fact := client.fragment.at("x-fragmint", name)) is not None:
            for node in client.fragment.values(fact):
                yield client.fragment.replaced(node, f'"{node.value}-2"')
