"""Which way each model travels, and the second model that a request needs where one cannot serve both ways.

A member that is read-only is never sent, so a request cannot be asked for it; a write-only one never comes back. Where one
of them is required in a model that travels both ways, requests get a model of their own, without the read-only members. The
form of a multipart body has a model of its own too: only there are binary members files.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace

from fragmint.ir.model import (
    Content,
    Kind,
    Medium,
    Model,
    Operation,
    Property,
    Resource,
    Schema,
)

# A model and a purpose, such as `Request`, to the name of the model that serves it.
VariantName = Callable[[str, str], str]


def directed(
    models: Mapping[str, Model],
    resources: tuple[Resource, ...],
    hooked: list[Schema],
    variant_name: VariantName,
) -> tuple[dict[str, Model], tuple[Resource, ...]]:
    """The models by name, each for the ways it travels, and the resources with requests that refer to their own.

    What is hooked is what the API sends to its user's server: that is received too.
    """
    received = [
        *hooked,
        *(
            response.schema
            for operation in _operations(resources)
            for response in operation.responses
            if response.schema
        ),
    ]
    in_responses = reachable(received, models)
    in_requests = reachable(_sent(resources), models)
    own = {
        name: variant_name(name, "Request")
        for name in sorted(_unfit(in_requests & in_responses, models))
    }
    found = {name: _as_received(model) for name, model in models.items()}
    for name in in_requests - in_responses:
        found[name] = replace(found[name], schema=_renamed(found[name].schema, own))
    found |= {name: _as_sent(models[received], name, own) for received, name in own.items()}
    resources = _with_bodies(resources, lambda content: _renamed(content.schema, own))
    forms = _forms(resources, found, in_responses, variant_name)
    found |= {form: replace(found[name], name=form, has_files=True) for name, form in forms.items()}
    resources = _with_bodies(resources, lambda content: _form(content, forms))
    request_only = reachable(_sent(resources), found) - reachable(received, found)
    return {
        name: replace(model, request_only=name in request_only)
        for name, model in sorted(found.items())
    }, resources


def reachable(roots: Iterable[Schema], models: Mapping[str, Model]) -> set[str]:
    """The names of the models that values of these schemas can hold."""
    found: set[str] = set()
    waiting = list(roots)
    while waiting:
        schema = waiting.pop()
        if schema.kind is Kind.REF and schema.ref not in found:
            found.add(schema.ref)
            waiting.append(models[schema.ref].schema)
        waiting += parts(schema)
    return found


def parts(schema: Schema) -> Iterator[Schema]:
    """The schemas that stand in a schema, one level down."""
    yield from (part for part in (schema.items, schema.additional) if part is not None)
    yield from schema.variants
    yield from (member.schema for member in schema.properties)


def _operations(resources: Iterable[Resource]) -> Iterator[Operation]:
    for resource in resources:
        yield from resource.operations


def _unfit(both_ways: set[str], models: Mapping[str, Model]) -> set[str]:
    """The models that cannot serve both ways, or that hold one that cannot."""
    unfit = {
        name
        for name in both_ways
        if any(
            member.required and (member.schema.read_only or member.schema.write_only)
            for member in models[name].schema.properties
        )
    }
    holders: dict[str, set[str]] = {}
    for name in both_ways:
        for held in _held(models[name].schema):
            holders.setdefault(held, set()).add(name)
    waiting = list(unfit)
    while waiting:
        more = holders.get(waiting.pop(), set()) - unfit
        unfit |= more
        waiting += more
    return unfit


def _held(schema: Schema) -> Iterator[str]:
    if schema.kind is Kind.REF:
        yield schema.ref
    for part in parts(schema):
        yield from _held(part)


def _as_received(model: Model) -> Model:
    """The model as a response has it, which holds nothing that is write-only."""
    members = tuple(
        replace(member, required=member.required and not member.schema.write_only)
        for member in model.schema.properties
    )
    return replace(model, schema=replace(model.schema, properties=members))


def _as_sent(model: Model, name: str, own: Mapping[str, str]) -> Model:
    """The model as a request has it, under a name of its own."""
    members = tuple(each for each in model.schema.properties if not each.schema.read_only)
    return Model(name, _renamed(replace(model.schema, properties=members), own))


def _forms(
    resources: Iterable[Resource],
    models: Mapping[str, Model],
    in_responses: set[str],
    variant_name: VariantName,
) -> dict[str, str]:
    """The models of multipart bodies that have files, each with its name there; one that JSON has too needs another."""
    contents = list(_contents(resources))
    plain = [content.schema for content in contents if content.medium is not Medium.MULTIPART]
    elsewhere = reachable(plain, models) | in_responses
    names = {content.schema.ref for content in contents if content.medium is Medium.MULTIPART}
    return {
        name: variant_name(name, "Form") if name in elsewhere else name
        for name in sorted(names - {""})
        if _has_files(models[name].schema)
    }


def _has_files(schema: Schema) -> bool:
    return any(
        member.schema.is_file or (member.schema.items is not None and member.schema.items.is_file)
        for member in schema.properties
    )


def _form(content: Content, forms: Mapping[str, str]) -> Schema:
    if content.medium is not Medium.MULTIPART:
        return content.schema
    return replace(content.schema, ref=forms.get(content.schema.ref, content.schema.ref))


def _contents(resources: Iterable[Resource]) -> Iterator[Content]:
    for operation in _operations(resources):
        if operation.body is not None:
            yield from operation.body.contents


def _sent(resources: Iterable[Resource]) -> list[Schema]:
    return [content.schema for content in _contents(resources)]


def _with_bodies(
    resources: tuple[Resource, ...], schema_of: Callable[[Content], Schema]
) -> tuple[Resource, ...]:
    """The resources with another schema for each request body."""

    def changed(operation: Operation) -> Operation:
        if operation.body is None:
            return operation
        contents = tuple(
            replace(content, schema=schema_of(content)) for content in operation.body.contents
        )
        return replace(operation, body=replace(operation.body, contents=contents))

    return tuple(
        replace(resource, operations=tuple(map(changed, resource.operations)))
        for resource in resources
    )


def _renamed(schema: Schema, names: Mapping[str, str]) -> Schema:
    """The schema with the models that have another name in requests."""
    discriminator = schema.discriminator
    if discriminator is not None:
        mapping = tuple((value, names.get(name, name)) for value, name in discriminator.mapping)
        default = names.get(discriminator.default, discriminator.default)
        discriminator = replace(discriminator, mapping=mapping, default=default)
    return replace(
        schema,
        ref=names.get(schema.ref, schema.ref),
        items=_renamed(schema.items, names) if schema.items else None,
        additional=_renamed(schema.additional, names) if schema.additional else None,
        variants=tuple(_renamed(variant, names) for variant in schema.variants),
        properties=tuple(_renamed_member(member, names) for member in schema.properties),
        discriminator=discriminator,
    )


def _renamed_member(member: Property, names: Mapping[str, str]) -> Property:
    return replace(member, schema=_renamed(member.schema, names))
