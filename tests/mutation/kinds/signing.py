"""Who is asking: schemes, where a credential goes, how it is written."""

from __future__ import annotations

import ast

from mutation.clients import Client
from mutation.kinds.requests import keywords
from mutation.mutants import Edits, kind


@kind
def auth_missing(client: Client) -> Edits:
    """A call goes out without its credential."""
    for source, value in keywords(client, "Operation", "security"):
        yield source.replaced(value, "()")
    yield from client.runtime("wire", "hop.trusted", "False")


@kind
def auth_scheme(client: Client) -> Edits:
    """A call is signed by another scheme than its own."""
    schemes = client.schemes
    for source, value in keywords(client, "Operation", "security"):
        for name in source.nodes(ast.Constant, value):
            others = [each for each in schemes if each != name.value]
            yield source.replaced(name, repr(others[0] if others else "Other"))


@kind
def auth_place(client: Client) -> Edits:
    """A key goes by another name, or to another place."""
    places = ["header", "query", "cookie"]
    for call in client.settings.calls("ApiKey"):
        name, place = (ast.literal_eval(each) for each in call.args[:2])
        yield client.settings.replaced(call.args[0], repr(f"{name}2"))
        for other in places:
            if other != place:
                yield client.settings.replaced(call.args[1], repr(other))


@kind
def auth_text(client: Client) -> Edits:
    """A credential is written in another way."""
    if client.has("Bearer("):
        yield from client.runtime(
            "security",
            "f'Bearer {self.value}'",
            "self.value",
            "f'Token {self.value}'",
            "f'Bearer{self.value}'",
        )
    if client.has("Basic("):
        yield from client.runtime(
            "security",
            "f'Basic {self._encoded}'",
            "self._encoded",
            "f'Basic {self.username}:{self.password}'",
        )
        yield from client.runtime(
            "security", "f'{self.username}:{self.password}'", "f'{self.password}:{self.username}'"
        )
    if client.has("ApiKey("):
        yield from client.runtime(
            "security",
            "Placed(self.location, self.name, self.value)",
            "Placed(self.location, self.name, f'Bearer {self.value}')",
        )


@kind
def auth_optional(client: Client) -> Edits:
    """A call goes out unsigned where a credential is wanted, or is refused where none is."""
    yield from client.runtime(
        "security",
        "not alternatives or () in alternatives",
        "True",
        *(["not alternatives"] if client.has(", ())") else []),
    )


@kind
def auth_environment(client: Client) -> Edits:
    """A credential is read from another variable of the environment."""
    for node in client.settings.nodes(ast.Constant):
        if isinstance(node.value, str) and node.value.isupper() and "_" in node.value:
            yield client.settings.replaced(node, repr(f"{node.value}_2"))
