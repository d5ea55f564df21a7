"""Rules about paths and the parameters in them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from fragmint.spec.codes import Finding
from fragmint.spec.values import as_object
from fragmint.spec.walk import Operation, View

_PARAMETER = re.compile(r"\{([^{}]+)\}")


def s104_path_parameters_are_declared(view: View) -> Iterator[Finding]:
    """A parameter in the path without a declaration has no type and nobody sends it."""
    for operation in view.operations:
        declared = _declared(operation)
        for name in dict.fromkeys(_PARAMETER.findall(operation.path)):
            if name not in declared:
                message = f"path parameter '{name}' is used in the path but not declared"
                hint = "add it to `parameters` with `in: path` and `required: true`"
                yield Finding("S104", message, operation.tokens, hint)


def s105_declared_path_parameters_are_used(view: View) -> Iterator[Finding]:
    """A declared path parameter that is not in the path has no place to be sent in."""
    for operation in view.operations:
        used = _PARAMETER.findall(operation.path)
        for name, index in _declared(operation).items():
            if name not in used:
                message = (
                    f"path parameter '{name}' is declared but not in the path {operation.path}"
                )
                yield Finding("S105", message, (*operation.tokens, "parameters", str(index)))


def s107_paths_differ(view: View) -> Iterator[Finding]:
    """Two paths that differ in the names of parameters only are one: S107 where a method stands in both, else S129."""
    first: dict[str, str] = {}
    paths = as_object(view.root.get("paths"))
    methods = {path: _methods(view, path) for path in paths}
    for path in paths:
        other = first.setdefault(_PARAMETER.sub("{}", path), path)
        if other != path:
            message = f"the paths {path} and {other} differ in the names of their parameters only"
            shared = methods[path] & methods[other]
            yield Finding("S107" if shared else "S129", message, ("paths", path))


def s114_path_templates_are_whole(view: View) -> Iterator[Finding]:
    """Braces come in pairs around a name."""
    for path in as_object(view.root.get("paths")):
        if re.search(r"[{}]", _PARAMETER.sub("", path)):
            message = f"the path {path} has a brace without its partner, or no name between them"
            yield Finding("S114", message, ("paths", path))
        elif "?" in _PARAMETER.sub("", path).partition("#")[0]:
            message = f"the path {path} ends where its `?` begins: what follows is no part of it"
            yield Finding("S114", message, ("paths", path), "describe a query by parameters")


def s132_a_name_comes_once_in_a_path(view: View) -> Iterator[Finding]:
    """A parameter that stands twice in a path is sent in both places."""
    for path in as_object(view.root.get("paths")):
        names = _PARAMETER.findall(path)
        for name in sorted({name for name in names if names.count(name) > 1}):
            message = f"path parameter '{name}' stands more than once in {path}: all get one value"
            yield Finding("S132", message, ("paths", path))


def s176_paths_have_no_fragment(view: View) -> Iterator[Finding]:
    """What follows a `#` only tells operations of one path and method apart; it is never sent."""
    for path in as_object(view.root.get("paths")):
        if "#" in path:
            message = f"the `#` of the path {path} and what follows are not sent"
            yield Finding("S176", message, ("paths", path))


def _declared(operation: Operation) -> dict[str, int]:
    """The declared path parameters, each with its index."""
    return {
        str(parameter.get("name")): index
        for index, parameter in enumerate(operation.parameters)
        if parameter.get("in") == "path"
    }


def _methods(view: View, path: str) -> set[str]:
    return {operation.method for operation in view.operations if operation.path == path}
