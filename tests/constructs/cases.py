"""The constructs: documents whose operations each show one, with the call that shows it and what must come of it.

An operation says in `x-construct` what is tried:

    title: query, spaceDelimited                    the row of the table; the operationId names the test
    call: items=["a", "b"]                          the arguments
    sends: GET /items?items=a%20b                   the request line, byte for byte; a list where there are several
    headers: {Content-Type: application/json}       headers that must be sent so; null for one that must not be sent
    body: '{"name":"x"}'                            the body, byte for byte
    parts: [{disposition: ..., type: ..., content: ...}]    of a multipart body, whose boundary is its own affair
    answers: {status: 200, type: application/json, body: '{"name": "x"}', headers: {}}    a list where there are several
    gives: answer.name == "x"                       what must be true of the answer
    type: models.Thing                              its type, as both checkers see it
    warns: [...]                                    what the call warns of
    asks: client.default.get_things()               the whole call, where it is not `client.things.<operationId>(<call>)`
    tested: GetThings                               the class of its contract tests, where it is not the operationId's
    not_applicable: [request]                       cells that the row cannot have, shown as a dash

What is left out is as `Thing` has it. The document's own `x-construct` says how its client is made (`client`, and `where`
instead of `base_url=url`), and has `rows`, each with a `name`, for what is no operation or is written in another file.
A folder holds a document of many files. `refused/` holds documents for what cannot be had, each with the code of its finding.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, cast

import yaml

from fragmint.ir import naming

HERE = Path(__file__).parent
METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace", "query")
CELLS = ("request", "response", "types", "contract test")

Node = Mapping[str, object]


@dataclass(frozen=True)
class Answer:
    """What the server answers with."""

    status: int = 200
    type: str = "application/json"
    body: str = '{"name": "x"}'
    headers: Mapping[str, str] = field(default_factory=dict[str, str])


@dataclass(frozen=True)
class Part:
    """One part of a multipart body."""

    disposition: str
    content: str
    type: str | None = None


@dataclass(frozen=True, eq=False)
class Case:
    """One construct."""

    document: str
    name: str
    title: str
    asks: str
    sends: tuple[str, ...]
    headers: Mapping[str, str | None]
    body: str | None
    parts: tuple[Part, ...]
    answers: tuple[Answer, ...]
    gives: str
    type: str
    warns: tuple[str, ...]
    tested: str
    cells: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.document}-{self.name}"


@dataclass(frozen=True)
class Document:
    """One document of constructs: the section of the table, and the arguments of its client."""

    path: Path
    title: str
    client: str
    cases: tuple[Case, ...]

    @property
    def name(self) -> str:
        """What it is called in the names of tests."""
        return _name(self.path)

    @property
    def package(self) -> str:
        """The package made from it."""
        return f"constructs_{self.name}"


@dataclass(frozen=True)
class Refusal:
    """A construct that no client is made for, and the code that says so."""

    name: str
    title: str
    code: str

    @property
    def path(self) -> Path:
        """The file."""
        return HERE / "refused" / f"{self.name}.yaml"


def documents() -> tuple[Document, ...]:
    """Every document, in order of name."""
    found = [*HERE.glob("*.yaml"), *HERE.glob("*.json"), *HERE.glob("*/openapi.yaml")]
    return tuple(_document(path) for path in sorted(found, key=_name))


def refusals() -> tuple[Refusal, ...]:
    """Every construct that is refused, in order of name."""
    return tuple(_refusal(path) for path in sorted((HERE / "refused").glob("*.yaml")))


def _name(path: Path) -> str:
    return path.stem if path.parent == HERE else path.parent.name


def _document(path: Path) -> Document:
    root = _read(path)
    told = _node(root["x-construct"])
    arguments = [str(told.get("where", "base_url=url")), str(told.get("client", ""))]
    rows = [(str(row["name"]), row) for row in map(_node, _list(told.get("rows", [])))]
    cases = tuple(_case(_name(path), *each) for each in [*_operations(root), *rows])
    return Document(path, str(told["title"]), ", ".join(filter(None, arguments)), cases)


def _operations(root: Node) -> Iterator[tuple[str, Node]]:
    for item in map(_node, _node(root.get("paths", {})).values()):
        operations = [_node(item[method]) for method in METHODS if method in item]
        more = _node(item.get("additionalOperations", {})).values()
        for operation in [*operations, *map(_node, more)]:
            if "x-construct" in operation:
                yield str(operation.get("operationId", "")), _node(operation["x-construct"])


def _case(document: str, operation: str, told: Node) -> Case:
    name = str(told.get("name", operation))
    body = told.get("body")
    call = f"client.things.{naming.snake(name)}({told.get('call', '')})"
    return Case(
        document=document,
        name=name,
        title=str(told["title"]),
        asks=str(told.get("asks", call)),
        sends=tuple(str(line) for line in _list(told.get("sends", []))),
        headers=cast("Mapping[str, str | None]", told.get("headers", {})),
        body=None if body is None else str(body),
        parts=tuple(Part(**_fields(part)) for part in _list(told.get("parts", []))),
        answers=tuple(Answer(**_fields(each)) for each in _list(told.get("answers", {}))),
        gives=str(told.get("gives", 'answer.name == "x"')),
        type=str(told.get("type", "models.Thing")),
        warns=tuple(str(each) for each in _list(told.get("warns", []))),
        tested=str(told.get("tested", f"Test{naming.pascal(name)}")),
        cells=tuple(cell for cell in CELLS if cell not in _list(told.get("not_applicable", []))),
    )


def _refusal(path: Path) -> Refusal:
    told = _node(_read(path)["x-construct"])
    return Refusal(path.stem, str(told["title"]), str(told["code"]))


def _read(path: Path) -> Node:
    return _node(yaml.safe_load(path.read_text(encoding="utf-8")))


def _node(value: object) -> Node:
    assert isinstance(value, dict)
    return cast(Node, value)


def _fields(value: object) -> dict[str, Any]:
    """What a dataclass is made from: a wrong key fails at once, a wrong value in the test that reads it."""
    return dict(_node(value))


def _list(value: object) -> list[object]:
    return cast("list[object]", value) if isinstance(value, list) else [value]
