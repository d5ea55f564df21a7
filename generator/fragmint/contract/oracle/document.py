"""The raw document by its operations, each with what the document says of it and nothing concluded."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote

from fragmint.contract.media import is_form
from fragmint.contract.oracle.reading import DocumentError, read_bundle
from fragmint.contract.oracle.routes import Route
from fragmint.contract.values import JsonObject, JsonValue, child

METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace", "query")
# OpenAPI has header parameters of these names ignored: other parts of the document describe them. What follows them says how
# a message is framed and where it goes, which is for the transport to say.
_IGNORED_HEADERS = {
    *("accept", "content-type", "authorization"),
    *("connection", "content-length", "cookie", "expect", "host", "keep-alive"),
    *("proxy-connection", "te", "trailer", "transfer-encoding", "upgrade"),
}
_STYLES = {"path": "simple", "query": "form", "header": "simple", "cookie": "form"}


class Node:
    """A place in the document, made once for each. A member that is not there is a node too, whose value is None."""

    def __init__(self, value: JsonValue, pointer: str = "", root: Node | None = None) -> None:
        self.value = value
        self.pointer = pointer
        self._root = root or self
        self._members: dict[str, Node] = {}

    def __repr__(self) -> str:
        return f"Node({self.pointer!r})"

    def __getitem__(self, name: str) -> Node:
        """A member of an object, or an item of a list by its index."""
        if name not in self._members:
            self._members[name] = Node(self._value_of(name), child(self.pointer, name), self._root)
        return self._members[name]

    def _value_of(self, name: str) -> JsonValue:
        if isinstance(self.value, list) and name.isdecimal() and int(name) < len(self.value):
            return self.value[int(name)]
        return self.value.get(name) if isinstance(self.value, dict) else None

    def __contains__(self, name: str) -> bool:
        return isinstance(self.value, dict) and name in self.value

    def __iter__(self) -> Iterator[Node]:
        """The items of a list."""
        items = self.value if isinstance(self.value, list) else []
        return (self[str(index)] for index in range(len(items)))

    def members(self) -> Iterator[tuple[str, Node]]:
        """The members of an object by name."""
        for name in self.value if isinstance(self.value, dict) else ():
            yield name, self[name]

    @property
    def root(self) -> Node:
        """The whole document."""
        return self._root

    @property
    def text(self) -> str:
        """Its value if that is a string, else the empty string."""
        return self.value if isinstance(self.value, str) else ""

    @property
    def exists(self) -> bool:
        """Whether there is anything here."""
        return self.value is not None

    @property
    def target(self) -> Node:
        """This node, or the one that its `$ref` leads to. Raises DocumentError if that leads nowhere."""
        node, seen = self, set[str]()
        while reference := node["$ref"].text:
            if reference in seen:
                raise DocumentError(f"{self.pointer}: {reference!r} leads back to itself")
            seen.add(reference)
            node = self._root.at(unquote(reference).removeprefix("#"))
        return node

    def at(self, pointer: str) -> Node:
        """The place below this one that a JSON pointer names. Raises DocumentError if there is none."""
        node = self
        for part in pointer.split("/")[1:]:
            node = node[part.replace("~1", "/").replace("~0", "~")]
            if not node.exists:
                raise DocumentError(f"'#{pointer}' leads nowhere")
        return node


@dataclass(frozen=True)
class Parameter:
    """One documented parameter; `media` is its media type where it is described by `content`, which `content` is then.

    `rivals` are the other names that its operation has in the query: an object with free names owns all but these.
    """

    name: str
    location: str
    required: bool
    style: str
    explode: bool
    schema: Node
    media: str = ""
    content: Node | None = None
    allow_empty: bool = False
    rivals: frozenset[str] = frozenset()

    @classmethod
    def of(cls, node: Node) -> Parameter:
        """The parameter that stands at a node, with OpenAPI's defaults."""
        location = node["in"].text
        style = node["style"].text or _STYLES.get(location, "")
        explode = node["explode"].value
        media, content = next(node["content"].members(), ("", None))
        if location == "querystring" and is_form(media):  # by its properties, as this style writes
            location, style, media = "query", "form", ""
        return cls(
            node["name"].text,
            location,
            node["required"].value is True,
            style,
            explode if isinstance(explode, bool) else style in {"form", "cookie"},
            content.target["schema"] if content else node["schema"],
            media,
            content,
            node["allowEmptyValue"].value is True,
        )


