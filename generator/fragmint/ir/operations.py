"""Operations of the document -> resources: each with its names, parameters, body, responses and security."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import NamedTuple, cast

from fragmint.diagnostics import Diagnostics
from fragmint.ir import codes, naming, security, servers
from fragmint.ir.bodies import BodyBuilder, unwritable_parts
from fragmint.ir.classes import RESOURCES, flavours
from fragmint.ir.given import GivenNames, Wish
from fragmint.ir.ledger import Ledger
from fragmint.ir.media import medium_of
from fragmint.ir.model import (
    Body,
    Kind,
    Location,
    Medium,
    Operation,
    Parameter,
    Resource,
    Response,
    Schema,
    SecurityScheme,
)
from fragmint.ir.nodes import Node, evidence, extension, is_node, mappings, member, text
from fragmint.ir.pages import with_pages
from fragmint.ir.pagination import is_as_declared, pagination
from fragmint.ir.schemas import SchemaBuilder
from fragmint.ir.scopes import Claim, Scope
from fragmint.spec import Document, doubtful_examples, grammar
from fragmint.spec.pointer import below, parse
from fragmint.spec.values import JsonValue, as_object
from fragmint.spec.vocabulary import TRANSPORT_HEADERS

_STYLES = {
    Location.PATH: "simple",
    Location.QUERY: "form",
    Location.HEADER: "simple",
    Location.COOKIE: "form",
}
# The standard leaves these header parameters to the parts of the document that describe them.
_IGNORED_HEADERS = {"accept", "content-type", "authorization", *TRANSPORT_HEADERS}


class _Found(NamedTuple):
    """An operation as it stands in the document."""

    path: str
    method: str
    node: Node
    pointer: str

    @property
    def identity(self) -> str:
        """What a record of its name goes by."""
        return text(self.node, "operationId") or f"{self.method.upper()} {self.path}"

    @property
    def identifier(self) -> str:
        """Its `operationId`, or words that tell it from the others."""
        own = text(self.node, "operationId")
        return own or "_".join(naming.words(f"{self.method.lower()} {self.path}"))


@dataclass
class OperationBuilder:
    """Builds every operation of one document; schemas go through the one `SchemaBuilder`."""

    document: Document
    diagnostics: Diagnostics
    schemas: SchemaBuilder
    schemes: Mapping[str, SecurityScheme]
    ledger: Ledger

    def __post_init__(self) -> None:
        self.root = self.document.root
        self.facts = extension(self.root)
        self.given = GivenNames(self.document, self.diagnostics, self.ledger)
        self.bodies = BodyBuilder(self.schemas, doubtful_examples(self.document))
        self._told: set[str] = set()

    def resources(self) -> tuple[Resource, ...]:
        """The operations, grouped under the attributes of the client, in order of name."""
        grouped: dict[str, list[_Found]] = {}
        for found in self._operation_nodes():
            given = self.given.check(found.node, found.pointer, "resource", naming.ATTRIBUTES)
            name = given or naming.attribute_name(_tag(found.node) or _first_segment(found.path))
            grouped.setdefault(name, []).append(found)
        described = {
            text(tag, "name"): text(tag, "description") or text(tag, "summary")
            for tag in mappings(self.root, "tags")
        }
        built = {name: tuple(self._operations(name, grouped[name])) for name in sorted(grouped)}
        class_names = self._class_names(built)
        resources = (
            Resource(
                name, class_names[name], described.get(_tag(grouped[name][0].node), ""), operations
            )
            for name, operations in built.items()
        )
        taken = self.schemas.class_names
        return tuple(
            with_pages(resource, self.schemas.models, taken, self.ledger) for resource in resources
        )

    def _class_names(self, names: Iterable[str]) -> dict[str, str]:
        """Each resource has four classes: X, AsyncX, RawX and AsyncRawX; none may be a model."""
        scope = Scope(self.ledger, RESOURCES, taken=self.schemas.class_names, beside=flavours)
        return scope.settle(Claim(name, naming.resource_classes(name)) for name in names)

    def _operations(self, resource: str, group: list[_Found]) -> list[Operation]:
        """The operations of one resource in order of the document, built in order of their paths."""
        wishes = [Wish(found.node, found.pointer, _claim(found)) for found in group]
        names = self.given.settle(wishes, naming.METHODS, f"methods of {resource}", "method")
        for wish, name in zip(wishes, names, strict=True):
            if not text(extension(wish.node), "method") and name != wish.claim.wanted[0]:
                self.given.tell_collision(wish, name, "method")
        named = zip(group, names, strict=True)
        built = {
            found.pointer: self._operation(found, name)
            for found, name in sorted(named, key=lambda each: each[0].pointer)
        }
        return [built[found.pointer] for found in group]

    def _operation_nodes(self) -> Iterator[_Found]:
        for path, item in member(self.root, "paths").items():
            for method, node, tokens in grammar.operations(as_object(cast(JsonValue, item))):
                yield _Found(path, method, node, below("/paths", path, *tokens))

    def _operation(self, found: _Found, name: str) -> Operation:
        node, pointer = found.node, found.pointer
        facts, label = extension(node), naming.pascal(found.identifier)
        parameters, versions = self._parameters(node, pointer, label, found.identity)
        operation = Operation(
            id=found.identifier,
            name=name,
            method=found.method,
            path=found.path,
            pointer=pointer,
            tag=_tag(node),
            summary=text(node, "summary"),
            description=text(node, "description"),
            parameters=parameters,
            body=self._body(node, pointer, label),
            responses=tuple(self._responses(found, label)),
            security=self._security(node, pointer),
            api_versions=versions,
            deprecated=node.get("deprecated") is True,
            superseded_by=text(facts, "superseded-by"),
            sunset=text(facts, "sunset"),
            evidence=evidence(node),
            server=servers.own_server(node, self.root),
        )
        declared = facts.get("pagination", self.facts.get("pagination"))
        pages = pagination(operation, declared, self.schemas.models)
        if not is_as_declared(pages, facts.get("pagination")):
            place = below(pointer, "x-fragmint", "pagination")
            self._error("G110", "the operation does not page as is declared here", place)
        return replace(operation, pagination=pages)

    def _parameters(
        self, node: Node, pointer: str, label: str, identity: str
    ) -> tuple[tuple[Parameter, ...], tuple[str, ...]]:
        """The parameters, and apart from them the legal values of the version header."""
        built: dict[int, Parameter] = {}
        wishes: dict[int, Wish] = {}
        versions: tuple[str, ...] = ()
        version_header = text(self.facts, "version-header").lower()
        listed = list(enumerate(mappings(node, "parameters")))
        for index, parameter in sorted(listed, key=lambda each: _place_and_name(each[1])):
            place = below(pointer, "parameters", str(index))
            made = self._parameter(parameter, place, label)
            if made.location is Location.HEADER and made.wire.lower() == version_header:
                versions = tuple(str(value) for value in self._values(made.schema))
            elif not (made.location is Location.HEADER and made.wire.lower() in _IGNORED_HEADERS):
                built[index], wishes[index] = made, Wish(parameter, place, _argument_claim(made))
        scope = f"arguments of {identity}"
        names = self.given.settle(list(wishes.values()), naming.ARGUMENTS, scope)
        named = dict(zip(wishes, names, strict=True))
        return tuple(replace(built[index], name=named[index]) for index in sorted(built)), versions

    def _parameter(self, node: Node, pointer: str, label: str) -> Parameter:
        wire, location = text(node, "name"), Location(text(node, "in"))
        described = member(node, "content")
        media_type = next(iter(described), "")
        style = "" if media_type else text(node, "style")  # a media type says how it is written
        style = style or _STYLES[location]
        explode = node.get("explode")
        if media_type and medium_of(media_type) is not Medium.JSON:
            message = f"parameter '{wire}' is of media type '{media_type}': only JSON can be sent"
            self._error("G102", message, below(pointer, "content", media_type))
        name = self._shared_name(pointer, wire) or f"{label}{naming.pascal(wire)}"
        holder = member(described, media_type) if media_type else node
        place = below(pointer, "content", media_type) if media_type else pointer
        schema = self.schemas.build(holder.get("schema"), below(place, "schema"), name)
        examples = list(member(holder, "examples").values())
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
            explode=explode if isinstance(explode, bool) else style in ("form", "cookie"),
            media_type=media_type,
            allow_reserved=node.get("allowReserved") is True,
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
        place = below(pointer, "requestBody")
        name = self._shared_name(place) or f"{label}Request"
        body = self.bodies.request(member(node, "requestBody"), place, name)
        for content, part in unwritable_parts(body, self.schemas.models) if body else ():
            told = f"part '{part.wire}' is an object of media type '{part.media_type}'"
            inside = ("content", content.media_type, "encoding", part.wire, "contentType")
            self._error("G102", f"{told}: only JSON can be sent", below(place, *inside))
        return body

    def _responses(self, found: _Found, label: str) -> Iterator[Response]:
        for status, response in sorted(member(found.node, "responses").items()):
            if is_node(response) and not status.startswith("x-"):
                place = below(found.pointer, "responses", status)
                suffix = "Response" if status.startswith("2") else f"{status.capitalize()}Response"
                name = self._shared_name(place) or f"{label}{suffix}"
                yield self.bodies.response(found.method, status, response, place, name)

    def _security(self, node: Node, pointer: str) -> tuple[tuple[str, ...], ...]:
        holder = node if "security" in node else self.root
        alternatives = tuple(tuple(requirement) for requirement in mappings(holder, "security"))
        usable, told = security.usable(alternatives, self.schemes, self.root)
        if alternatives and not usable:
            names = ", ".join(sorted({name for each in alternatives for name in each}))
            self._error("G105", f"no security alternative is supported: {names}", pointer)
        elif told and told not in self._told:
            self._told.add(told)
            self._error("G121", told, pointer)
        return usable

    def _shared_name(self, pointer: str, parameter: str = "") -> str:
        """The class name for a part that operations share: it outlives any of them. Empty for an inline part."""
        tokens = parse(self.document.origin(pointer))
        if len(tokens) == 4 and tokens[0] == "paths" and tokens[2] == "parameters":
            return naming.pascal(f"{tokens[1]} {parameter}")
        return naming.pascal(tokens[-1]) if len(tokens) == 3 and tokens[0] == "components" else ""

    def _error(self, code: str, message: str, pointer: str) -> None:
        codes.tell(self.document, self.diagnostics, code, message, pointer)


def _claim(found: _Found) -> Claim:
    """The method of an operation; of two that have one name, one is called after its path."""
    made = naming.method_name(_without_tag(found))
    spare = naming.method_name(f"{found.method} {found.path}")
    return Claim(found.identity, (made, spare), rank=made != found.identity)


def _place_and_name(parameter: Node) -> tuple[int, str]:
    places = list(_STYLES)
    return places.index(Location(text(parameter, "in"))), text(parameter, "name")


def _argument_claim(parameter: Parameter) -> Claim:
    """The argument for a parameter; of two that have one name the one further from the path says where it travels."""
    made, place = naming.argument_name(parameter.wire), list(_STYLES).index(parameter.location)
    is_exact = made == parameter.wire
    return Claim(
        f"{parameter.location} {parameter.wire}",
        (made, f"{made.rstrip('_')}_{parameter.location}"),
        rank=place if is_exact else len(_STYLES) + place,
        plain=is_exact and parameter.location in (Location.PATH, Location.QUERY),
    )


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
