"""The models' source, by datamodel-code-generator; nothing else imports it.

It is handed a projection of the IR that holds only what shapes types: every name is ours, and constraints, defaults and
formats that would make a client refuse or invent what a server sends are left out.
"""

from __future__ import annotations

import ast
import json
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from fragmint.ir import prose
from fragmint.ir.model import Api, Json, Kind, Model, Property, Schema

_SCALARS = {
    Kind.BOOLEAN: "boolean",
    Kind.INTEGER: "integer",
    Kind.NUMBER: "number",
    Kind.STRING: "string",
    Kind.NULL: "null",
}
# Only formats that Python has a type for, and that pydantic reads as freely as servers write them.
_FORMATS = {"date-time", "date"}
_ANNOTATIONS = "FragmintAnnotations"
# The library imports what its own templates use.
_USED_BY_OUR_TEMPLATES = ast.parse("from typing import Annotated\nfrom pydantic import Field").body
_WIDTH = 96
_LINE_LENGTH = 100


@dataclass(frozen=True)
class ModelSet:
    """The emitted models.

    `source` is one module; `names` are what it offers, `annotations` the Python type of each schema that an operation
    uses, by the schema's pointer.
    """

    source: str
    names: tuple[str, ...]
    annotations: Mapping[str, str]


def emit(api: Api, package: str, templates: Path) -> ModelSet:
    """Emit the models of an API for a package of that name, with the templates that replace the library's own."""
    used = list({schema.pointer: schema for schema in _used_by_operations(api)}.values())
    source, types = _generate(_projection(api, used), api, package, templates)
    tree = ast.parse(source)
    names = [node.name for node in tree.body if isinstance(node, ast.ClassDef)]
    aliases = [
        target.id
        for node in tree.body
        if isinstance(node, ast.Assign)
        for target in node.targets
        if isinstance(target, ast.Name)
    ]
    return ModelSet(
        source=_tidied(source, tree, package),
        names=tuple(sorted({*names, *aliases} - {_ANNOTATIONS})),
        annotations={schema.pointer: types[f"a{index}"] for index, schema in enumerate(used)},
    )


def _used_by_operations(api: Api) -> Iterator[Schema]:
    """Every schema whose Python type an operation's signature, result or page names."""
    for operation in api.operations:
        for parameter in operation.parameters:
            yield parameter.schema
            if parameter.schema.items is not None:
                yield parameter.schema.items
        if operation.body is not None:
            yield operation.body.schema
        for response in operation.responses:
            if response.schema is not None:
                yield response.schema
        if (
            operation.pagination is not None
            and operation.success is not None
            and operation.success.schema is not None
        ):
            for member in api.models[operation.success.schema.ref].schema.properties:
                yield member.schema
                if member.schema.items is not None:
                    yield member.schema.items


# -- projection -----------------------------------------------------------------------------------------------------------


def _projection(api: Api, used: list[Schema]) -> dict[str, Json]:
    """The document for datamodel-code-generator: the models, and one class whose fields are the types to be told."""
    tagged = set(_tagged_variants(api))
    schemas: dict[str, Json] = {
        name: _model(model, name in tagged) for name, model in api.models.items()
    }
    schemas[_ANNOTATIONS] = {
        "type": "object",
        "required": [f"a{index}" for index in range(len(used))],
        "properties": {f"a{index}": _type(schema) for index, schema in enumerate(used)},
    }
    return {
        "openapi": "3.1.0",
        "info": {"title": "models", "version": "1"},
        "paths": {},
        "components": {"schemas": schemas},
    }


def _model(model: Model, tagged: bool) -> dict[str, Json]:
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
            member.wire: _property(member, tagged) for member in model.schema.properties
        },
        **described,
    }


def _property(member: Property, tagged: bool) -> dict[str, Json]:
    projected = {**_type(member.schema, strict=tagged), **_description(member.schema)}
    if member.schema.nullable and not member.required:
        projected["x-nullable"] = True
    if member.schema.secret:
        projected["x-repr"] = False
    return projected


def _type(schema: Schema, *, strict: bool = False) -> dict[str, Json]:
    projected = _bare_type(schema, strict)
    if schema.nullable and projected:
        return {"anyOf": [projected, {"type": "null"}]}
    return projected


def _bare_type(schema: Schema, strict: bool) -> dict[str, Json]:
    match schema.kind:
        case Kind.REF:
            return {"$ref": f"#/components/schemas/{schema.ref}"}
        case Kind.ARRAY:
            return {"type": "array", "items": _type(schema.items) if schema.items else {}}
        case Kind.OBJECT:
            return {
                "type": "object",
                "additionalProperties": _type(schema.additional) if schema.additional else True,
            }
        case Kind.UNION:
            return {"anyOf": [_type(variant) for variant in schema.variants]}
        case Kind.ENUM:
            constant: Json = {"const": schema.values[0]}
            kind = "string" if isinstance(schema.values[0], str) else "integer"
            return {"const": schema.values[0]} if strict else {"anyOf": [constant, {"type": kind}]}
        case Kind.STRING if schema.format in _FORMATS:
            return {"type": "string", "format": schema.format}
        case Kind.ANY:
            return {}
        case _:
            return {"type": _SCALARS[schema.kind]}


def _description(schema: Schema) -> dict[str, Json]:
    """Prose in lines that fit an indented docstring."""
    return (
        {"description": prose.wrapped(schema.description, _WIDTH - 4)}
        if schema.description.strip()
        else {}
    )


