"""Documents drawn from OpenAPI's grammar: everything a document may hold, called the worst that it may be called."""

from __future__ import annotations

import copy
from typing import TypeVar, cast

from hypothesis import strategies as st

from support.drawn_schemas import TEXTS, TOKENS, WORDS, Node, Schemas, some

T = TypeVar("T")

_VERSIONS = ("3.0.3", "3.1.0", "3.2.0")
_PLACES = ("path", "query", "header", "cookie")
_STYLES = {
    "path": ("simple", "label", "matrix"),
    "query": ("form", "spaceDelimited", "pipeDelimited", "deepObject"),
    "header": ("simple",),
    "cookie": ("form",),
}
_MEDIA_TYPES = (
    *("application/json", "application/json; charset=utf-8", "application/hal+json", "*/*"),
    *("application/x-www-form-urlencoded", "multipart/form-data", "text/plain", "text/csv"),
    *("application/octet-stream", "image/png", "application/xml", "text/event-stream"),
)
_METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace")
_STATUSES = ("200", "201", "204", "2XX", "default", "400", "404", "4XX", "429", "500")
_SCHEMES: tuple[Node, ...] = (
    {"type": "apiKey", "in": "header", "name": "X-Key"},
    {"type": "apiKey", "in": "query", "name": "api key"},
    {"type": "apiKey", "in": "cookie", "name": "class"},
    {"type": "http", "scheme": "basic"},
    {"type": "http", "scheme": "bearer", "bearerFormat": "JWT"},
    {"type": "oauth2", "flows": {"implicit": {"authorizationUrl": "/a", "scopes": {"r": ""}}}},
    {"type": "openIdConnect", "openIdConnectUrl": "https://example.com/.well-known"},
)
_SERVERS: tuple[Node, ...] = (
    {"url": "https://example.com/v1", "description": "the first one"},
    {"url": "/"},
    {"url": "https://{a}.example.com", "variables": {"a": {"default": "b", "enum": ["b", "c"]}}},
    {"url": "https://{class}/{b}", "variables": {"class": {"default": "x"}, "b": {"default": ""}}},
)
_PAGINATION: tuple[Node, ...] = (
    {"style": "links", "items": "items", "next": "_links.next.href"},
    {"style": "offset", "items": "items", "offset": "offset", "limit": "limit"},
    {"style": "cursor", "items": "items", "cursor": "cursor", "next": "next_cursor"},
)
_FACTS: Node = {
    "version-header": "X-Version",
    "default-version": "1",
    "token-env": "TOKEN",
    "rate-limit": {
        "reset-unit": "epoch-ms",
        "families": {"global": {"remaining": "X-Remaining", "reset": "X-Reset"}},
    },
}
_WRONG: tuple[object, ...] = (
    None,
    True,
    7,
    "",
    "x",
    "\0",
    [],
    {},
    [None],
    {"$ref": "#/components/schemas/gone"},
)


@st.composite
def sound_documents(draw: st.DrawFn, versions: tuple[str, ...] = _VERSIONS) -> Node:
    """A document of one of these versions in which everything is of its type."""
    return _Drawing(draw, versions).document()


@st.composite
def documents(draw: st.DrawFn) -> Node:
    """A document of 3.0, 3.1 or 3.2; in three of ten something is of a wrong type or refers to nothing."""
    document = _Drawing(draw, _VERSIONS).document()
    for _ in range(draw(st.sampled_from((0, 0, 0, 0, 0, 0, 0, 1, 1, 2)))):
        _spoil(draw, document)
    return document


