"""The part of the IR that shapes types, as a document for datamodel-code-generator.

Every name is ours; constraints, defaults and formats that would make a client refuse or invent what a server sends are left
out. A union that has a name is not handed over: it is written by us, and its uses refer to it as a type of the same module.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from fragmint.ir import prose
from fragmint.ir.directions import parts
from fragmint.ir.model import Api, Json, Kind, Model, Property, Schema

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


@dataclass(frozen=True)
class Projection:
    """Projects one API for a package of that name."""

    api: Api
    package: str

    def document(self, used: list[Schema]) -> dict[str, Json]:
        """The models, and one class whose fields are the types to be told: `a0`, `a1`... in the order of `used`."""
        schemas: dict[str, Json] = {
            name: self._model(model)
            for name, model in self.api.models.items()
            if model.schema.kind is not Kind.UNION
        }
        schemas[ANNOTATIONS] = {
            "type": "object",
            "required": [f"a{index}" for index in range(len(used))],
            "properties": {f"a{index}": self._type(schema) for index, schema in enumerate(used)},
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
        wires = self._telling.get(model.name, frozenset())
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
            case Kind.REF if self.api.models[schema.ref].schema.kind is Kind.UNION:
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

    @cached_property
    def _telling(self) -> dict[str, frozenset[str] | None]:
        """The members whose one value tells a model from others of a union, so that they stay strict; None: all of them.

        Where nothing else tells, every constant has to; where a discriminator does, its own value, if that is mapped so.
        """
        found: dict[str, frozenset[str] | None] = {}
        for union in self._unions():
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
                    for member in self.api.models[name].schema.properties
                )
                told = {union.discriminator.wire} if fits else set[str]()
                found[name] = None if known is None else known | told
        return found

    def _unions(self) -> Iterator[Schema]:
        waiting = [model.schema for model in self.api.models.values()]
        waiting += used_by_operations(self.api)
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
