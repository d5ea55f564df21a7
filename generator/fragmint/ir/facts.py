"""Facts about the API as a whole: where it is, who may call it, how it limits calls, and what it was curated from."""

from __future__ import annotations

from collections.abc import Iterator

from fragmint.ir import naming
from fragmint.ir.model import (
    Location,
    RateLimit,
    RateLimitFamily,
    SecurityKind,
    SecurityScheme,
    Server,
    Source,
)
from fragmint.ir.nodes import Node, extension, is_node, mappings, member, text

_ARGUMENTS = {
    SecurityKind.API_KEY: "api_key",
    SecurityKind.BEARER: "access_token",
    SecurityKind.BASIC: "basic",
}
# The other keywords of the client, beside which a credential needs a name of its own.
_SETTINGS = (
    "api_version",
    "base_url",
    "clock",
    "deadline",
    "headers",
    "http_client",
    "max_retries",
    "max_retry_delay",
    "on_deviation",
    "region",
    "timeout",
)


def security_schemes(root: Node) -> dict[str, SecurityScheme]:
    """The schemes that the client can serve, by name; the argument of the only one of its kind is called after the kind."""
    found = member(member(root, "components"), "securitySchemes")
    kinds = {name: _security_kind(node) for name, node in found.items() if is_node(node)}
    schemes: dict[str, SecurityScheme] = {}
    names = naming.Names(_SETTINGS)
    for name, kind in kinds.items():
        node = member(found, name)
        if kind is None:
            continue
        alone = sum(other is kind for other in kinds.values()) == 1
        argument = names.allocate(_ARGUMENTS[kind] if alone else naming.argument_name(name))
        location = Location(text(node, "in")) if kind is SecurityKind.API_KEY else Location.HEADER
        schemes[name] = SecurityScheme(
            name, kind, argument, location, text(node, "name"), text(node, "description")
        )
    return schemes


def servers(root: Node) -> Iterator[Server]:
    """The servers that have an absolute URL, variables at their defaults; regions are named by `x-fragmint`."""
    regions = member(extension(root), "regions")
    for node in mappings(root, "servers"):
        url = text(node, "url")
        for name, variable in member(node, "variables").items():
            url = url.replace(f"{{{name}}}", text(variable, "default") if is_node(variable) else "")
        if url.startswith(("http://", "https://")):
            region = regions.get(text(node, "url"))
            yield Server(
                url.rstrip("/"),
                region if isinstance(region, str) else "",
                text(node, "description"),
            )


def rate_limit(root: Node) -> RateLimit | None:
    """How the API tells of its limits, if the fragment says so."""
    node = member(extension(root), "rate-limit")
    if not node:
        return None
    families = tuple(
        RateLimitFamily(
            name, text(headers, "limit"), text(headers, "remaining"), text(headers, "reset")
        )
        for name, headers in member(node, "families").items()
        if is_node(headers)
    )
    return RateLimit(text(node, "reset-unit") or "seconds", families)


def sources(root: Node) -> Iterator[Source]:
    """The pages that the fragment was curated from."""
    for name, node in member(extension(root), "sources").items():
        if is_node(node):
            yield Source(name, text(node, "page"), text(node, "url"), text(node, "handed-over"))


def _security_kind(node: Node) -> SecurityKind | None:
    kind, scheme = text(node, "type"), text(node, "scheme").lower()
    if kind == "apiKey":
        return SecurityKind.API_KEY
    if kind in ("oauth2", "openIdConnect") or (kind == "http" and scheme == "bearer"):
        return SecurityKind.BEARER
    return SecurityKind.BASIC if kind == "http" and scheme == "basic" else None
