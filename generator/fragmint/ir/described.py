"""What a schema says of a value beside its type."""

from __future__ import annotations

from dataclasses import replace
from typing import cast

from fragmint.ir import nodes
from fragmint.ir.model import Json, Scalar, Schema
from fragmint.ir.nodes import Node

_CONSTRAINTS = (
    "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf", "minLength", "maxLength",
    "pattern", "minItems", "maxItems", "uniqueItems", "minProperties", "maxProperties",
)  # fmt: skip


def described(schema: Schema, node: Node) -> Schema:
    """Add what a node says about a value beside its type; nothing said keeps what the target of a reference said."""
    examples = node.get("examples")
    has_example = isinstance(examples, list) and bool(cast("list[object]", examples))
    return replace(
        schema,
        nullable=schema.nullable or "null" in nodes.types(node),
        title=nodes.text(node, "title") or schema.title,
        description=nodes.text(node, "description") or schema.description,
        format=nodes.text(node, "format") or schema.format,
        constraints=tuple((key, cast(Scalar, node[key])) for key in _CONSTRAINTS if key in node)
        or schema.constraints,
        default=cast(Json, node["default"]) if "default" in node else schema.default,
        has_default="default" in node or schema.has_default,
        example=cast("list[Json]", examples)[0] if has_example else schema.example,
        has_example=has_example or schema.has_example,
        deprecated=node.get("deprecated") is True or schema.deprecated,
        read_only=node.get("readOnly") is True or schema.read_only,
        write_only=node.get("writeOnly") is True or schema.write_only,
        secret=nodes.extension(node).get("secret") is True
        or nodes.text(node, "format") == "password"
        or schema.secret,
        evidence=nodes.evidence(node) or schema.evidence,
    )
