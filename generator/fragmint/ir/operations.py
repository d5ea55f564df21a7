"""Operations of the document -> resources: each with its names, parameters, body, responses and security."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import NamedTuple, cast

from fragmint.diagnostics import Diagnostic, Diagnostics
from fragmint.ir import naming
from fragmint.ir.given import GivenNames, Wish
from fragmint.ir.model import (
    Body,
    Header,
    Kind,
    Location,
    Operation,
    Parameter,
    Resource,
    Response,
    Schema,
    SecurityScheme,
)
from fragmint.ir.nodes import Node, evidence, extension, is_node, mappings, member, text
from fragmint.ir.pagination import pagination
from fragmint.ir.schemas import SchemaBuilder
from fragmint.spec import Document
from fragmint.spec.pointer import below, parse

_METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace")
_STYLES = {
    Location.PATH: "simple",
    Location.QUERY: "form",
    Location.HEADER: "simple",
    Location.COOKIE: "form",
}
_LEGAL_STYLES = {
    Location.PATH: {"simple", "label", "matrix"},
    Location.QUERY: {"form", "spaceDelimited", "pipeDelimited", "deepObject"},
    Location.HEADER: {"simple"},
    Location.COOKIE: {"form"},
}
# The standard leaves these header parameters to the parts of the document that describe them.
_IGNORED_HEADERS = {"accept", "content-type", "authorization"}


class _Found(NamedTuple):
    """An operation as it stands in the document."""

    path: str
    method: str
    node: Node
    pointer: str

    @property
    def identifier(self) -> str:
        """Its `operationId`, or words that tell it from the others."""
        own = text(self.node, "operationId")
        return own or "_".join(naming.words(f"{self.method} {self.path}"))


@dataclass
class OperationBuilder:
    """Builds every operation of one document; schemas go through the one `SchemaBuilder`."""

    document: Document
    diagnostics: Diagnostics
    schemas: SchemaBuilder
    schemes: Mapping[str, SecurityScheme]

    def __post_init__(self) -> None:
        self.root = self.document.root
        self.facts = extension(self.root)
        self.given = GivenNames(self.document, self.diagnostics)

    def resources(self) -> tuple[Resource, ...]:
        """The operations, grouped under the attributes of the client, in order of name."""
        grouped: dict[str, list[_Found]] = {}
        for found in self._operation_nodes():
            self.given.check(found.node, found.pointer, "resource", naming.ATTRIBUTES)
            name = text(extension(found.node), "resource") or naming.attribute_name(
                _tag(found.node) or _first_segment(found.path)
            )
            grouped.setdefault(name, []).append(found)
        described = {
            text(tag, "name"): text(tag, "description") for tag in mappings(self.root, "tags")
        }
        # Each resource has four classes: X, AsyncX, RawX and AsyncRawX.
        taken = [name.removeprefix("Async").removeprefix("Raw") for name in self.schemas.models]
        taken += self.schemas.models
        class_names: list[str] = []
        resources: list[Resource] = []
        for name, group in grouped.items():
            class_names.append(naming.allocate(naming.pascal(name), [*class_names, *taken]))
            description = described.get(_tag(group[0].node), "")
            operations = tuple(self._operations(group))
            resources.append(Resource(name, class_names[-1], description, operations))
        return tuple(sorted(resources, key=lambda resource: resource.name))

    def _operations(self, group: list[_Found]) -> Iterator[Operation]:
        wishes = [
            Wish(found.node, found.pointer, naming.method_name(_without_tag(found)))
            for found in group
        ]
        names = self.given.settle(wishes, naming.METHODS, key="method")
        for found, name in zip(group, names, strict=True):
            yield self._operation(found, name)

    def _operation_nodes(self) -> Iterator[_Found]:
        for path, item in member(self.root, "paths").items():
            for method in _METHODS:
                node = item.get(method) if is_node(item) else None
                if is_node(node):
                    yield _Found(path, method, node, below("/paths", path, method))

    def _operation(self, found: _Found, name: str) -> Operation:
        node, pointer = found.node, found.pointer
        facts, label = extension(node), naming.pascal(found.identifier)
        parameters, versions = self._parameters(node, pointer, label)
        operation = Operation(
            id=found.identifier,
            name=name,
            method=found.method.upper(),
            path=found.path,
            pointer=pointer,
            tag=_tag(node),
            summary=text(node, "summary"),
            description=text(node, "description"),
            parameters=parameters,
            body=self._body(node, pointer, label),
            responses=tuple(self._responses(node, pointer, label)),
            security=self._security(node, pointer),
            api_versions=versions,
            deprecated=node.get("deprecated") is True,
            superseded_by=text(facts, "superseded-by"),
            sunset=text(facts, "sunset"),
            evidence=evidence(node),
        )
        declared = facts.get("pagination", self.facts.get("pagination"))
        return replace(operation, pagination=pagination(operation, declared, self.schemas.models))

    def _parameters(
        self, node: Node, pointer: str, label: str
    ) -> tuple[tuple[Parameter, ...], tuple[str, ...]]:
        """The parameters, and apart from them the legal values of the version header."""
        parameters: list[Parameter] = []
        wishes: list[Wish] = []
        versions: tuple[str, ...] = ()
        version_header = text(self.facts, "version-header").lower()
        for index, parameter in enumerate(mappings(node, "parameters")):
            place = below(pointer, "parameters", str(index))
            built = self._parameter(parameter, place, label)
            if built.location is Location.HEADER and built.wire.lower() == version_header:
                versions = tuple(str(value) for value in self._values(built.schema))
            elif not (built.location is Location.HEADER and built.wire.lower() in _IGNORED_HEADERS):
                parameters.append(built)
                wishes.append(Wish(parameter, place, built.name))
        names = self.given.settle(wishes, naming.ARGUMENTS)
        named = zip(parameters, names, strict=True)
        return tuple(replace(built, name=name) for built, name in named), versions

    def _parameter(self, node: Node, pointer: str, label: str) -> Parameter:
        wire, location = text(node, "name"), Location(text(node, "in"))
        style = text(node, "style") or _STYLES[location]
        explode = node.get("explode")
        if "content" in node:
            self._error(
                "G102",
                f"parameter '{wire}' is described by `content`, which is not supported yet",
                pointer,
            )
        if style not in _LEGAL_STYLES[location]:
            self._error(
                "G103", f"parameter '{wire}' in {location} cannot have style '{style}'", pointer
            )
        name = self._shared_name(pointer) or f"{label}{naming.pascal(wire)}"
        schema = self.schemas.build(node.get("schema"), below(pointer, "schema"), name)
        examples = list(member(node, "examples").values())
        first = examples[0] if examples else None
        if is_node(first) and "value" in first:
            schema = replace(schema, example=first["value"], has_example=True)  # type: ignore[arg-type]  # a JSON value
        return Parameter(
            wire=wire,
            name=naming.argument_name(wire),
            location=location,
            required=node.get("required") is True,
            schema=schema,
            style=style,
            explode=explode if isinstance(explode, bool) else style == "form",
            description=text(node, "description"),
            deprecated=node.get("deprecated") is True,
            evidence=evidence(node),
        )

    def _values(self, schema: Schema) -> tuple[object, ...]:
        return (
            self.schemas.models[schema.ref].schema.values
            if schema.kind is Kind.REF
            else schema.values
        )

    def _body(self, node: Node, pointer: str, label: str) -> Body | None:
        body = member(node, "requestBody")
        content = member(body, "content")
        if not content:
            return None
        place = below(pointer, "requestBody")
        media_type = next(filter(is_json, content), None)
        if media_type is None:
            media_type = next(iter(content))
            self._error(
                "G104",
                f"request body of media type '{media_type}' is not supported yet",
                below(place, "content"),
            )
        schema_pointer = below(place, "content", media_type, "schema")
        schema = self.schemas.build(
            member(content, media_type).get("schema"),
            schema_pointer,
            self._shared_name(place) or f"{label}Request",
        )
        return Body(media_type, body.get("required") is True, schema, text(body, "description"))

    def _responses(self, node: Node, pointer: str, label: str) -> Iterator[Response]:
        for status, response in member(node, "responses").items():
            if not is_node(response) or status.startswith("x-"):
                continue
            place = below(pointer, "responses", status)
            content = member(response, "content")
            media_type = next(filter(is_json, content), next(iter(content), ""))
            media = member(content, media_type)
            schema = None
            if media_type and (is_json(media_type) or media.get("schema") is not None):
                suffix = "Response" if status.startswith("2") else f"{status.capitalize()}Response"
                name = self._shared_name(place) or f"{label}{suffix}"
                schema = self.schemas.build(
                    media.get("schema"), below(place, "content", media_type, "schema"), name
                )
            yield Response(
                status=status.upper() if status != "default" else status,
                description=text(response, "description"),
                media_type=media_type,
                schema=schema,
                headers=tuple(
                    Header(wire, text(header, "description"))
                    for wire, header in member(response, "headers").items()
                    if is_node(header)
                ),
                examples=tuple(member(media, "examples")),
                evidence=evidence(response),
            )

    def _security(self, node: Node, pointer: str) -> tuple[tuple[str, ...], ...]:
        holder = node if "security" in node else self.root
        alternatives = tuple(tuple(requirement) for requirement in mappings(holder, "security"))
        usable = tuple(
            alternative
            for alternative in alternatives
            if all(name in self.schemes for name in alternative)
        )
        if alternatives and not usable:
            names = ", ".join(
                sorted({name for alternative in alternatives for name in alternative})
            )
            self._error("G105", f"no security alternative is supported: {names}", pointer)
        return usable

    def _shared_name(self, pointer: str) -> str:
        """The class name for a part that operations share by `$ref`: it outlives any of them. Empty for an inline part."""
        tokens = parse(self.document.origin(pointer))
        return naming.pascal(tokens[-1]) if len(tokens) == 3 and tokens[0] == "components" else ""

    def _error(self, code: str, message: str, pointer: str) -> None:
        self.diagnostics.add(
            Diagnostic(code, message, self.document.locate(pointer), pointer=pointer)
        )


def is_json(media_type: str) -> bool:
    """Whether a media type is JSON, with parameters or a `+json` suffix too."""
    bare = media_type.partition(";")[0].strip().lower()
    return bare in ("application/json", "*/*") or bare.endswith("+json")


def _first_segment(path: str) -> str:
    """The resource of a path without tags: its first literal segment that is no prefix such as `api` or `v2`."""
    literal = [part for part in path.split("/") if part and not part.startswith("{")]
    telling = [
        part for part in literal if part != "api" and not (part[0] == "v" and part[1:].isdigit())
    ]
    return next(iter(telling or literal), "api")


def _tag(node: Node) -> str:
    tags = node.get("tags")
    first = next(iter(cast("list[object]", tags)), "") if isinstance(tags, list) else ""
    return first if isinstance(first, str) else ""


def _without_tag(found: _Found) -> str:
    """`repos/list-for-org` of tag `repos` is `list-for-org`; an id that does not spell its tag and a separator stays."""
    head, separator, tail = found.identifier.partition("/")
    spelt = separator and tail and naming.snake(head) == naming.snake(_tag(found.node))
    return tail if spelt else found.identifier
