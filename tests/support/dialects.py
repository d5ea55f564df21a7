"""The dialects of the files that people write for fragmint, with what each of their objects may say in `x-fragmint`."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path
from typing import cast

from fragmint.spec.values import JsonValue
from support.slots import Dialect

_PARTS = {
    "operation": "operation",
    "parameter": "part",
    "header": "part",
    "response": "part",
    "server": "other",
}
_VOCABULARIES = "schemas/draft202012/vocabularies"
_VOCABULARY = (
    *("applicator", "content", "core", "format-annotation", "meta-data"),
    *("unevaluated", "validation"),
)
_DRAFT = "https://json-schema.org/draft/2020-12"


@cache
def openapi(version: str) -> Dialect:
    """OpenAPI 3.0, 3.1 or 3.2 as published with the standard; since 3.1, its schemas are those of JSON Schema 2020-12."""
    standard = _published("openapi_spec_validator", f"resources/schemas/v{version}/schema.json")
    if version == "3.0":
        return Dialect(standard)
    base = _published("openapi_schema_validator", "schemas/oas3.2/meta/2025-09-17.json")
    definitions = cast("dict[str, dict[str, dict[str, JsonValue]]]", standard["$defs"])
    # Names of components are mended, not refused.
    del definitions["components"]["patternProperties"]
    cast("dict[str, JsonValue]", standard["properties"]).update(_facts("document"))
    for name, kind in _PARTS.items():
        definitions[name]["properties"].update(_facts(kind))
    # As published, what extends a callback would have to be a path item.
    callbacks = cast("dict[str, JsonValue]", definitions["callbacks"])
    callbacks["unevaluatedProperties"] = callbacks.pop("additionalProperties")
    schema: JsonValue = {
        "$dynamicAnchor": "meta",
        "allOf": [
            {"$ref": f"{_DRAFT}/schema"},
            {"$ref": base["$id"]},
            {"properties": _facts("part")},
        ],
    }
    document: JsonValue = {
        "$id": "fragmint:document",
        "$ref": standard["$id"],
        "$defs": {"schema": schema},
    }
    vocabularies = [
        _published("jsonschema_specifications", f"{_VOCABULARIES}/{name}") for name in _VOCABULARY
    ]
    return Dialect(document, standard, base, *vocabularies, own("spec/x_fragmint.schema.json"))


def own(path: str) -> dict[str, JsonValue]:
    """A JSON Schema of fragmint's own."""
    schema = cast("dict[str, JsonValue]", json.loads((files("fragmint") / path).read_text("utf-8")))
    return {"$id": f"fragmint:{path}", **schema}


def _facts(kind: str) -> dict[str, JsonValue]:
    return {"x-fragmint": {"$ref": f"fragmint:x-fragmint#/$defs/{kind}"}}


def _published(package: str, path: str) -> dict[str, JsonValue]:
    found = find_spec(package)
    assert found is not None
    assert found.origin is not None
    return cast("dict[str, JsonValue]", json.loads((Path(found.origin).parent / path).read_bytes()))
