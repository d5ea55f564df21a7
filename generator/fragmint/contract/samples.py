"""Bodies made from a raw schema where no example is documented: full, and the same each time."""

from __future__ import annotations

from collections.abc import Iterator

from fragmint.contract.document import Node
from fragmint.contract.scalars import sample_number, sample_string
from fragmint.contract.shape import kinds, layers, members, own_kinds
from fragmint.contract.values import JsonObject, JsonValue
from fragmint.contract.walker import Fits

_NULL = frozenset({"null"})
_MOST_SAMPLES = 16
_LARGEST = 500  # places in a sample; beyond that it leaves out what it may


def samples(schema: Node, fits: Fits) -> Iterator[JsonValue]:
    """Bodies with every field that the schema declares, which together hold every member of every union in it."""
    sampler = _Sampler(fits)
    for _ in range(_MOST_SAMPLES):
        yield sampler.sample(schema)
        if not sampler.misses_a_member:
            return


class _Sampler:
    """Makes one body after the other; each takes the members of a union that were taken least often so far."""

    def __init__(self, fits: Fits) -> None:
        self._fits = fits
        self._taken: dict[Node, int] = {}
        self._inside: list[Node] = []
        self._size = 0

    @property
    def misses_a_member(self) -> bool:
        """Whether some member of a union is in no sample yet."""
        return 0 in self._taken.values()

    def sample(self, schema: Node) -> JsonValue:
        self._size = 0
        return self._sample(schema)

    def _sample(self, schema: Node) -> JsonValue:
        around = layers(schema)
        if any(self._inside.count(layer) > 2 for layer in around):
            return None  # it is required inside itself, for ever: nothing fits
        self._size += 1
        self._inside.extend(around)
        value = self._value(schema)
        del self._inside[-len(around) :]
        return value

    def _value(self, schema: Node) -> JsonValue:
        applied, tag = self._chosen(schema)
        listed = [each.value for layer in applied for each in layer["enum"] if each.exists]
        fixed = [layer["const"].value for layer in applied if "const" in layer] or listed
        if fixed:
            return fixed[0]
        possible = [kind for layer in applied for kind in own_kinds(layer)]
        kind = next((kind for kind in possible if kind != "null"), "null" if possible else "")
        if kind == "object":
            return self._object(applied) | tag
        if kind == "array":
            return self._array(applied)
        return self._scalar(kind, schema, applied)

    def _chosen(self, schema: Node) -> tuple[list[Node], JsonObject]:
        """The layers of a schema with one member of each union, and the fields that name those members."""
        found, tag, pending = list[Node](), JsonObject(), [schema]
        while pending:
            for layer in layers(pending.pop(0)):
                found.append(layer)
                for keyword in ("oneOf", "anyOf"):
                    branches = [each for each in layer[keyword] if kinds(each) != _NULL]
                    if branches:
                        pending.append(chosen := self._least_taken(branches))
                        tag |= _tag(layer, chosen)
        return found, tag

    def _least_taken(self, branches: list[Node]) -> Node:
        for branch in branches:
            self._taken.setdefault(branch, 0)
        chosen = min(branches, key=lambda branch: self._taken[branch])
        self._taken[chosen] += 1
        return chosen

    def _object(self, applied: list[Node]) -> JsonObject:
        required = {name.text for layer in applied for name in layer["required"]}
        value: JsonObject = {}
        for layer in applied:
            for name, schema in layer["properties"].members():
                wanted = name in required or self._has_room_for(schema)
                if name not in value and wanted and not _is_write_only(schema):
                    value[name] = self._sample(schema)
            more = layer["additionalProperties"]
            if isinstance(more.value, dict) and self._has_room_for(more):
                value["key"] = self._sample(more)
        return dict.fromkeys(sorted(required - value.keys()), "string") | value

    def _array(self, applied: list[Node]) -> list[JsonValue]:
        if fixed := [schema for layer in applied for schema in layer["prefixItems"]]:
            return [self._sample(schema) for schema in fixed]
        fewest = max(_count(layer["minItems"]) for layer in applied)
        items = [layer["items"] for layer in applied if layer["items"].exists]
        if not items or (fewest == 0 and not self._has_room_for(items[0])):
            return []
        return [self._sample(items[0]) for _ in range(max(1, fewest))]

    def _scalar(self, kind: str, schema: Node, applied: list[Node]) -> JsonValue:
        for layer in applied:
            offered: list[Node] = [layer["example"], *layer["examples"], layer["default"]]
            for example in offered:
                if example.exists and self._fits(schema, example.value):
                    return example.value
        if kind == "boolean":
            return True
        if kind == "null":
            return None
        if kind in {"integer", "number"}:
            return sample_number(applied, whole=kind == "integer")
        return sample_string(applied)

    def _has_room_for(self, schema: Node) -> bool:
        """Whether what may be left out should be there: not in a large sample, and not inside itself."""
        return self._size < _LARGEST and not set(layers(schema)) & set(self._inside)


def _tag(union: Node, chosen: Node) -> JsonObject:
    """The field by which a discriminator tells the chosen member, where the member itself does not fix its value."""
    name = union["discriminator"]["propertyName"].text
    component = chosen.target.pointer.rpartition("/")[2]
    for value, reference in union["discriminator"]["mapping"].members():
        if reference.text.rpartition("/")[2] == component:
            return {name: value}
    own = [each for layer in layers(chosen) for each in members(layer, name)]
    fixed = any("enum" in layer or "const" in layer for each in own for layer in layers(each))
    return {} if fixed or not name else {name: component}


def _is_write_only(schema: Node) -> bool:
    return any(layer["writeOnly"].value is True for layer in layers(schema))


def _count(node: Node) -> int:
    return node.value if isinstance(node.value, int) else 0
