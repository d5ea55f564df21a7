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
    examples = _examples(node)
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
        example=examples[0] if examples else schema.example,
        has_example=bool(examples) or schema.has_example,
        deprecated=node.get("deprecated") is True or schema.deprecated,
        read_only=node.get("readOnly") is True or schema.read_only,
        write_only=node.get("writeOnly") is True or schema.write_only,
        secret=nodes.extension(node).get("secret") is True
        or nodes.text(node, "format") == "password"
        or schema.secret,
        evidence=nodes.evidence(node) or schema.evidence,
    )


def _examples(node: Node) -> list[Json]:
    """What the document shows; of listed values that are no class, since they are of several kinds, only those."""
    shown = node.get("examples")
    examples = cast("list[Json]", shown) if isinstance(shown, list) else []
    listed = [cast(Json, value) for value in nodes.listed_values(node) if value is not None]
    if not listed or nodes.enum_values(node):
        return examples or _with_required(node)
    return [each for each in examples if each in listed] or listed


def _with_required(node: Node) -> list[Json]:
    """What an object needs that lists no properties: what it requires by name."""
    required = node.get("required") if nodes.is_plain_object(node) else None
    names = cast("list[str]", required) if isinstance(required, list) else []
    return [dict.fromkeys(names, "text")] if names else []
