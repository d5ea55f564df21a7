"""The one shape of an API that everything after the loader works with.

Frozen data, no Python text: names are Python identifiers that we allocated, types are kinds, prose is as the document has it.
Pointers are JSON pointers into the bundled document, for diagnostics and reports.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

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
class Schema:
    """What a value may be. Only the fields that belong to its kind are set."""

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
    values: tuple[Scalar, ...] = ()
    members: tuple[str, ...] = ()
    variants: tuple[Schema, ...] = ()


@dataclass(frozen=True)
class Model:
    """A schema that has a name: a component, or an inline one that was lifted. `request_only`: no response holds it."""

    name: str
    schema: Schema
    request_only: bool = False


class Location(StrEnum):
    """Where a parameter or an API key travels."""

    PATH = "path"
    QUERY = "query"
    HEADER = "header"
    COOKIE = "cookie"


@dataclass(frozen=True)
class Parameter:
    """One argument of an operation."""

    wire: str
    name: str
    location: Location
    required: bool
    schema: Schema
    style: str
    explode: bool
    description: str = ""
    deprecated: bool = False
    evidence: Evidence | None = None


@dataclass(frozen=True)
class Body:
    """What an operation takes as its request body; `media_type` is the one the client sends."""

    media_type: str
    required: bool
    schema: Schema
    description: str = ""


@dataclass(frozen=True)
class Header:
    """A documented response header."""

    wire: str
    description: str = ""


@dataclass(frozen=True)
class Response:
    """What an operation may answer; `status` is "200", "2XX" or "default"; without `media_type` there is no body."""

    status: str
    description: str
    media_type: str = ""
    schema: Schema | None = None
    headers: tuple[Header, ...] = ()
    examples: tuple[str, ...] = ()
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
    """A list that comes in pages: the wire name of the list, and dotted paths and query names that lead to the next one."""

    style: PaginationStyle
    items: str
    next: str = ""
    offset: str = ""
    limit: str = ""
    cursor: str = ""


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
class Server:
    """A base URL; `region` is the name a caller chooses it by, empty if it has none."""

    url: str
    region: str = ""
    description: str = ""


@dataclass(frozen=True)
class RateLimitFamily:
    """Response headers that speak of one budget; any may be undeclared."""

    name: str
    limit: str = ""
    remaining: str = ""
    reset: str = ""


@dataclass(frozen=True)
class RateLimit:
    """How the API tells of its limits; `reset_unit` is epoch-ms, epoch-s or seconds."""

    reset_unit: str
    families: tuple[RateLimitFamily, ...]


@dataclass(frozen=True)
class Source:
    """A page the fragment was curated from."""

    id: str
    page: str
    url: str = ""
    handed_over: str = ""


@dataclass(frozen=True)
class Api:
    """Everything the emitted client is made from."""

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

    def credential_variable(self, scheme: SecurityScheme, package: str) -> str:
        """The environment variable that a client of that name reads a credential from; none holds a user and a password."""
        if scheme.kind is SecurityKind.BASIC:
            return ""
        alone = len(self.security_schemes) == 1
        return (self.token_env if alone else "") or f"{package}_{scheme.argument}".upper()

    @property
    def operations(self) -> tuple[Operation, ...]:
        """Every operation, resource by resource."""
        return tuple(operation for resource in self.resources for operation in resource.operations)
