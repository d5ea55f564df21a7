"""Bodies made from a raw schema where no example is documented: full, valid, and the same each time."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import TypeAlias

from fragmint.contract import media
from fragmint.contract.oracle.document import Node
from fragmint.contract.oracle.patterns import matching
from fragmint.contract.oracle.reading import DocumentError
from fragmint.contract.oracle.scalars import sample_number, sample_string
from fragmint.contract.oracle.shape import kinds, layers, own_kinds
from fragmint.contract.oracle.variants import branches, tags
from fragmint.contract.oracle.walker import Fits
from fragmint.contract.values import JsonObject, JsonValue

_MOST_SAMPLES = 16
_MOST_TRIES = 24  # for one place that has a say against the first sample
_VARIETY = 8  # seeds after which the samples repeat: further matches of a pattern take long to find
_LARGEST = 500  # places in a sample; beyond that it leaves out what it may
_BYTES = b"\x00\x01\xff\r\n--bytes\r\n"  # what is not handled as bytes will not survive
# What can make a value unfit that every other keyword is content with.
_CONTRARY = (
    "not", "oneOf", "anyOf", "if", "contains", "uniqueItems", "minProperties", "maxProperties", "propertyNames",
    "dependentRequired", "dependentSchemas", "patternProperties", "pattern", "unevaluatedProperties",
)  # fmt: skip
# What says which members an object has; an object of which nothing is said has any.
_LISTING = (
    "properties",
    "patternProperties",
    "unevaluatedProperties",
    "propertyNames",
    "maxProperties",
)


Schemas: TypeAlias = tuple[Node, ...]


class NoSampleError(DocumentError):
    """No value was found for a schema."""


def samples(
    schema: Node,
    fits: Fits,
    exactly: Fits | None = None,
    seed: int = 0,
    *,
    writing: bool = False,
) -> Iterator[JsonValue]:
    """Bodies with every field that the schema declares, which together hold every member of every union in it.

    They fit `exactly` as far as the schema can be met so, and differ by `seed` where the schema leaves a choice; they are
    answers unless they are for `writing`. Raises NoSampleError, which says what is in the way, if none fits.
    """
    sampler = Sampler(fits, exactly or fits, seed, unasked="readOnly" if writing else "writeOnly")
    found: list[JsonValue] = []
    for _ in range(_MOST_SAMPLES):
        value = sampler.sample(schema)
        if value not in found and fits(schema, value):
            found.append(value)
            yield value
        if not sampler.misses_a_member:
            break
    if not found:
        place = sampler.stuck or schema
        raise NoSampleError(
            f"no value is found that fits the schema at #{place.pointer}: give it, or the body it is in, an example"
        )


def sample_content(media_type: str, schema: Node, fits: Fits) -> bytes:
    """The content of a body that is neither documented by an example nor JSON that is described."""
    if media.is_json(media_type):
        return b"null"
    if not media.is_text(media_type):
        return _BYTES
    plain = kinds(schema) & {"string", "integer", "number", "boolean"}
    if not plain or schema["format"].text == "binary":
        return b"text"
    return sample_text(next(samples(schema, fits))).encode()


def sample_text(value: JsonValue) -> str:
    """A value as text: in a header, or in a body that is plain text."""
    if isinstance(value, str):
        return value
    if isinstance(value, list):
        return ",".join(sample_text(item) for item in value)
    return json.dumps(value)


class Sampler:
    """Makes one body after the other; each takes the members of a union that were taken least often so far.

    `stuck` is the innermost schema that no value was found for.
    """

    def __init__(
        self, fits: Fits, exactly: Fits, seed: int = 0, unasked: str = "writeOnly"
    ) -> None:
        self.stuck: Node | None = None
        self._fits = fits
        self._exactly = exactly
        self._unasked = unasked  # the keyword of what goes the other way only
        self._ambiguous = set[Schemas]()  # what cannot be met exactly
        self._unmet = set[Schemas]()  # what cannot be met at all
        self._taken: dict[Node, int] = {}
        self._held = set[Node]()  # the members that the value being made shows
        self._seen = set[Node]()  # those that some sample shows
        self._inside: list[Node] = []
        self._size = 0
        # Which of several values a scalar has, where a list asks for different ones or a seed for others.
        self._turn = seed % _VARIETY
        self._sparse = False
        self._shown: (
            Schemas
        ) = ()  # the layers, members of unions among them, that the last value shows

    @property
    def misses_a_member(self) -> bool:
        """Whether some member of a union is in no sample yet."""
        return not self._taken.keys() <= self._seen

    def sample(self, schema: Node) -> JsonValue:
        """The next body."""
        self._size = 0
        self._held = set[Node]()
        value = self._sample(schema)
        self._seen |= self._held
        return value

    def _sample(self, *schemas: Node) -> JsonValue:
        """A value for which all of these schemas speak."""
        around = [layer for schema in schemas for layer in layers(schema)]
        if any(self._inside.count(layer) > 2 for layer in around):
            return None  # it is required inside itself, for ever: nothing fits
        self._size += 1
        self._inside.extend(around)
        contrary = any(
            layer.value is False or any(keyword in layer for keyword in _CONTRARY)
            for layer in around
        )
        make = self._reconciled if contrary or len(schemas) > 1 else self._value
        value = make(schemas)
        del self._inside[-len(around) :]
        return value

    def _reconciled(self, schemas: Schemas) -> JsonValue:
        """A value, or another one if that does not fit: of the document's own, of other members, with fewer fields.

        A value that fits, but also as another member, gives way to one that shows the same member alone, if that lacks no
        member that is in no sample yet.
        """
        beside = frozenset(self._held)
        value = self._value(schemas)
        members = self._shown
        fitting = [value] if _all(self._fits, schemas, value) else []
        fits_alike = bool(fitting)
        if _all(self._exactly, schemas, value) or (fitting and schemas in self._ambiguous):
            return value
        was_sparse, turn, size, held = self._sparse, self._turn, self._size, self._held
        new = held - self._seen
        for other in self._others(schemas, beside):
            is_alike = not fits_alike or (self._shown == members and not new - self._held)
            if is_alike and _all(self._exactly, schemas, other):
                fitting.insert(0, other)
                held = self._held
                break
            if not fitting and _all(self._fits, schemas, other):
                fitting.append(other)
                held = self._held
        else:
            self._ambiguous.add(schemas)
            if not fitting:
                self._unmet.add(schemas)
                self.stuck = self.stuck or schemas[0]
        self._sparse, self._turn, self._size, self._held = was_sparse, turn, size, held
        return fitting[0] if fitting else value

    def _others(self, schemas: Schemas, beside: frozenset[Node]) -> Iterator[JsonValue]:
        """Further values to try: those that the document offers, then others with all fields or with few."""
        around = [layer for schema in schemas for layer in layers(schema)]
        self._held = set(beside)
        yield from _offered(around)
        choices = sum(len(list(each[keyword])) for each in around for keyword in ("oneOf", "anyOf"))
        was_sparse, turn = self._sparse, self._turn
        for attempt in range(min(_MOST_TRIES, 2 * choices + 4)):
            self._sparse = was_sparse or attempt % 2 == 0
            self._turn = turn + attempt // 4
            self._held = set(beside)
            yield self._value(schemas)

    def _value(self, schemas: Schemas) -> JsonValue:
        applied, tag = self._chosen(schemas)
        shown = tuple(applied)
        value = self._value_of(schemas, applied, tag)
        self._shown = shown
        return value

    def _value_of(self, schemas: Schemas, applied: list[Node], tag: JsonObject) -> JsonValue:
        listed = [each.value for layer in applied for each in layer["enum"]]
        fixed = [layer["const"].value for layer in applied if "const" in layer] or listed
        if fixed:
            return self._one_of(fixed, schemas)
        possible = [kind for layer in applied for kind in own_kinds(layer)]
        kind = next((kind for kind in possible if kind != "null"), "null" if possible else "")
        if kind == "object":
            return self._object(applied, tag)
        if kind == "array":
            return self._array(applied)
        return self._scalar(kind, schemas, applied)

    def _one_of(self, fixed: list[JsonValue], schemas: Schemas) -> JsonValue:
        turned = [*fixed[self._turn % len(fixed) :], *fixed[: self._turn % len(fixed)]]
        something = [each for each in turned if each is not None]
        fitting = (each for each in [*something, *turned] if _all(self._fits, schemas, each))
        return next(fitting, turned[0])

    def _chosen(self, schemas: Schemas) -> tuple[list[Node], JsonObject]:
        """The layers of a schema with one member of each union, and the fields that name those members."""
        found, tag, pending = list[Node](), JsonObject(), [*schemas]
        while pending:
            for layer in layers(pending.pop(0)):
                found.append(layer)
                for keyword in ("oneOf", "anyOf"):
                    if offered := branches(layer, keyword):
                        pending.append(chosen := self._least_taken(offered))
                        tag |= _tag(layer, chosen)
        return found, tag

    def _least_taken(self, offered: list[Node]) -> Node:
        for branch in offered:
            self._taken.setdefault(branch, 0)
        outside = [each for each in offered if not set(layers(each)) & set(self._inside)]
        chosen = min(outside or offered, key=lambda branch: self._taken[branch])
        self._taken[chosen] += 1
        self._held.add(chosen)
        return chosen

    def _object(self, applied: list[Node], tag: JsonObject) -> JsonObject:
        required = {name.text for layer in applied for name in layer["required"]}
        value: JsonObject = {}
        listed = _listed(applied)
        unasked = {name for name, each in listed.items() if _any_holds(self._unasked, each)}
        for name, schemas in listed.items():
            wanted = name in required or (not self._sparse and self._has_room_for(*schemas))
            if name in tag:
                value[name] = tag[name]
            elif wanted and name not in unasked:
                found = self._sample(*schemas)
                if name in required or schemas not in self._unmet:
                    value[name] = found
        value |= {name: each for name, each in tag.items() if name not in value}
        free = [layer["additionalProperties"] for layer in applied]
        described = [each for each in free if isinstance(each.value, dict)]
        for name in sorted(required - value.keys() - unasked):
            value[name] = self._sample(described[0]) if described else "string"
        self._add_free_names(value, applied, described)
        most = min((_count(layer["maxProperties"], 10**6) for layer in applied), default=10**6)
        optional = [name for name in value if name not in required]
        for name in optional[::-1][: max(len(value) - most, 0)]:
            del value[name]
        return value

    def _add_free_names(
        self, value: JsonObject, applied: list[Node], described: list[Node]
    ) -> None:
        """Members under names that no schema lists: one where only those are described, more where more are asked for."""
        fewest = max(_count(layer["minProperties"]) for layer in applied)
        by_pattern = [each for layer in applied for each in layer["patternProperties"].members()]
        for pattern, schema in by_pattern:
            name = matching((pattern,), 1, 60)
            if name is not None and not self._sparse and self._has_room_for(schema):
                value.setdefault(name, self._sample(schema))
        rooms = [each for each in described if not self._sparse and self._has_room_for(each)]
        is_free = not self._sparse and all(map(_says_nothing, applied))
        wanted = max(fewest - len(value), 1 if (rooms and not by_pattern) or is_free else 0)
        names = [layer["propertyNames"] for layer in applied if "propertyNames" in layer]
        turn = self._turn
        for self._turn in range(wanted):
            name = str(self._sample(names[0])) if names else f"key{self._turn or ''}"
            value.setdefault(name, self._sample(described[0]) if described else "string")
        self._turn = turn

    def _array(self, applied: list[Node]) -> list[JsonValue]:
        value = [self._sample(each) for layer in applied for each in layer["prefixItems"]]
        fewest = max(_count(layer["minItems"]) for layer in applied)
        for layer in applied:
            if "contains" in layer:
                asked = _count(layer["minContains"], 1)
                value.extend(self._different(layer["contains"], asked, value))
        items = [layer["items"] for layer in applied if isinstance(layer["items"].value, dict)]
        missing = fewest - len(value)
        if items and (
            missing > 0 or (not value and not self._sparse and self._has_room_for(items[0]))
        ):
            value.extend(self._different(items[0], max(1, missing), value))
        elif missing > 0:
            value.extend([f"item {index}" for index in range(missing)])
        return value

    def _different(self, schema: Node, asked: int, beside: list[JsonValue]) -> list[JsonValue]:
        """Items for a list, all different where that can be had."""
        found: list[JsonValue] = []
        turn = self._turn
        for self._turn in range(turn, turn + 3 * asked):
            item = self._sample(schema)
            if len(found) < asked and (
                item not in [*beside, *found] or self._turn >= turn + 2 * asked
            ):
                found.append(item)
            if len(found) == asked:
                break
        self._turn = turn
        return found

    def _scalar(self, kind: str, schemas: Schemas, applied: list[Node]) -> JsonValue:
        for example in () if self._turn else _offered(applied):
            if not isinstance(example, dict | list) and _all(self._fits, schemas, example):
                return example
        if kind == "boolean":
            return self._turn % 2 == 0
        if kind == "null":
            return None
        if kind in {"integer", "number"}:
            return sample_number(applied, whole=kind == "integer", turn=self._turn)
        return sample_string(applied, self._turn)

    def _has_room_for(self, *schemas: Node) -> bool:
        """Whether what may be left out should be there: not in a large sample, and not inside itself."""
        # What several objects are made of is not inside itself where they hold each other.
        around = {schema.target for schema in schemas}
        return self._size < _LARGEST and not around & set(self._inside)


def _all(fits: Fits, schemas: Schemas, value: JsonValue) -> bool:
    return all(fits(schema, value) for schema in schemas)


def _says_nothing(layer: Node) -> bool:
    """Whether it leaves the members of an object to whoever makes one."""
    is_free = layer["additionalProperties"].value in (None, True)
    return is_free and not any(keyword in layer for keyword in _LISTING)


def _listed(applied: list[Node]) -> dict[str, Schemas]:
    """The listed properties by name, each with all that is said of it."""
    found: dict[str, dict[Node, None]] = {}
    for layer in applied:
        for name, schema in layer["properties"].members():
            found.setdefault(name, {})[schema] = None
    return {name: tuple(schemas) for name, schemas in found.items()}


def _offered(applied: list[Node] | tuple[Node, ...]) -> list[JsonValue]:
    """The values that the document itself offers."""
    found: list[Node] = []
    for layer in applied:
        found += [layer["example"], *layer["examples"], layer["default"]]
    return [each.value for each in found if each.exists]


def _tag(union: Node, chosen: Node) -> JsonObject:
    """The field by which a discriminator tells the chosen member."""
    name = union["discriminator"]["propertyName"].text
    found = tags(union, chosen) if name else []
    return {name: found[0]} if found and "object" in kinds(chosen) else {}


def _any_holds(keyword: str, schemas: Schemas) -> bool:
    return any(layer[keyword].value is True for schema in schemas for layer in layers(schema))


def _count(node: Node, default: int = 0) -> int:
    return node.value if isinstance(node.value, int) else default
