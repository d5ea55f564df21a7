"""The members of an enum: named by the fragment, else by what other tools are told, else after their values."""

from __future__ import annotations

from typing import cast

from fragmint.ir import naming
from fragmint.ir.given import GivenNames
from fragmint.ir.model import Scalar
from fragmint.ir.nodes import Node, extension, listed_values, member
from fragmint.ir.scopes import Claim, Scope

# Lists of names beside `enum`, as openapi-generator and NSwag read them.
_LISTS = ("x-enum-varnames", "x-enumNames")


def member_names(
    node: Node, pointer: str, values: tuple[Scalar, ...], scope: str, given: GivenNames
) -> tuple[str, ...]:
    """A name for each value; `x-fragmint: {members: {value: NAME}}` has the last word."""
    names = Scope(given.ledger, scope)
    chosen = {key: str(name) for key, name in member(extension(node), "members").items()}
    known = {str(value) for value in values}
    for value, name in sorted(chosen.items()):
        key = f"members/{value}"
        if value not in known:
            given.refuse(pointer, key, name, name, f"no value of the enum is {value!r}")
        elif not naming.is_usable(name, naming.MEMBERS) or not names.give(name):
            given.refuse(pointer, key, name, f"{name}_2")
    told = _told(node)
    claims = (
        _claim(str(value), naming.member_name(told.get(str(value), value)))
        for value in values
        if str(value) not in chosen
    )
    names_by_value = {**chosen, **names.settle(claims)}
    return tuple(names_by_value[str(value)] for value in values)


def _claim(value: str, made: str) -> Claim:
    plain = value == made.lower() or made == f"VALUE_{value}"
    return Claim(value, (made,), rank=not plain, plain=plain)


def _told(node: Node) -> dict[str, str]:
    """The names that another tool's list gives to the values, where it has one for each."""
    values = [str(value) for value in listed_values(node)]
    for key in _LISTS:
        names = node.get(key)
        if isinstance(names, list):
            listed = [name for name in cast("list[object]", names) if isinstance(name, str)]
            if len(listed) == len(values) == len(cast("list[object]", names)):
                return {value: name for value, name in zip(values, listed, strict=True) if name}
    return {}
