"""The part of the IR that shapes types, as a document for datamodel-code-generator.

Every name is ours; constraints, defaults and formats that would make a client refuse or invent what a server sends are left
out. A union that has a name is not handed over: it is written by us, and its uses refer to it as a type of the same module.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import count

from fragmint.ir import prose
from fragmint.ir.directions import parts
from fragmint.ir.model import Api, Json, Kind, Model, Property, Schema
from fragmint.models.portions import portions

ANNOTATIONS = "FragmintAnnotations"
_SCALARS = {
    Kind.BOOLEAN: "boolean",
    Kind.INTEGER: "integer",
    Kind.NUMBER: "number",
    Kind.STRING: "string",
    Kind.NULL: "null",
}
# Only formats that Python has a type for, and that pydantic reads as freely as servers write them.
_FORMATS = {"date-time", "date"}
_WIDTH = 96


def used_by_operations(api: Api) -> Iterator[Schema]:
    """Every schema whose Python type an operation's signature, result or page names."""
    for operation in api.operations:
        yield from (parameter.schema for parameter in operation.parameters)
        if operation.body is not None:
            yield from (content.schema for content in operation.body.contents)
        for response in operation.responses:
            if response.schema is not None:
                yield response.schema
        success = operation.success
        if operation.pagination is not None and success is not None and success.schema is not None:
            for member in api.models[success.schema.ref].schema.properties:
                yield member.schema
                if member.schema.items is not None:
                    yield member.schema.items


def documents(api: Api, package: str, used: list[Schema]) -> Iterator[dict[str, Json]]:
    """The models of an API for a package of that name, and in each document one class whose fields are types to be told.

    The fields of all of them are `a0`, `a1`... in the order of `used`.
    """
    telling = _telling(api)
    parted = portions(api.models)
    share = math.ceil(len(used) / len(parted))
    for first, names in zip(count(step=share), parted, strict=False):
        told = {f"a{first + index}": schema for index, schema in enumerate(used[first:][:share])}
        here = {name: api.models[name] for name in names}
        yield _Projection(api, package, telling, here).document(told)


@dataclass(frozen=True)
class _Projection:
    """Projects the models that are `here`; any other is a type of the same module."""

    api: Api
    package: str
    telling: Mapping[str, frozenset[str] | None]
    here: Mapping[str, Model]

    def document(self, told: dict[str, Schema]) -> dict[str, Json]:
        schemas: dict[str, Json] = {
            name: self._model(model)
            for name, model in self.here.items()
            if model.schema.kind is not Kind.UNION
        }
        schemas[ANNOTATIONS] = {
            "type": "object",
            "required": list(told),
            "properties": {name: self._type(schema) for name, schema in told.items()},
        }
        return {
            "openapi": "3.1.0",
            "info": {"title": "models", "version": "1"},
            "paths": {},
            "components": {"schemas": schemas},
        }

    def _model(self, model: Model) -> dict[str, Json]:
        described = _description(model.schema)
        if model.schema.kind is Kind.ENUM:
            kind = "string" if isinstance(model.schema.values[0], str) else "integer"
            names: list[Json] = list(model.schema.members)
            return {
                "type": kind,
                "enum": list(model.schema.values),
                "x-enum-varnames": names,
                **described,
            }
        return {
            "type": "object",
            "required": [member.wire for member in model.schema.properties if member.required],
            "properties": {
                member.wire: self._property(member, model) for member in model.schema.properties
            },
            **described,
        }

    def _property(self, member: Property, model: Model) -> dict[str, Json]:
        wires = self.telling.get(model.name, frozenset())
        strict = wires is None or member.wire in wires
        projected = self._type(member.schema, strict=strict, has_files=model.has_files)
        projected |= _description(member.schema)
        if member.schema.nullable and not member.required:
            projected["x-nullable"] = True
        if member.schema.secret:
            projected["x-repr"] = False
        return projected

    def _type(
        self, schema: Schema, *, strict: bool = False, has_files: bool = False
    ) -> dict[str, Json]:
        projected = self._bare_type(schema, strict, has_files)
        if schema.nullable and projected:
            return {"anyOf": [projected, {"type": "null"}]}
        return projected

    def _bare_type(self, schema: Schema, strict: bool, has_files: bool) -> dict[str, Json]:
        match schema.kind:
            case Kind.REF if self._is_type(schema.ref):
                return {"customTypePath": f"{self.package}.models._models.{schema.ref}"}
            case Kind.REF:
                return {"$ref": f"#/components/schemas/{schema.ref}"}
            case Kind.ARRAY:
                items = self._type(schema.items, has_files=has_files) if schema.items else {}
                return {"type": "array", "items": items}
            case Kind.OBJECT:
                values = self._type(schema.additional) if schema.additional else True
                return {"type": "object", "additionalProperties": values}
            case Kind.UNION:
                return {"anyOf": [self._type(variant) for variant in schema.variants]}
            case Kind.ENUM:
                constant: Json = {"const": schema.values[0]}
                kind = "string" if isinstance(schema.values[0], str) else "integer"
                return (
                    {"const": schema.values[0]} if strict else {"anyOf": [constant, {"type": kind}]}
                )
            case Kind.STRING if has_files and schema.is_file:
                return {"customTypePath": f"{self.package}._runtime.files.Upload"}
            case Kind.STRING if schema.format in _FORMATS:
                return {"type": "string", "format": schema.format}
            case Kind.ANY:
                return {}
            case _:
                return {"type": _SCALARS[schema.kind]}

    def _is_type(self, name: str) -> bool:
        """Whether the library is told of a model only as the name of a type."""
        return name not in self.here or self.here[name].schema.kind is Kind.UNION


def _telling(api: Api) -> dict[str, frozenset[str] | None]:
    """The members whose one value tells a model from others of a union, so that they stay strict; None: all of them.

    Where nothing else tells, every constant has to; where a discriminator does, its own value, if that is mapped so.
    """
    found: dict[str, frozenset[str] | None] = {}
    for union in _unions(api):
        models = [variant.ref for variant in union.variants if variant.kind is Kind.REF]
        if union.discriminator is None:
            found.update(dict.fromkeys(models))
            continue
        mapping = set(union.discriminator.mapping)
        for name in models:
            known = found.get(name, frozenset())
            fits = any(
                member.wire == union.discriminator.wire
                and all((value, name) in mapping for value in member.schema.values)
                for member in api.models[name].schema.properties
            )
            told = {union.discriminator.wire} if fits else set[str]()
            found[name] = None if known is None else known | told
    return found


def _unions(api: Api) -> Iterator[Schema]:
    waiting = [model.schema for model in api.models.values()]
    waiting += used_by_operations(api)
    while waiting:
        schema = waiting.pop()
        if schema.kind is Kind.UNION:
            yield schema
        waiting += parts(schema)


def _description(schema: Schema) -> dict[str, Json]:
    """Prose in lines that fit an indented docstring."""
    if not schema.description.strip():
        return {}
    return {"description": prose.wrapped(schema.description, _WIDTH - 4)}
