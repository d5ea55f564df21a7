"""Names that the fragment gives with `x-fragmint`: they stand as given, names of our own move aside."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import NamedTuple

from fragmint.diagnostics import Diagnostic, Diagnostics
from fragmint.ir import naming
from fragmint.ir.nodes import Node, extension, text
from fragmint.spec import Document
from fragmint.spec.pointer import below


class Wish(NamedTuple):
    """Something that needs a name: what stands at the pointer, and the name that we would make for it."""

    node: Node
    pointer: str
    made: str


@dataclass(frozen=True)
class GivenNames:
    """Settles the names of things that stand beside each other; one that cannot be had is an error."""

    document: Document
    diagnostics: Diagnostics

    def settle(
        self, wishes: list[Wish], reserved: AbstractSet[str], key: str = "name"
    ) -> list[str]:
        """A name for each, in order: the one that `x-fragmint` gives under the key, else the made one or one like it."""
        given = [member_name(wish.node, key) for wish in wishes]
        for index, (wish, name) in enumerate(zip(wishes, given, strict=True)):
            if name and (name in given[:index] or not naming.is_usable(name, reserved)):
                self._refuse(wish, key, name)
        names = naming.Names(given)
        return [name or names.allocate(wish.made) for wish, name in zip(wishes, given, strict=True)]

    def check(self, node: Node, pointer: str, key: str, reserved: AbstractSet[str]) -> None:
        """Refuse the name given under the key, if there is one and the emitted code has another use for it."""
        name = text(extension(node), key)
        if name and not naming.is_usable(name, reserved):
            self._refuse(Wish(node, pointer, ""), key, name)

    def _refuse(self, wish: Wish, key: str, name: str) -> None:
        pointer = below(wish.pointer, "x-fragmint", key)
        message = f"the name '{name}' cannot be had here"
        hint = "something beside it, Python or the emitted code has it; choose another"
        location = self.document.locate(pointer)
        self.diagnostics.add(Diagnostic("G106", message, location, pointer=pointer, hint=hint))


def member_name(node: Node, key: str = "name") -> str:
    """The given name of a field, an argument or a method; a capital letter would make it the name of a class."""
    name = text(extension(node), key)
    return "" if name[:1].isupper() else name


def class_name(node: Node) -> str:
    """The given name of an inline class, which begins with a capital letter."""
    name = text(extension(node), "name")
    return name if name[:1].isupper() else ""
