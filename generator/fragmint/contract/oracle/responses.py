"""What an operation answers by its document: which statuses mean success, and which body each of them has."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from fragmint.contract import media
from fragmint.contract.oracle.document import Node, Operation
from fragmint.contract.oracle.shape import layers
from fragmint.contract.values import JsonValue

_BODILESS = {"204", "205", "304"}
# OpenAPI has a header of this name ignored: the content describes it.
_DESCRIBED_ELSEWHERE = {"content-type"}


class Media(NamedTuple):
    """The body of a response in one media type: JSON if there is any that the client takes."""

    name: str
    schema: Node
    examples: dict[str, JsonValue]

    @classmethod
    def of(cls, response: Node | None, accept: str = "") -> Media | None:
        """The body of a response for an Accept header, None if it has none."""
        content = dict(response["content"].members()) if response else {}
        if not content:
            return None
        offered = list(dict.fromkeys([*media.preferred(content), *content]))
        taken = (each for each in offered if media.accepted(media.concrete(each), accept))
        return cls.named(content, next(taken, offered[0]))

    @classmethod
    def named(cls, content: dict[str, Node], name: str) -> Media:
        """The body in one of its documented media types."""
        found = content[name].target
        values = {each: value_of(node.target) for each, node in found["examples"].members()}
        named = {each: value.value for each, value in values.items() if value is not None}
        alone = {"default": found["example"].value} if "example" in found else {}
        return cls(_concrete(name, found["schema"]), found["schema"], named or alone)

    @property
    def is_described(self) -> bool:
        """Whether it is JSON, and a schema says what JSON."""
        return media.is_json(self.name) and self.schema.exists


def value_of(example: Node) -> Node | None:
    """The value of an example, which OpenAPI 3.2 has under another name, too; None where it is elsewhere."""
    return next((example[name] for name in ("dataValue", "value") if name in example), None)


def success(operation: Operation) -> tuple[int, Node | None]:
    """The success that a caller hopes for: the lowest documented one, else the default."""
    for key in _successes(operation):
        return status_of(key), operation.responses[key]
    return 200, None


def status_of(key: str) -> int:
    """A status for what the document writes: the one it is, or the first of its range."""
    return int(key) if key.isdecimal() else int(key[0]) * 100 if key[0].isdecimal() else 200


def answers(operation: Operation) -> Iterator[tuple[str, str | None]]:
    """The documented successes by status with the names of their examples, None for one without."""
    for key in _successes(operation):
        body = body_of(operation, key)
        names: list[str | None] = [*body.examples] if body else []
        yield from ((key, name) for name in names or [None])


def errors(operation: Operation) -> Iterator[str]:
    """What the document writes for the statuses that are errors."""
    for key in operation.responses:
        if key not in _successes(operation) and (key[0] in "45" or key == "default"):
            yield key


def body_of(operation: Operation, key: str, accept: str = "") -> Media | None:
    """The body of a documented answer; none goes with some statuses and methods, whatever the document has."""
    if key in _BODILESS or operation.method == "HEAD":
        return None
    return Media.of(operation.responses[key], accept)


def headers_of(response: Node) -> dict[str, tuple[Node, bool]]:
    """The documented headers of an answer in lower case: the schema of each, and whether it is required."""
    return {
        name.lower(): (_header_schema(node.target), node.target["required"].value is True)
        for name, node in response["headers"].members()
        if name.lower() not in _DESCRIBED_ELSEWHERE
    }


def _header_schema(header: Node) -> Node:
    _, content = next(header["content"].members(), ("", None))
    return content["schema"] if content else header["schema"]


def _concrete(name: str, schema: Node) -> str:
    """A media type to answer in: of those that a range holds, one that its schema can stand for."""
    is_binary = any(layer["format"].text == "binary" for layer in layers(schema))
    if media.is_json(name) and "*" in name and is_binary:
        return "application/octet-stream"
    return media.concrete(name)


def _successes(operation: Operation) -> list[str]:
    exact = sorted(key for key in operation.responses if key.startswith("2"))
    return exact or [key for key in operation.responses if key == "default"]
