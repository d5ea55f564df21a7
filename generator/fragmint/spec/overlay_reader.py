"""Overlay documents: a file in, its actions out, every mistake told at its place.

The standard: https://spec.openapis.org/overlay/v1.1.0.html
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path

from jsonschema_rs import Draft202012Validator
from jsonschema_rs import ValidationErrorKind as ErrorKind

from fragmint.diagnostics import Diagnostics
from fragmint.spec import codes
from fragmint.spec.codes import Finding
from fragmint.spec.files import SourceFile, read_bytes
from fragmint.spec.jsonpath import NotAQuery, Query, compile_query
from fragmint.spec.marks import Unreadable
from fragmint.spec.messages import complaint, tokens_of
from fragmint.spec.places import Place
from fragmint.spec.pointer import Tokens
from fragmint.spec.suggest import did_you_mean
from fragmint.spec.values import JsonObject, JsonValue, as_list, as_object, kind_of

_VERSION = re.compile(r"1\.([01])\.\d+(-.+)?")
_ODD_NAME = (
    "a name with other characters than letters, digits and _ stands in brackets: $.paths['/a'].get"
)


@dataclass(frozen=True)
class Action:
    """One change: of the fields that say what to do, one counts; `place` is the action's own."""

    place: Place
    target: Query
    fields: JsonObject
    copy: Query | None = None

    @property
    def removes(self) -> bool:
        """Whether it takes its targets out, whatever else it says."""
        return self.fields.get("remove") is True


@dataclass(frozen=True)
class Overlay:
    """The actions of one file, in their order; `is_10` says that it is written in Overlay 1.0."""

    path: Path
    file: SourceFile
    is_10: bool = False
    actions: tuple[Action, ...] = ()


def read_overlay(path: Path, diagnostics: Diagnostics) -> Overlay | None:
    """The overlay of a file without the actions that are wrong; None where there is no file to speak of."""
    shown = path.as_posix()
    try:
        file = SourceFile(path.name, shown, read_bytes(path))
    except Unreadable as error:
        diagnostics.add(codes.of_problem(error.problem, shown))
        return None
    diagnostics.extend(codes.of_problem(problem, shown) for problem in file.problems)
    faults = list(_faults(file.value))
    for fault in faults:
        place = Place(file, fault.tokens)
        diagnostics.add(place.diagnostic(fault.code, fault.message, fault.hint))
    root = as_object(file.value)
    wrong = {fault.tokens[:2] for fault in faults}
    actions = (
        _action(as_object(fields), Place(file, ("actions", str(index))), diagnostics)
        for index, fields in enumerate(as_list(root.get("actions")))
        if ("actions", str(index)) not in wrong
    )
    is_10 = str(root.get("overlay")).startswith("1.0.")
    return Overlay(path, file, is_10, tuple(action for action in actions if action is not None))


def _action(fields: JsonObject, place: Place, diagnostics: Diagnostics) -> Action | None:
    queries: dict[str, Query] = {}
    wanted = [name for name in ("target", "copy") if name in fields]
    for name in wanted:
        try:
            queries[name] = compile_query(str(fields[name]))
        except NotAQuery as error:
            hint = _ODD_NAME if "selector" in str(error) or "selection" in str(error) else None
            diagnostics.add((place / name).diagnostic("O103", f"not a JSONPath: {error}", hint))
    if len(queries) < len(wanted):
        return None
    return Action(place, queries["target"], fields, queries.get("copy"))


def _faults(root: JsonValue) -> Iterator[Finding]:
    """What is wrong with the structure of an overlay."""
    if not isinstance(root, dict) or "overlay" not in root:
        hint = 'it would begin with overlay: "1.1.0"'
        yield Finding("O101", f"not an overlay, but {kind_of(root)} without `overlay`", (), hint)
        return
    match = _VERSION.fullmatch(str(root["overlay"]))
    if match is None:
        message = f"Overlay {root['overlay']} is not read: 1.0 and 1.1 are"
        yield Finding("O102", message, ("overlay",), 'write it as text: overlay: "1.1.0"')
        return
    is_10 = match[1] == "0"
    for error in Draft202012Validator(_schema(is_10)).iter_errors(root):
        tokens = tokens_of(error)
        if isinstance(error.kind, ErrorKind.AdditionalProperties):
            yield from (_unknown(name, tokens, is_10) for name in error.kind.unexpected)
        else:
            found = complaint(error, whole="an action" if tokens else "the overlay")
            yield Finding("O101", found.message, found.tokens, found.hint)
    for index, action in enumerate(as_list(root.get("actions"))):
        yield from _contradictions(as_object(action), ("actions", str(index)))


def _contradictions(action: JsonObject, tokens: Tokens) -> Iterator[Finding]:
    if "target" in action and not {"update", "copy", "remove"} & action.keys():
        yield Finding("O101", "an action must have `update`, `copy` or `remove`", tokens)
    if "update" in action and "copy" in action and action.get("remove") is not True:
        message = "an action has `update` or `copy`, not both"
        yield Finding("O101", message, (*tokens, "copy"), "make two actions of it")


def _unknown(name: str, tokens: Tokens, is_10: bool) -> Finding:
    definition = _schema(is_10=False) if len(tokens) != 2 else _action_schema(_schema(is_10=False))
    if tokens == ("info",):
        definition = as_object(as_object(definition["properties"])["info"])
    known = sorted(as_object(definition["properties"]))
    if name in known:
        message = f"Overlay 1.0 does not know `{name}` here"
        return Finding("O101", message, (*tokens, name), 'it came with 1.1: overlay: "1.1.0"')
    hint = did_you_mean(name, known, "names of your own start with `x-`")
    return Finding("O101", f"an overlay does not know `{name}` here", (*tokens, name), hint)


@cache
def _schema(is_10: bool) -> JsonObject:
    text = (files("fragmint.spec") / "overlay.schema.json").read_text("utf-8")
    schema = as_object(json.loads(text))
    if is_10:
        info = as_object(as_object(schema["properties"])["info"])
        del as_object(info["properties"])["description"]
        del as_object(_action_schema(schema)["properties"])["copy"]
    return schema


def _action_schema(schema: JsonObject) -> JsonObject:
    return as_object(as_object(schema["$defs"])["action"])