@dataclass(frozen=True, eq=False)
class Operation:
    """One method of one path, as the document has it."""

    method: str
    path: str
    item: Node
    node: Node

    @property
    def key(self) -> str:
        """What names it everywhere here: `GET /things/{id}`."""
        return f"{self.method} {self.path}"

    @cached_property
    def parameters(self) -> tuple[Parameter, ...]:
        """Its parameters and those of its path that it does not replace, without those that OpenAPI ignores."""
        found: dict[tuple[str, str], Parameter] = {}
        for node in [*self.item["parameters"], *self.node["parameters"]]:
            parameter = Parameter.of(node.target)
            found[parameter.location, parameter.name] = parameter
        queried = frozenset(name for location, name in found if location == "query")
        return tuple(
            replace(parameter, rivals=queried - {parameter.name})
            for parameter in found.values()
            if parameter.location != "header" or parameter.name.lower() not in _IGNORED_HEADERS
        )

    @cached_property
    def responses(self) -> Mapping[str, Node]:
        """Its responses by what the document writes for their status: `200`, `4XX`, `default`; `4xx` is as good."""
        members = self.node["responses"].members()
        return {
            status if status == "default" else status.upper(): node.target
            for status, node in members
            if not status.startswith("x-")
        }

    @cached_property
    def security(self) -> tuple[tuple[str, ...], ...]:
        """The combinations of security schemes of which one has to be met; none means that none is wanted."""
        alternatives = self.node["security"]
        if not alternatives.exists:
            alternatives = self.node.root["security"]
        return tuple(tuple(name for name, _ in one.members()) for one in alternatives)

    def response(self, status: int) -> tuple[str, Node] | None:
        """The documented response for a status: the exact one, else its range, else the default."""
        for key in (str(status), f"{status // 100}XX", "default"):
            if key in self.responses:
                return key, self.responses[key]
        return None


class Match(NamedTuple):
    """An operation that a request reached, and the path arguments as they stand in the URL."""

    operation: Operation
    arguments: dict[str, str]

    @property
    def is_listed(self) -> bool:
        """Whether each argument of which the document lists the values is one of them."""
        listed = [
            (each.name, {str(one.value) for one in each.schema.target["enum"]})
            for each in self.operation.parameters
            if (each.location, each.style) == ("path", "simple")
        ]
        return all(
            unquote(self.arguments[name]) in values
            for name, values in listed
            if values and name in self.arguments
        )


class RawDocument:
    """A fragment as its author wrote it, in one piece."""

    def __init__(self, members: JsonObject) -> None:
        self.members = members
        self.root = Node(members)
        self.operations = {operation.key: operation for operation in self._operations()}

    @classmethod
    def read(cls, path: Path) -> RawDocument:
        """Read a document and every file it refers to. Raises DocumentError."""
        return cls(read_bundle(path))

    @property
    def version(self) -> str:
        """The version of OpenAPI it is written in."""
        return self.root["openapi"].text

    @property
    def version_header(self) -> str:
        """The header that selects the version of the API, empty if it has none."""
        return self.root["x-fragmint"]["version-header"].text

    @property
    def default_version(self) -> str:
        """What that header says for an operation that does not document it, empty for nothing."""
        return self.root["x-fragmint"]["default-version"].text

    @property
    def regions(self) -> dict[str, str]:
        """The URLs of the servers that have a name to be chosen by, from `x-fragmint` or since 3.2 from themselves."""
        given = {url: name.text for url, name in self.root["x-fragmint"]["regions"].members()}
        found: dict[str, str] = {}
        for server in self.root["servers"]:
            if name := given.get(server["url"].text, server["name"].text):
                found.setdefault(name, _filled_in(server).rstrip("/"))
        return found

    @property
    def server(self) -> str:
        """The URL of the first server that has a whole one, its variables at their defaults; empty for none."""
        urls = (_filled_in(server) for server in self.root["servers"])
        return next((url for url in urls if "://" in url), "").rstrip("/")

    def schemes(self, operation: Operation) -> list[list[Node]]:
        """The alternatives of security schemes of an operation, each scheme as the document defines it."""
        defined = self.root["components"]["securitySchemes"]
        return [[defined[name].target for name in names] for names in operation.security]

    def match(self, method: str, raw_path: str) -> Match | None:
        """The operation that a request is for; a path that says more literally hides the others."""
        found = (match for match in self.matches(raw_path) if match.operation.method == method)
        return next(found, None)

    def matches(self, raw_path: str) -> list[Match]:
        """The operations that are for a path, whatever the method.

        A template is passed by where an argument is none of its values, as long as another one fits.
        """
        found = [
            (route.rank, Match(operation, arguments))
            for route, operation in self._routes
            if (arguments := route.arguments(raw_path)) is not None
        ]
        meant = [each for each in found if each[1].is_listed] or found
        return [match for rank, match in meant if rank == meant[0][0]]

    @cached_property
    def _routes(self) -> list[tuple[Route, Operation]]:
        routes = [(Route.of(each.path), each) for each in self.operations.values()]
        return sorted(routes, key=lambda each: each[0].rank)

    def _operations(self) -> Iterator[Operation]:
        for path, item in self.root["paths"].members():
            if path.startswith("x-"):
                continue
            for method in METHODS:
                if method in item.target:
                    yield Operation(method.upper(), path, item.target, item.target[method])
            for method, node in item.target["additionalOperations"].members():
                yield Operation(method, path, item.target, node)


def _filled_in(server: Node) -> str:
    """The URL of a server with its variables at their defaults."""
    url = server["url"].text
    for name, variable in server["variables"].members():
        url = url.replace(f"{{{name}}}", variable["default"].text)
    return re.sub(r"\{\w+\}", "x", url)
