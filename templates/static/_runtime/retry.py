"""When a call is tried again, and how long it waits before."""

from __future__ import annotations

from collections.abc import Callable
from email.utils import parsedate_to_datetime

import httpx2

from .options import Settings
from .ratelimit import RateLimit, number, wait_for_reset
from .response import Reply

IDEMPOTENT_METHODS = frozenset({"GET", "HEAD", "PUT", "DELETE", "OPTIONS", "QUERY"})

_FIRST_BACKOFF = 0.5
_LONGEST_BACKOFF = 8.0

# Nothing of the request has left when these are raised, so that no method can have had an effect.
_NOTHING_SENT = (httpx2.ConnectError, httpx2.ConnectTimeout, httpx2.PoolTimeout)
# These come from this side of the wire and would come again.
_OURS = (httpx2.UnsupportedProtocol, httpx2.LocalProtocolError)


def delay_before_retry(
    method: str, outcome: Reply | Exception, attempt: int, settings: Settings
) -> float | None:
    """Seconds to wait before trying again, None if this outcome is the last; `attempt` counts from 0."""
    if attempt >= settings.max_retries or not _is_worth_retrying(method, outcome):
        return None
    if isinstance(outcome, Reply):
        asked = asked_delay(outcome, settings)
        if asked is not None:
            return asked if asked <= settings.max_retry_delay else None
    return backoff(attempt, settings.clock.random)


def asked_delay(reply: Reply, settings: Settings) -> float | None:
    """Seconds that the server asks to wait: by `Retry-After`, else by the reset of its rate limits."""
    now = settings.clock.wall()
    asked = _retry_after(reply.headers.get("retry-after", ""), now)
    if asked is not None:
        return asked
    return wait_for_reset(rate_limits(reply, settings), limited=reply.status_code == 429)


def rate_limits(reply: Reply, settings: Settings) -> dict[str, RateLimit]:
    """What the declared rate-limit headers of the reply say, by family."""
    declared = settings.rate_limit
    return {} if declared is None else declared.read(reply.headers, settings.clock.wall())


def backoff(attempt: int, random: Callable[[], float]) -> float:
    """A random part (full jitter) of a span that doubles with each attempt, up to 8 seconds."""
    return random() * min(_LONGEST_BACKOFF, _FIRST_BACKOFF * 2.0 ** min(attempt, 10))


def _is_worth_retrying(method: str, outcome: Reply | Exception) -> bool:
    idempotent = method in IDEMPOTENT_METHODS
    if isinstance(outcome, Reply):
        status = outcome.status_code
        return status == 429 or (idempotent and (status == 408 or 500 <= status < 600))
    if isinstance(outcome, _OURS):
        return False
    return isinstance(outcome, _NOTHING_SENT) or (
        idempotent and isinstance(outcome, httpx2.RequestError)
    )


def _retry_after(text: str, now: float) -> float | None:
    seconds = number(text)
    if seconds is not None or not text:
        return seconds
    try:
        return max(0.0, parsedate_to_datetime(text).timestamp() - now)
    except (ValueError, OverflowError):
        return None
