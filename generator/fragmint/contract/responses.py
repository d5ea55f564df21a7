"""What an operation answers by its document: which statuses mean success, and which body each of them has."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from fragmint.contract.document import Node, Operation
from fragmint.contract.exchange import is_json
from fragmint.contract.values import JsonValue


class Media(NamedTuple):
    """The body of a response in the media type that a client would choose: JSON if there is any."""

    name: str
    schema: Node
    examples: dict[str, JsonValue]

    @classmethod
    def of(cls, response: Node | None) -> Media | None:
        """The body of a response, None if it has none."""
        content = dict(response["content"].members()) if response else {}
        if not content:
            return None
        name = min(content, key=lambda each: not is_json(each))
        media = content[name]
        examples = {each: node.target for each, node in media["examples"].members()}
        named = {each: node["value"].value for each, node in examples.items() if "value" in node}
        alone = {"default": media["example"].value} if "example" in media else {}
        return cls("application/json" if name == "*/*" else name, media["schema"], named or alone)

    @property
    def is_described(self) -> bool:
        """Whether it is JSON, and a schema says what JSON."""
        return is_json(self.name) and self.schema.exists


def success(operation: Operation) -> tuple[int, Node | None]:
    """The success that a caller hopes for: the lowest documented one, else the default."""
    for key in _successes(operation):
        return (int(key) if key.isdecimal() else 200), operation.responses[key]
    return 200, None


def answers(operation: Operation) -> Iterator[tuple[str, str | None]]:
    """The documented successes by status with the names of their examples, None for one without."""
    for key in _successes(operation):
        media = Media.of(operation.responses[key])
        names: list[str | None] = [*media.examples] if media else []
        yield from ((key, name) for name in names or [None])


def errors(operation: Operation) -> Iterator[str]:
    """What the document writes for the statuses that are errors."""
    for key in operation.responses:
        if key not in _successes(operation) and (key[0] in "45" or key == "default"):
            yield key


def _successes(operation: Operation) -> list[str]:
    exact = sorted(key for key in operation.responses if key.startswith("2"))
    return exact or [key for key in operation.responses if key == "default"]