def _tagged_variants(api: Api) -> Iterator[str]:
    """Models that stand beside others in a union: their constant fields tell them apart, so those stay strict."""
    waiting = [model.schema for model in api.models.values()] + list(_used_by_operations(api))
    while waiting:
        schema = waiting.pop()
        if schema.kind is Kind.UNION:
            yield from (variant.ref for variant in schema.variants if variant.kind is Kind.REF)
        waiting += [
            part for part in (schema.items, schema.additional, *schema.variants) if part is not None
        ]
        waiting += [member.schema for member in schema.properties]


# -- datamodel-code-generator ---------------------------------------------------------------------------------------------


def _generate(
    document: dict[str, Json], api: Api, package: str, templates: Path
) -> tuple[str, dict[str, str]]:
    """The library's output and the types of the class of annotations. Every option that shapes bytes stands here."""
    # Imported late: it costs near a second, and `--help` must not pay for it.
    from datamodel_code_generator import generate
    from datamodel_code_generator.enums import DataModelType, InputFileType, OpenAPIScope
    from datamodel_code_generator.format import DatetimeClassType, Formatter, PythonVersion

    base = f"{package}.models._base"
    with tempfile.TemporaryDirectory() as folder:
        metadata = Path(folder) / "metadata.json"
        source = generate(
            document,
            input_file_type=InputFileType.OpenAPI,
            output_model_type=DataModelType.PydanticV2BaseModel,
            openapi_scopes=[OpenAPIScope.Schemas],
            target_python_version=PythonVersion.PY_311,
            base_class=f"{base}.Model",
            base_class_map=dict.fromkeys(_request_only(api), f"{base}.RequestModel"),
            custom_template_dir=templates,
            aliases={
                f"{model.name}.{member.wire}": member.name
                for model in api.models.values()
                for member in model.schema.properties
                if member.wire != member.name
            },
            formatters=[Formatter.BUILTIN],
            builtin_format_line_length=_LINE_LENGTH,
            custom_file_header=" ",
            disable_timestamp=True,
            use_annotated=True,
            use_double_quotes=True,
            use_schema_description=True,
            use_field_description=True,
            use_attribute_docstrings=True,
            use_standard_collections=True,
            use_union_operator=True,
            strict_nullable=True,
            collapse_root_models=True,
            disable_future_imports=False,
            treat_dot_as_module=False,
            field_extra_keys={"x-nullable"},
            field_extra_keys_without_x_prefix={"x-repr"},
            output_datetime_class=DatetimeClassType.Datetime,
            emit_model_metadata=metadata,
            strict_refs=True,
            allow_remote_refs=False,
        )
        told = json.loads(metadata.read_text(encoding="utf-8"))
    assert isinstance(source, str)
    fields = next(
        model["fields"] for model in told["models"] if model["class_name"] == _ANNOTATIONS
    )
    return _visible(source), {member["name"]: member["type"] for member in fields}


def _visible(source: str) -> str:
    """The source with what cannot be seen, and could end a line or hide code, spelt out: it stands in literals only."""
    return "".join(
        (
            letter
            if letter.isprintable() or letter == "\n"
            else letter.encode("unicode_escape").decode()
        )
        for letter in source
    )


def _request_only(api: Api) -> Iterator[str]:
    for model in api.models.values():
        if model.request_only and model.schema.kind is Kind.OBJECT:
            yield model.name


def _tidied(source: str, tree: ast.Module, package: str) -> str:
    """The module without the class of annotations, and with the imports that it uses then."""
    body = [
        node
        for node in tree.body
        if not (isinstance(node, ast.ClassDef) and node.name == _ANNOTATIONS)
    ]
    names = {
        node.id for statement in body for node in ast.walk(statement) if isinstance(node, ast.Name)
    }
    imports = [
        node for node in [*body, *_USED_BY_OUR_TEMPLATES] if isinstance(node, ast.ImportFrom)
    ]
    lines = source.splitlines()
    code = "\n".join(
        "\n".join(lines[_first_line(node) - 1 : node.end_lineno])
        for node in body
        if not isinstance(node, ast.ImportFrom)
    )
    return f"{_imports(imports, names, package)}\n\n{code}\n"


def _imports(nodes: list[ast.ImportFrom], names: set[str], package: str) -> str:
    """One import for each module, of what is used of it, in isort's groups and order."""
    taken: dict[str, set[str]] = {}
    for node in nodes:
        module = "." * node.level + (node.module or "")
        module = "._base" if module == f"{package}.models._base" else module
        for alias in node.names:
            if module == "__future__" or (alias.asname or alias.name) in names:
                taken.setdefault(module, set()).add(ast.unparse(alias))
    groups = groupby(
        sorted(taken, key=_import_order), key=lambda module: _import_order(module)[:-1]
    )
    return "\n\n".join(
        "\n".join(f"from {module} import {', '.join(sorted(taken[module]))}" for module in group)
        for _, group in groups
    )


def _first_line(node: ast.stmt) -> int:
    decorators = node.decorator_list if isinstance(node, ast.ClassDef) else []
    return min([node.lineno, *(decorator.lineno for decorator in decorators)])


def _import_order(module: str) -> tuple[bool, bool, bool, str]:
    """isort's order: __future__, the standard library, pydantic, then our own."""
    return (module != "__future__", module.startswith("."), module == "pydantic", module)
