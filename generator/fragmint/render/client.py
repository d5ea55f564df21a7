"""What the files of the whole distribution print: names, credentials, regions, and the two client classes.

A field of type `SpecText` is prose or wire text and needs a filter; a plain `str` is Python or a name that we made.
"""

from __future__ import annotations

from dataclasses import dataclass

from fragmint.config import ClientConfig
from fragmint.history import Edition, Entry
from fragmint.ir.model import Api, SecurityKind, SecurityScheme
from fragmint.ir.stated import RateLimit, RateLimitFamily, Source
from fragmint.models import ModelSet
from fragmint.render.calls import sample_call
from fragmint.render.errors import error_names
from fragmint.render.filters import SpecText, py
from fragmint.render.metadata import classifiers
from fragmint.render.prose import client_docstring
from fragmint.render.resources import ResourceView, resource_view
from fragmint.render.servers import ServersView, client_arguments, servers_view
from fragmint.render.snippets import careful_python, connection

# What the package offers beside its errors.
_EXPORTS = ("AsyncClient", "Client", "Clock", "Deviation", "RawResponse", "RequestOptions")


@dataclass(frozen=True)
class CredentialView:
    """One keyword argument of the client that holds a credential."""

    argument: str
    type: str
    scheme: SpecText
    expression: str
    env: SpecText
    keyword: SpecText
    hint: SpecText
    description: SpecText


@dataclass(frozen=True)
class FlavourView:
    """One of the two client classes: the words in which they differ."""

    name: str
    prefix: str
    docstring: SpecText
    transport: str
    http_client: str
    define: str
    wait: str
    enter: str
    exit: str


@dataclass(frozen=True)
class ClientView:
    """Facts that hold for the whole distribution."""

    distribution: str
    package: str
    version: str
    changelog: tuple[Entry, ...]
    api_version: SpecText
    title: SpecText
    summary: SpecText
    description: SpecText
    header: SpecText
    license: SpecText
    is_mit: bool
    holder: SpecText
    error_names: tuple[str, ...]
    exports: tuple[str, ...]
    has_files: bool
    authors: tuple[SpecText, ...]
    urls: tuple[tuple[SpecText, SpecText], ...]
    requires_python: SpecText
    classifiers: tuple[str, ...]
    flavours: tuple[FlavourView, FlavourView]
    resources: tuple[ResourceView, ...]
    model_names: tuple[str, ...]
    where: ServersView
    credentials: tuple[CredentialView, ...]
    reads_environment: bool  # whether a credential may come from there
    credential_arguments: str
    credential_parameters: str
    security_imports: str
    version_header: SpecText | None
    default_version: SpecText | None
    rate_limit: str
    rate_limit_imports: str
    arguments: tuple[tuple[str, str], ...]
    sources: tuple[SpecText, ...]
    left_out: tuple[tuple[SpecText, SpecText], ...]
    first_program: str


def client_view(api: Api, models: ModelSet, config: ClientConfig, edition: Edition) -> ClientView:
    """Everything the templates of one distribution print."""
    errors = error_names()
    has_files = any(model.has_files for model in api.models.values())
    resources = tuple(resource_view(resource, api, models) for resource in api.resources)
    credentials = tuple(_credential(scheme, api, config.package) for scheme in api.security_schemes)
    return ClientView(
        distribution=config.distribution,
        package=config.package,
        version=edition.version,
        changelog=edition.entries,
        api_version=SpecText(api.version),
        title=SpecText(api.title),
        summary=SpecText(f"A typed client for {api.title}, sync and async."),
        description=SpecText(api.description),
        header=SpecText(f"Generated from {api.root_file} by fragmint; do not edit."),
        license=SpecText(config.license),
        is_mit=config.license == "MIT",
        holder=SpecText(", ".join(config.authors) or f"the authors of {config.distribution}"),
        error_names=errors,
        exports=tuple(sorted((*errors, *_EXPORTS, *(("File",) if has_files else ())))),
        has_files=has_files,
        authors=tuple(SpecText(author) for author in config.authors),
        urls=tuple((SpecText(label), SpecText(url)) for label, url in config.urls.items()),
        requires_python=SpecText(config.requires_python),
        classifiers=classifiers(edition.version, config.requires_python),
        flavours=_flavours(api),
        resources=resources,
        model_names=models.names,
        where=servers_view(api),
        credentials=credentials,
        reads_environment=any(view.env for view in credentials),
        credential_arguments=", ".join(view.argument for view in credentials),
        credential_parameters=", ".join(
            f"{view.argument}: {view.type} | None" for view in credentials
        ),
        security_imports=", ".join(
            sorted({"Credential", *(view.expression.partition("(")[0] for view in credentials)})
        ),
        version_header=SpecText(api.version_header) if api.version_header else None,
        default_version=SpecText(api.default_version) if api.default_version else None,
        rate_limit=_rate_limit(api.rate_limit),
        rate_limit_imports=(
            "RateLimitFamily, RateLimitHeaders" if api.rate_limit else "RateLimitHeaders"
        ),
        arguments=(
            *((view.argument, f"{view.type} | None = None") for view in credentials),
            *client_arguments(api),
            *((("api_version", "str | None = None"),) if api.version_header else ()),
        ),
        sources=tuple(SpecText(_source(source)) for source in api.sources),
        left_out=tuple((SpecText(name), SpecText(reason)) for name, reason in api.left_out),
        first_program=_first_program(api, models, config.package),
    )


