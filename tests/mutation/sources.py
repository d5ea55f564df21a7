"""Emitted files as text and syntax tree, and edits of them that leave every other character as it was."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import NamedTuple, TypeVar

import yaml

N = TypeVar("N", bound=ast.AST)


class Edit(NamedTuple):
    """Other text for a piece of one file, whose path is below the client's folder; the piece is empty for an insertion."""

    path: str
    start: int
    end: int
    after: str


class Source:
    """One emitted module."""

    def __init__(self, folder: Path, path: str) -> None:
        self.path = path
        self.text = (folder / path).read_text(encoding="utf-8")
        self.tree = ast.parse(self.text)

    @cached_property
    def _lines(self) -> list[tuple[int, bytes]]:
        """Where each line begins, in characters, and the line as the columns of a tree count it, in bytes."""
        found, start = list[tuple[int, bytes]](), 0
        for line in self.text.splitlines(keepends=True):
            found.append((start, line.encode()))
            start += len(line)
        return found

    def _offset(self, line: int, column: int) -> int:
        start, content = self._lines[line - 1]
        return start + len(content[:column].decode())

    def start(self, node: ast.expr | ast.stmt | ast.keyword) -> int:
        """Where the text of a node begins."""
        return self._offset(node.lineno, node.col_offset)

    def end(self, node: ast.expr | ast.stmt | ast.keyword) -> int:
        """Where the text of a node ends."""
        assert node.end_lineno is not None
        assert node.end_col_offset is not None
        return self._offset(node.end_lineno, node.end_col_offset)

    def of(self, node: ast.expr | ast.stmt | ast.keyword) -> str:
        """The text of a node."""
        return self.text[self.start(node) : self.end(node)]

    def replaced(self, node: ast.expr | ast.stmt | ast.keyword, after: str) -> Edit:
        """Other text for a node."""
        return Edit(self.path, self.start(node), self.end(node), after)

    def without(self, node: ast.expr | ast.keyword) -> Edit:
        """Nothing where an argument or item stood, nor the comma and the blanks behind it."""
        end = self.end(node)
        rest = self.text[end:]
        if rest.lstrip().startswith(","):
            end += rest.index(",") + 1
        return Edit(self.path, self.start(node), end, "")

    def inserted(self, node: ast.stmt, after: str) -> Edit:
        """Text behind a statement."""
        return Edit(self.path, self.end(node), self.end(node), after)

    def value_of(self, name: str) -> ast.expr:
        """What the module assigns to a name."""
        for node in self.tree.body:
            target = node.target if isinstance(node, ast.AnnAssign) else None
            if isinstance(target, ast.Name) and target.id == name:
                assert isinstance(node, ast.AnnAssign)
                assert node.value is not None
                return node.value
        raise LookupError(f"{self.path} has no {name}")

    def assigned(self, name: str, *afters: str) -> Iterator[Edit]:
        """Each of these texts for what the module assigns to a name."""
        return (self.replaced(self.value_of(name), after) for after in afters)

    def nodes(self, kind: type[N], below: ast.AST | None = None) -> Iterator[N]:
        """Every node of a kind."""
        return (node for node in ast.walk(below or self.tree) if isinstance(node, kind))

    def calls(self, *names: str, below: ast.AST | None = None) -> Iterator[ast.Call]:
        """Every call of these functions or classes."""
        return (
            call
            for call in self.nodes(ast.Call, below)
            if isinstance(call.func, ast.Name) and call.func.id in names
        )

    def keywords(
        self, function: str, name: str, below: ast.AST | None = None
    ) -> Iterator[ast.expr]:
        """What each call of a function has for a keyword."""
        for call in self.calls(function, below=below):
            yield from (each.value for each in call.keywords if each.arg == name)

    def rewritten(self, before: str, *afters: str) -> Iterator[Edit]:
        """Each of these texts for what reads as this expression or statement, wherever that stands.

        Raises LookupError if it stands nowhere: the code has changed, and the kind of mutant must follow.
        """
        statement = ast.parse(before).body[0]
        wanted = statement.value if isinstance(statement, ast.Expr) else statement
        pattern = ast.dump(wanted)
        found = [node for node in self.nodes(type(wanted)) if ast.dump(node) == pattern]
        if not found:
            raise LookupError(f"{self.path} has no {before}")
        for node in found:
            for after in afters:
                yield self.replaced(node, after)


class Fragment:
    """The raw document as it lies in the package, read by nothing but a YAML parser."""

    def __init__(self, folder: Path, path: str) -> None:
        self.path = path
        self.text = (folder / path).read_text(encoding="utf-8")
        root = yaml.compose(self.text, Loader=yaml.SafeLoader)
        assert root is not None
        self.root: yaml.Node = root

    def at(self, *names: str) -> yaml.Node | None:
        """The value at a path of names, None where there is none."""
        here: yaml.Node | None = self.root
        for name in names:
            here = next((value for key, value in members(here) if key.value == name), None)
        return here

    def replaced(self, node: yaml.Node, after: str) -> Edit:
        """Other text for a node."""
        return Edit(self.path, node.start_mark.index, node.end_mark.index, after)

    def walk(self) -> Iterator[yaml.Node]:
        """Every mapping, sequence and scalar that is no key."""
        pending = [self.root]
        while pending:
            node = pending.pop()
            yield node
            pending += _inner(node)

    def values(self, below: yaml.Node) -> Iterator[yaml.ScalarNode]:
        """Every scalar below a node, or that node itself, that is no key."""
        if isinstance(below, yaml.ScalarNode):
            yield below
        for each in _inner(below):
            yield from self.values(each)


def _inner(node: yaml.Node) -> list[yaml.Node]:
    if isinstance(node, yaml.SequenceNode):
        return list(node.value)
    return [value for _, value in members(node)]


def members(node: yaml.Node | None) -> list[tuple[yaml.Node, yaml.Node]]:
    """The keys and values of a mapping, none of anything else."""
    return list(node.value) if isinstance(node, yaml.MappingNode) else []
