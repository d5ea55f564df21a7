"""The models that no success holds: of errors, parameters and request bodies, each where the document first has it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from fragmint.ir.directions import reachable
from fragmint.ir.model import Api, Kind, Medium, Model, Operation, Schema
from fragmint.render.contract import documented
from fragmint.render.filters import SpecText


@dataclass(frozen=True)
class ModelTestView:
    """One model, and the part of an operation whose values it holds."""

    name: str  # Problem
    operation: SpecText  # GET /tools/{tool}
    part: SpecText  # response 404, query sizedBy, body application/x-www-form-urlencoded
    is_required: bool  # whether it has fields that have to be there
    has_files: bool  # whether it holds what no JSON does


def model_views(api: Api) -> tuple[ModelTestView, ...]:
    """What the tests of models print, none for a model that another test holds to the document."""
    read = [body for each in api.operations if (body := documented.body(each))]
    known = reachable(read, api.models)
    found: list[ModelTestView] = []
    for operation in api.operations:
        for part, schema, sent in _parts(operation):
            if schema.ref not in known and _is_object(schema, api.models):
                found.append(_view(operation, part, api.models[schema.ref], api, sent=sent))
                known |= reachable([schema], api.models)
    return tuple(found)


def _view(operation: Operation, part: str, model: Model, api: Api, *, sent: bool) -> ModelTestView:
    return ModelTestView(
        name=model.name,
        operation=SpecText(f"{operation.method} {operation.path}"),
        part=SpecText(part),
        is_required=documented.asks(model.schema, api.models, sent=sent),
        has_files=any(
            api.models[name].has_files
            for name in {model.name, *reachable([model.schema], api.models)}
        ),
    )


def _parts(operation: Operation) -> Iterator[tuple[str, Schema, bool]]:
    """Each part of an operation that JSON or a form describes, and whether it is sent."""
    for response in operation.responses:
        if response.schema is not None:
            yield f"response {response.status}", response.schema, False
    for parameter in operation.parameters:
        yield f"{parameter.location} {parameter.wire}", parameter.schema, True
    for content in operation.body.contents if operation.body else ():
        if content.medium in {Medium.JSON, Medium.FORM, Medium.MULTIPART}:
            yield f"body {content.media_type}", content.schema, True


def _is_object(schema: Schema, models: Mapping[str, Model]) -> bool:
    return schema.kind is Kind.REF and models[schema.ref].schema.kind is Kind.OBJECT
