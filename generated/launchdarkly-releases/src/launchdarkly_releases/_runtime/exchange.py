# Generated from openapi.yaml by fragmint; do not edit.

"""One call from its arguments to its reply, without any I/O of its own.

`exchange` yields what is to be done and is sent what came of it, so that threads and event loops share all of
retrying, redirecting, timing and the telling of errors.
"""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass

import httpx2

from .deviation import Deviation
from .errors import (
    APIConnectionError,
    APIError,
    APITimeoutError,
    RateLimitError,
    one_line,
    status_error,
)
from .operation import Operation, Request
from .options import Settings
from .response import Reply
from .retry import asked_delay, delay_before_retry, rate_limits
from .security import Credential, choose, redact, secrets_of
from .versions import version_for
from .wire import Hop, first_hop, redirected, wire

MAX_REDIRECTS = 10


@dataclass(frozen=True)
class Send:
    """Send this request and give back the reply or the exception.

    `DeadlineExceeded` is what came after `seconds`; no phase of it may take longer than `phase`.
    """

    request: httpx2.Request
    seconds: float | None
    phase: float | None


@dataclass(frozen=True)
class Sleep:
    """Wait so many seconds."""

    seconds: float


class DeadlineExceeded(Exception):
    """What comes of a request that took longer than the call may."""


Action = Send | Sleep
Outcome = Reply | Exception
Exchange = Generator[Action, Outcome | None, Reply]


def exchange(request: Request[object], settings: Settings) -> Exchange:
    """Yield actions until there is a success to return or an `APIError` to raise.

    Whatever the caller got wrong is raised before the first action. What is returned shows no credential in its
    headers; its body is as it came.
    """
    call = _Call.prepare(request, settings)
    hop, retries, redirects = call.first, 0, 0
    while True:
        outcome = yield call.send(hop)
        if isinstance(outcome, Reply):
            if outcome.is_success:
                return outcome.with_redacted_headers(secrets_of(call.credentials))
            following = redirected(hop, outcome, call.credentials)
            if following is not None and redirects < MAX_REDIRECTS:
                hop, redirects = following, redirects + 1
                continue
        assert outcome is not None
        delay = delay_before_retry(hop.method, outcome, retries, call.settings)
        if delay is None or not call.can_wait(delay):
            raise call.failure(outcome, hop)
        retries += 1
        yield Sleep(delay)


@dataclass(frozen=True)
class _Call:
    """What stays the same for all attempts of a call."""

    operation: Operation
    settings: Settings
    credentials: tuple[Credential, ...]
    first: Hop
    ends: float | None

    @classmethod
    def prepare(cls, request: Request[object], settings: Settings) -> _Call:
        operation = request.operation
        options = (request.options or {}).copy()
        version = version_for(operation, settings, options.pop("api_version", None))
        credentials = choose(operation, settings.credentials, settings.credential_hints)
        first = first_hop(request, settings, version, credentials)
        options.pop("headers", None)
        settings = settings.with_options(options) if options else settings
        ends = None if settings.deadline is None else settings.clock.monotonic() + settings.deadline
        return cls(operation, settings, credentials, first, ends)

    def left(self) -> float | None:
        """Seconds until the deadline."""
        return None if self.ends is None else self.ends - self.settings.clock.monotonic()

    def can_wait(self, delay: float) -> bool:
        """Whether the deadline comes after the delay."""
        left = self.left()
        return left is None or delay < left

    def send(self, hop: Hop) -> Send:
        """The next attempt; no phase of it lasts longer than the deadline allows."""
        left = self.left()
        if left is not None and left <= 0:
            raise self.failure(DeadlineExceeded(), hop)
        bounds = [seconds for seconds in (self.settings.timeout, left) if seconds is not None]
        phase = min(bounds, default=None)
        return Send(wire(hop, self.credentials, phase), left, phase)

    def failure(self, outcome: Outcome, hop: Hop) -> APIError:
        """The error that tells of the last outcome, without anything that must not be seen."""
        secrets = secrets_of(self.credentials)
        if isinstance(outcome, Reply):
            return self._status_failure(outcome.redacted(secrets))
        url = redact(str(hop.url), secrets)
        place = {"method": hop.method, "path": httpx2.URL(url).raw_path.decode().partition("?")[0]}
        if isinstance(outcome, DeadlineExceeded):
            told = f"no answer within the deadline of {self.settings.deadline} s"
            return APITimeoutError(told, **place)
        late = isinstance(outcome, httpx2.TimeoutException)
        told = one_line(redact(str(outcome), secrets))
        error = (APITimeoutError if late else APIConnectionError)(
            f"{type(outcome).__name__}{told and ': '}{told}", **place
        )
        error.__cause__ = _cause(outcome, told, httpx2.Request(hop.method, url))
        return error

    def _status_failure(self, reply: Reply) -> APIError:
        error = status_error(reply)
        if isinstance(error, RateLimitError):
            error.retry_after = asked_delay(reply, self.settings)
            error.rate_limits = rate_limits(reply, self.settings)
        tell = self.settings.on_deviation
        if tell is not None and reply.method != "HEAD" and not isinstance(error.body, dict):
            tell(Deviation("untyped_error_body", self.operation.id, ""))
        return error


def _cause(error: Exception, told: str, request: httpx2.Request) -> Exception | None:
    """The same httpx2 error made anew: the one that was raised holds credentials in its request and frames."""
    if not isinstance(error, httpx2.RequestError):
        return None
    fresh = type(error).__new__(type(error), told)
    fresh.request = request
    return fresh
