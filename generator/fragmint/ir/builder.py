"""Document -> `Api`: schemas, operations and facts, put together."""

from __future__ import annotations

from dataclasses import replace

from fragmint.diagnostics import Diagnostics
from fragmint.ir import facts
from fragmint.ir.model import Api, Kind, Model, Resource, Schema
from fragmint.ir.nodes import extension, member, text
from fragmint.ir.operations import OperationBuilder
from fragmint.ir.schemas import SchemaBuilder
from fragmint.spec import Document


def build(document: Document, diagnostics: Diagnostics) -> Api:
    """Build the API; what it cannot express is an error in `diagnostics`, and then the result is not to be used."""
    root = document.root
    info, told = member(root, "info"), extension(root)
    schemas = SchemaBuilder(document, diagnostics)
    schemas.build_components()
    schemes = facts.security_schemes(root)
    resources = OperationBuilder(document, diagnostics, schemas, schemes).resources()
    return Api(
        title=text(info, "title"),
        version=text(info, "version"),
        description=text(info, "description"),
        resources=resources,
        models=_directed(schemas.models, resources),
        servers=tuple(facts.servers(root)),
        security_schemes=tuple(schemes.values()),
        version_header=text(told, "version-header"),
        default_version=text(told, "default-version"),
        token_env=text(told, "token-env"),
        rate_limit=facts.rate_limit(root),
        sources=tuple(facts.sources(root)),
        files=document.files,
        root_file=document.name,
    )


def _directed(models: dict[str, Model], resources: tuple[Resource, ...]) -> dict[str, Model]:
    """The models by name, each knowing whether it only ever travels in requests."""
    operations = [operation for resource in resources for operation in resource.operations]
    sent = [operation.body.schema for operation in operations if operation.body]
    received = [
        response.schema
        for operation in operations
        for response in operation.responses
        if response.schema
    ]
    in_requests, in_responses = reachable(sent, models), reachable(received, models)
    return {
        name: replace(model, request_only=name in in_requests and name not in in_responses)
        for name, model in sorted(models.items())
    }


def reachable(roots: list[Schema], models: dict[str, Model]) -> set[str]:
    """The names of the models that values of these schemas can hold."""
    found: set[str] = set()
    waiting = list(roots)
    while waiting:
        schema = waiting.pop()
        if schema.kind is Kind.REF and schema.ref not in found:
            found.add(schema.ref)
            waiting.append(models[schema.ref].schema)
        waiting += [
            part for part in (schema.items, schema.additional, *schema.variants) if part is not None
        ]
        waiting += [member.schema for member in schema.properties]
    return found
