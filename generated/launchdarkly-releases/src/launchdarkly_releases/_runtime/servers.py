# Generated from openapi.yaml by fragmint; do not edit.

"""Where the API stands: the servers of the document, with their variables filled in."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

_VARIABLE = re.compile(r"\{([^{}]+)\}")
_NOT_IN_HOSTS = re.compile(r"[/\\?#@\s]")


@dataclass(frozen=True)
class ServerTemplate:
    """A base URL with variables in braces: what each is by default, and for some the only legal values."""

    url: str
    variables: Mapping[str, str] = field(default_factory=dict[str, str])
    choices: Mapping[str, tuple[str, ...]] = field(default_factory=dict[str, tuple[str, ...]])

    def base_url(self, given: Mapping[str, object]) -> str:
        """The URL with the variables given, the others by default; `ValueError` names one that cannot be."""
        return _VARIABLE.sub(lambda match: self._value(match[1], given), self.url)

    def _value(self, name: str, given: Mapping[str, object]) -> str:
        text = str(given.get(name, self.variables[name]))
        legal = self.choices.get(name, ())
        if legal and text not in legal:
            raise ValueError(f"server variable {name!r} must be one of: {', '.join(legal)}")
        host = self.url.partition("://")[2].partition("/")[0]
        if f"{{{name}}}" in host and _NOT_IN_HOSTS.search(text):
            raise ValueError(f"server variable {name!r} holds what no name of a host can")
        return text


def chosen_base_url(
    servers: Mapping[str, ServerTemplate],
    base_url: str | None,
    region: str,
    variables: Mapping[str, object],
    known: Collection[str],
) -> str:
    """The base URL to call: the one passed in, or that of the region's server; no region is the first server."""
    if base_url is not None:
        if region or variables:
            raise ValueError("pass base_url, or what chooses a server of the document, not both")
        return base_url
    if unknown := sorted(set(variables) - set(known)):
        told = ", ".join(map(repr, unknown))
        raise ValueError(f"unknown server variable {told}; there are: {', '.join(known)}")
    if region not in servers:
        regions = ", ".join(filter(None, servers))
        raise ValueError(f"unknown region {region!r}; there are: {regions}")
    return servers[region].base_url(variables)
