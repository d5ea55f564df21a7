"""Reading the raw fragment: its files as JSON values, bundled into one.

Written apart from the generator's own loader on purpose: a mistake there must not hide here.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from urllib.parse import unquote, urljoin

import yaml

from fragmint.contract.oracle.unmet import drop_unmet
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
        self._addresses: dict[str, str] = {}
        value = self._open(self._main, "")
        if not isinstance(value, dict):
            raise DocumentError(f"{path}: an OpenAPI document is an object")
        self.root: JsonObject = value
        self._rewrite(value, self._main, "", named=False)
        if self._files:
            self.root[FILES] = self._files
        _inline_media_types(self.root, self.root)

    def _open(self, file: Path, pointer: str) -> JsonValue:
        """The value of a file that will stand at a pointer of the bundle, its URIs and anchors taken down."""
        value = read_value(file)
        own = str(value.get("$self", value.get("$id", ""))) if isinstance(value, dict) else ""
        for keyword, name, at in _named(value, pointer):
            addresses = (f"{file}#{name}",) if keyword == "$anchor" else (urljoin(own, name), name)
            for address in addresses:
                self._addresses.setdefault(address, at)
        return value

    def _rewrite(self, value: JsonValue, file: Path, around: str, *, named: bool) -> None:
        """Turn each reference below `value` into a pointer; `named` says that its members are no keywords.

        `around` is the URI that the schema around it gives itself.
        """
        if isinstance(value, list):
            for item in value:
                self._rewrite(item, file, around, named=False)
        elif isinstance(value, dict):
            if not named:
                around = self._resolve(value, file, around)
                self._rewrite_mapping(value.get("discriminator"), file, around)
                drop_unmet(value)
            for name, member in value.items():
                if named or not (name in _DATA or name.startswith("x-")):
                    names = not named and name in _NAMED_BY_THE_AUTHOR
                    self._rewrite(member, file, around, named=names)

    def _rewrite_mapping(self, discriminator: JsonValue, file: Path, around: str) -> None:
        """Turn what a discriminator maps to into pointers, where these are references and not names of components."""
        mapping = discriminator.get("mapping") if isinstance(discriminator, dict) else None
        for tag, to in mapping.items() if isinstance(mapping, dict) else ():
            is_reference = isinstance(to, str) and ("/" in to or to.endswith((".json", ".yaml")))
            if isinstance(to, str) and isinstance(mapping, dict) and is_reference:
                with suppress(DocumentError):  # then it is a name after all, and names nothing
                    mapping[tag] = self._pointer(to, file, around)

    def _resolve(self, value: JsonObject, file: Path, around: str) -> str:
        for keyword in ("$self", "$id"):
            if isinstance(uri := value.get(keyword), str):
                around = uri
        if isinstance(reference := value.get("$ref"), str):
            value["$ref"] = self._pointer(reference, file, around)
        for keyword in ("$id", "$anchor"):
            if isinstance(value.get(keyword), str):
                del value[keyword]  # what refers to it is a pointer by now
        return around

    def _is_main_as_written(self, target: Path) -> bool:
        """Whether other files know the document by this name: an edited one stands beside them as NAME.effective.json."""
        stem, edited, _ = self._main.name.partition(".effective.json")
        return bool(edited) and target.parent == self._main.parent and target.stem == stem

    def _pointer(self, reference: str, file: Path, around: str) -> str:
        location, _, fragment = reference.partition("#")
        for address in (location, urljoin(around, location)) if location else ():
            if address in self._addresses:
                return f"#{self._addresses[address]}{fragment}"
        target = (file.parent / unquote(location)).resolve() if location else file
        is_main = target == self._main or self._is_main_as_written(target)
        is_there = target.is_relative_to(self._main.parent) and target.is_file()
        if not is_main and not is_there:  # one that was cut is carried under its other name only
            raise DocumentError(f"{file}: {reference!r} is no file of the document's folder")
        name = target.relative_to(self._main.parent).as_posix()
        start = "" if is_main else child(child("", FILES), name)
        if start and name not in self._files:
            self._files[name] = content = self._open(target, start)
            self._rewrite(content, target, "", named=False)
        if fragment and not fragment.startswith("/"):
            return f"#{self._addresses.get(f'{target}#{fragment}', f'/{fragment}')}"
        return f"#{start}{fragment}"


def _named(value: JsonValue, pointer: str) -> Iterator[tuple[str, str, str]]:
    """Each URI and anchor that a part of the value gives itself: the keyword, the name, and the part's pointer."""
    if isinstance(value, list):
        for index, item in enumerate(value):
            yield from _named(item, child(pointer, str(index)))
    elif isinstance(value, dict):
        for keyword in ("$self", "$id", "$anchor"):
            if isinstance(name := value.get(keyword), str):
                yield keyword, name, pointer
        for key, member in value.items():
            yield from _named(member, child(pointer, key))


def _inline_media_types(value: JsonValue, root: JsonObject) -> None:
    """Since 3.2 a media type may be a reference: put what it leads to in its place."""
    if isinstance(value, list):
        for item in value:
            _inline_media_types(item, root)
    elif isinstance(value, dict):
        content = value.get("content")
        components = root.get("components")
        shared = components.get("mediaTypes") if isinstance(components, dict) else None
        for name, media in content.items() if isinstance(content, dict) else ():
            reference = media.get("$ref") if isinstance(media, dict) else None
            key = str(reference).removeprefix("#/components/mediaTypes/")
            if isinstance(content, dict) and isinstance(shared, dict) and key in shared:
                content[name] = shared[key]
        for member in value.values():
            _inline_media_types(member, root)


def read_value(path: Path) -> JsonValue:
    """What a file of JSON or YAML says. Raises DocumentError."""
    try:
        text = path.read_text(encoding="utf-8-sig")
        if text.lstrip().startswith("{"):
            with suppress(ValueError):  # YAML may begin so, too
                return parsed(text)
        node = yaml.compose(text, Loader=yaml.CSafeLoader)
        return None if node is None else _value(node)
    except RecursionError as error:
        raise DocumentError(f"{path}: it is nested too deeply, or in itself") from error
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
