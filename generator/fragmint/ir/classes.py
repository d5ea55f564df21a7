"""The class of each schema: components first, then inline ones under the names of what they stand in."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from fragmint.diagnostics import Diagnostics
from fragmint.ir import naming
from fragmint.ir.given import GivenNames, class_name
from fragmint.ir.identity import schema_identity
from fragmint.ir.ledger import Ledger
from fragmint.ir.naming import fold
from fragmint.ir.nodes import Node, extension, is_node, text
from fragmint.ir.scopes import Claim, Scope
from fragmint.spec import Document
from fragmint.spec.pointer import below

_COMPONENTS = "/components/schemas"
_SCOPE = "schemas"
RESOURCES = "resources"
PAGES = "pages of "


class ClassNames:
    """Gives every class of one document its name; `identities` tells whose each is."""

    def __init__(self, document: Document, diagnostics: Diagnostics, ledger: Ledger) -> None:
        self.identities: dict[str, str] = {}
        self._document = document
        self._given = GivenNames(document, diagnostics, ledger)
        self._ledger = ledger
        # `KnownX` is the emitted class behind an open enum `X`.
        self._names = Scope(
            ledger, _SCOPE, beside=lambda name: [f"Known{name}"], withheld=ledger.demanded
        )
        self._owners: dict[str, str] = {}
        self._told: set[str] = set()
        # Classes of resources and of pages that callers know already; a new schema goes round them.
        self._known = {
            fold(each) for name in ledger.before(RESOURCES).values() for each in flavours(name)
        } | {
            fold(each)
            for scope, names in ledger.recorded.items()
            if scope.startswith(PAGES)
            for name in names.values()
            for each in (name, *page_flavours(name))
        }

    def of_components(self, components: Node) -> dict[str, str]:
        """The class of each component, by name."""
        given: dict[str, str] = {}
        claims: list[Claim] = []
        for name, component in components.items():
            node: Node = component if is_node(component) else {}
            pointer = below(_COMPONENTS, name)
            if chosen := self._chosen(node, pointer, name):
                given[name] = chosen
            else:
                claims.append(self._claim(name, naming.class_name(name), plain_for=name))
        names = {**given, **self._names.settle(claims)}
        self.identities.update((class_name, name) for name, class_name in names.items())
        return names

    def of_inline(self, node: Node, pointer: str, wanted: str, inside: Sequence[str] = ()) -> str:
        """The class of a schema that stands at a pointer, inside other places where it is one of several."""
        around = [
            schema_identity(self._document, place)
            for place, next_place in pairwise([*inside, pointer])
            if not next_place.startswith(f"{place}/")
        ]
        identity = " ".join([*around, schema_identity(self._document, pointer)])
        name = "" if inside else self._chosen(node, pointer, identity, inline=True)
        while identity in self._told:
            identity = f"{identity}'"  # one part, built anew for another that holds it
        self._told.add(identity)
        if not name:
            name = self._names.claim(self._claim(identity, naming.inline_class(wanted)))
        self.identities[name] = identity
        return name

    def of_variant(self, model: str, purpose: str) -> str:
        """The class of a second model of the same thing, for a purpose that is told by a word such as `Request`."""
        identity = f"{self.identities[model]} {purpose}"
        name = self._names.claim(self._claim(identity, f"{model}{purpose}"))
        self.identities[name] = identity
        return name

    def _claim(self, identity: str, made: str, plain_for: str | None = None) -> Claim:
        kept = f"{made}Model"
        if fold(made) in self._known and self._ledger.before(_SCOPE).get(identity) != made:
            made, kept = kept, made
        plain = made == plain_for
        return Claim(identity, (made,), rank=not plain, plain=plain, kept=(kept,))

    def _chosen(self, node: Node, pointer: str, identity: str, *, inline: bool = False) -> str:
        """The name that the fragment gives, if it can be had."""
        name = class_name(node) if inline else text(extension(node), "name")
        if not name:
            return ""
        owner = self._owners.setdefault(fold(name), identity)
        if name in naming.CLASSES or not name[0].isupper():
            self._given.refuse(pointer, "name", name, naming.class_name(name))
        elif owner != identity:
            self._given.refuse(pointer, "name", name, f"{name}2")
        elif self._names.give(name):
            return name
        elif inline:
            self._ledger.miss(name)
        return "" if inline else name


def flavours(name: str) -> Iterable[str]:
    """The four classes of a resource."""
    return (name, f"Async{name}", f"Raw{name}", f"AsyncRaw{name}")


def page_flavours(name: str) -> Iterable[str]:
    """The classes of a page beside its own: the one for async calls, and what both have in common."""
    return (f"Async{name}", f"_{name}")
