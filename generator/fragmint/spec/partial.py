"""What has to be left out of a document so that the rest of it can be used."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from fragmint.diagnostics import Diagnostic, told_once
from fragmint.spec import pointer
from fragmint.spec.document import Document
from fragmint.spec.grammar import FIELDS, Kind
from fragmint.spec.places import Place
from fragmint.spec.pointer import Tokens
from fragmint.spec.sources import SECTIONS, Part, Sources, WrittenOperation, operation_tails
from fragmint.spec.values import as_object

_NOUNS = {
    "schemas": "schema",
    "requestBodies": "request body",
    "securitySchemes": "security scheme",
    "pathItems": "path item",
    "mediaTypes": "media type",
}


@dataclass(frozen=True)
class LeftOut:
    """An operation, path, webhook or component of the root document that cannot be used, and the errors that say why."""

    tokens: Tokens
    because: tuple[Diagnostic, ...]

    @property
    def is_operation(self) -> bool:
        """Whether it is an operation, or a path whose operations cannot even be listed."""
        return self.tokens[0] == "paths"

    @property
    def reason(self) -> str:
        """The first error that it has, without its place: that depends on where the document lies."""
        first, *others = self.because
        return f"{first.code} {first.message}" + (f" (and {len(others)} more)" if others else "")

    @property
    def name(self) -> str:
        """What people call it: `GET /things`, `schema Thing`."""
        section, *inner = self.tokens
        match section, inner:
            case "paths", [path]:
                return f"path {path}"
            case "paths", [path, *_, method]:
                return f"{method.upper() if len(inner) == 2 else method} {path}"
            case "components", [kind, name]:
                return f"{_NOUNS.get(kind, kind.removesuffix('s'))} {name}"
            case _:
                return f"{section.removesuffix('s')} {inner[-1]}"


_OPERATION_FIELDS = {
    (name,) for name, child in FIELDS[Kind.PATH_ITEM].items() if child.kind is Kind.OPERATION
}

# A part of a written document by the tokens in the root document, or, where it has none there, as it is.
_Node = Tokens | Part


def culprits(document: Document, errors: Iterable[Diagnostic]) -> list[LeftOut]:
    """What the errors make unusable, in the order of the document; nothing where one of them spares no operation.

    An error in an operation costs that one. An error in something that is referred to costs all that leads to it. An error
    anywhere else in the root document costs everything.
    """
    blame = _Blame(document.sources)
    reasons: dict[Tokens, list[Diagnostic]] = {}
    for error in errors:
        location, at = error.location, error.pointer
        if error.subject is not None:
            location, at = document.trace(error.subject)
        found = blame.of(location.file, pointer.parse(at or ""))
        if not found and location.file == document.sources.root.shown:
            return []
        for tokens in found:
            reasons.setdefault(tokens, []).append(error)
    return [
        LeftOut(tokens, tuple(told_once(reasons[tokens])))
        for tokens in blame.in_order
        if tokens in reasons
    ]


class _Blame:
    """Knows where everything is written, and what leads to it."""

    def __init__(self, sources: Sources) -> None:
        self._sources = sources
        self._written: dict[tuple[str, Tokens], set[_Node]] = {}
        self._shared: dict[tuple[str, Tokens], set[_Node]] = {}
        self._users: dict[_Node, set[_Node]] = {}
        self._seen: set[Part] = set()
        self._waiting: list[Part] = []
        self.in_order: list[Tokens] = []
        for operation in sources.operations:
            self._add_operation(operation)
        for tokens, part in _others(sources):
            self.in_order.append(tokens)
            self._add(tokens, part.place, sources.uses(part))
        while self._waiting:
            if (part := self._waiting.pop()) not in self._seen:
                self._seen.add(part)
                self._add(self._node(part), part.place, sources.uses(part))

    def of(self, file: str, tokens: Tokens) -> set[Tokens]:
        """The operations, paths, webhooks and components that what is written there makes unusable."""
        guilty: set[_Node] = set()
        for end in range(len(tokens) + 1):
            place = (file, tokens[:end])
            guilty |= self._written.get(place, set())
            if tokens[end : end + 1] not in _OPERATION_FIELDS:
                guilty |= self._shared.get(place, set())
        waiting = list(guilty)
        while waiting:
            users = self._users.get(waiting.pop(), set()) - guilty
            guilty |= users
            waiting += users
        return {node for node in guilty if not isinstance(node, Part)}

    def _add_operation(self, operation: WrittenOperation) -> None:
        sources = self._sources
        uses = list(sources.uses_in(Kind.OPERATION, operation.fields, operation.place))
        if "security" not in operation.fields:
            uses += sources.required_by(sources.document)
        for layer in operation.layers:
            fields = as_object(layer.value)
            methods = {tail[0] for tail in operation_tails(layer.value)} | {"$ref"}
            shared = {name: value for name, value in fields.items() if name not in methods}
            uses += sources.uses_in(Kind.PATH_ITEM, shared, layer.place)
            place = _where(layer.place)
            self._shared.setdefault(place, set()).add(operation.tokens)
        self.in_order.append(operation.tokens)
        self._add(operation.tokens, operation.place, uses)

    def _add(self, node: _Node, place: Place, uses: list[Part]) -> None:
        self._written.setdefault(_where(place), set()).add(node)
        for part in uses:
            self._users.setdefault(self._node(part), set()).add(node)
        self._waiting += uses

    def _node(self, part: Part) -> _Node:
        return part.place.tokens if self._sources.owner(part.place) == part else part


def _where(place: Place) -> tuple[str, Tokens]:
    """The file, as diagnostics print it, and the tokens in it of what is written at a place."""
    location, tokens = place.file.locate(place.tokens)
    return location.file, tokens


def _others(sources: Sources) -> Iterator[tuple[Tokens, Part]]:
    """The paths without operations, the webhooks and the components."""
    start = Place(sources.root)
    with_operations = {operation.path for operation in sources.operations}
    for path in as_object(sources.document.get("paths")):
        if path not in with_operations and not path.startswith("x-"):
            yield ("paths", path), Part(Kind.PATH_ITEM, start / "paths" / path)
    for name in as_object(sources.document.get("webhooks")):
        yield ("webhooks", name), Part(Kind.PATH_ITEM, start / "webhooks" / name)
    for section, kind in SECTIONS.items():
        for name in as_object(as_object(sources.document.get("components")).get(section)):
            place = start / "components" / section / name
            yield place.tokens, Part(kind, place)
