"""JSON pointers (RFC 6901): `/paths/~1things/get` and the tokens it is made of."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TypeAlias
from urllib.parse import unquote

from fragmint.spec.values import JsonValue

Tokens: TypeAlias = tuple[str, ...]

_INDEX = re.compile(r"0|[1-9][0-9]{0,9}")


def escape(token: str) -> str:
    """The token as it stands inside a pointer."""
    return token.replace("~", "~0").replace("/", "~1")


def join(tokens: Iterable[str]) -> str:
    """The pointer of the tokens; no token gives the pointer of the whole document, which is empty."""
    return "".join(f"/{escape(token)}" for token in tokens)


def below(pointer: str, *tokens: str) -> str:
    """The pointer of what the tokens lead to from there."""
    return pointer + join(tokens)


def parse(pointer: str) -> Tokens:
    """The tokens of a pointer, which may carry a leading `#`; raises ValueError where it is not one."""
    text = pointer.removeprefix("#")
    if not text:
        return ()
    if not text.startswith("/"):
        raise ValueError(f"{pointer!r} is not a JSON pointer: it must start with '/'")
    return tuple(token.replace("~1", "/").replace("~0", "~") for token in text[1:].split("/"))


def parse_fragment(fragment: str) -> Tokens:
    """The tokens of a pointer written after `#` in a URI, where `%20` and the like stand for characters."""
    return parse(unquote(fragment))


def step(value: JsonValue, token: str) -> JsonValue:
    """What the token names in a mapping or list; raises KeyError where it names nothing."""
    if isinstance(value, dict):
        return value[token]
    if isinstance(value, list) and _INDEX.fullmatch(token) and int(token) < len(value):
        return value[int(token)]
    raise KeyError(token)


def resolve(value: JsonValue, tokens: Iterable[str]) -> JsonValue:
    """What the tokens lead to; raises KeyError where they lead nowhere."""
    for token in tokens:
        value = step(value, token)
    return value
