"""What the document marks as secret, and where credentials stand: what no recording, report or screen may show."""

from __future__ import annotations

from collections.abc import Iterator

from fragmint.contract import media
from fragmint.contract.oracle import walker
from fragmint.contract.oracle.document import Node, Operation, RawDocument
from fragmint.contract.oracle.requests import place
from fragmint.contract.oracle.shape import reach
from fragmint.contract.oracle.walker import Fits
from fragmint.contract.values import JsonValue, child


class Secrets:
    """Finds in a body what its schema marks, and outside of any schema what has the name of a field marked elsewhere."""

    def __init__(self, document: RawDocument, fits: Fits) -> None:
        self._fits = fits
        self._names = frozenset(_marked_names(document.root))
        schemes = document.root["components"]["securitySchemes"].members()
        self.credentials = frozenset(place(scheme.target) for _, scheme in schemes)
        """Where credentials are sent: `header`, `query` or `cookie`, and the name there as the document writes it."""

    def in_answer(
        self, operation: Operation, status: int, media_type: str, body: JsonValue
    ) -> set[str]:
        """JSON pointers of the secrets in the body of an answer."""
        found = operation.response(status)
        return self._in_content(found[1] if found else None, media_type, body)

    def in_request(self, operation: Operation, media_type: str, body: JsonValue) -> set[str]:
        """JSON pointers of the secrets in the body of a request."""
        return self._in_content(operation.node["requestBody"].target, media_type, body)

    def headers(self, operation: Operation, status: int) -> set[str]:
        """The headers of an answer that are marked, in lower case."""
        found = operation.response(status)
        headers = found[1]["headers"].members() if found else ()
        return {
            name.lower()
            for name, node in headers
            if _is_marked(node.target) or _is_marked(node.target["schema"])
        }

    def by_name(self, body: JsonValue) -> set[str]:
        """JSON pointers of what a body without a schema has under the name of a field that is marked somewhere."""
        return set(self._named("", body))

    def _in_content(self, owner: Node | None, media_type: str, body: JsonValue) -> set[str]:
        content = dict(owner["content"].members()) if owner else {}
        name = media.closest(content, media_type)
        schema = content[name].target["schema"] if name else None
        if schema is None or not schema.exists:
            return self.by_name(body)
        found = set[str]()
        for spot in walker.walk(schema, body, self._fits):
            if not spot.declared:
                around, _, _ = spot.pointer.rpartition("/")
                found |= set(self._named(around, {_name_of(spot.pointer): spot.value}))
            elif any(map(_is_marked, spot.schemas)):
                found.add(spot.pointer)
        return found

    def _named(self, pointer: str, value: JsonValue) -> Iterator[str]:
        if isinstance(value, list):
            for index, item in enumerate(value):
                yield from self._named(child(pointer, str(index)), item)
        elif isinstance(value, dict):
            for name, member in value.items():
                if name in self._names:
                    yield child(pointer, name)
                else:
                    yield from self._named(child(pointer, name), member)


def _name_of(pointer: str) -> str:
    return pointer.rpartition("/")[2].replace("~1", "/").replace("~0", "~")


def _is_marked(schema: Node) -> bool:
    return any(
        layer["x-fragmint"]["secret"].value is True
        or layer["format"].text == "password"
        or layer["writeOnly"].value is True
        for layer in reach(schema)
    )


def _marked_names(node: Node) -> Iterator[str]:
    for name, member in node.members():
        if name == "properties":
            yield from (each for each, schema in member.members() if _is_marked(schema))
        yield from _marked_names(member)
    for item in node:
        yield from _marked_names(item)
