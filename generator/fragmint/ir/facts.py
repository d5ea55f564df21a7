"""Facts about the API as a whole: where it is, who may call it, how it limits calls, and what it was curated from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from fragmint.ir import naming
from fragmint.ir.ledger import Ledger
from fragmint.ir.model import (
    Location,
    SecurityKind,
    SecurityScheme,
)
from fragmint.ir.nodes import Node, extension, is_node, member, text
from fragmint.ir.scopes import Claim, Scope
from fragmint.ir.stated import RateLimit, RateLimitFamily, Source

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
    "server_variables",
    "timeout",
)


def security_schemes(root: Node, ledger: Ledger) -> dict[str, SecurityScheme]:
    """The schemes that the client can serve, by name; the argument of the only one of its kind is called after the kind."""
    found = member(member(root, "components"), "securitySchemes")
    told = {name: _security_kind(node) for name, node in found.items() if is_node(node)}
    kinds = {name: kind for name, kind in told.items() if kind is not None}
    claims = (_credential_claim(name, kinds) for name in kinds)
    arguments = Scope(ledger, "credentials", taken=_SETTINGS).settle(claims)
    schemes: dict[str, SecurityScheme] = {}
    for name, kind in kinds.items():
        node = member(found, name)
        location = Location(text(node, "in")) if kind is SecurityKind.API_KEY else Location.HEADER
        described = text(node, "description")
        if node.get("deprecated") is True:
            described = f"Deprecated by the vendor. {described}".rstrip()
        schemes[name] = SecurityScheme(
            name, kind, arguments[name], location, text(node, "name"), described
        )
    return schemes


def _credential_claim(name: str, kinds: Mapping[str, SecurityKind]) -> Claim:
    """One that was alone keeps the name of its kind when another comes."""
    kind, own = _ARGUMENTS[kinds[name]], naming.argument_name(name)
    alone = list(kinds.values()).count(kinds[name]) == 1
    return Claim(name, (kind,) if alone else (own,), rank=own != name, kept=(kind, own))


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
