"""What is wrong with a value, told by the one keyword that says so and where that stands in the document."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from fragmint.contract.oracle.document import Node
from fragmint.contract.oracle.keywords import Finding
from fragmint.contract.oracle.schemas import Schemas, pointer_of
from fragmint.contract.values import JsonValue

_FIXED = {"const", "enum"}


class Fault(NamedTuple):
    """A keyword that a value breaks: `node` is where it stands, `says` what it says, `name` the property that it asks for."""

    pointer: str
    keyword: str
    node: Node
    value: JsonValue
    says: str
    name: str = ""


def faults(schemas: Schemas, schema: Node, value: JsonValue, *, writing: bool) -> Iterator[Fault]:
    """Every fault of a value; one of a union is told by the member that was meant, where that is plain.

    Of a value that is of the wrong type, nothing else is told.
    """
    told = [
        _fault(schema, leaf)
        for finding in schemas.findings(schema, value, writing=writing)
        for leaf in _leaves(finding)
    ]
    mistyped = {fault.pointer for fault in told if fault.keyword == "type"}
    for fault in told:
        if fault.keyword == "type" or fault.pointer not in mistyped:
            yield fault


def _leaves(finding: Finding) -> Iterator[Finding]:
    """The findings that the one of a union stands for: itself, unless one member is meant."""
    branches = [
        list(found)
        for _, found in groupby(finding.context, lambda each: each.relative_schema_path[0])
    ]
    possible = [each for each in branches if not _is_of_other_type(each)]
    tagged = [each for each in possible if not any(one.validator in _FIXED for one in each)]
    listed = [each for each in possible if all(_is_unlisted(one) for one in each)]
    meant = tagged if len(tagged) == 1 else possible if len(possible) == 1 else listed
    if not meant:
        yield finding
    else:
        for inner in meant[0]:
            yield from _leaves(inner)


def _is_of_other_type(branch: Sequence[Finding]) -> bool:
    return any(each.validator == "type" and not each.relative_path for each in branch)


def _is_unlisted(finding: Finding) -> bool:
    return finding.validator in _FIXED and not finding.relative_path


def _fault(schema: Node, finding: Finding) -> Fault:
    keyword = finding.validator or "false"
    if keyword in {"anyOf", "oneOf"}:
        branches = [[each] for each in finding.context if not each.relative_path]
        if branches and all(map(_is_of_other_type, branches)):
            keyword = "type"
    node = _place(schema, finding.absolute_schema_path)
    name = finding.validator_value if keyword in {"required", "discriminator"} else ""
    return Fault(
        pointer_of(finding.absolute_path),
        keyword,
        node,
        finding.instance,
        finding.message,
        name if isinstance(name, str) else "",
    )


def _place(schema: Node, path: Sequence[str | int]) -> Node:
    """Where a path leads in the document: a `$ref` on the way is followed, and is no part of it."""
    node = schema
    for part in map(str, path):
        if not node[part].exists and "$ref" in node:
            node = node.target
        node = node[part]
    return node
