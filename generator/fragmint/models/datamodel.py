"""The models' source, by datamodel-code-generator; nothing else imports it.

It is handed a projection of the IR, and its source is put in order: no class of its own, imports, unions that have a name.
"""

from __future__ import annotations

import ast
import json
import re
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from fragmint.ir.model import Api, Json, Kind
from fragmint.models.projection import ANNOTATIONS, documents, used_by_operations
from fragmint.models.unions import aliases

# The library imports what its own templates use.
_USED_BY_OUR_TEXT = ast.parse(
    "from typing import Annotated\nfrom pydantic import Field"
    "\nfrom .._runtime.union import OneOf, UnknownVariant as UnknownVariant"
).body
_LINE_LENGTH = 100
_IMPORTED = re.compile(r"^from \.\._runtime\.union import .*\bUnknownVariant\b", re.MULTILINE)
_REBUILD = re.compile(r"^\w+\.model_rebuild\(\)$", re.MULTILINE)


@dataclass(frozen=True)
class ModelSet:
    """The emitted models.

    `source` is one module; `names` are what it offers, `annotations` the Python type of each schema that an operation
    uses, by the schema's pointer. `objects` are those of the names that JSON objects are decoded to.
    """

    source: str
    names: tuple[str, ...]
    annotations: Mapping[str, str]
    objects: frozenset[str] = frozenset()


def emit(api: Api, package: str, templates: Path) -> ModelSet:
    """Emit the models of an API for a package of that name, with the templates that replace the library's own."""
    used = list({schema.pointer: schema for schema in used_by_operations(api)}.values())
    sources, types = list[str](), dict[str, str]()
    for document in documents(api, package, used):
        part, told = _generate(document, api, package, templates)
        sources.append(part)
        types |= told
    source = _joined(sources, list(aliases(api.models)))
    tree = ast.parse(source)
    names = [node.name for node in tree.body if isinstance(node, ast.ClassDef)]
    assigned = [
        target.id
        for node in tree.body
        if isinstance(node, ast.Assign)
        for target in node.targets
        if isinstance(target, ast.Name)
    ]
    tidied = _tidied(source, tree, package)
    unknown = {"UnknownVariant"} if _IMPORTED.search(tidied) else set[str]()
    return ModelSet(
        source=tidied,
        names=tuple(sorted({*names, *assigned, *unknown} - {ANNOTATIONS})),
        annotations={schema.pointer: types[f"a{index}"] for index, schema in enumerate(used)},
        objects=frozenset(
            name for name, model in api.models.items() if model.schema.kind is not Kind.ENUM
        ),
    )


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
            base_class_map={name: f"{base}.{own}" for name, own in _bases(api)},
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
    fields = next(model["fields"] for model in told["models"] if model["class_name"] == ANNOTATIONS)
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


def _joined(sources: list[str], unions: list[str]) -> str:
    """One source: the classes, then the unions, and only then the classes built anew that hold themselves."""
    classes = [_REBUILD.sub("", source).rstrip("\n") for source in sources]
    rebuilt = [line for source in sources for line in _REBUILD.findall(source)]
    return "\n\n\n".join([*classes, *map(_visible, unions), "\n".join(rebuilt)])


def _bases(api: Api) -> Iterator[tuple[str, str]]:
    """The models that are more than a `Model`: those with room for any field, and those that a typo is kept out of."""
    for model in api.models.values():
        if model.schema.is_open:
            yield model.name, "OpenModel"
        elif model.request_only and model.schema.kind is Kind.OBJECT:
            yield model.name, "RequestModel"


def _tidied(source: str, tree: ast.Module, package: str) -> str:
    """The module without the class of annotations, and with the imports that it uses then."""
    body = [
        node
        for node in tree.body
        if not (isinstance(node, ast.ClassDef) and node.name == ANNOTATIONS)
    ]
    names = {
        node.id for statement in body for node in ast.walk(statement) if isinstance(node, ast.Name)
    }
    imports = [node for node in [*body, *_USED_BY_OUR_TEXT] if isinstance(node, ast.ImportFrom)]
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
        module = _relative(module, package)
        for alias in node.names:
            used = module == "__future__" or (alias.asname or alias.name) in names
            if used and module != "._models":  # a union of this module
                taken.setdefault(module, set()).add(ast.unparse(alias))
    groups = groupby(
        sorted(taken, key=_import_order), key=lambda module: _import_order(module)[:-1]
    )
    return "\n\n".join(
        "\n".join(f"from {module} import {', '.join(sorted(taken[module]))}" for module in group)
        for _, group in groups
    )


def _relative(module: str, package: str) -> str:
    """The module of the package as the models' own module names it."""
    beside = module.removeprefix(f"{package}.models")
    if beside != module:
        return beside
    inside = module.removeprefix(package)
    return f".{inside}" if inside != module and inside.startswith(".") else module


def _first_line(node: ast.stmt) -> int:
    decorators = node.decorator_list if isinstance(node, ast.ClassDef) else []
    return min([node.lineno, *(decorator.lineno for decorator in decorators)])


def _import_order(module: str) -> tuple[bool, bool, bool, str]:
    """isort's order: __future__, the standard library, pydantic, then our own."""
    return (module != "__future__", module.startswith("."), module == "pydantic", module)
