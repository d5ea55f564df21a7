"""What the emitted suite is not asked for, each with its reason: mutants that behave as the client does, and idle tests."""

from __future__ import annotations

# A mutant, as it is printed without its line, and why nobody can tell it from the client.
EQUIVALENT: dict[str, str] = {
    f"deadline: {client} _runtime/exchange.py: `left is not None and left <= 0` -> `False`": (
        "an attempt without time is given up at once, and sends nothing: its timeouts are negative"
    )
    for client in ("launchdarkly-releases", "workshop")
} | {
    'query style: workshop _runtime/parameters.py: `"%20"` -> `"+"`': (
        "whoever decodes a query reads a space from either, and HTTP libraries that know no styles write the other"
    )
}

# A test that fails on no mutant, and what it is for nevertheless.
IDLE: dict[str, str] = {}
