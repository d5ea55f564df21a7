"""Unions whose members are told apart by a tag: a field that a discriminator names, or that each of them fixes."""

from __future__ import annotations

from collections.abc import Iterator

from fragmint.contract.oracle.document import Node
from fragmint.contract.oracle.shape import kinds, layers, members, reach, unions
from fragmint.contract.values import JsonValue

_NULL = frozenset({"null"})


def branches(layer: Node, keyword: str) -> list[Node]:
    """The members of a `oneOf` or `anyOf`, null aside."""
    return [each for each in layer[keyword] if kinds(each) != _NULL]


def tag_name(layer: Node, seen: frozenset[Node] = frozenset()) -> str:
    """The field that tells the members of a layer's union apart, empty for none.

    There have to be several members, null aside, and all of them objects with listed properties, or unions of such that
    the same field tells apart. A discriminator names the field if they are components; else it is a required property
    that all of them have, each with values of its own, the first such one.
    """
    for keyword in ("oneOf", "anyOf"):
        found = branches(layer, keyword)
        if layer not in seen and len(found) > 1 and all(_is_object(each) for each in found):
            named = layer["discriminator"]["propertyName"].text
            around = seen | {layer}
            if not (named and _are_components(found)):
                return _shared_constant(found, around)
            inner = [each for each in found if unions(each)]
            return named if all(_is_told(layer, each, named, around) for each in inner) else ""
    return ""


def _is_object(branch: Node) -> bool:
    listed = any("properties" in layer for layer in layers(branch))
    told = "object" in kinds(branch) and len(kinds(branch) - _NULL) == 1
    return told and listed != bool(unions(branch))


def _inner_tag(branch: Node, seen: frozenset[Node]) -> str:
    """The field that tells the members of a member apart, which is a union again."""
    return next((tag for layer in layers(branch) if (tag := tag_name(layer, seen))), "")


def _is_told(layer: Node, branch: Node, named: str, seen: frozenset[Node]) -> bool:
    """Whether a member that is a union again is told from others: by the same field as its own members, or as a whole."""
    own = _inner_tag(branch, seen)
    name = branch.target.pointer.rpartition("/")[2]
    mapping = layer["discriminator"]["mapping"].members()
    is_mapped = any(to.text.rpartition("/")[2] == name for _, to in mapping)
    return own == named or is_mapped


def _are_components(found: list[Node]) -> bool:
    return all("$ref" in each for each in found)


def tags(layer: Node, branch: Node) -> list[JsonValue]:
    """The values of the discriminator's field that mean this member, the best known first."""
    name = layer["discriminator"]["propertyName"].text
    named = list(dict.fromkeys(_names(branch)))
    entries = list(layer["discriminator"]["mapping"].members())
    mapped = [tag for tag, to in entries if to.text.rpartition("/")[2] in named]
    fixed = [
        each for layer in reach(branch) for one in members(layer, name) for each in _fixed(one)
    ]
    meant: list[JsonValue] = [*mapped] or [*named[:1]]
    agreed = [each for each in meant if each in fixed]
    taken = {tag for tag, _ in entries}
    others: list[JsonValue] = [each for each in named if each not in taken]
    found = list[JsonValue]()
    for each in [*agreed, *fixed, *meant, *others]:
        if each not in found:
            found.append(each)
    return found


def _names(branch: Node) -> Iterator[str]:
    """The names of the components that a member of a union is, or is made of if it is a union again."""
    pending, seen = [branch], set[Node]()
    while pending:
        current = pending.pop(0)
        if current in seen:
            continue
        seen.add(current)
        target = current.target
        if "$ref" in current:
            yield target.pointer.rpartition("/")[2]
        for keyword in ("oneOf", "anyOf"):
            pending.extend(target[keyword])


def _shared_constant(found: list[Node], seen: frozenset[Node]) -> str:
    """The first property of the first member that is required in all of them, with values of its own in each."""
    known = [_constants(each, seen) for each in found]
    for name in known[0]:
        values = [value for each in known for value in each.get(name, [])]
        if all(name in each for each in known) and len(set(values)) == len(values):
            return name
    return ""


def _constants(branch: Node, seen: frozenset[Node]) -> dict[str, list[str]]:
    """The required properties that can only be one of some texts, each with those."""
    if unions(branch):
        tag = _inner_tag(branch, seen)
        inner = [_constants(each, seen) for members in unions(branch) for each in members]
        names = [tag] if tag or "$ref" not in branch else [*inner[0]]
        return {
            name: list(dict.fromkeys(value for each in inner for value in each[name]))
            for name in names
            if all(each.get(name) for each in inner)
        }
    around = layers(branch)
    required = {name.text for layer in around for name in layer["required"]}
    listed = [(name, schema) for layer in around for name, schema in layer["properties"].members()]
    found = {name: _fixed(schema) for name, schema in listed if name in required}
    return {
        name: [value for value in values if isinstance(value, str)]
        for name, values in found.items()
        if values and all(isinstance(value, str) for value in values)
    }


def _fixed(schema: Node) -> list[JsonValue]:
    """The values that a schema lists, or the one that it names."""
    for layer in layers(schema):
        if "const" in layer:
            return [layer["const"].value]
        if "enum" in layer:
            return [each.value for each in layer["enum"]]
    return []
