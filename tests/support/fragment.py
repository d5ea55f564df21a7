"""Read and walk the curated fragment as it stands on disk, by none of the generator's code."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import cast

import yaml

Node = dict[str, object]

FOLDER = Path(__file__).parents[2] / "spec" / "launchdarkly"
FRAGMENT = cast(Node, yaml.safe_load((FOLDER / "openapi.yaml").read_text("utf-8")))
EXAMPLES = {
    f"examples/{path.name}": cast(Node, yaml.safe_load(path.read_text("utf-8")))
    for path in sorted(FOLDER.glob("examples/*.yaml"))
}


def members(value: object) -> Node:
    """The members of an object; anything else is a mistake of the test."""
    assert isinstance(value, dict)
    return cast(Node, value)


def elements(value: object) -> list[object]:
    """The elements of an array; anything else is a mistake of the test."""
    assert isinstance(value, list)
    return cast("list[object]", value)


def at(*steps: str) -> Node:
    """The object of the fragment at the end of these steps."""
    node = FRAGMENT
    for step in steps:
        node = members(node[step])
    return node


def walk(node: object, pointer: str = "") -> Iterator[tuple[str, object]]:
    """Every value in a document, with its JSON pointer."""
    yield pointer, node
    if isinstance(node, dict):
        for key, value in members(cast(object, node)).items():
            yield from walk(value, f"{pointer}/{key.replace('~', '~0').replace('/', '~1')}")
    elif isinstance(node, list):
        for index, value in enumerate(elements(cast(object, node))):
            yield from walk(value, f"{pointer}/{index}")


def operations() -> dict[str, Node]:
    """Every operation of the fragment by its id."""
    found = [members(members(item)["get"]) for item in at("paths").values()]
    return {str(operation["operationId"]): operation for operation in found}


def parameters(operation: Node) -> dict[str, Node]:
    """The parameters of an operation by name, references followed."""
    found = [follow(members(parameter)) for parameter in elements(operation["parameters"])]
    return {str(parameter["name"]): parameter for parameter in found}


def follow(node: Node) -> Node:
    """The component that a node refers to, or the node itself."""
    target = str(node.get("$ref", ""))
    return at(*target.removeprefix("#/").split("/")) if target.startswith("#/") else node


def evidence(node: Node) -> Node:
    """What a node says of how it is known; empty if it says nothing."""
    return members(members(node.get("x-fragmint", {})).get("evidence", {}))


def documented() -> Iterator[tuple[str, Node]]:
    """Each example file that a response refers to, with the schema of its value."""
    for operation in operations().values():
        for response in members(operation["responses"]).values():
            media = members(members(follow(members(response))["content"])["application/json"])
            for example in members(media["examples"]).values():
                yield str(members(example)["$ref"]), members(media["schema"])


def undeclared(value: object, schema: Node, seen: set[int]) -> Iterator[str]:
    """Names in a value that its schema does not declare; `seen` gathers the property schemas it meets."""
    schema = follow(schema)
    for variant in elements(schema.get("anyOf", [])):
        if members(variant) != {"type": "null"}:
            yield from undeclared(value, members(variant), seen)
            return
    if isinstance(value, list):
        for element in elements(cast(object, value)):
            yield from undeclared(element, members(schema["items"]), seen)
    elif isinstance(value, dict):
        for name, member in members(cast(object, value)).items():
            declared = members(schema.get("properties", {})).get(
                name, schema.get("additionalProperties")
            )
            if declared is None:
                yield name
            elif isinstance(declared, dict):
                seen.add(id(cast(object, declared)))
                yield from undeclared(member, members(cast(object, declared)), seen)


def keyword(name: str) -> dict[str, object]:
    """Every value that the fragment gives to a keyword of schemas, by the schema's pointer."""
    return {
        pointer.removesuffix(f"/{name}"): value
        for pointer, value in walk(FRAGMENT)
        if pointer.endswith(f"/{name}") and not pointer.endswith(f"/properties/{name}")
    }
