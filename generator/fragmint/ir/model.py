"""The one shape of an API that everything after the loader works with.

Frozen data, no Python text: names are Python identifiers that we allocated, types are kinds, prose is as the document has it.
Pointers are JSON pointers into the bundled document, for diagnostics and reports.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from fragmint.ir.stated import RateLimit, Source

Scalar = str | int | float | bool | None
Json = Scalar | list["Json"] | dict[str, "Json"]


class Kind(StrEnum):
    """What a schema is; each schema is exactly one of these."""

    ANY = "any"
    NULL = "null"
    BOOLEAN = "boolean"
    INTEGER = "integer"
    NUMBER = "number"
    STRING = "string"
    ARRAY = "array"
    OBJECT = "object"
    ENUM = "enum"
    UNION = "union"
    REF = "ref"


class EvidenceKind(StrEnum):
    """How sure a curated fact is, from the surest to a guess."""

    TABLE = "table"
    EXAMPLE = "example"
    VENDOR_FACT = "vendor-fact"
    ASSUMED = "assumed"


@dataclass(frozen=True)
class Evidence:
    """Where a fact was read (`source` is an id of `Api.sources`) and how."""

    source: str
    kind: EvidenceKind


@dataclass(frozen=True)
class Property:
    """A member of an object: `wire` as JSON has it, `name` as Python has it."""

    wire: str
    name: str
    required: bool
    schema: Schema


@dataclass(frozen=True)
class Discriminator:
    """The member that tells the objects of a union apart: `wire` is its name, `mapping` its values, each with its model.

    `default` is the model of an object that has none of them; where it is empty, such an object is of an unknown kind.
    """

    wire: str
    mapping: tuple[tuple[str, str], ...]
    default: str = ""


@dataclass(frozen=True)
class Schema:
    """What a value may be. Only the fields that belong to its kind are set.

    `additional` is what a map holds, which lists no members; an object `is_open` that lists some and says it may have others.
    """

    kind: Kind
    pointer: str = ""
    nullable: bool = False
    title: str = ""
    description: str = ""
    format: str = ""
    constraints: tuple[tuple[str, Scalar], ...] = ()
    default: Json = None
    has_default: bool = False
    example: Json = None
    has_example: bool = False
    deprecated: bool = False
    read_only: bool = False
    write_only: bool = False
    secret: bool = False
    evidence: Evidence | None = None
    ref: str = ""
    items: Schema | None = None
    properties: tuple[Property, ...] = ()
    additional: Schema | None = None
    is_open: bool = False
    values: tuple[Scalar, ...] = ()
    members: tuple[str, ...] = ()
    variants: tuple[Schema, ...] = ()
    discriminator: Discriminator | None = None

    @property
    def is_file(self) -> bool:
        """Whether a form that can hold files sends the value as one."""
        return self.kind is Kind.STRING and self.format == "binary"


@dataclass(frozen=True)
class Model:
    """A schema that has a name: a component, or an inline one that was lifted.

    `request_only`: no response holds it. `has_files`: it is the form of a multipart body, whose binary members are files.
    """

    name: str
    schema: Schema
    request_only: bool = False
    has_files: bool = False


class Location(StrEnum):
    """Where a parameter or an API key travels."""

    PATH = "path"
    QUERY = "query"
    HEADER = "header"
    COOKIE = "cookie"


@dataclass(frozen=True)
class Parameter:
    """One argument of an operation; one with a `media_type` is written as that says, and has no style."""

    wire: str
    name: str
    location: Location
    required: bool
    schema: Schema
    style: str
    explode: bool
    media_type: str = ""
    allow_reserved: bool = False
    description: str = ""
    deprecated: bool = False
    evidence: Evidence | None = None


class Medium(StrEnum):
    """What a media type comes down to in a program."""

    JSON = "json"
    FORM = "form"
    MULTIPART = "multipart"
    TEXT = "text"
    BINARY = "binary"


@dataclass(frozen=True)
class Encoding:
    """How one field of a form is written: in a style, or as a media type of its own; what is empty is as usual."""

    wire: str
    style: str = ""
    explode: bool = True
    media_type: str = ""


@dataclass(frozen=True)
class Content:
    """A request body in one media type; a range such as `image/*` leaves the type to the caller."""

    media_type: str
    medium: Medium
    schema: Schema
    encoding: tuple[Encoding, ...] = ()

    @property
    def is_range(self) -> bool:
        """Whether the media type names several, so that a caller has to say which one it is."""
        return "*" in self.media_type


@dataclass(frozen=True)
class Body:
    """What an operation takes as its request body; the first content is sent unless the caller chooses another."""

    contents: tuple[Content, ...]
    required: bool
    description: str = ""

    @property
    def is_choice(self) -> bool:
        """Whether a caller has a say in the media type."""
        return len(self.contents) > 1 or any(content.is_range for content in self.contents)


@dataclass(frozen=True)
class Header:
    """A documented response header."""

    wire: str
    description: str = ""


@dataclass(frozen=True)
class Response:
    """What an operation may answer; `status` is "200", "2XX" or "default"; without a medium there is no body.

    The media type is the one the client asks for. Only JSON has a schema. `doubtful` are the examples that contradict it.
    """

    status: str
    description: str
    media_type: str = ""
    medium: Medium | None = None
    schema: Schema | None = None
    headers: tuple[Header, ...] = ()
    examples: tuple[str, ...] = ()
    doubtful: tuple[str, ...] = ()
    evidence: Evidence | None = None

    @property
    def is_success(self) -> bool:
        """Whether this status, or this range of statuses, means success."""
        return self.status[0] == "2"


class PaginationStyle(StrEnum):
    """How an API tells where the next page is."""

    LINKS = "links"
    OFFSET = "offset"
    CURSOR = "cursor"
    NONE = "none"


@dataclass(frozen=True)
class Pagination:
    """A list in pages of a class: the wire name of the list, and dotted paths and query names that lead to the next one."""

    style: PaginationStyle
    items: str
    next: str = ""
    offset: str = ""
    limit: str = ""
    cursor: str = ""
    page: str = ""


@dataclass(frozen=True)
class Operation:
    """One method of one path. `api_versions` are the legal values of the version header; none means it documents none."""

    id: str
    name: str
    method: str
    path: str
    pointer: str
    tag: str = ""
    summary: str = ""
    description: str = ""
    parameters: tuple[Parameter, ...] = ()
    body: Body | None = None
    responses: tuple[Response, ...] = ()
    security: tuple[tuple[str, ...], ...] = ()
    api_versions: tuple[str, ...] = ()
    pagination: Pagination | None = None
    deprecated: bool = False
    superseded_by: str = ""
    sunset: str = ""
    evidence: Evidence | None = None
    server: Server | None = None

    @property
    def is_beta(self) -> bool:
        """Whether every version this operation documents is a beta."""
        return bool(self.api_versions) and all("beta" in version for version in self.api_versions)

    @property
    def success(self) -> Response | None:
        """The response a caller hopes for: the lowest documented success, else the default one."""
        successes = [response for response in self.responses if response.is_success]
        defaults = [response for response in self.responses if response.status == "default"]
        return min(successes, key=lambda response: response.status, default=None) or next(
            iter(defaults), None
        )


@dataclass(frozen=True)
class Resource:
    """A group of operations: `client.<name>`."""

    name: str
    class_name: str
    description: str
    operations: tuple[Operation, ...]


class SecurityKind(StrEnum):
    """The ways a credential travels that the client knows."""

    API_KEY = "apiKey"
    BEARER = "bearer"
    BASIC = "basic"


@dataclass(frozen=True)
class SecurityScheme:
    """How a credential is sent; `argument` is the client's keyword for it."""

    name: str
    kind: SecurityKind
    argument: str
    location: Location = Location.HEADER
    wire: str = ""
    description: str = ""


