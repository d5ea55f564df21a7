"""Api + models -> every file of one emitted distribution."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from jinja2 import Environment

from fragmint.config import ClientConfig
from fragmint.history import UNRELEASED, Edition
from fragmint.ir.model import Api
from fragmint.models import ModelSet
from fragmint.output.tree import FileTree
from fragmint.render.client import ClientView, client_view
from fragmint.render.contract import client_modules, contract_view, folder_view
from fragmint.render.environment import environment, templates_root
from fragmint.render.formatter import format_python
from fragmint.render.public_api import public_api
from fragmint.render.reference import operation_references

# Template -> file of the distribution; `{package}` is its import name.
_FILES = {
    "client/pyproject.toml.j2": "pyproject.toml",
    "client/README.md.j2": "README.md",
    "client/CHANGELOG.md.j2": "CHANGELOG.md",
    "client/REFERENCE.md.j2": "REFERENCE.md",
    "client/llms.txt.j2": "llms.txt",
    "client/LICENSE.j2": "LICENSE",
    "client/__init__.py.j2": "src/{package}/__init__.py",
    "client/_version.py.j2": "src/{package}/_version.py",
    "client/_client.py.j2": "src/{package}/_client.py",
    "client/_settings.py.j2": "src/{package}/_settings.py",
    "client/resources.py.j2": "src/{package}/resources/__init__.py",
    "client/models.py.j2": "src/{package}/models/__init__.py",
}


def render(
    api: Api, models: ModelSet, config: ClientConfig, edition: Edition = UNRELEASED
) -> FileTree:
    """Render the distribution: the same inputs give the same bytes, and no Python in it fails to parse."""
    env = environment(config.templates)
    view = client_view(api, models, config, edition)
    operations = operation_references(api, models, config)
    package = f"src/{config.package}"
    files: dict[str, bytes] = {f"{package}/py.typed": b""}
    for template, path in _FILES.items():
        target = path.format(package=config.package)
        files[target] = _text(env, template, target, client=view, operations=operations)
    for resource in view.resources:
        target = f"{package}/resources/{resource.name}.py"
        files[target] = _text(env, "client/resource.py.j2", target, client=view, resource=resource)
    files |= dict(_contract_tests(env, api, models, config))
    target = f"{package}/models/_models.py"
    files[target] = _text(env, "client/_models.py.j2", target, client=view, source=models.source)
    files |= dict(_static(config, view))
    files[f"{package}/_fragmint/config.json"] = config.facts()
    files |= {f"{package}/_fragmint/spec/{path}": data for path, data in api.files.items()}
    files["api.txt"] = public_api(files, config.package)
    return FileTree(files)


def _contract_tests(
    env: Environment, api: Api, models: ModelSet, config: ClientConfig
) -> Iterator[tuple[str, bytes]]:
    """tests/contract/; where a document has no operations, its models are held to it."""
    view = contract_view(api, models, config) if api.operations else None
    names = ["conftest", *(client_modules(view) if view else ["test_models"])]
    for name in names:
        target = f"tests/contract/{name}.py"
        folder = view or folder_view(api, config)
        yield target, _text(env, f"tests/{name}.py.j2", target, contract=folder)
    for resource in view.resources if view else ():
        # The tests of the client itself stand there already; no other resource's name ends like this.
        told_apart = "_" if f"test_{resource.name}" in names else ""
        target = f"tests/contract/test_{resource.name}{told_apart}.py"
        yield target, _text(
            env, "tests/test_resource.py.j2", target, contract=view, resource=resource
        )


def _text(env: Environment, template: str, target: str, **context: object) -> bytes:
    text = env.get_template(template).render(context)
    return (format_python(text, target) if target.endswith(".py") else text).encode()


def _static(config: ClientConfig, view: ClientView) -> Iterator[tuple[str, bytes]]:
    """The runtime that no document changes, each file under the header that every emitted file has."""
    root: Path = templates_root() / "static"
    for file in sorted(root.rglob("*.py")):
        header = f"# {view.header}\n\n"
        yield f"src/{config.package}/{file.relative_to(root).as_posix()}", header.encode() + file.read_bytes()
