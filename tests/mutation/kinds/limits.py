"""What the headers of rate limits say."""

from __future__ import annotations

import ast

from mutation.clients import Client
from mutation.mutants import Edits, kind


@kind
def limit_header(client: Client) -> Edits:
    """A limit is read from another header."""
    for call in client.settings.calls("RateLimitFamily"):
        for each in call.keywords:
            yield client.settings.replaced(each.value, repr(f"{ast.literal_eval(each.value)}-2"))


@kind
def reset_unit(client: Client) -> Edits:
    """The moment at which a limit starts anew is taken in another unit."""
    for value in client.settings.keywords("RateLimitHeaders", "reset_unit"):
        for unit in {"epoch-ms", "epoch-s", "seconds"} - {ast.literal_eval(value)}:
            yield client.settings.replaced(value, repr(unit))
    if client.has('"epoch-ms"'):
        yield from client.runtime("ratelimit", "told / 1000", "told / 100", "told")
        yield from client.runtime(
            "ratelimit", "max(0.0, seconds - now)", "seconds", "seconds - now", "0.0"
        )


@kind
def limit_wait(client: Client) -> Edits:
    """A call that met a limit waits for another one, or for none."""
    yield from client.runtime(
        "ratelimit", "each.remaining == 0", "each.remaining", "each.remaining is not None"
    )
    yield from client.runtime("ratelimit", "return max(waits)", "return min(waits)", "return None")
    yield from client.runtime(
        "retry",
        "wait_for_reset(rate_limits(reply, settings), limited=reply.status_code == 429)",
        "None",
        "wait_for_reset(rate_limits(reply, settings), limited=False)",
    )


@kind
def told_limits(client: Client) -> Edits:
    """A rate-limit error does not tell what its headers say."""
    yield from client.runtime(
        "exchange", "error.retry_after = asked_delay(reply, self.settings)", "pass"
    )
    yield from client.runtime(
        "exchange", "error.rate_limits = rate_limits(reply, self.settings)", "pass"
    )
