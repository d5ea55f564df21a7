"""Regular expressions of queries (I-Regexp, RFC 9485), matched in time that grows with the text and not beyond."""

from __future__ import annotations

import re

from jsonschema_rs import Draft202012Validator, RegexOptions, ValidationError

from fragmint.spec.limits import MAX_PATTERN_BYTES
from fragmint.spec.marks import Problem, Unreadable

PATTERN_STEPS = 10_000  # what it takes to compile one, beside matching a character

# A dot outside a class is any character of a line; inside a class, `&&` and `~~` mean nothing to I-Regexp.
_PARTS = re.compile(r"\\.|\[(?:\\.|[^\]\\])*\]|\.", re.DOTALL)


class Pattern:
    """A valid I-Regexp; raises Unreadable for one that grows too large."""

    def __init__(self, pattern: str, *, whole: bool) -> None:
        translated = _PARTS.sub(_translated, pattern)
        schema = {"pattern": f"^(?:{translated})$" if whole else translated}
        # Python's own engine goes back and tries again, for ages if need be; this one, in Rust, never does.
        options = RegexOptions(size_limit=MAX_PATTERN_BYTES)
        try:
            self._validator = Draft202012Validator(schema, pattern_options=options)
        except (ValidationError, ValueError) as error:
            message = f"the pattern {pattern!r} is too large"
            raise Unreadable(Problem("L104", message)) from error

    def is_in(self, text: str) -> bool:
        """Whether the text has it somewhere, or is it as a whole."""
        return self._validator.is_valid(text)


def _translated(part: re.Match[str]) -> str:
    found = part[0]
    if found == ".":
        return r"[^\n\r]"
    return re.sub(r"(?<!\\)[&~]", r"\\\g<0>", found) if found.startswith("[") else found