@dataclass(frozen=True)
class ServerVariable:
    """A part of a server's URL that a caller chooses; `choices` are the only legal values, if there are any."""

    wire: str
    default: str
    choices: tuple[str, ...] = ()
    description: str = ""


@dataclass(frozen=True)
class Server:
    """A base URL; `region` is the name a caller chooses it by, empty if it has none.

    `template` is the URL with its variables in braces, `url` the one that their defaults make.
    """

    url: str
    region: str = ""
    description: str = ""
    template: str = ""
    variables: tuple[ServerVariable, ...] = ()


@dataclass(frozen=True)
class Api:
    """Everything the emitted client is made from.

    `files` are those that it carries, of which `effective_file` is the root; `root_file` is what the author calls that.
    `left_out` names what of the document is not in the client, each with the reason.
    `servers` are those with an absolute URL; where there is none, `relative_server` is the path that ends the base URL.
    """

    title: str
    version: str
    description: str
    resources: tuple[Resource, ...]
    models: Mapping[str, Model]
    servers: tuple[Server, ...] = ()
    security_schemes: tuple[SecurityScheme, ...] = ()
    version_header: str = ""
    default_version: str = ""
    token_env: str = ""
    rate_limit: RateLimit | None = None
    sources: tuple[Source, ...] = ()
    files: Mapping[str, bytes] = field(default_factory=dict[str, bytes])
    root_file: str = ""
    effective_file: str = ""
    left_out: tuple[tuple[str, str], ...] = ()
    names: Mapping[str, Mapping[str, str]] = field(default_factory=dict[str, dict[str, str]])
    relative_server: str = ""

    def credential_variable(self, scheme: SecurityScheme, package: str) -> str:
        """The environment variable that a client of that name reads a credential from; none holds a user and a password."""
        if scheme.kind is SecurityKind.BASIC:
            return ""
        alone = len(self.security_schemes) == 1
        return (self.token_env if alone else "") or f"{package}_{scheme.argument}".upper()

    @property
    def server_variables(self) -> tuple[ServerVariable, ...]:
        """The variables of the servers that a client may call, each once; those of equal names allow what any allows."""
        own = (operation.server for operation in self.operations if operation.server)
        reachable = [*self.servers[:1], *(each for each in self.servers if each.region), *own]
        found: dict[str, ServerVariable] = {}
        for variable in (each for server in reachable for each in server.variables):
            known = found.setdefault(variable.wire, variable)
            is_free = not (known.choices and variable.choices)
            choices = () if is_free else tuple(dict.fromkeys(known.choices + variable.choices))
            found[variable.wire] = replace(known, choices=choices)
        return tuple(found.values()) if self.servers else ()

    @property
    def operations(self) -> tuple[Operation, ...]:
        """Every operation, resource by resource."""
        return tuple(operation for resource in self.resources for operation in resource.operations)
