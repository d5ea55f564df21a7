"""The words of a name on the wire, however its author ran them together.

`tests/unit/ir/test_words.py` has the table of promises.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

# Words in the shape of a text: A for a capital, s for that letter alone, a for any other or a mark on one, 0 for a digit.
# An acronym in the plural (`IDs`), an acronym, a plain word, a number with its letters; each keeps the digits after it.
_WORDS = re.compile(
    r"A{2,}s(?![as])0*|A+(?![as])(?:0+[as]*)*|A?[as]+(?:0+[as]*)*|0+(?:A+(?![as])|[as]+)?"
)
# Words that their owners write with a capital inside, or with none in front.
_SPELLINGS = re.compile(
    r"(?:OAuth|OpenID|GraphQL|GitHub|GitLab|IPv(?=\d)|(?<![^\W\d_])(?:iOS|macOS))(?![a-z])"
)
_SIGN = re.compile(r"^([+-])(?=\d)")
_SIGNS = {"+": "plus ", "-": "minus "}
_PLURALS = (
    ("ies", "y"),
    ("sses", "ss"),
    ("tuses", "tus"),
    ("xes", "x"),
    ("ches", "ch"),
    ("shes", "sh"),
)


def words(text: str) -> list[str]:
    """Split a wire name into its words, compatibility characters folded: `LD-API-Version` -> LD, API, Version."""
    folded = unicodedata.normalize("NFKC", text)
    folded = _SIGN.sub(lambda sign: _SIGNS[sign[1]], folded)
    shape = "".join(map(_shape, folded))
    if not {"a", "s"} & set(shape):
        shape = shape.replace("A", "a")  # all capitals say nothing: SHA256SUM is one word
    for known in _SPELLINGS.finditer(folded):
        start, end = known.span()
        shape = f"{shape[:start]}A{'a' * (end - start - 1)}{shape[end:]}"
    found = (folded[slice(*word.span())] for word in _WORDS.finditer(shape))
    return [word for word in found if without_marks(word)]  # a mark that is on no letter is no word


@cache
def snake(text: str) -> str:
    """`excludeDefault` -> `exclude_default`; empty when the text holds no letter or digit."""
    return without_marks("_".join(word.lower() for word in words(text)))


@cache
def pascal(text: str) -> str:
    """`release-policy` -> `ReleasePolicy`; capitals inside a word that the author chose are kept."""
    return without_marks("".join(word[:1].upper() + word[1:] for word in words(text)))


def without_marks(text: str) -> str:
    """The text without accents that no letter has inside it: Python takes them in a name, other tools do not."""
    composed = unicodedata.normalize("NFKC", text)
    return "".join(letter for letter in composed if not _is_mark(letter))


def symbols(text: str) -> str:
    """What Unicode calls the characters of a text without words: `>=` -> `greater than sign equals sign`."""
    told = (unicodedata.name(letter, "") for letter in text if not letter.isspace())
    return " ".join(name for name in told if name).lower() if len(text) <= _MOST_SYMBOLS else ""


def singular(text: str) -> str:
    """One of many: `stages` -> `stage`, `policies` -> `policy`; a word that is no plural gets `Item`."""
    for ending, replacement in _PLURALS:
        if text.endswith(ending) and len(text) > len(ending) + 1:
            return text[: -len(ending)] + replacement
    if text.endswith("s") and not text.endswith(("ss", "us", "is")) and len(text) > 2:
        return text[:-1]
    return f"{text}Item"


_MOST_SYMBOLS = 3


@cache
def _shape(letter: str) -> str:
    if not (letter.isalnum() or _is_mark(letter)) or not f"a{letter}".isidentifier():
        return " "
    if letter == "s":
        return "s"
    return "0" if letter.isdecimal() else "A" if letter.isupper() else "a"


def _is_mark(letter: str) -> bool:
    return unicodedata.category(letter).startswith("M")
