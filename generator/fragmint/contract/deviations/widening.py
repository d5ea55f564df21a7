"""Schemas made to take what was seen against them: further types, null, values, and rules that do not hold."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from fragmint.contract.deviations import deviation as codes
from fragmint.contract.deviations.deviation import Action
from fragmint.contract.deviations.finding import Finding
from fragmint.contract.deviations.inference import schema_of
from fragmint.contract.deviations.jsonpaths import member, parent, path_of
from fragmint.contract.deviations.messages import type_of
from fragmint.contract.deviations.samples import holds_secret
from fragmint.contract.oracle.document import Node
from fragmint.contract.oracle.reading import FILES
from fragmint.contract.values import JsonObject, JsonValue

_STRUCTURES = {"array", "object"}


def actions(found: Sequence[Finding], *, is_30: bool) -> Iterator[Action]:
    """What makes the schema around one keyword take the values that broke it."""
    node = found[0].node
    owner = parent(node)
    keyword = node.pointer.rpartition("/")[2]
    values = _distinct([each.value for each in found])
    if all(each.code == codes.NULL for each in found) and _is_named(found):
        yield from _nullable_where_named(found, is_30=is_30)
    elif keyword in {"enum", "const"}:
        yield from _listed(owner, values)
    elif keyword in {"anyOf", "oneOf"}:
        yield from _one_more(owner, keyword, values, is_30=is_30)
    elif keyword == "type":
        yield from _typed(owner, values, is_30=is_30)
        for other in ("enum", "const"):
            if other in owner:
                yield from _listed(owner, values)
    elif keyword == "schema" or "schema" in node:  # a header, whose values are texts
        yield from _removed(node if "schema" in node else owner, "schema")
        yield from _updated(node if "schema" in node else owner, {"schema": {"type": "string"}})
    else:
        yield from _removed(owner, keyword)


def _is_named(found: Sequence[Finding]) -> bool:
    """Whether the schema is used by its name here, so that others who use it are not to be touched."""
    return all(each.site is not None and "$ref" in each.site for each in found)


def _nullable_where_named(found: Sequence[Finding], *, is_30: bool) -> Iterator[Action]:
    for site in dict.fromkeys(each.site for each in found):
        if site is None or FILES in site["$ref"].text:
            continue
        either: list[JsonValue] = [{"$ref": site["$ref"].value}]
        yield from _removed(site, "$ref")
        if is_30:
            yield from _updated(site, {"anyOf": either, "nullable": True})
        else:
            yield from _updated(site, {"anyOf": [*either, {"type": "null"}]})


def _listed(owner: Node, seen: list[JsonValue]) -> Iterator[Action]:
    values = [value for value in seen if not holds_secret(value)]
    if not values:
        return
    if "const" in owner:
        yield from _removed(owner, "const")
        yield from _updated(owner, {"enum": [owner["const"].value, *values]})
    elif (path := path_of(owner["enum"])) is not None:
        new = [value for value in values if value not in [each.value for each in owner["enum"]]]
        if new:
            yield Action(path, new)


def _one_more(
    owner: Node, keyword: str, values: list[JsonValue], *, is_30: bool
) -> Iterator[Action]:
    if "discriminator" in owner and any(value is not None for value in values):
        return  # a further variant needs a name, and a tag
    others = [value for value in values if value is not None or not is_30]
    path = path_of(owner[keyword])
    if others and path is not None:
        yield Action(path, [schema_of(alike, is_30=is_30) for alike in _by_type(others)])
    if len(others) < len(values):
        yield from _updated(owner, {"nullable": True})


def _typed(owner: Node, values: list[JsonValue], *, is_30: bool) -> Iterator[Action]:
    old = owner["type"]
    known: list[JsonValue] = [old.value] if old.text else [each.value for each in old]
    made = schema_of([value for value in values if value is not None], is_30=is_30)
    has_null = any(value is None for value in values)
    new: list[JsonValue] = [*dict.fromkeys(type_of(value) for value in values if value is not None)]
    kept = [each for each in known if not (each == "integer" and "number" in new)]
    types = [*kept, *(each for each in new if each not in kept)]
    is_plain = not _STRUCTURES & {each for each in new if isinstance(each, str)}
    if is_30 and has_null:
        yield from _updated(owner, {"nullable": True})
    if types == known and (is_30 or not has_null):
        return
    yield from _removed(owner, "type")
    if (is_30 and len(types) > 1) or not is_plain:
        either: list[JsonValue] = [*({"type": each} for each in kept), made]
        null: list[JsonValue] = [{"type": "null"}] if has_null and not is_30 else []
        yield from _updated(owner, {"anyOf": [*either, *null]})
    else:
        all_types = [*types, *(["null"] if has_null and not is_30 else [])]
        yield from _updated(owner, {"type": all_types[0] if len(all_types) == 1 else all_types})


def _removed(owner: Node, name: str) -> Iterator[Action]:
    if (path := path_of(owner)) is not None:
        yield Action(f"{path}{member(name)}")


def _updated(owner: Node, value: JsonObject) -> Iterator[Action]:
    if (path := path_of(owner)) is not None:
        yield Action(path, value)


def _distinct(values: Sequence[JsonValue]) -> list[JsonValue]:
    """Each value once; equal numbers of other types, and true and 1, are not the same."""
    found: list[JsonValue] = []
    for value in values:
        if not any(type(value) is type(each) and value == each for each in found):
            found.append(value)
    return found


def _by_type(values: list[JsonValue]) -> list[list[JsonValue]]:
    found: dict[str, list[JsonValue]] = {}
    for value in values:
        found.setdefault(type_of(value), []).append(value)
    return [*found.values()]