class _Drawing:
    """One document in the making."""

    def __init__(self, draw: st.DrawFn, versions: tuple[str, ...]) -> None:
        self._draw = draw
        self._version = draw(st.sampled_from(versions))
        self._schemas = Schemas(draw, self._version)
        self._schemes = draw(some(TOKENS, 3))

    def document(self) -> Node:
        document: Node = {
            "openapi": self._version,
            "info": {"title": self._text(), "version": self._text(), "description": self._text()},
            "paths": {},
            "components": {
                "schemas": self._schemas.components(),
                "securitySchemes": {
                    name: copy.deepcopy(self._of(_SCHEMES)) for name in self._schemes
                },
            },
        }
        paths = cast(Node, document["paths"])
        for _ in range(self._upto(3)):
            path, item = self._path_item()
            paths.setdefault(path, item)
        if self._rarely():
            document["servers"] = [copy.deepcopy(self._of(_SERVERS)) for _ in range(self._upto(2))]
        if self._rarely():
            document["security"] = self._security()
        if self._rarely():
            document["tags"] = [{"name": self._word(), "description": self._text()}]
        facts = copy.deepcopy(_FACTS) if self._rarely() else {}
        facts["sources"] = {"a": {"page": "A page", "url": "https://example.com/a"}}
        if self._rarely():
            facts["pagination"] = dict(self._of(_PAGINATION))
        document["x-fragmint"] = facts
        if self._version != "3.0.3" and self._rarely():
            document["webhooks"] = {self._word(): self._path_item()[1]}
        return document

    def _path_item(self) -> tuple[str, Node]:
        in_path = self._draw(some(WORDS, 2))
        in_path = [name for name in in_path if name and not set(name) & set("{}/?#")]
        steps = [
            self._of(("", "things", "a b", "ü", "class", "v1:x")),
            *(f"{{{n}}}" for n in in_path),
        ]
        item: Node = {}
        shared = [self._parameter("path", name) for name in in_path]
        if self._rarely():
            item["parameters"] = shared
            shared = []
        for method in {self._of(_METHODS) for _ in range(1 + self._upto(1))}:
            item[method] = self._operation(copy.deepcopy(shared))
        if self._version == "3.2.0" and self._rarely():
            item["query"] = self._operation(copy.deepcopy(shared))
        return "/" + "/".join(steps), item

    def _operation(self, parameters: list[Node]) -> Node:
        for _ in range(self._upto(3)):
            place = self._of(_PLACES[1:])
            words = WORDS if place == "query" else TOKENS
            parameter = self._parameter(place, self._draw(words))
            if all((each["in"], each["name"]) != (place, parameter["name"]) for each in parameters):
                parameters.append(parameter)
        operation: Node = {"parameters": parameters, "responses": self._responses()}
        if self._mostly():
            operation["operationId"] = self._word()
        if self._mostly():
            operation["tags"] = [self._word() for _ in range(self._upto(2))]
        if self._rarely():
            operation |= {"summary": self._text(), "description": self._text(), "deprecated": True}
        if self._rarely():
            operation["security"] = self._security()
        if self._rarely():
            operation["requestBody"] = {
                "content": self._content(),
                "required": self._draw(st.booleans()),
                "description": self._text(),
            }
        if self._rarely():
            operation["x-fragmint"] = {
                "resource": self._of(("things", "class_", "models", "client", "a_b")),
                "method": self._of(("list", "get", "raw", "send", "with_options", "close")),
                "sunset": "2027-01-01",
                "superseded-by": self._text() or "another",
            }
        if self._rarely():
            operation["callbacks"] = {self._word(): {"{$request.body#/url}": self._path_item()[1]}}
        if self._rarely():
            operation["servers"] = [copy.deepcopy(self._of(_SERVERS))]
        return operation

    def _parameter(self, place: str, name: str) -> Node:
        parameter: Node = {"name": name, "in": place, "description": self._text()}
        if place == "path" or self._rarely():
            parameter["required"] = True
        if self._rarely():
            parameter["content"] = {"application/json": {"schema": self._schemas.drawn()}}
            return parameter
        parameter["schema"] = self._schemas.drawn(depth=1)
        if self._rarely():
            parameter["style"] = self._of(_STYLES[place])
            parameter["explode"] = self._draw(st.booleans())
        if self._rarely():
            parameter["deprecated"] = True
            parameter["example"] = self._schemas.value()
        return parameter

    def _responses(self) -> Node:
        found: Node = {}
        for _ in range(1 + self._upto(2)):
            response: Node = {"description": self._text()}
            if self._mostly():
                response["content"] = self._content()
            if self._rarely():
                header = {"schema": self._schemas.drawn(depth=1), "description": self._text()}
                response["headers"] = {self._of(("X-A", "Link", "class", "x_a")): header}
            found[self._of(_STATUSES)] = response
        return found

    def _content(self) -> Node:
        content: Node = {}
        for _ in range(1 + self._upto(1)):
            media: Node = {"schema": self._schemas.drawn()}
            if self._rarely():
                media["examples"] = {self._word(): {"value": self._schemas.value()}}
            content[self._of(_MEDIA_TYPES)] = media
        return content

    def _security(self) -> list[object]:
        return [
            {name: [] for name in self._schemes if self._draw(st.booleans())}
            for _ in range(self._upto(2))
        ]

    def _word(self) -> str:
        return self._draw(WORDS)

    def _text(self) -> str:
        return self._draw(TEXTS)

    def _of(self, values: tuple[T, ...]) -> T:
        return self._draw(st.sampled_from(values))

    def _upto(self, most: int) -> int:
        return self._draw(st.integers(0, most))

    def _rarely(self) -> bool:
        return self._upto(3) == 3

    def _mostly(self) -> bool:
        return self._upto(3) != 3


def _spoil(draw: st.DrawFn, value: object) -> None:
    """Walk inwards by chance, and put something else where the walk ends."""
    while True:
        keys: list[object]
        if isinstance(value, dict):
            keys = list(cast("dict[object, object]", value))
        elif isinstance(value, list):
            keys = list(range(len(cast("list[object]", value))))
        else:
            return
        if not keys:
            return
        key = draw(st.sampled_from(keys))
        inside = cast("dict[object, object]", value)
        inner = inside[key]
        if not inner or not isinstance(inner, dict | list) or draw(st.integers(0, 7)) == 7:
            inside[key] = copy.deepcopy(draw(st.sampled_from(_WRONG)))
            return
        value = cast(object, inner)
