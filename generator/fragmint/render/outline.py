"""Python source as an outline and the statements in it.

black lays out a statement by its text and depth alone; only the blank lines between statements depend on what stands
around, and of that on the kind alone. So a file is an outline, like that of many files, and statements, many of them
equal. What is not that plain (comments, branches with `else`, two statements on a line) stays together as one piece.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import Enum, auto
from itertools import takewhile
from types import EllipsisType

INDENT = "    "
# Comments that switch black off, and line ends that are not ours.
_NOT_OURS = re.compile(r"fmt:|yapf:|[\r\f]")
# More of them would only make outlines differ.
_MOST_BLANK_LINES = 3
_Definition = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef
_Block = _Definition | ast.With | ast.AsyncWith | ast.For | ast.AsyncFor | ast.If
_OPENINGS: dict[type[ast.stmt], str] = {
    ast.FunctionDef: "def {}():",
    ast.AsyncFunctionDef: "async def {}():",
    ast.ClassDef: "class {}:",
    ast.With: "with {}:",
    ast.AsyncWith: "async with {}:",
    ast.For: "for _ in {}:",
    ast.AsyncFor: "async for _ in {}:",
    ast.If: "if {}:",
}


class Kind(Enum):
    """What lines are, as far as their layout asks."""

    WHOLE = auto()  # statements of a module, with all that is in them
    STATEMENT = auto()
    HEADER = auto()  # a block's decorators and what ends with its colon
    DOCSTRING = auto()


@dataclass(frozen=True)
class Piece:
    """Lines of source, indented as deep as they stood."""

    kind: Kind
    depth: int
    text: str


@dataclass
class Outline:
    """Lines in which `_0_`, `_1_` and so on stand for the parts.

    A part is an outline of its own, or pieces with the number of blank lines before each.
    """

    lines: list[str] = field(default_factory=list[str])
    parts: list[Part] = field(default_factory=list["Part"])

    @property
    def text(self) -> str:
        """The lines as a module."""
        return "\n".join(self.lines) + "\n"

    def pieces(self) -> Iterator[Piece]:
        """All pieces, those of inner outlines too."""
        for part in self.parts:
            if isinstance(part, Outline):
                yield from part.pieces()
            else:
                yield from (piece for _, piece in part)

    def add(self, part: Part, depth: int, *lines: str) -> None:
        """Add a part, and the lines that stand for it: `{}` is where its name goes."""
        name = f"_{len(self.parts)}_"
        self.lines += [INDENT * depth + line.format(name) for line in lines]
        self.parts.append(part)


Part = list[tuple[int, Piece]] | Outline


def outline(source: str, module: ast.Module) -> Outline | None:
    """The outline of a module that begins with imports; None where it has to be formatted as it stands."""
    leading = list(takewhile(_is_leading, module.body))
    if not leading or isinstance(leading[-1], ast.Expr) or _NOT_OURS.search(source):
        return None
    try:
        return _Reader(source).module(leading, module.body[len(leading) :])
    except _UnclearError:
        return None


class _UnclearError(Exception):
    """These lines have to be formatted as they stand."""


class _Reader:
    """Reads the statements of one source in their order."""

    def __init__(self, source: str) -> None:
        self._lines = source.split("\n")
        self._read = 0
        self._open: list[tuple[int, Piece]] | None = None  # what the next plain statement joins

    def module(self, leading: Sequence[ast.stmt], statements: Sequence[ast.stmt]) -> Outline:
        """The leading imports, with all that stands before and between them, are one piece."""
        whole = Outline()
        whole.add([(0, Piece(Kind.WHOLE, 0, self._take(leading[-1])))], 0, "import {}")
        for statement in statements:
            if isinstance(statement, _Block):
                self._chunk(statement, whole)
            else:
                self._simple(statement, 0, whole)
        if any(line.strip() for line in self._lines[self._read :]):
            raise _UnclearError
        return whole

    def _chunk(self, statement: _Block, whole: Outline) -> None:
        """A block of the module has an outline of its own, for many have the same."""
        if not isinstance(statement, _Definition) and _holds_definitions(statement):
            raise _UnclearError  # the blank lines after it depend on them
        whole.lines += self._blank_lines(statement)
        start = self._read
        part: Part = (chunk := Outline())
        try:
            self._block(statement, 0, chunk)
        except _UnclearError:
            self._read = start
            part = [(0, Piece(Kind.WHOLE, 0, self._take(statement)))]
        whole.add(part, 0, _OPENINGS[type(statement)], INDENT + "{}")
        self._open = None

    def _block(self, statement: _Block, depth: int, inside: Outline) -> None:
        """The decorators and the first line of a block, then what is in it."""
        inside.lines += self._blank_lines(statement)
        part = [(0, Piece(Kind.HEADER, depth, self._header(statement, depth)))]
        decorator = ["@{}"] if getattr(statement, "decorator_list", None) else []
        inside.add(part, depth, *decorator, _OPENINGS[type(statement)])
        self._open = None
        for inner in statement.body:
            if isinstance(inner, _Block):
                self._block(inner, depth + 1, inside)
            elif inner is statement.body[0] and _is_constant(inner, str):
                self._docstring(inner, statement, depth + 1, inside)
            else:
                self._simple(inner, depth + 1, inside)
        self._open = None

    def _header(self, statement: _Block, depth: int) -> str:
        first = statement.body[0]
        if getattr(statement, "orelse", None) or _is_constant(first, EllipsisType):
            raise _UnclearError  # black moves a lone `...` to the line of its definition
        header = "\n".join(self._lines[self._read : _start(first) - 1]).rstrip()
        if "#" in header or header[-1:] != ":" or statement.col_offset != len(INDENT) * depth:
            raise _UnclearError
        self._read += header.count("\n") + 1
        return header

    def _docstring(self, string: ast.stmt, owner: _Block, depth: int, inside: Outline) -> None:
        if not isinstance(owner, _Definition):
            raise _UnclearError  # black takes it for a docstring here too
        inside.lines += self._blank_lines(string)
        part = [(0, Piece(Kind.DOCSTRING, depth, self._take(string, depth)))]
        inside.add(part, depth, '"""{}"""')

    def _simple(self, statement: ast.stmt, depth: int, inside: Outline) -> None:
        """A statement that holds no others; it joins the one before, for black keeps blank lines between them."""
        if hasattr(statement, "body") or isinstance(statement, ast.Match):
            raise _UnclearError
        imports = isinstance(statement, ast.Import | ast.ImportFrom)
        blank_lines = self._blank_lines(statement)
        piece = Piece(Kind.STATEMENT, depth, self._take(statement, depth))
        if self._open and not imports:
            self._open.append((min(len(blank_lines), 1 if depth else 2), piece))
            return
        part = [(0, piece)]
        inside.lines += blank_lines
        inside.add(part, depth, "import {}" if imports else "{}")
        self._open = None if imports else part

    def _blank_lines(self, statement: ast.stmt) -> list[str]:
        """Go on to a statement, over blank lines only."""
        between = self._lines[self._read : _start(statement) - 1]
        if any(line.strip() for line in between):
            raise _UnclearError
        self._read = _start(statement) - 1
        return [""] * min(len(between), _MOST_BLANK_LINES)

    def _take(self, statement: ast.stmt, depth: int = 0) -> str:
        """The lines up to the end of a statement, if it stands alone on them."""
        if statement.end_lineno is None or statement.end_col_offset is None:
            raise _UnclearError
        taken = self._lines[self._read : statement.end_lineno]
        before, after = (
            taken[0][: len(INDENT) * depth],
            taken[-1].encode()[statement.end_col_offset :],
        )
        if before.strip() or after.strip() or statement.col_offset != len(INDENT) * depth:
            raise _UnclearError
        self._read = statement.end_lineno
        return "\n".join(taken)


def _is_leading(statement: ast.stmt) -> bool:
    return isinstance(statement, ast.Import | ast.ImportFrom) or _is_constant(statement, str)


def _is_constant(statement: ast.stmt, kind: type[object]) -> bool:
    return (
        isinstance(statement, ast.Expr)
        and isinstance(statement.value, ast.Constant)
        and isinstance(statement.value.value, kind)
    )


def _holds_definitions(statement: ast.stmt) -> bool:
    return any(isinstance(inner, _Definition) for inner in ast.walk(statement))


def _start(statement: ast.stmt) -> int:
    """The line on which a statement or its first decorator begins."""
    decorators = statement.decorator_list if isinstance(statement, _Definition) else []
    return min([statement.lineno, *(decorator.lineno for decorator in decorators)])
