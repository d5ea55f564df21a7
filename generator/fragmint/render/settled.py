"""What black would write, told without black by a model: the same words, each as short as can be.

black sees what kind of word stands where and how long a line is, never what a word says. It breaks lines that are too long
and joins those that fit into one. So where it leaves the model as it stands, it leaves every piece that has this model and
no line that is too long: the shorter the words, the more it would join. And the first line of a function that alone is too
long, it breaks at the arguments.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from keyword import kwlist, softkwlist

from fragmint.render.outline import INDENT, Kind, Piece

_KEPT = frozenset((*kwlist, *softkwlist, "print", "exec"))
_WORD = re.compile(r'"[^"\\\n]*"|[A-Za-z_]\w*|\d[\w.]*')
# Quotes of other kinds, prefixes, comments and lines that go on are for black itself to judge.
_UNCLEAR = re.compile(r"""['#\\\t]|\w"|"\w|\"{3}""")
_MARK = re.compile(r'"[^"]*"|[][(){},]')
_DEFINITION = re.compile(r"( *(?:async )?def \w+\()(.+)(\)(?: -> [^()]+)?:)")
_TEXT = re.compile(r'\s*"""[^"\\]+"""\s*')


def model(piece: Piece) -> Piece | None:
    """The piece with words as short as can be, and not indented; None where what is in it is for black itself to see."""
    if piece.kind is Kind.DOCSTRING or not piece.text.isascii():
        return None
    shortened = _WORD.sub(_shortest, piece.text)
    if _UNCLEAR.search(shortened):
        return None
    lines = [line.removeprefix(INDENT * piece.depth) for line in shortened.split("\n")]
    return replace(piece, depth=0, text="\n".join(lines))


def laid_out(piece: Piece, longest: int) -> str | None:
    """What black makes of a piece whose model it leaves as it stands; None where only black can tell."""
    text = piece.text.strip("\n")
    *decorators, last = text.split("\n")
    if any(len(line) > longest for line in decorators):
        return None
    if len(last) <= longest:
        return text
    found = _DEFINITION.fullmatch(last) if piece.kind is Kind.HEADER else None
    if found is None:
        return None
    head, arguments, tail = found.groups()
    inside = INDENT * (piece.depth + 1)
    each = [inside + argument for argument in _arguments(arguments)]
    whole = [inside + arguments] if len(each) > 1 and len(inside + arguments) <= longest else None
    lines = [head, *(whole or [f"{argument}," for argument in each]), INDENT * piece.depth + tail]
    return None if any(len(line) > longest for line in lines) else "\n".join([*decorators, *lines])


def _arguments(text: str) -> Iterator[str]:
    """What stands between the commas that are in no brackets and no text."""
    depth = start = 0
    for mark in _MARK.finditer(text):
        if mark[0] in "([{":
            depth += 1
        elif mark[0] in ")]}":
            depth -= 1
        elif mark[0] == "," and not depth:
            yield text[start : mark.start()].strip()
            start = mark.end()
    yield text[start:].strip()


def is_settled_text(piece: Piece, longest: int) -> bool:
    """Whether it is a text, of a definition or beside a statement, that black would write so."""
    if not (piece.text.isascii() and _TEXT.fullmatch(piece.text)):
        return False
    return piece.kind is Kind.STATEMENT or (
        piece.kind is Kind.DOCSTRING and _is_settled_docstring(piece, longest)
    )


def _is_settled_docstring(piece: Piece, longest: int) -> bool:
    """black strips it, and moves its lines so that the outermost stands below the quotes."""
    indent = INDENT * piece.depth
    first, *others = piece.text.strip().strip('"').split("\n")
    if not first or first != first.strip() or "\t" in piece.text:
        return False
    if not others:
        return True
    *_, last = others
    told = [line for line in others if line.strip()]
    return (
        all(line == line.rstrip() for line in others if line is not last)
        and (last == indent or (last == last.rstrip() and len(last) + 3 <= longest))
        and all(line.startswith(indent) for line in told)
        and any(line[len(indent)] != " " for line in told)
    )


def _shortest(word: re.Match[str]) -> str:
    found = word[0]
    if found[0] == '"':
        return '""'
    return found if found in _KEPT or found[0].isdigit() else "a"
