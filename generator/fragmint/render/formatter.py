"""Emitted Python is parsed, then formatted by black; nothing else imports it."""

from __future__ import annotations

import ast

_LINE_LENGTH = 100


def format_python(source: str, path: str) -> str:
    """The source as black writes it. Source that does not parse is our bug, and says which file it is."""
    from black import format_str
    from black.mode import Mode, TargetVersion
    from black.parsing import InvalidInput

    try:
        ast.parse(source)
        return format_str(
            source,
            mode=Mode(target_versions={TargetVersion.PY311}, line_length=_LINE_LENGTH),
        )
    except (SyntaxError, InvalidInput) as error:
        raise RuntimeError(f"{path}: emitted Python does not parse: {error}") from error
