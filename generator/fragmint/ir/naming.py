"""Names: from the wire's spelling to Python identifiers, by stated rules.

A name given in the fragment (`x-fragmint: {name}`) wins. Else words are split at case changes and at anything that is not a
letter or digit; names that Python, pydantic or the emitted code already use get a trailing underscore, classes `Model`.
"""

from __future__ import annotations

import builtins
import keyword
import re
import unicodedata
from collections.abc import Callable, Iterable
from collections.abc import Set as AbstractSet
from itertools import chain, count

from pydantic import BaseModel

# Words in the shape of a text: A for a capital, a for another letter or a mark on one, 0 for a digit.
_WORDS = re.compile(r"A+(?!a)|A?a+|0+")
_ANNOTATIONS = {
    "Annotated",
    "Any",
    "Field",
    "Literal",
    "Model",
    "RequestModel",
    "StrEnum",
    "IntEnum",
    "date",
    "datetime",
}
_TYPES = {"bool", "bytes", "dict", "float", "int", "list", "str"}
# Names that an emitted module may hold beside models.
_CLASSES = _ANNOTATIONS | {
    "AsyncClient", "AsyncPage", "AsyncTransport", "Binary", "Client", "ConfigDict", "CursorPagination", "Json",
    "LinksPagination", "Mapping", "NoContent", "OffsetPagination", "Operation", "Page", "RawResponse", "Request",
    "RequestOptions", "Sequence", "SyncPage", "SyncTransport", "Text",
}  # fmt: skip
FIELDS = (
    {"self"} | {name for name in dir(BaseModel) if not name.startswith("_")} | _ANNOTATIONS | _TYPES
)
# What the function that builds a request calls, and what stands beside a parameter in its signature.
ARGUMENTS = _TYPES | {
    "self", "options", "body", "json_body", "simple", "label", "matrix", "form", "space_delimited", "pipe_delimited",
    "deep_object", "header",
}  # fmt: skip
ATTRIBUTES = {"close", "with_options"}
METHODS = {"date", "datetime", "with_raw_response"}
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
    shape = "".join(map(_shape, folded))
    return [folded[slice(*word.span())] for word in _WORDS.finditer(shape)]


def snake(text: str) -> str:
    """`excludeDefault` -> `exclude_default`; empty when the text holds no letter or digit."""
    return "_".join(word.lower() for word in words(text))


def pascal(text: str) -> str:
    """`release-policy` -> `ReleasePolicy`; capitals inside a word that the author chose are kept."""
    return "".join(word[:1].upper() + word[1:] for word in words(text))


def class_name(text: str) -> str:
    """A class name for a schema called `text`; one that emitted modules already use is called `...Model`."""
    return _identifier(unreserved(pascal(text)), "Schema", set())


def unreserved(name: str) -> str:
    """A class name that no emitted module uses for something else."""
    return f"{name}Model" if name in _CLASSES or name in dir(builtins) else name


def field_name(text: str) -> str:
    """A model field for the property `text`; leading underscores go, for pydantic keeps those to itself."""
    return _identifier(snake(text), "field", FIELDS)


def argument_name(text: str) -> str:
    """A method argument for the parameter `text`."""
    return _identifier(snake(text), "argument", ARGUMENTS)


def attribute_name(text: str) -> str:
    """An attribute of the client for the resource `text`."""
    return _identifier(snake(text), "api", ATTRIBUTES)


def method_name(text: str) -> str:
    """A method of a resource for the operation `text`."""
    return _identifier(snake(text), "call", METHODS)


def is_usable(name: str, reserved: AbstractSet[str]) -> bool:
    """Whether a name that the fragment gives can stand in emitted code beside these."""
    return not (keyword.iskeyword(name) or name.startswith("_") or name in reserved)


def member_name(value: object) -> str:
    """An enum member for one of its values: `guarded-release` -> `GUARDED_RELEASE`, `` -> `EMPTY`, -1 -> `MINUS_1`."""
    text = str(value)
    sign = "MINUS_" if isinstance(value, int | float) and text.startswith("-") else ""
    name = sign + (snake(text).upper() or ("EMPTY" if not text else "VALUE"))
    return _identifier(name, "VALUE", set())


def singular(text: str) -> str:
    """One of many: `stages` -> `stage`, `policies` -> `policy`; a word that is no plural gets `Item`."""
    for ending, replacement in _PLURALS:
        if text.endswith(ending) and len(text) > len(ending) + 1:
            return text[: -len(ending)] + replacement
    if text.endswith("s") and not text.endswith(("ss", "us", "is")) and len(text) > 2:
        return text[:-1]
    return f"{text}Item"


class Names:
    """Names that are given already; names that differ only in case are one."""

    def __init__(self, taken: Iterable[str] = ()) -> None:
        self._taken = {name.casefold() for name in taken}

    def allocate(
        self, wanted: str, *, beside: Callable[[str], Iterable[str]] = lambda name: ()
    ) -> str:
        """Give the wanted name, or the first free of `name_2`, `name_3`...; `beside` are names that go with it."""
        separator = "_" if wanted in (wanted.lower(), wanted.upper()) else ""
        candidates = chain([wanted], (f"{wanted}{separator}{number}" for number in count(2)))
        for name in candidates:
            group = {name.casefold(), *(other.casefold() for other in beside(name))}
            if not group & self._taken:
                self._taken |= group
                return name
        raise AssertionError("numbers do not end")


def allocate(wanted: str, taken: Iterable[str]) -> str:
    """The wanted name, or the first free one after it, beside names that are taken."""
    return Names(taken).allocate(wanted)


def _shape(letter: str) -> str:
    is_mark = unicodedata.category(letter).startswith("M")
    if not (letter.isalnum() or is_mark) or not f"a{letter}".isidentifier():
        return " "
    return "0" if letter.isdecimal() else "A" if letter.isupper() else "a"


def _identifier(name: str, fallback: str, reserved: set[str]) -> str:
    if not name.isidentifier():
        separator = "_" if name and fallback != "Schema" else ""
        name = f"{fallback}{separator}{name}"
    # Changing case can undo the folding, and Python folds every name that it reads.
    name = unicodedata.normalize("NFKC", name)
    return f"{name}_" if keyword.iskeyword(name) or name in reserved else name
