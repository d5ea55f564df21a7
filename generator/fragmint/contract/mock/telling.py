"""What a screen may show of a request: where it is wrong, and how, but nothing that may be a secret."""

from __future__ import annotations

import re

from fragmint.contract.exchange import Exchange, Violation
from fragmint.contract.oracle import Oracle

_SECRET = re.compile(r"(?i)auth|cookie|credential|key|passw|pin$|pwd|secret|session|sign|token")


def discreet(oracle: Oracle, exchange: Exchange) -> list[Violation]:
    """The violations of a request, by their place alone where the problem might repeat a secret."""
    told: list[Violation] = []
    for each in exchange.violations:
        is_safe = _may_be_told(oracle, each)
        told.append(each if is_safe else Violation(each.where, "is not as documented"))
    return told


def _may_be_told(oracle: Oracle, violation: Violation) -> bool:
    """A problem repeats at most the value that it is about: no object, no list, and nothing that is called like a secret."""
    kind, _, name = violation.where.partition(" ")
    if violation.is_undocumented or kind == "security":
        return True
    is_whole = violation.where == "body "
    if is_whole or kind == "openapi-core" or violation.problem.startswith(("{", "[")):
        return False
    marked = {each for place, each in oracle.secrets.credentials if place == kind}
    names = name.split("/") if kind == "body" else [name]
    return not any(
        _SECRET.search(each) or each in marked or oracle.secrets.by_name({each: ""})
        for each in names
    )
