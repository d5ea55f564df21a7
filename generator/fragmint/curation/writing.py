"""Values as YAML, the way a curator would write them."""

from __future__ import annotations

import yaml

from fragmint.history.snapshot import Dumper
from fragmint.spec.values import JsonObject, JsonValue

_WIDTH = 120
_NARROWEST = 60


def as_yaml(value: JsonValue, column: int = 0) -> str:
    """The text of a value whose first line stands at that column, without the last line break."""
    width = max(_NARROWEST, _WIDTH - column)
    text: str = yaml.dump(value, Dumper=_Writer, sort_keys=False, allow_unicode=True, width=width)
    return _indented(text.removesuffix("\n").removesuffix("\n..."), column)


def as_flow(value: JsonValue) -> str:
    """The text of a value on one line, as it stands inside of brackets."""
    text: str = yaml.dump(
        [value],
        Dumper=_Writer,
        sort_keys=False,
        allow_unicode=True,
        width=float("inf"),
        default_flow_style=True,
    )
    return text.removesuffix("\n")[1:-1]


def _indented(text: str, column: int) -> str:
    """A text with every line but the first moved to the right."""
    first, *lines = text.split("\n")
    return "\n".join([first, *(f"{' ' * column}{line}" if line else "" for line in lines)])


class _Writer(Dumper):
    """Writes where a fact was read on the line of the fact."""


def _represent_mapping(writer: _Writer, mapping: JsonObject) -> yaml.MappingNode:
    is_evidence = mapping.keys() == {"evidence"}
    return writer.represent_mapping("tag:yaml.org,2002:map", mapping, is_evidence or None)


_Writer.add_representer(dict, _represent_mapping)
