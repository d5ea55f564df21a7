"""Names: from the wire's spelling to Python identifiers, by stated rules.

A name given in the fragment (`x-fragmint: {name}`) wins. Else words are split at case changes and at anything that is not a
letter or digit; names that Python, pydantic or the emitted code already use get a trailing underscore, classes `Model`.
"""

from __future__ import annotations

import builtins
import keyword
import unicodedata
from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from itertools import chain, count

from pydantic import BaseModel

from fragmint.ir.words import pascal, singular, snake, symbols, without_marks, words

__all__ = ["pascal", "singular", "snake", "words"]

_ANNOTATIONS = {
    "Annotated",
    "Any",
    "Field",
    "Literal",
    "Model",
    "OpenModel",
    "RequestModel",
    "StrEnum",
    "IntEnum",
    "date",
    "datetime",
}
_TYPES = {"bool", "bytes", "dict", "float", "int", "list", "str"}
# Names that an emitted module may hold beside models.
CLASSES = _ANNOTATIONS | set(dir(builtins)) | {
    "AsyncClient", "AsyncPage", "AsyncTransport", "Binary", "Client", "ConfigDict", "CursorPagination", "Json",
    "File", "LinksPagination", "Mapping", "NoContent", "OffsetPagination", "OneOf", "Operation", "Page", "RawResponse", "Request",
    "RequestOptions", "Sequence", "ServerTemplate", "SyncPage", "SyncTransport", "Text", "UnknownVariant", "Upload",
}  # fmt: skip
# Names that the module of the clients holds beside resources.
_CLIENTS = {"Clock", "OnDeviation", "Settings", "TracebackType", "Unpack"}
FIELDS = (
    {"self", "mro"}
    | {name for name in dir(BaseModel) if not name.startswith("_")}
    | _ANNOTATIONS
    | _TYPES
)
# What the function that builds a request calls, and what stands beside a parameter in its signature.
ARGUMENTS = _TYPES | {
    "self", "options", "body", "content_type", "form_body", "json_body", "multipart_body", "raw_body", "simple", "label",
    "matrix", "form", "space_delimited", "pipe_delimited", "deep_object", "header", "json_content", "json_text",
    "plain_cookie",
}  # fmt: skip
# The files of Windows' devices, under whatever ending: no module can be called like them.
_DEVICES = {
    "con",
    "prn",
    "aux",
    "nul",
    *(f"{port}{n}" for port in ("com", "lpt") for n in range(10)),
}
ATTRIBUTES = {"close", "with_options", *_DEVICES}
METHODS = {"date", "datetime", "with_raw_response"}
MEMBERS = {"mro", *dir(str), *dir(int)}
# A module is a file, and its path must fit beside the folders around it.
_LONGEST_MODULE = 100


def class_name(text: str) -> str:
    """A class name for a schema called `text`; one that emitted modules already use is called `...Model`."""
    name = inline_class(pascal(text))
    # Fields never begin with a capital, so no field hides a class from the annotations beside it.
    return name if name[0].isupper() else f"Schema{name}"


def inline_class(name: str) -> str:
    """A class name for what is called after the things around it, whose first word may be a number."""
    return _identifier(unreserved(name), "Schema", set())


def resource_classes(text: str) -> tuple[str, ...]:
    """Class names for a resource called `text`, best first; one that emitted modules already use does not do."""
    if pascal(text) in CLASSES | _CLIENTS:
        return (f"{pascal(text)}Resource",)
    return (class_name(text), f"{class_name(text)}Resource")


def unreserved(name: str) -> str:
    """A class name that no emitted module uses for something else."""
    return f"{name}Model" if name in CLASSES else name


def field_name(text: str) -> str:
    """A model field for the property `text`; leading underscores go, for pydantic keeps those to itself."""
    return _identifier(snake(text), "field", FIELDS)


def argument_name(text: str) -> str:
    """A method argument for the parameter `text`."""
    return _identifier(snake(text), "argument", ARGUMENTS)


def attribute_name(text: str) -> str:
    """An attribute of the client for the resource `text`."""
    return _identifier(_shortened(snake(text)), "api", ATTRIBUTES)


def method_name(text: str) -> str:
    """A method of a resource for the operation `text`."""
    name = _identifier(snake(text), "call", METHODS)
    # The constant of an operation is its name in capitals; some scripts have none.
    return f"call_{name}" if name == name.upper() else name


def is_usable(name: str, reserved: AbstractSet[str]) -> bool:
    """Whether a name that the fragment gives can stand in emitted code beside these."""
    return not (keyword.iskeyword(name) or name.startswith("_") or name in reserved)


def member_name(value: object) -> str:
    """An enum member for one of its values: `guarded-release` -> `GUARDED_RELEASE`, `` -> `EMPTY`, -1 -> `MINUS_1`."""
    text = str(value)
    name = snake(text) or snake(symbols(text)) or ("value" if text else "empty")
    return _identifier(name.upper(), "VALUE", set())


def fold(name: str) -> str:
    """The name as a file system sees it that knows neither case nor ways to write an accent."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFD", name).casefold())


def numbered(name: str) -> Iterator[str]:
    """The name with 2, 3 and so on."""
    separator = "_" if name in (name.lower(), name.upper()) else ""
    return (f"{name}{separator}{number}" for number in count(2))


def allocate(wanted: str, taken: Iterable[str]) -> str:
    """The wanted name, or the first free one after it, beside names that are taken."""
    known = {fold(name) for name in taken}
    return next(name for name in chain([wanted], numbered(wanted)) if fold(name) not in known)


def _shortened(name: str) -> str:
    """The first words of a name that a path has room for, or at worst its first letters."""
    if len(name.encode()) <= _LONGEST_MODULE:
        return name
    short = name.encode()[: _LONGEST_MODULE + 1].decode(errors="ignore")
    return short.rpartition("_")[0] or short[:-1]


def _identifier(name: str, fallback: str, reserved: set[str]) -> str:
    if not name.isidentifier():
        separator = "_" if name and fallback != "Schema" else ""
        name = f"{fallback}{separator}{name}"
    # Changing case can undo the folding, and Python folds every name that it reads.
    name = without_marks(name)
    return f"{name}_" if keyword.iskeyword(name) or name in reserved else name
