"""A walk through a body and its raw schema side by side: what is declared, what is optional, what nobody documented."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from fragmint.contract.oracle.document import Node
from fragmint.contract.oracle.shape import layers, members, unions
from fragmint.contract.values import JsonObject, JsonValue, child

Fits = Callable[[Node, JsonValue], bool]


@dataclass(frozen=True)
class Spot:
    """One place of a body: what stands there, and every schema that speaks of it.

    `declared` is false where no schema allows for the field at all, `listed` is true where one has it by its name; `absent`
    marks an optional field that was left out, `tag` the field that tells the members of a union apart.
    """

    pointer: str
    value: JsonValue
    schemas: tuple[Node, ...]
    declared: bool = True
    listed: bool = False
    optional: bool = False
    absent: bool = False
    tag: bool = False

    def holds(self, keyword: str) -> bool:
        """Whether a property is there of which `readOnly`, say, is said: of anything else it means nothing."""
        said = any(each[keyword].value is True for each in self.schemas)
        return said and self.listed and not self.absent


def walk(schema: Node, body: JsonValue, fits: Fits) -> Iterator[Spot]:
    """Every place of a body, from the outside in; `fits` chooses among the members of a union."""
    yield from _walk(Spot("", body, _applicable([schema], body, fits)), fits)


def undeclared(schema: Node, body: JsonValue, fits: Fits) -> list[str]:
    """JSON pointers of the fields that the document does not have, whether or not it allows for more."""
    return [spot.pointer for spot in walk(schema, body, fits) if not spot.declared]


def is_open(schemas: tuple[Node, ...]) -> bool:
    """Whether an object may hold names that its schemas do not list, and says so."""
    says_so = any(_additional(schema) not in (None, False) for schema in schemas)
    return says_so or not any("properties" in schema for schema in schemas)


def _walk(spot: Spot, fits: Fits) -> Iterator[Spot]:
    yield spot
    if spot.absent or not spot.declared:
        return
    if isinstance(spot.value, dict):
        for field in _fields(spot, spot.value, fits):
            yield from _walk(field, fits)
    elif isinstance(spot.value, list):
        for index, item in enumerate(spot.value):
            schemas = [found for schema in spot.schemas for found in _items(schema, index)]
            inside = _applicable(schemas, item, fits)
            yield from _walk(Spot(f"{spot.pointer}/{index}", item, inside), fits)


def _fields(spot: Spot, value: JsonObject, fits: Fits) -> Iterator[Spot]:
    required = {name.text for schema in spot.schemas for name in schema["required"]}
    tags = {schema["discriminator"]["propertyName"].text for schema in spot.schemas}
    declared = [name for schema in spot.schemas for name, _ in schema["properties"].members()]
    for name in dict.fromkeys([*value, *declared]):
        found = [schema for layer in spot.schemas for schema in members(layer, name)]
        if not found and is_open(spot.schemas):
            found = [layer["additionalProperties"] for layer in spot.schemas]
            schemas, known = _applicable(found, value[name], fits), True
        else:
            schemas = _applicable(found, value.get(name), fits)
            known = bool(found) or name in required or name in tags  # required, if not declared
        yield Spot(
            child(spot.pointer, name),
            value.get(name),
            schemas,
            declared=known,
            # An object that lists no properties is a mapping to its readers, whatever it requires.
            listed=name in declared or (bool(declared) and name in required),
            optional=name in declared and name not in required,
            absent=name not in value,
            tag=name in tags,
        )


def _applicable(schemas: list[Node], value: JsonValue, fits: Fits) -> tuple[Node, ...]:
    """The layers of the schemas, and of those members of their unions that the value fits; of all, if it fits none."""
    found, pending = dict[Node, None](), list(schemas)
    while pending:
        schema = pending.pop(0)
        if schema not in found and schema.exists:
            found |= dict.fromkeys(layers(schema))
            for branches in unions(schema):
                pending.extend([one for one in branches if fits(one, value)] or branches)
            pending.extend(_conditional(schema, value, fits))
    return tuple(found)


def _conditional(schema: Node, value: JsonValue, fits: Fits) -> Iterator[Node]:
    """The schemas that hold because of what the value is, or has."""
    if "if" in schema:
        yield from (
            (schema["if"], schema["then"]) if fits(schema["if"], value) else (schema["else"],)
        )
    for name, dependent in schema["dependentSchemas"].members():
        if isinstance(value, dict) and name in value:
            yield dependent


def _items(schema: Node, index: int) -> list[Node]:
    fixed = list(schema["prefixItems"])
    return [fixed[index]] if index < len(fixed) else [schema["items"]]


def _additional(schema: Node) -> JsonValue:
    for keyword in ("additionalProperties", "unevaluatedProperties"):
        if keyword in schema:
            return schema[keyword].value
    return None
