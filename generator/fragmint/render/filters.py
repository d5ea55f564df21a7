"""One escaper per context: the only doors through which text of the document enters an emitted file.

Views mark such text as `SpecText`, and the environment refuses to print one that went through no filter.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from typing import cast

from fragmint.ir import prose

_MARKUP = re.compile(r"[^\w\s/.,:;()'-]|_")
_ITEM = r"(?: *(?:[-*+]|[0-9]{1,9}[.)]) +)"
_FENCE = re.compile(rf"(?P<marker>{_ITEM}*)(?P<margin> *)(?P<run>`{{3,}}(?!.*`)|~{{3,}})")
_HEADING = re.compile(rf"^((?:{_ITEM}| *> ?)* {{0,3}})#")
_UNDERLINE = re.compile(r"^((?: *> ?)* *)(=+|-+) *$")


class SpecText(str):
    """Text as the document has it; a template must name the context it prints it in."""

    __slots__ = ()


def py(value: object) -> str:
    """A Python literal of a JSON value or a tuple of them."""
    if isinstance(value, str):
        return _quoted(str(value))
    if isinstance(value, tuple):
        items = cast("tuple[object, ...]", value)
        return f"({', '.join(py(item) for item in items)}{',' if len(items) == 1 else ''})"
    if isinstance(value, list):
        listed = cast("list[object]", value)
        return f"[{', '.join(py(item) for item in listed)}]"
    if isinstance(value, dict):
        mapping = cast("dict[object, object]", value)
        return f"{{{', '.join(f'{py(key)}: {py(item)}' for key, item in mapping.items())}}}"
    if isinstance(value, float) and (value != value or value in (float("inf"), float("-inf"))):
        return f'float("{value}")'
    return repr(value)


def _quoted(text: str) -> str:
    """A literal in the quotes that black would choose: a text that black leaves alone takes it half the time."""
    literal = repr(text)
    if literal.startswith('"') or text.count('"') > text.count("'"):
        return literal
    inside = literal[1:-1].replace("\\'", "'").replace('"', '\\"')
    return f'"{inside}"'


def docstring(text: str, indent: int = 0) -> str:
    """A docstring literal, wrapped for its indent; lines after the first are indented by it."""
    margin = " " * indent
    lines = [_in_docstring(line) for line in prose.wrapped(text, 96 - indent).split("\n")]
    if len(lines) == 1:
        return f'"""{lines[0]}"""'
    rest = "\n".join(f"{margin}{line}" if line else "" for line in lines[1:])
    return f'"""{lines[0]}\n{rest}\n{margin}"""'


def _in_docstring(line: str) -> str:
    """A line of a docstring; a quote at its end is escaped, for the closing quotes may follow."""
    rest, last = (line[:-1], '\\"') if line.endswith('"') else (line, "")
    return rest.replace("\\", "\\\\").replace('"""', '\\"\\"\\"') + last


def comment(text: str) -> str:
    """Text for the rest of a comment line."""
    return " ".join(prose.clean(text).split())


def toml(text: str) -> str:
    """A TOML basic string."""
    return json.dumps(prose.clean(text), ensure_ascii=False).replace("\x7f", "\\u007f")


def markdown(text: str) -> str:
    """Blocks of Markdown that end where the text ends: no HTML, headings, images or links that run code.

    The emphasis, lists and code of the author stay. The text must begin a line of its own.
    """
    lines: list[str] = []
    fence: tuple[str, str] | None = None  # the indent and the run that opened the code we are in
    for line in _without_code_links(prose.clean(text)).split("\n"):
        if fence:
            margin, run = fence
            indent = len(line) - len(line.lstrip(" "))
            closing = line.strip(" ")
            closes = len(closing) >= len(run) and closing == run[0] * len(closing)
            if closes and indent <= len(margin) + 3:
                lines.append(margin + closing)
                fence = None
                continue
            if not line or indent >= len(margin):
                # Deeper fences are code in a list only, which we do not look for.
                lines.append(line if len(margin) <= 3 else _without_html(line))
                continue
            lines.append(margin + run)  # a list may have ended here, and its code with it
            fence = None
        if opening := _FENCE.match(line):
            if opening["marker"]:
                line = f"{opening['marker']}\\{line[opening.end('marker'):]}"
            else:
                fence = opening["margin"], opening["run"]
        underlines = bool(lines and lines[-1].strip(" >"))  # a paragraph, which would be a heading
        lines.append(_line(_UNDERLINE.sub(r"\1\\\2", line) if underlines else line))
    return "\n".join([*lines, fence[0] + fence[1]] if fence else lines)


def cell(text: str) -> str:
    """Markdown text for one line or one table cell."""
    flat = _line(" ".join(_without_code_links(prose.clean(text)).split()))
    # A backslash before a bar would escape ours, and the bar would end the cell.
    return re.sub(r"(\\*)\|", r"\1\1\\|", flat)


def _line(line: str) -> str:
    """A line outside of code blocks."""
    return re.sub(r"!+\[", "[", _HEADING.sub(r"\1\\#", _without_html(line)))


def _without_html(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;")


def _without_code_links(text: str) -> str:
    return re.sub(r"(\][(:]\s*)(?:javascript|data|vbscript):", r"\1#", text, flags=re.IGNORECASE)


def code(text: str) -> str:
    """An inline code span that holds the text whatever backticks it has, in a table too."""
    flat = " ".join(prose.clean(text).split())
    if "|" in flat:  # a table ends the cell there, even in a code span
        return f"<code>{re.sub(_MARKUP, lambda found: f'&#{ord(found[0])};', flat)}</code>"
    longest = max((len(run) for run in re.findall(r"`+", flat)), default=0)
    fence = "`" * (longest + 1)
    pad = " " if flat.startswith("`") or flat.endswith("`") or not flat else ""
    return f"{fence}{pad}{flat}{pad}{fence}"


FILTERS: Mapping[str, Callable[..., str]] = {
    "py": py,
    "docstring": docstring,
    "comment": comment,
    "toml": toml,
    "markdown": markdown,
    "cell": cell,
    "code": code,
}
