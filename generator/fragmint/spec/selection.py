"""A document cut to the operations that somebody wants, before anything else is done with it."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import PurePosixPath

from fragmint.diagnostics import Diagnostics, SpecError
from fragmint.spec import relinking
from fragmint.spec.files import Folder, SourceFile
from fragmint.spec.grammar import Kind
from fragmint.spec.places import Place
from fragmint.spec.pointer import Tokens
from fragmint.spec.pruning import pruned
from fragmint.spec.selectors import hint_for, selects
from fragmint.spec.sources import Sources, WrittenOperation
from fragmint.spec.values import JsonObject, JsonValue, as_object

_WEBHOOKS = ("webhooks", "x-webhooks")  # the latter is how documents of 3.0 say it


@dataclass(frozen=True)
class Selection:
    """Which operations of a document are wanted, by selectors, and what has to be left out by name.

    An operation is wanted if it matches any of `include`, or none is given, and none of `exclude`. `without` are the
    tokens of operations, paths, webhooks and components that are left out of the root document whatever is wanted.
    """

    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    without: frozenset[Tokens] = frozenset()

    @property
    def is_choice(self) -> bool:
        """Whether something is chosen, so that what only serves the rest goes, too."""
        return bool(self.include or self.exclude)

    def wants(self, operation: WrittenOperation) -> bool:
        """Whether an operation is to stay."""
        if operation.tokens in self.without or operation.tokens[:2] in self.without:
            return False
        chosen = not self.include or any(selects(each, operation) for each in self.include)
        return chosen and not any(selects(each, operation) for each in self.exclude)

    def __bool__(self) -> bool:
        return self.is_choice or bool(self.without)


@dataclass(frozen=True)
class Kept:
    """How much of a document a selection keeps."""

    operations: int
    all_operations: int
    schemas: int
    all_schemas: int

    @property
    def counts(self) -> dict[str, int]:
        """The same, as JSON tells it."""
        return {
            "operations": self.operations,
            "of_operations": self.all_operations,
            "schemas": self.schemas,
            "of_schemas": self.all_schemas,
        }

    def __str__(self) -> str:
        return (
            f"kept {self.operations:,} of {self.all_operations:,} operations"
            f" and {self.schemas:,} of {self.all_schemas:,} schemas"
        )


def cut(file: SourceFile, folder: Folder, selection: Selection, diagnostics: Diagnostics) -> Kept:
    """Take out of the value of a root file all that is not selected.

    Raises SpecError, with all of them, for selectors that match no operation, and where no operation is left.
    """
    sources = Sources(file, folder)
    operations = sources.operations
    _check(selection, operations, file, diagnostics)
    wanted = {each.tokens for each in operations if selection.wants(each)}
    if operations and not wanted:
        hint = "include at least one; `paths: {}` is the way to ask for models only"
        _refuse([("L142", "the selection leaves no operation", hint)], file, diagnostics)
    root = {**sources.document, "paths": _paths(sources, selection, wanted)}
    root = _without_webhooks(root, selection)
    root = _without_components(root, selection.without)
    before = _schemas(sources.document)
    if selection.is_choice:
        root = pruned(root, sources, wanted)
    file.value = root
    folder.forget_uses(but=file)
    return Kept(len(wanted), len(operations), len(before & _schemas(root)), len(before))


def canonical(value: JsonValue) -> bytes:
    """A value as JSON, its keys in their order: the same value gives the same bytes."""
    return (json.dumps(value, indent=2, ensure_ascii=False) + "\n").encode()


def effective_name(root: str) -> str:
    """What a root document is called where it is written anew, as it is once it has been edited."""
    return f"{PurePosixPath(root).stem}.effective.json"


def _check(
    selection: Selection,
    operations: list[WrittenOperation],
    file: SourceFile,
    diagnostics: Diagnostics,
) -> None:
    found = [
        ("L141", f"the selector {selector!r} matches no operation", hint_for(selector, operations))
        for selector in (*selection.include, *selection.exclude)
        if not any(selects(selector, operation) for operation in operations)
    ]
    if found:
        _refuse(found, file, diagnostics)


def _refuse(
    found: Iterable[tuple[str, str, str]], file: SourceFile, diagnostics: Diagnostics
) -> None:
    place = Place(file, ("paths",))
    diagnostics.extend(place.diagnostic(code, message, hint) for code, message, hint in found)
    raise SpecError(list(diagnostics))


def _paths(sources: Sources, selection: Selection, wanted: set[Tokens]) -> JsonValue:
    """The paths with what is wanted of each, none of them empty that was not."""
    paths = sources.document.get("paths")
    if not isinstance(paths, dict):
        return paths
    of_path: dict[str, list[Tokens]] = {}
    for operation in sources.operations:
        of_path.setdefault(operation.path, []).append(operation.tokens)
    kept: JsonObject = {}
    for path, item in paths.items():
        operations = of_path.get(path, [])
        dropped = [tokens for tokens in operations if tokens not in wanted]
        if path.startswith("x-"):
            kept[path] = item
        elif ("paths", path) in selection.without:
            continue
        elif not operations and isinstance(item, dict):
            if not selection.include:
                kept[path] = item
        elif len(dropped) < len(operations) or not operations:
            kept[path] = _item(sources, path, item, dropped) if dropped else item
    return kept


def _item(sources: Sources, path: str, item: JsonValue, dropped: list[Tokens]) -> JsonObject:
    """A path item without some of its operations; one that is a reference is written out for that."""
    fields = as_object(item)
    if "$ref" in fields:
        fields = _written_out(sources, path, item)
    return {
        name: value
        for name, value in (
            (name, _thinned(name, value, dropped)) for name, value in fields.items()
        )
        if value is not None
    }


def _thinned(name: str, value: JsonValue, dropped: list[Tokens]) -> JsonValue:
    """A field of a path item without the operations that are dropped; None where nothing is left of it."""
    here = [tokens[2:] for tokens in dropped if tokens[2] == name]
    if not here or (name,) in here:
        return None if here else value
    return {key: each for key, each in as_object(value).items() if (name, key) not in here} or None


def _written_out(sources: Sources, path: str, item: JsonValue) -> JsonObject:
    """The path item that a chain of references makes, as the root document would have written it."""
    fields: JsonObject = {}
    for layer in reversed(sources.layers(path, item)):
        rebasing = _Rebasing(sources)
        copy = as_object(relinking.relinked(Kind.PATH_ITEM, layer.value, layer.place, rebasing))
        for name, value in copy.items():
            if name != "$ref":
                fields[name] = value
                origin = layer.place / name
                sources.root.moved["paths", path, name] = (origin.file, origin.tokens)
    return fields


@dataclass(frozen=True)
class _Rebasing:
    """Writes references of other files as the root document would."""

    sources: Sources

    def __call__(self, kind: Kind, reference: str, place: Place) -> str:
        if place.file is self.sources.root:
            return reference
        if kind is Kind.SCHEMA and self.sources.component("schemas", reference) is not None:
            return reference  # the name in a discriminator's mapping
        return relinking.rebased(reference, place.file.name)


def _without_webhooks(root: JsonObject, selection: Selection) -> JsonObject:
    """No selector means a webhook: what only includes some operations has none of them."""
    if selection.include:
        return {name: value for name, value in root.items() if name not in _WEBHOOKS}
    webhooks = root.get("webhooks")
    if not isinstance(webhooks, dict):
        return root
    left: JsonObject = {
        name: item for name, item in webhooks.items() if ("webhooks", name) not in selection.without
    }
    return {**root, "webhooks": left}


def _without_components(root: JsonObject, without: frozenset[Tokens]) -> JsonObject:
    components = root.get("components")
    if not isinstance(components, dict):
        return root
    left: JsonObject = {
        section: (
            {
                name: value
                for name, value in objects.items()
                if ("components", section, name) not in without
            }
            if isinstance(objects, dict)
            else objects
        )
        for section, objects in components.items()
    }
    return {**root, "components": left}


def _schemas(root: JsonObject) -> set[str]:
    return set(as_object(as_object(root.get("components")).get("schemas")))
