# Generated from openapi.yaml by fragmint; do not edit.

"""One value as text, and text as a URL or a header can carry it; what cannot be is refused by its name."""

from __future__ import annotations

import math
import re
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from enum import Enum
from typing import NoReturn
from urllib.parse import quote
from uuid import UUID

from pydantic_core import to_jsonable_python

_HEADER_NAME = re.compile(r"[!#$%&'*+\-.^_`|~0-9A-Za-z]+")
_TRIPLE = re.compile(r"(%[0-9A-Fa-f]{2})")
_RESERVED = "/:?@!$'()*,;"  # without & = + # [ ], which would change what a query says
_UNSENDABLE = re.compile(r"[\x00-\x08\x0a-\x1f\x7f\ud800-\udfff]")


def text_of(name: str, value: object) -> str:
    """A single value as JSON would write it, moments and durations in ISO 8601."""
    match value:
        case Enum():
            return text_of(name, value.value)
        case bool():
            return "true" if value else "false"
        case str() | int() | UUID():
            return str(value)
        case float() if math.isfinite(value):
            return repr(value)
        case Decimal() if value.is_finite():
            return format(value, "f")
        case float() | Decimal():
            refuse(name, "cannot hold a number that is not finite")
        case timedelta():
            return str(to_jsonable_python(value))
        case datetime() | time():
            return value.isoformat().replace("+00:00", "Z")
        case date():
            return value.isoformat()
        case _:
            refuse(name, f"cannot hold {type(value).__name__}")


def quoted(name: str, text: str, *, allow_reserved: bool = False) -> str:
    """Percent-encode everything but letters, digits and `-._~`; httpx2 leaves what is encoded alone.

    With `allow_reserved` the reserved characters of RFC 3986 stay as they are, and so does what is percent-encoded
    already. `[ ] #`, which no query may hold, and `& = +`, which part and mean something in one, are encoded still.
    """
    try:
        if not allow_reserved:
            return quote(text, safe="")
        pieces = _TRIPLE.split(text)
        pieces[::2] = [quote(piece, safe=_RESERVED) for piece in pieces[::2]]
        return "".join(pieces)
    except UnicodeEncodeError:
        pass
    refuse(name, "holds half of a surrogate pair")


def header_text(name: str, text: str) -> str:
    """The text of a header without the blanks around it; line ends and other controls are refused."""
    if not _HEADER_NAME.fullmatch(name):
        refuse(name, "is no name of a header")
    if _UNSENDABLE.search(text):
        refuse(name, "holds a character that no header can carry")
    return text.strip(" \t")


def refuse(name: str, reason: str) -> NoReturn:
    """Raise the `ValueError` that names a parameter."""
    raise ValueError(f"parameter {name!r} {reason}")
