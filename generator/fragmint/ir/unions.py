"""Unions: what several alternatives come to as one type."""

from __future__ import annotations

from dataclasses import replace

from fragmint.ir.model import Kind, Schema


def joined(variants: list[Schema], pointer: str) -> Schema:
    """A union without repeats; the nulls of its members become its own."""
    distinct: list[Schema] = []
    for variant in variants:
        for single in variant.variants if variant.kind is Kind.UNION else (variant,):
            if not any(_same_type(single, other) for other in distinct):
                distinct.append(replace(single, nullable=False))
    nullable = any(variant.nullable for variant in variants)
    if len(distinct) == 1:
        return replace(distinct[0], pointer=pointer, nullable=nullable)
    return Schema(Kind.UNION, pointer, nullable=nullable, variants=tuple(distinct))


def _same_type(one: Schema | None, other: Schema | None) -> bool:
    if one is None or other is None:
        return one is other
    return (
        (one.kind, one.ref, one.format, one.values)
        == (other.kind, other.ref, other.format, other.values)
        and _same_type(one.items, other.items)
        and _same_type(one.additional, other.additional)
        and len(one.variants) == len(other.variants)
        and all(map(_same_type, one.variants, other.variants))
    )
