"""What a JSON value, answered or sent, shows against its schema."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cached_property

from fragmint.contract.deviations import deviation as codes
from fragmint.contract.deviations.finding import Finding
from fragmint.contract.oracle import walker
from fragmint.contract.oracle.document import Node
from fragmint.contract.oracle.faults import Fault, faults
from fragmint.contract.oracle.schemas import Schemas
from fragmint.contract.oracle.walker import Spot
from fragmint.contract.values import JsonValue, child

_MUCH_THE_SAME = 0.5  # of 1, for two names that may be one before and after a renaming
_CLOSED = {"additionalProperties", "unevaluatedProperties"}
_CODES = {
    "const": codes.UNDECLARED_VALUE,
    "discriminator": codes.UNKNOWN_VARIANT,
    "enum": codes.UNDECLARED_VALUE,
    "required": codes.MISSING,
    "type": codes.WRONG_TYPE,
}


@dataclass(frozen=True)
class Body:
    """A value beside its schema, in one operation; `prefix` stands before each pointer into it."""

    schemas: Schemas
    operation: str
    schema: Node
    value: JsonValue
    writing: bool = False
    prefix: str = ""

    def findings(self) -> Iterator[Finding]:
        """Everything that the value shows."""
        for spot in self._spots.values():
            if not spot.declared:
                yield self._undeclared(spot)
            elif spot.holds("readOnly" if self.writing else "writeOnly"):
                yield self._one_way(spot)
            elif spot.holds("deprecated"):
                node = next(each for each in spot.schemas if each["deprecated"].value is True)
                pointer = self._shown(spot.pointer)
                yield Finding(
                    codes.DEPRECATED, self.operation, pointer, node, spot.value, place=spot.pointer
                )
        told = {_above(spot.pointer) for spot in self._spots.values() if not spot.declared}
        for fault in faults(self.schemas, self.schema, self.value, writing=self.writing):
            if fault.keyword not in _CLOSED or fault.pointer not in told:
                yield self._broken(fault)

    @cached_property
    def _spots(self) -> dict[str, Spot]:
        fits = self.schemas.writes if self.writing else self.schemas.fits
        return {spot.pointer: spot for spot in walker.walk(self.schema, self.value, fits)}

    @cached_property
    def _general(self) -> dict[str, str]:
        return generalised(self._spots.values())

    @cached_property
    def _absent(self) -> dict[str, dict[str, Spot]]:
        """By the pointer of an object, the documented fields that it lacks."""
        found: dict[str, dict[str, Spot]] = {}
        for spot in self._spots.values():
            if spot.absent:
                above, _, name = spot.pointer.rpartition("/")
                found.setdefault(above, {})[name] = spot
        return found

    def _shown(self, pointer: str) -> str:
        return f"{self.prefix}{self._general.get(pointer, pointer)}"

    def _undeclared(self, spot: Spot) -> Finding:
        above, _, name = spot.pointer.rpartition("/")
        absent = self._absent.get(above, {})
        near = get_close_matches(name, absent, cutoff=_MUCH_THE_SAME)
        return Finding(
            codes.UNDECLARED_FIELD,
            self.operation,
            self._shown(spot.pointer),
            _owner(self._spots[above]),
            spot.value,
            place=spot.pointer,
            rivals=tuple(each for each in near if self._takes(absent[each], spot.value)),
        )

    def _takes(self, spot: Spot, value: JsonValue) -> bool:
        return all(self.schemas.fits(schema, value) for schema in spot.schemas[:1])

    def _one_way(self, spot: Spot) -> Finding:
        keyword = "readOnly" if self.writing else "writeOnly"
        node = next(each[keyword] for each in spot.schemas if each[keyword].value is True)
        says = "is read-only and was sent" if self.writing else "is write-only and was answered"
        pointer = self._shown(spot.pointer)
        return Finding(
            codes.BROKEN_RULE,
            self.operation,
            pointer,
            node,
            spot.value,
            keyword,
            says,
            place=spot.pointer,
        )

    def _broken(self, fault: Fault) -> Finding:
        code = _CODES.get(fault.keyword, codes.BROKEN_RULE)
        if fault.value is None and fault.keyword in {"const", "enum", "type"}:
            code = codes.NULL
        pointer = self._shown(fault.pointer)
        spot = self._spots.get(fault.pointer)
        return Finding(
            code,
            self.operation,
            child(pointer, fault.name) if code == codes.MISSING else pointer,
            fault.node,
            fault.value,
            fault.keyword if code == codes.BROKEN_RULE else "",
            fault.says,
            spot.schemas[0] if spot and spot.schemas else None,
            place=fault.pointer,
        )


def generalised(spots: Iterable[Spot]) -> dict[str, str]:
    """By pointer, the same with `*` for each index, and for each name that the document leaves free."""
    found: dict[str, str] = {}
    lists: set[str] = set()
    for spot in spots:
        above, _, name = spot.pointer.rpartition("/")
        is_free = above in lists or (spot.declared and not spot.listed and not spot.tag)
        if not spot.pointer:
            found[""] = ""
        else:
            found[spot.pointer] = f"{found[above]}/{'*' if is_free else name}"
        if isinstance(spot.value, list):
            lists.add(spot.pointer)
    return found


def _owner(spot: Spot) -> Node:
    """The schema of an object that a further property would be added to."""
    listing = [each for each in spot.schemas if "properties" in each]
    return next(iter([*listing, *(each for each in spot.schemas if "$ref" not in each)]))


def _above(pointer: str) -> str:
    return pointer.rpartition("/")[0]
