"""Names that mean something to Python, pydantic, the emitted code or a file system, wherever a document can put one."""

from __future__ import annotations

import builtins
import json
import keyword
import subprocess
import sys
from pathlib import Path

import pytest
from pydantic import BaseModel

from fragmint import ir, models, render, spec
from fragmint.config import for_spec
from fragmint.diagnostics import Diagnostics
from fragmint.ir import Api

# The whole takes minutes.
pytestmark = pytest.mark.slow

PACKAGE = "hostile_names"
NAMES = sorted(
    {
        *keyword.kwlist,
        *keyword.softkwlist,
        *(name for name in dir(builtins) if name.islower() or name in ("Exception", "Warning")),
        *(name for name in dir(BaseModel) if not name.startswith("__")),
        *("__init__", "__class__", "__dict__", "__getattr__", "__slots__", "__annotations__"),
        *("_private", "__mangled", "_", "__", "self", "cls", "mro", "name", "value", "_value_"),
        *("Model", "RequestModel", "BaseModel", "Field", "Annotated", "Literal", "Any", "StrEnum"),
        *(
            "date",
            "datetime",
            "Client",
            "AsyncClient",
            "Known",
            "Request",
            "Sequence",
            "annotations",
        ),
        *(
            "client",
            "options",
            "body",
            "json_body",
            "form",
            "headers",
            "timeout",
            "base_url",
            "region",
        ),
        *(
            "with_options",
            "close",
            "models",
            "errors",
            "_runtime",
            "_client",
            "resources",
            "conftest",
        ),
        *(
            "with_raw_response",
            "_transport",
            "con",
            "NUL",
            "aux",
            "com1",
            "lpt9",
            "pytest",
            "builtins",
        ),
        *("id", "ID", "Id", "i-d", "user_id", "userId", "UserID", "user-id", "user.id", "user id"),
        *(
            "list",
            "List",
            "LIST",
            "straße",
            "strasse",
            "STRASSE",
            "Größe",
            "Gro\u0308ße",
            "k\u0331ey",
            "हिन्दी",
            "\u0130d",
        ),
        *("1", "+1", "-1", "123", "2fa", "1.5", "٣", "①", "a1", "a_1", "v2", "v_2"),
        *("🚀", "🚀🚀", "*", ">=", "!", " ", ".", "/", "{}", "$ref", "@type", "#", "%20"),
        *(
            "检索",
            "検索",
            "검색",
            "поиск",
            "\N{CYRILLIC SMALL LETTER A}bc",
            "abc",
            "αβγ",
            "\N{LATIN SMALL LETTER LONG S}ize",
            "Kelvin",
            "ﬁ",
            "ŉ",
            "ǰ",
        ),
        *("x" * 300, "long " * 60, "検" * 300, "\u200bzero", "a\u202eb"),
    }
)


def document() -> dict[str, object]:
    """Every name as a schema, a property, a parameter, a value, an operation, a tag and a scheme."""
    fine = {"description": "fine"}
    shapes: list[dict[str, object]] = [
        {"type": "string", "format": "date"},
        {"type": "string", "format": "date-time"},
        {"type": "array", "items": {"type": "string"}},
        {"type": "object", "additionalProperties": {"type": "integer"}},
        {"enum": ["a", "b"]},
        {"type": "object", "properties": {"a": {"type": "string"}}},
    ]
    properties = {name: shapes[index % len(shapes)] for index, name in enumerate(NAMES)}
    legal = [name for name in NAMES if name.isascii() and not set(name) - _LEGAL]
    headers = list({name.lower(): name for name in legal}.values())
    everything = {"$ref": "#/components/schemas/Everything"}
    paths: dict[str, object] = {
        f"/tagged/{index}": {"get": {"tags": [name], "responses": {"204": fine}}}
        for index, name in enumerate(sorted(_RESOURCES))
    }
    paths |= {
        f"/called/{index}": {
            "post": {"tags": ["called"], "operationId": name, "responses": {"204": fine}}
        }
        for index, name in enumerate(NAMES)
        if index % 4 == 0 or name in _RESOURCES
    }
    paths["/everything"] = {
        "post": {
            "operationId": "everything",
            "requestBody": {"content": {"application/json": {"schema": everything}}},
            "responses": {"200": {**fine, "content": {"application/json": {"schema": everything}}}},
        }
    }
    # Long signatures take the formatter minutes.
    queries = [{"name": name, "in": "query", "schema": {"type": "string"}} for name in NAMES]
    sent = sorted(_RESOURCES.intersection(headers))
    paths |= {
        f"/parameters/{start}": {
            "get": {
                "tags": ["parameters"],
                "parameters": [
                    *queries[start : start + 25],
                    *(
                        {"name": name, "in": "header", "schema": {"type": "string"}}
                        for name in sent
                    ),
                ],
                "responses": {"204": fine},
            }
        }
        for start in range(0, len(queries), 100)
    }
    return {
        "openapi": "3.1.0",
        "info": {"title": "Hostile names", "version": "1"},
        "servers": [{"url": f"https://{index}.example.com"} for index in range(len(NAMES))],
        "x-fragmint": {
            "regions": {f"https://{i}.example.com": name for i, name in enumerate(NAMES)}
        },
        "paths": paths,
        "components": {
            "schemas": {
                "Everything": {"type": "object", "properties": properties, "required": NAMES[::3]},
                "Values": {"enum": NAMES},
                "Holder": {
                    "type": "object",
                    "properties": {
                        name: {"$ref": f"#/components/schemas/{name}"} for name in legal
                    },
                },
                **dict.fromkeys(legal, shapes[-1]),
            },
            "securitySchemes": {
                name: {"type": "apiKey", "in": "header", "name": f"X-{index}"}
                for index, name in enumerate(sorted({"self", "timeout", *sent}))
            },
        },
    }