def _credential(scheme: SecurityScheme, api: Api, package: str) -> CredentialView:
    env = api.credential_variable(scheme, package)
    kind = "str"
    match scheme.kind:
        case SecurityKind.API_KEY:
            expression = f"ApiKey({py(scheme.wire)}, {py(str(scheme.location))}, {scheme.argument})"
        case SecurityKind.BEARER:
            expression = f"Bearer({scheme.argument})"
        case _:
            expression, kind = f"Basic(*{scheme.argument})", "tuple[str, str]"
    hint = f"{scheme.argument}=" + (f" or set {env}" if env else "(username, password)")
    return CredentialView(
        argument=scheme.argument,
        type=kind,
        scheme=SpecText(scheme.name),
        expression=expression,
        env=SpecText(env),
        keyword=SpecText(f"{scheme.argument}=" + ("" if env else "(username, password)")),
        hint=SpecText(hint),
        description=SpecText(scheme.description),
    )


def _rate_limit(rate_limit: RateLimit | None) -> str:
    if rate_limit is None:
        return "None"
    families = ", ".join(
        f"{py(family.name)}: {_rate_limit_family(family)}" for family in rate_limit.families
    )
    return f"RateLimitHeaders({{{families}}}, reset_unit={py(rate_limit.reset_unit)})"


def _rate_limit_family(family: RateLimitFamily) -> str:
    named = (("limit", family.limit), ("remaining", family.remaining), ("reset", family.reset))
    return f"RateLimitFamily({', '.join(f'{key}={py(header)}' for key, header in named if header)})"


def _source(source: Source) -> str:
    told = f"{source.id}: {source.page}"
    told += f", {source.url}" if source.url else ""
    return told + (f", handed over on {source.handed_over}" if source.handed_over else "")


def _first_program(api: Api, models: ModelSet, package: str) -> str:
    """What the README opens with: the first GET, or just a client where there is none."""
    for resource in api.resources:
        for operation in resource.operations:
            if operation.method == "GET":
                arguments = sample_call(operation, api, models).arguments
                call = f"{resource.name}.{operation.name}({arguments})"
                return careful_python(call, package, connection(api))
    return f"from {package} import Client\n\nclient = Client({connection(api)})"


def _flavours(api: Api) -> tuple[FlavourView, FlavourView]:
    return (
        FlavourView(
            name="Client",
            prefix="",
            docstring=SpecText(client_docstring(api, asynchronous=False)),
            transport="SyncTransport",
            http_client="httpx2.Client",
            define="def",
            wait="",
            enter="__enter__",
            exit="__exit__",
        ),
        FlavourView(
            name="AsyncClient",
            prefix="Async",
            docstring=SpecText(client_docstring(api, asynchronous=True)),
            transport="AsyncTransport",
            http_client="httpx2.AsyncClient",
            define="async def",
            wait="await ",
            enter="__aenter__",
            exit="__aexit__",
        ),
    )
