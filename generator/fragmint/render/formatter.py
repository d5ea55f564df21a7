"""Emitted Python is parsed, then formatted by black; nothing else imports it.

black would take most of a run's time, so it lays out no lines twice: `fragmint.render.outline` takes a source apart, and black
sees each outline once, and of the statements only those that `fragmint.render.settled` cannot tell that it leaves as they are.
What comes out is what black makes of the whole source; tests hold it to that.
"""

from __future__ import annotations

import ast
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import lru_cache

from fragmint.render.outline import INDENT, Kind, Outline, Piece, outline
from fragmint.render.settled import is_settled_text, laid_out, model

_LINE_LENGTH = 100
_PART = re.compile(r"_(\d+)_")
# Stands between the pieces that black is given at once. A source that holds it is formatted whole.
_BETWEEN = "__fragmint_between__"
# black goes over all that it is given a second time if it changes any of it, so that is never much.
_PIECES_AT_ONCE = 25
_MOST_REMEMBERED = 100_000
_known: dict[Piece, str] = {}
_met: Counter[Piece] = Counter()  # models, by how many pieces had them


def format_python(source: str, path: str) -> str:
    """The source as black writes it. Source that does not parse is our bug, and says which file it is."""
    from black.parsing import InvalidInput

    try:
        outlined = outline(source, ast.parse(source)) if _BETWEEN not in source else None
        if outlined is None:
            return _black(source)
        _lay_out(outlined.pieces())
        return "\n".join(_filled(outlined)) + "\n"
    except (SyntaxError, InvalidInput) as error:
        raise RuntimeError(f"{path}: emitted Python does not parse: {error}") from error


@lru_cache(maxsize=10_000)
def _black(source: str) -> str:
    from black import format_str
    from black.mode import Mode, TargetVersion

    return format_str(
        source, mode=Mode(target_versions={TargetVersion.PY311}, line_length=_LINE_LENGTH)
    )


def _filled(outlined: Outline) -> Iterator[str]:
    """The lines of an outline, each part where its name stands first."""
    named = 0
    for line in _black(outlined.text).splitlines():
        name = _PART.search(line)
        if name is None:
            yield line
        elif int(name[1]) == named:
            part = outlined.parts[named]
            named += 1
            if isinstance(part, Outline):
                yield from _filled(part)
            else:
                for blank_lines, piece in part:
                    yield "\n" * blank_lines + _known[piece]


def _lay_out(pieces: Iterable[Piece]) -> None:
    """Have black lay out the pieces that it has not seen the like of."""
    if len(_known) > _MOST_REMEMBERED:
        _known.clear()
        _met.clear()
    unknown = [piece for piece in dict.fromkeys(pieces) if piece not in _known]
    settled = [piece for piece in unknown if is_settled_text(piece, _LINE_LENGTH)]
    _known.update((piece, piece.text.strip("\n")) for piece in settled)
    models = {piece: made for piece in unknown if (made := model(piece)) is not None}
    _met.update(models.values())
    _ask_black(made for made in models.values() if _met[made] > 1)  # else it would serve one piece
    for piece, made in models.items():
        is_left = _known.get(made) == made.text.strip("\n")
        if is_left and (told := laid_out(piece, _LINE_LENGTH)) is not None:
            _known[piece] = told
    _ask_black(unknown)


def _ask_black(pieces: Iterable[Piece]) -> None:
    """Have black lay out the pieces that are not known, those of a depth together."""
    groups: dict[int, list[Piece]] = {}
    for piece in dict.fromkeys(pieces):
        if piece in _known:
            continue
        if piece.kind is Kind.WHOLE:
            _known[piece] = _black(piece.text + "\n").strip("\n")
        else:
            groups.setdefault(piece.depth - (piece.kind is Kind.DOCSTRING), []).append(piece)
    for depth, group in groups.items():
        for start in range(0, len(group), _PIECES_AT_ONCE):
            some = group[start : start + _PIECES_AT_ONCE]
            _known.update(zip(some, _laid_out(some, depth), strict=True))


def _laid_out(pieces: list[Piece], depth: int) -> Iterator[str]:
    """Each piece as black writes it at that depth, where what it needs around it is left out again."""
    opened = [f"{INDENT * level}if _:" for level in range(depth)]
    between = INDENT * depth + _BETWEEN
    source = "\n".join([*opened, *(f"{between}\n{_in_place(piece)}" for piece in pieces), ""])
    texts = _black.__wrapped__(source).split(f"{between}\n")[1:]
    for piece, text in zip(pieces, texts, strict=True):
        lines = text.strip("\n").split("\n")
        match piece.kind:
            case Kind.HEADER:
                yield "\n".join(lines[:-1])
            case Kind.DOCSTRING:
                yield "\n".join(lines[1:])
            case _:
                yield "\n".join(lines)


def _in_place(piece: Piece) -> str:
    """A piece as part of a statement that black takes."""
    match piece.kind:
        case Kind.HEADER:
            return f"{piece.text}\n{INDENT * (piece.depth + 1)}pass"
        case Kind.DOCSTRING:
            return f"{INDENT * (piece.depth - 1)}def _():\n{piece.text}"
        case _:
            return piece.text
