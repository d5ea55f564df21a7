"""Text a person wrote in the document, made safe and even for any place that a person will read it."""

from __future__ import annotations

import re
import textwrap
import unicodedata

_UNSEEN = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}


def clean(text: str) -> str:
    """The text with plain newlines, no trailing blanks, and every character that cannot be seen spelt out.

    Control characters, bidirectional marks and lone surrogates could end a source line or hide code in it.
    """
    text = (
        text.replace("\r\n", "\n")
        .replace("\r", "\n")
        .replace("\t", "    ")
        .replace("\N{NO-BREAK SPACE}", " ")
    )
    visible = "".join(letter if letter == "\n" else _visible(letter) for letter in text)
    return re.sub(
        r"\n{3,}", "\n\n", "\n".join(line.rstrip() for line in visible.split("\n"))
    ).strip()


def wrapped(text: str, width: int) -> str:
    """The cleaned text in lines of at most `width`, paragraphs and lists kept; longer words stay whole."""
    lines: list[str] = []
    for line in clean(text).split("\n"):
        lines += textwrap.wrap(
            line,
            width,
            subsequent_indent=_hanging(line),
            break_long_words=False,
            break_on_hyphens=False,
        ) or [""]
    return "\n".join(lines)


def _hanging(line: str) -> str:
    """The indent of a line's continuation: under the text of a list item, and deeper for an entry such as `    name: `."""
    listed = re.match(r"\s*(?:[-*]\s+|\d+\.\s+)?", line)
    entry = re.match(r"\s{4,}(?=\w+: )", line)
    return " " * (len(entry.group()) + 4 if entry else len(listed.group()) if listed else 0)


def sentence(text: str) -> str:
    """The first sentence of a text on one line, with a full stop."""
    flat = " ".join(clean(text).split("\n\n")[0].split())
    match = re.match(r".+?[.!?](?=\s|$)", flat)
    first = match.group() if match else flat
    return first if not first or first[-1] in ".!?" else f"{first}."


def _visible(letter: str) -> str:
    if unicodedata.category(letter) not in _UNSEEN:
        return letter
    return (
        letter.encode("unicode_escape").decode("ascii") if letter not in "\u200d\ufe0f" else letter
    )
