"""REFERENCE.md's view: each operation with its signature, parameters, response, errors and snippets that run."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from fragmint.config import ClientConfig
from fragmint.ir import prose
from fragmint.ir.model import (
    Api,
    Body,
    Evidence,
    Kind,
    Medium,
    Model,
    Operation,
    Property,
    Resource,
    Schema,
)
from fragmint.models import ModelSet
from fragmint.render import signatures, snippets, types
from fragmint.render.calls import sample_call
from fragmint.render.errors import error_class
from fragmint.render.filters import SpecText
from fragmint.render.pages import PageView, page_views
from fragmint.render.prose import argument_text, lifecycle, limits, parameter_text


@dataclass(frozen=True)
class ParameterRow:
    """One line of the table of parameters."""

    name: str
    wire: SpecText
    place: str
    type: SpecText
    required: str
    description: SpecText
    evidence: SpecText


@dataclass(frozen=True)
class FieldRow:
    """One line of the tree of a response: `indent` is one wide blank a level."""

    indent: str
    name: SpecText
    wire: SpecText
    type: SpecText
    description: SpecText
    evidence: SpecText


@dataclass(frozen=True)
class ErrorRow:
    """One documented error status and the class it raises."""

    status: str
    error: str
    description: SpecText
    evidence: SpecText


@dataclass(frozen=True)
class OperationReference:
    """One operation's section."""

    attribute: str
    anchor: str
    request: SpecText
    outline: SpecText
    summary: SpecText
    description: SpecText
    signature: str
    badges: tuple[SpecText, ...]
    parameters: tuple[ParameterRow, ...]
    result: str
    fields: tuple[FieldRow, ...]
    errors: tuple[ErrorRow, ...]
    evidence: SpecText
    python: str
    python_async: str
    curl: str


def operation_references(
    api: Api, models: ModelSet, config: ClientConfig
) -> tuple[OperationReference, ...]:
    """The sections in the order of the client's attributes."""
    return tuple(
        _reference(operation, resource, pages, api, models, config)
        for resource in api.resources
        for pages in [page_views(resource, api, models)]
        for operation in resource.operations
    )


def _reference(
    operation: Operation,
    resource: Resource,
    pages: tuple[PageView, ...],
    api: Api,
    models: ModelSet,
    config: ClientConfig,
) -> OperationReference:
    arguments = signatures.arguments(operation, models)
    call = sample_call(operation, api, models)
    page = next((page for page in pages if operation.name in page.operations), None)
    result = page.name if page else types.result(operation, models)
    success = operation.success
    summary = prose.sentence(operation.summary or operation.description)
    return OperationReference(
        attribute=f"{resource.name}.{operation.name}",
        anchor=f"{resource.name}-{operation.name}",
        request=SpecText(f"{operation.method} {operation.path}"),
        outline=SpecText(f"{operation.method} {operation.path}{summary and f'. {summary}'}"),
        summary=SpecText(summary),
        description=SpecText(
            "\n\n".join([operation.description or operation.summary, *lifecycle(operation)])
        ),
        signature=snippets.signature(
            f"client.{resource.name}.{operation.name}", signatures.method(arguments), result
        ),
        badges=tuple(map(SpecText, _badges(operation))),
        parameters=tuple(_rows(operation, models)),
        result=result,
        fields=(
            tuple(_fields(success.schema, api.models, _shown_names(operation, api, page)))
            if success and success.schema
            else ()
        ),
        errors=tuple(
            ErrorRow(
                response.status,
                error_class(response.status),
                SpecText(response.description),
                SpecText(_evidence(response.evidence)),
            )
            for response in operation.responses
            if not response.is_success and response.status != "default"
        ),
        evidence=SpecText(_evidence(operation.evidence)),
        python=snippets.python(
            f"{resource.name}.{operation.name}({call.arguments})",
            config.package,
            snippets.connection(api),
        ),
        python_async=snippets.python_async(
            f"{resource.name}.{operation.name}({call.arguments})",
            config.package,
            snippets.connection(api),
        ),
        curl=snippets.curl(call, operation, api, config.package),
    )


def _badges(operation: Operation) -> Iterator[str]:
    if operation.is_beta:
        yield "beta"
    if operation.deprecated:
        yield "deprecated"
    if operation.superseded_by:
        yield "superseded"
    if operation.sunset:
        yield f"ends on {operation.sunset}"


