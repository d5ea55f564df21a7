"""Names that the fragment gives with `x-fragmint`: they stand as given, names of our own move aside."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import NamedTuple

from fragmint.diagnostics import Diagnostics
from fragmint.ir import codes, naming
from fragmint.ir.ledger import Ledger
from fragmint.ir.nodes import Node, extension, text
from fragmint.ir.scopes import Claim, Scope
from fragmint.spec import Document
from fragmint.spec.pointer import below

_CAPITAL = "only classes begin with a capital, and what names them stands on their schema"
_TAKEN = "something beside it, Python or the emitted code has it"


class Wish(NamedTuple):
    """Something that needs a name: what stands at the pointer, and its claim to a name that we would make for it."""

    node: Node
    pointer: str
    claim: Claim


@dataclass(frozen=True)
class GivenNames:
    """Settles the names of things that stand beside each other; one that cannot be had is an error."""

    document: Document
    diagnostics: Diagnostics
    ledger: Ledger

    def settle(
        self, wishes: list[Wish], reserved: AbstractSet[str], scope: str, key: str = "name"
    ) -> list[str]:
        """A name for each, in order: the one that `x-fragmint` gives under the key, else the made one or one like it.

        What a field is given may be the name of the class inside instead; then it is no name of the field.
        """
        names = Scope(self.ledger, scope)
        given = [self._given(wish, reserved, key, names) for wish in wishes]
        made = names.settle(
            wish.claim for wish, name in zip(wishes, given, strict=True) if not name
        )
        return [name or made[wish.claim.identity] for wish, name in zip(wishes, given, strict=True)]

    def check(self, node: Node, pointer: str, key: str, reserved: AbstractSet[str]) -> str:
        """The name given under the key, refused if the emitted code has another use for it; empty if there is none."""
        name = text(extension(node), key)
        if is_class(name):
            self.refuse(pointer, key, name, naming.snake(name), _CAPITAL)
        elif name and not naming.is_usable(name, reserved):
            self.refuse(pointer, key, name, f"{name}_")
        return name

    def refuse(self, pointer: str, key: str, name: str, instead: str, why: str = _TAKEN) -> None:
        """Say that the name given under a key of the `x-fragmint` at a pointer cannot be had, and what could."""
        place = below(pointer, "x-fragmint", *key.split("/"))
        message = f"the name '{name}' cannot be had here"
        hint = f"{why}; write {_override(key, instead)}, or another"
        codes.tell(self.document, self.diagnostics, "G106", message, place, hint)

    def tell_collision(self, wish: Wish, name: str, key: str) -> None:
        """Say that something beside it has its name: what it is called instead, if that can be read, and how to choose.

        A number tells a reader nothing; then the fragment must choose.
        """
        made, *spares = wish.claim.wanted
        message = f"something beside it is called '{made}' too; this is '{name}'"
        code = "G107" if name in spares else "G108"
        hint = f"to choose its name, write {_override(key, name)}"
        codes.tell(self.document, self.diagnostics, code, message, wish.pointer, hint)

    def _given(self, wish: Wish, reserved: AbstractSet[str], key: str, names: Scope) -> str:
        name = text(extension(wish.node), key)
        if not name:
            return ""
        if is_class(name):
            if reserved is not naming.FIELDS:
                self.refuse(wish.pointer, key, name, naming.snake(name), _CAPITAL)
            return ""
        spare = next(other for other in (*wish.claim.wanted[1:], f"{name}_2") if other != name)
        if not naming.is_usable(name, reserved):
            self.refuse(wish.pointer, key, name, f"{name}_")
        elif not names.give(name):
            self.refuse(wish.pointer, key, name, spare)
        return name


def is_class(name: str) -> bool:
    """Whether a given name is that of a class: those, and no others, begin with a capital letter."""
    return name[:1].isupper()


def class_name(node: Node) -> str:
    """The given name of an inline class."""
    name = text(extension(node), "name")
    return name if is_class(name) else ""


def _override(key: str, value: str) -> str:
    """What to paste: `x-fragmint: {method: list_archived}`."""
    for each in reversed(key.split("/")):
        value = f"{{{_key(each)}: {value}}}"
    return f"`x-fragmint: {value}`"


def _key(key: str) -> str:
    return key if key.isidentifier() else f'"{key}"'
