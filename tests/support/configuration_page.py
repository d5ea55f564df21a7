"""docs/configuration.md, made from the two JSON Schemas that fragmint checks facts by."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import cast

Schema = Mapping[str, object]

_PACKAGE = Path(__file__).parents[2] / "generator" / "fragmint"
_HEAD = """# Configuration

Facts about the API stand in the fragment, under `x-fragmint`; facts about the emitted package stand in pyproject.toml. This page
is made from the JSON Schemas that fragmint checks both by: `make golden` rewrites it.
"""


def page() -> str:
    """The whole page."""
    config = _read("config.schema.json")
    client = _object(_object(_object(config["properties"])["client"])["items"])
    lines = [_HEAD, "## `[[tool.fragmint.client]]` of pyproject.toml", ""]
    lines += _table(client, {})
    vocabulary = _read("spec/x_fragmint.schema.json")
    definitions = {name: _object(each) for name, each in _object(vocabulary["$defs"]).items()}
    lines += ["", "## `x-fragmint` of the fragment"]
    for name, definition in definitions.items():
        if definition.get("type") == "object":
            lines += [
                "",
                f"### {name}",
                "",
                *_described(definition),
                *_table(definition, definitions),
            ]
    return "\n".join(lines) + "\n"


def _described(schema: Schema) -> Iterator[str]:
    if "description" in schema:
        yield f"{schema['description']}"
        yield ""


def _table(schema: Schema, definitions: Mapping[str, Schema]) -> Iterator[str]:
    required = cast("list[str]", schema.get("required", []))
    yield "| key | value | |"
    yield "|---|---|---|"
    for name, each in _properties(schema):
        target = definitions.get(str(each.get("$ref", "")).removeprefix("#/$defs/"), {})
        described = each.get("description") or target.get("description") or ""
        needed = " Required." if name in required else ""
        yield f"| `{name}` | {_value(each, definitions)} | {described}{needed} |"


def _properties(schema: Schema) -> Iterator[tuple[str, Schema]]:
    """The keys of an object, and those that it has in some cases only."""
    found: dict[str, Schema] = {}
    cases = [
        _object(each).get("then", {}) for each in cast("list[object]", schema.get("allOf", []))
    ]
    for source in (schema, *map(_object, cases)):
        for name, each in _object(source.get("properties", {})).items():
            if isinstance(each, dict):
                found.setdefault(name, cast(Schema, each))
    yield from found.items()


def _value(schema: Schema, definitions: Mapping[str, Schema]) -> str:
    if "$ref" in schema:
        name = str(schema["$ref"]).removeprefix("#/$defs/")
        is_object = definitions[name].get("type") == "object"
        return f"[{name}](#{name})" if is_object else _value(definitions[name], definitions)
    if "enum" in schema:
        return " or ".join(f"`{each}`" for each in cast("list[str]", schema["enum"]))
    if "anyOf" in schema:
        return " or ".join(
            _value(_object(each), definitions) for each in cast("list[object]", schema["anyOf"])
        )
    if "const" in schema:
        return f"`{json.dumps(schema['const'])}`"
    if isinstance(schema.get("additionalProperties"), dict):
        return f"map of {_value(_object(schema['additionalProperties']), definitions)}"
    if "items" in schema:
        return f"list of {_value(_object(schema['items']), definitions)}"
    return str(schema.get("type", "any"))


def _read(name: str) -> Schema:
    return _object(json.loads((_PACKAGE / name).read_text(encoding="utf-8")))


def _object(value: object) -> Schema:
    assert isinstance(value, dict)
    return cast(Schema, value)
