"""What a mutant is, and what a kind of mutants is."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property

from mutation.clients import Client
from mutation.sources import Edit

Edits = Iterator[Edit]


@dataclass(frozen=True)
class Mutant:
    """A client with one wrong piece of text in it."""

    kind: str
    client: Client
    edit: Edit

    @cached_property
    def original(self) -> str:
        """The whole file as it was."""
        return (self.client.folder / self.edit.path).read_text(encoding="utf-8")

    @property
    def text(self) -> str:
        """The whole file with the wrong piece in it."""
        return self.original[: self.edit.start] + self.edit.after + self.original[self.edit.end :]

    @property
    def before(self) -> str:
        """The piece as it was."""
        return self.original[self.edit.start : self.edit.end]

    @property
    def line(self) -> int:
        """The line on which the piece begins."""
        return self.original.count("\n", 0, self.edit.start) + 1

    @property
    def title(self) -> str:
        """What is wrong with it, without the line, which moves."""
        path = self.edit.path.removeprefix(f"{self.client.package}/")
        before, after = (" ".join(text.split()) for text in (self.before, self.edit.after))
        return f"{self.kind}: {self.client.name} {path}: `{before}` -> `{after}`"

    def __str__(self) -> str:
        return f"{self.title} (line {self.line})"


@dataclass(frozen=True)
class Kind:
    """A way to be wrong: its name, what it means for a caller, and every place of a client where it can be done."""

    name: str
    sentence: str
    edits: Callable[[Client], Edits]

    def mutants(self, client: Client) -> Iterator[Mutant]:
        """The mutants of this kind, in order of file and place."""
        found = dict.fromkeys(self.edits(client))
        return (Mutant(self.name, client, edit) for edit in sorted(found))


KINDS: list[Kind] = []


def kind(edits: Callable[[Client], Edits]) -> Callable[[Client], Edits]:
    """Make a kind of a function: called what the function is called, meaning what the docstring says."""
    name = edits.__name__.replace("_", " ")
    assert edits.__doc__
    assert name not in [each.name for each in KINDS]
    KINDS.append(Kind(name, edits.__doc__, edits))
    return edits
