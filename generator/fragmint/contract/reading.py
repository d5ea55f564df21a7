"""Reading the raw fragment: its files as JSON values, bundled into one.

Written apart from the generator's own loader on purpose: a mistake there must not hide here.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from urllib.parse import unquote

import yaml

from fragmint.contract.values import JsonObject, JsonValue, child, parsed
from fragmint.diagnostics import FragmintError

FILES = "x-fragmint-files"

# The members of these are named by the author; elsewhere a member is a keyword of OpenAPI or JSON Schema.
_NAMED_BY_THE_AUTHOR = {
    "$defs", "callbacks", "content", "definitions", "dependentSchemas", "encoding", "examples", "headers", "links",
    "mapping", "parameters", "pathItems", "paths", "patternProperties", "properties", "requestBodies", "responses",
    "schemas", "securitySchemes", "variables", "webhooks",
}  # fmt: skip
# What stands under these keywords is an API's data: a `$ref` in it refers to nothing of ours.
_DATA = {"const", "default", "enum", "example", "value"}


class DocumentError(FragmintError):
    """The raw fragment cannot be read."""


def read_bundle(path: Path) -> JsonObject:
    """The document with every file it refers to, under `x-fragmint-files`, and every `$ref` a pointer into itself.

    Nothing is fetched, and nothing outside the document's folder is read. Raises DocumentError.
    """
    return _Bundle(path).root


class _Bundle:
    def __init__(self, path: Path) -> None:
        self._main = path.resolve()
        self._files: JsonObject = {}
        value = _read(self._main)
        if not isinstance(value, dict):
            raise DocumentError(f"{path}: an OpenAPI document is an object")
        self.root: JsonObject = value
        self._rewrite(value, self._main, named=False)
        if self._files:
            self.root[FILES] = self._files

    def _rewrite(self, value: JsonValue, file: Path, *, named: bool) -> None:
        """Turn each reference below `value` into a pointer; `named` says that its members are no keywords."""
        if isinstance(value, list):
            for item in value:
                self._rewrite(item, file, named=False)
        elif isinstance(value, dict):
            reference = value.get("$ref")
            if isinstance(reference, str) and not named:
                value["$ref"] = self._pointer(reference, file)
            for name, member in value.items():
                if named or not (name in _DATA or name.startswith("x-")):
                    names = not named and name in _NAMED_BY_THE_AUTHOR
                    self._rewrite(member, file, named=names)

    def _pointer(self, reference: str, file: Path) -> str:
        location, _, fragment = reference.partition("#")
        target = (file.parent / unquote(location)).resolve() if location else file
        if target == self._main:
            return f"#{fragment}"
        if not target.is_relative_to(self._main.parent) or not target.is_file():
            raise DocumentError(f"{file}: {reference!r} is no file of the document's folder")
        name = target.relative_to(self._main.parent).as_posix()
        if name not in self._files:
            self._files[name] = content = _read(target)
            self._rewrite(content, target, named=False)
        return f"#{child(child('', FILES), name)}{fragment}"


def _read(path: Path) -> JsonValue:
    try:
        text = path.read_text(encoding="utf-8-sig")
        if text.lstrip().startswith("{"):
            with suppress(ValueError):  # YAML may begin so, too
                return parsed(text)
        node = yaml.compose(text, Loader=yaml.CSafeLoader)
        return None if node is None else _value(node)
    except (OSError, ValueError, yaml.YAMLError) as error:
        raise DocumentError(f"{path}: {error}") from error


def _value(node: yaml.Node) -> JsonValue:
    """The value of a YAML node by the core schema of YAML 1.2; an alias gives a value of its own."""
    if isinstance(node, yaml.SequenceNode):
        return [_value(item) for item in node.value]
    if isinstance(node, yaml.MappingNode):
        merged: JsonObject = {}
        own: JsonObject = {}
        for key, member in node.value:
            if key.value == "<<":
                merged |= _merged(member)
            else:
                own[str(key.value)] = _value(member)  # `200` and `no` are names here
        return merged | own
    text = str(node.value)
    if isinstance(node, yaml.ScalarNode) and node.style:  # quoted, or a block
        return text
    return next((read(text) for form, read in _PLAIN_SCALARS if form.fullmatch(text)), text)


def _merged(node: yaml.Node) -> JsonObject:
    value = _value(node)
    members: JsonObject = {}
    for source in reversed(value if isinstance(value, list) else [value]):
        members |= source if isinstance(source, dict) else {}
    return members


def _number(text: str) -> float:
    return float(text.lower().replace(".inf", "inf").replace(".nan", "nan"))


_PLAIN_SCALARS: tuple[tuple[re.Pattern[str], Callable[[str], JsonValue]], ...] = (
    (re.compile(r"|~|null|Null|NULL"), lambda _: None),
    (re.compile(r"true|True|TRUE|false|False|FALSE"), lambda text: text.lower() == "true"),
    (re.compile(r"[-+]?[0-9]+"), int),
    (re.compile(r"0o[0-7]+|0x[0-9a-fA-F]+"), lambda text: int(text, 0)),
    (re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?"), _number),
    (re.compile(r"[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)"), _number),
)
