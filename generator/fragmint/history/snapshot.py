"""A bundled document as one YAML file that is read alone: no reference leads out of it, and no alias stands in it."""

from __future__ import annotations

import re

import yaml

from fragmint.spec.values import JsonObject

# What PyYAML, which goes by YAML 1.1, would leave without quotes, and what is a number by YAML 1.2.
_NUMBER = re.compile(r"0o[0-7]+|[-+]?[0-9.]+([eE][-+]?[0-9]+)?")


_LONGEST_KEY = 1000  # every reader takes keys of 1,024 characters


def as_yaml(root: JsonObject) -> str:
    """The text of a document; reading it gives the same values in the same order."""
    return yaml.dump(root, Dumper=Dumper, sort_keys=False, allow_unicode=True, width=120)


class Dumper(yaml.SafeDumper):
    """Writes text so that every reader takes it for text, of YAML 1.1 or 1.2, and that people can read it."""

    def ignore_aliases(self, data: object) -> bool:
        """Whether what stands twice is written twice, which it always is."""
        return (
            True  # parts stand in the document more than once, and a reader wants to see them there
        )

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        """Go one level in, for the items of a list as well."""
        super().increase_indent(flow, indentless=False)

    def check_simple_key(self) -> bool:
        """Whether a key is written in front of its colon; the library would put a `?` before long paths."""
        if super().check_simple_key():
            return True
        event, analysis = self.event, self.analysis
        is_short = isinstance(event, yaml.ScalarEvent) and len(event.value) < _LONGEST_KEY
        return is_short and analysis is not None and not (analysis.empty or analysis.multiline)


def _represent_text(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    return yaml.ScalarNode("tag:yaml.org,2002:str", text, style=_style(text))


def _style(text: str) -> str | None:
    """How a text is to be written; None where anything will do.

    Only double quotes keep what cannot be printed, and empty lines at the end apart from those that follow.
    """
    lines = text.replace("\n", "")
    if (lines and not lines.isprintable()) or text.endswith("\n\n") or text == "\n":
        return '"'
    if "\n" in text:
        return "|"
    return "'" if _NUMBER.fullmatch(text) else None


Dumper.add_representer(str, _represent_text)
