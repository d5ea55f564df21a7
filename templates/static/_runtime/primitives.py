"""One value as text, and text as a URL or a header can carry it; what cannot be is refused by its name."""

from __future__ import annotations

import math
import re
from datetime import date, datetime, time
from decimal import Decimal
from enum import Enum
from typing import NoReturn
from urllib.parse import quote
from uuid import UUID

_HEADER_NAME = re.compile(r"[!#$%&'*+\-.^_`|~0-9A-Za-z]+")
_UNSENDABLE = re.compile(r"[\x00-\x08\x0a-\x1f\x7f\ud800-\udfff]")


def text_of(name: str, value: object) -> str:
    """A single value as JSON would write it, moments in ISO 8601."""
    match value:
        case Enum():
            return text_of(name, value.value)
        case bool():
            return "true" if value else "false"
        case str() | int() | UUID():
            return str(value)
        case float() | Decimal() if not math.isfinite(value):
            refuse(name, "cannot hold a number that is not finite")
        case float():
            return repr(value)
        case Decimal():
            return format(value, "f")
        case datetime() | time():
            return value.isoformat().replace("+00:00", "Z")
        case date():
            return value.isoformat()
        case _:
            refuse(name, f"cannot hold {type(value).__name__}")


def quoted(name: str, text: str, safe: str = "") -> str:
    """Percent-encode everything but letters, digits and `-._~`; httpx2 leaves what is encoded alone."""
    try:
        return quote(text, safe=safe)
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