def _rows(operation: Operation, models: ModelSet) -> Iterator[ParameterRow]:
    for parameter in operation.parameters:
        if signatures.constant(parameter) is None:
            yield ParameterRow(
                name=parameter.name,
                wire=SpecText(parameter.wire),
                place=str(parameter.location),
                type=SpecText(models.annotations[parameter.schema.pointer]),
                required=_yes(parameter.required),
                description=SpecText(parameter_text(parameter)),
                evidence=SpecText(_evidence(parameter.evidence)),
            )
    if operation.body is not None:
        yield ParameterRow(
            name="body",
            wire=SpecText(" or ".join(each.media_type for each in operation.body.contents)),
            place="body",
            type=SpecText(_body_types(operation.body, models)),
            required=_yes(operation.body.required),
            description=SpecText(operation.body.description or "The request body."),
            evidence=SpecText(""),
        )
        for argument in signatures.arguments(operation, models):
            if argument.name == signatures.CONTENT_TYPE:
                yield ParameterRow(
                    name=argument.name,
                    wire=SpecText("Content-Type"),
                    place="header",
                    type=SpecText(argument.type),
                    required=_yes(argument.required),
                    description=SpecText(argument_text(argument, operation)),
                    evidence=SpecText(""),
                )


def _body_types(body: Body, models: ModelSet) -> str:
    raw = {Medium.TEXT: "str", Medium.BINARY: "bytes"}
    kinds = (
        raw.get(each.medium) or models.annotations[each.schema.pointer] for each in body.contents
    )
    return " or ".join(dict.fromkeys(kinds))


def _shown_names(operation: Operation, api: Api, page: PageView | None) -> Mapping[str, str]:
    """How a page offers the members of the answer, by wire name; a plain answer has them as they are."""
    success = operation.success
    if page is None or success is None or success.schema is None or operation.pagination is None:
        return {}
    own = {name for name, _, _ in page.members}
    members = api.models[success.schema.ref].schema.properties
    names = {
        member.wire: member.name if member.name in own else f"body.{member.name}"
        for member in members
    }
    return {**names, operation.pagination.items: "items"}


def _fields(
    schema: Schema, models: Mapping[str, Model], names: Mapping[str, str]
) -> Iterator[FieldRow]:
    """The members of an object and of the objects in it, each object opened where it is first met."""
    opened: set[str] = set()
    waiting = [(0, member) for member in _members(schema, models, opened)]
    while waiting:
        depth, member = waiting.pop()
        described = " ".join([_flat(member.schema.description), *limits(member.schema)]).strip()
        optional = "" if member.required else ", optional"
        yield FieldRow(
            indent="&emsp;" * depth,
            name=SpecText(member.name if depth else names.get(member.wire, member.name)),
            wire=SpecText(member.wire),
            type=SpecText(_type_text(member.schema, models) + optional),
            description=SpecText(described),
            evidence=SpecText(_evidence(member.schema.evidence)),
        )
        waiting += ((depth + 1, each) for each in _members(member.schema, models, opened))


def _members(schema: Schema, models: Mapping[str, Model], opened: set[str]) -> Iterator[Property]:
    """The members of an object that was not opened yet, the last one first."""
    target, name = _opened(schema, models)
    if target is not None and name not in opened:
        opened.add(name)
        yield from reversed(target.properties)


def _flat(text: str) -> str:
    """The text on one line, with a full stop."""
    flat = " ".join(prose.clean(text).split())
    return flat if not flat or flat[-1] in ".!?" else f"{flat}."


def _opened(schema: Schema, models: Mapping[str, Model]) -> tuple[Schema | None, str]:
    """The object that a value, or each item of it, is; and the name of its model."""
    match schema.kind:
        case Kind.REF:
            return models[schema.ref].schema, schema.ref
        case Kind.ARRAY if schema.items is not None:
            return _opened(schema.items, models)
        case Kind.OBJECT if schema.additional is not None:
            return _opened(schema.additional, models)
        case _:
            return None, ""


def _type_text(schema: Schema, models: Mapping[str, Model]) -> str:
    """A type for readers: `list of ReleaseStage`, `ReleaseMethod: a or b`, `string or null`."""
    match schema.kind:
        case Kind.REF:
            target = models[schema.ref].schema
            listed = [*map(str, target.values), *(variant.ref for variant in target.variants)]
            told = f"{schema.ref}: {' or '.join(listed)}" if listed else schema.ref
        case Kind.ARRAY:
            told = f"list of {_type_text(schema.items, models)}" if schema.items else "list"
        case Kind.OBJECT:
            told = (
                f"map of {_type_text(schema.additional, models)}" if schema.additional else "object"
            )
        case Kind.UNION:
            told = " or ".join(_type_text(variant, models) for variant in schema.variants)
        case Kind.ENUM:
            told = " or ".join(str(value) for value in schema.values)
        case _:
            told = f"{schema.kind} ({schema.format})" if schema.format else str(schema.kind)
    return f"{told} or null" if schema.nullable else told


def _evidence(evidence: Evidence | None) -> str:
    return f"{evidence.source} ({evidence.kind})" if evidence else ""


def _yes(value: bool) -> str:
    return "yes" if value else ""