# A module, its classes and its tests take seconds to emit, so a few names stand for those of resources.
_RESOURCES = {
    *(
        "client",
        "settings",
        "clock",
        "options",
        "with_options",
        "close",
        "models",
        "errors",
        "_runtime",
        "conftest",
        "con",
    ),
    *(
        "NUL",
        "com1",
        "__init__",
        "list",
        "class",
        "date",
        "id",
        "ID",
        "",
        "_",
        "🚀",
        "1",
        "Größe",
        "検索",
    ),
    *("x" * 300, "検" * 300, "user id", "ŉ", "a/b", "a_1", "a1"),
}
_LEGAL = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-")


@pytest.fixture(scope="module")
def api() -> Api:
    """The API of the document, which holds no error."""
    found = Diagnostics()
    loaded = spec.load_text(json.dumps(document()), found, "openapi.json")
    spec.validate(loaded, found)
    built = ir.build(loaded, found)
    found.raise_if_errors()
    return built


@pytest.fixture(scope="module")
def folder(api: Api, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that holds the package and its tests."""
    emitted = models.emit(api, PACKAGE, render.templates_root() / "models")
    tree = render.render(api, emitted, for_spec(Path("openapi.json"), Path(), PACKAGE))
    folder = tmp_path_factory.mktemp("names")
    for path, content in tree.items():
        file = folder / path.removeprefix("src/")
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
    return folder


def test_every_module_can_be_imported_and_every_model_is_complete(folder: Path) -> None:
    program = f"""
import importlib, pathlib, pydantic, {PACKAGE}.models as models
for file in sorted(pathlib.Path("{PACKAGE}").rglob("*.py")):
    importlib.import_module(".".join(file.with_suffix("").parts).removesuffix(".__init__"))
for name in models.__all__:
    if isinstance(model := getattr(models, name), type) and issubclass(model, pydantic.BaseModel):
        assert model.model_rebuild(force=True)
"""
    _run("-c", program, cwd=folder)


def test_a_strict_type_checker_finds_nothing(folder: Path) -> None:
    _run("-m", "mypy", "--strict", "--no-incremental", "-p", PACKAGE, cwd=folder)


def test_a_model_reads_and_writes_every_name_as_it_is_on_the_wire(api: Api, folder: Path) -> None:
    sent = {
        member.wire: {
            "object": {"a": 1},
            "array": ["x"],
            "date": "2026-01-02",
            "date-time": "2026-01-02T03:04:05Z",
        }.get(member.schema.format or str(member.schema.kind), {"a": "b"})
        for member in api.models["Everything"].schema.properties
        if member.schema.kind != "ref" or not api.models[member.schema.ref].schema.values
    }
    fields = {member.name for member in api.models["Everything"].schema.properties}
    assert len(fields) == len(NAMES)
    program = f"""
import json, sys
from {PACKAGE}.models import Everything
sent = json.load(sys.stdin)
value = Everything.model_validate(sent)
assert value.model_extra == {{}}, value.model_extra
assert set(type(value).model_fields) == {fields!r}
assert json.loads(value.model_dump_json(by_alias=True, exclude_unset=True)) == sent
"""
    complete = {**dict.fromkeys(NAMES, "a"), **sent}
    _run("-c", program, cwd=folder, stdin=json.dumps(complete))


def test_an_enum_has_a_member_for_every_value(folder: Path) -> None:
    program = f"""
import json, sys
from {PACKAGE}.models import KnownValues
assert {{each.value for each in KnownValues}} == set(json.load(sys.stdin))
"""
    _run("-c", program, cwd=folder, stdin=json.dumps(NAMES))


def test_every_operation_and_parameter_is_called_once(api: Api) -> None:
    for resource in api.resources:
        names = [operation.name for operation in resource.operations]
        assert len({name.casefold() for name in names}) == len(names)
        for operation in resource.operations:
            arguments = [parameter.name for parameter in operation.parameters]
            assert len(set(arguments)) == len(arguments)


def test_all_paths_of_the_distribution_can_live_on_any_file_system(folder: Path) -> None:
    paths = [file.relative_to(folder).as_posix() for file in folder.rglob("*.py")]
    assert len({path.casefold() for path in paths}) == len(paths)
    assert max(len(path.encode()) for path in paths) < 200


def _run(*arguments: str, cwd: Path, stdin: str = "") -> None:
    done = subprocess.run(
        [sys.executable, *arguments], cwd=cwd, input=stdin, capture_output=True, text=True
    )
    assert done.returncode == 0, (done.stdout + done.stderr)[-4000:]
