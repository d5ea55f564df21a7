"""Which credentials a call can be made with, of those that the document allows."""

from __future__ import annotations

from collections.abc import Collection

from fragmint.ir.nodes import Node, member, text

Alternatives = tuple[tuple[str, ...], ...]


def usable(
    alternatives: Alternatives, known: Collection[str], root: Node
) -> tuple[Alternatives, str]:
    """The alternatives that a client can serve, and a sentence on what the others want; empty where it serves all.

    A certificate of the caller is part of the connection, not of the request: where nothing else will do, the caller's
    own `http_client` brings it.
    """
    served = tuple(each for each in alternatives if all(name in known for name in each))
    wanted = {name for each in alternatives for name in each if name not in known}
    kinds = {name: _kind(name, root) for name in sorted(wanted)}
    told = ", ".join(f"'{name}' ({kind})" for name, kind in kinds.items())
    if not told:
        return served, ""
    if any(served):
        return served, f"the client does not serve the security scheme {told}: another one is used"
    bare = tuple(
        tuple(name for name in each if kinds.get(name) != "mutualTLS") for each in alternatives
    )
    served = tuple(dict.fromkeys(each for each in bare if all(name in known for name in each)))
    message = f"the client does not serve the security scheme {told}"
    return served, f"{message}: pass an `http_client` that brings a certificate"


def _kind(name: str, root: Node) -> str:
    scheme = member(member(member(root, "components"), "securitySchemes"), name)
    return " ".join(part for part in (text(scheme, "type"), text(scheme, "scheme")) if part)
