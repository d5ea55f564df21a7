"""The command `explain`: one code at length, or all of them in a line each."""

from __future__ import annotations

import json
from collections.abc import Iterator
from textwrap import indent, wrap

import typer

from fragmint.catalogue import Entry, catalogue, entry, is_adjustable, nearest_code
from fragmint.cli.report import Shape

_WIDTH = 100


def explained(code: str, shape: Shape) -> str:
    """All that is known of a code; bad usage, with the nearest code, for one that does not exist."""
    if (found := entry(code.strip().upper())) is None:
        near = nearest_code(code)
        other = f"did you mean {near}?" if near else "fragmint explain lists all codes"
        raise typer.BadParameter(f"there is no code {code!r}; {other}")
    if shape is Shape.JSON:
        return json.dumps(_as_json(found), indent=2)
    return "\n".join(_paragraphs(found))


def listed(shape: Shape) -> str:
    """Every code with its severity and its title."""
    entries = catalogue().values()
    if shape is Shape.JSON:
        return json.dumps({"codes": [_as_json(each) for each in entries]}, indent=2)
    return "\n".join(f"{each.code}  {each.severity:<7}  {each.title}" for each in entries)


def _paragraphs(found: Entry) -> Iterator[str]:
    yield f"{found.code} {found.severity}: {found.title}"
    yield ""
    yield from wrap(found.explanation, _WIDTH)
    if found.remedy:
        yield ""
        yield from wrap(f"What to do: {found.remedy}", _WIDTH)
    read_with = f', with `exclude = ["{found.exclude}"]`' if found.exclude else ""
    for title, text in (("Bad", found.bad), ("Good", found.good)):
        if text:
            yield ""
            yield f"{title}{read_with}:"
            yield indent(text.rstrip("\n"), "    ")
    if is_adjustable(found.code):
        yield ""
        yield f'In pyproject.toml: rules = {{{found.code} = "error"}}, or warning, or off.'
        if not found.code.startswith("O"):  # these are about an overlay, which has no place for it
            yield f"In the document: x-fragmint: {{ignore: [{found.code}]}}"


def _as_json(found: Entry) -> dict[str, object]:
    return {
        "code": found.code,
        "severity": str(found.severity),
        "adjustable": is_adjustable(found.code),
        "title": found.title,
        "explanation": found.explanation,
        "remedy": found.remedy,
        "bad": found.bad,
        "good": found.good,
        "exclude": found.exclude,
    }
