"""When a call is tried again, how long it waits before, and how long it takes at most."""

from __future__ import annotations

import ast

from mutation.clients import Client
from mutation.mutants import Edits, kind

_TOLD = ("timeout", "deadline", "max_retries", "max_retry_delay", "headers", "credentials", "clock")


def _defaults(client: Client, name: str, *afters: str) -> Edits:
    """Other defaults of an argument of the client classes."""
    for function in client.clients.nodes(ast.FunctionDef):
        for argument, default in zip(
            function.args.kwonlyargs, function.args.kw_defaults, strict=True
        ):
            if argument.arg == name and default is not None:
                yield from (client.clients.replaced(default, after) for after in afters)


@kind
def setting_left_out(client: Client) -> Edits:
    """What a client was told for all its calls is not heeded."""
    for call in client.clients.calls("Settings"):
        yield from (client.clients.without(each) for each in call.keywords if each.arg in _TOLD)


@kind
def retry_limit(client: Client) -> Edits:
    """A call is tried more or less often than it was told to."""
    yield from _defaults(client, "max_retries", "0", "1", "3")
    yield from client.runtime(
        "retry",
        "attempt >= settings.max_retries",
        "attempt > settings.max_retries",
        "attempt + 1 >= settings.max_retries",
    )
    yield from client.runtime("exchange", "retries += 1", "retries += 2")


@kind
def retried_status(client: Client) -> Edits:
    """A status is retried that must not be, or is not that should be."""
    yield from client.runtime("retry", "status == 429", "False", "status == 428")
    yield from client.runtime(
        "retry", "status == 408", "False", "status == 409", "400 <= status < 410"
    )
    yield from client.runtime(
        "retry",
        "500 <= status < 600",
        "False",
        "500 < status < 600",
        "500 <= status < 503",
        "400 <= status < 600",
    )


@kind
def retried_method(client: Client) -> Edits:
    """A call that may have had an effect is made again, or a harmless one is not."""
    if client.has('method="POST"'):
        yield from client.runtime(
            "retry", "idempotent = method in IDEMPOTENT_METHODS", "idempotent = True"
        )
    for name in ("GET", "PUT", "DELETE"):
        if client.has(f'method="{name}"'):
            yield from client.runtime("retry", f"{name!r}", f'"NOT-{name}"')


@kind
def retried_failure(client: Client) -> Edits:
    """A connection that breaks is not tried again, or is where the call may have had an effect."""
    yield from client.runtime(
        "retry",
        "isinstance(outcome, _NOTHING_SENT) or (idempotent and isinstance(outcome, httpx2.RequestError))",
        "False",
        "isinstance(outcome, _NOTHING_SENT)",
    )
    if client.has('method="POST"'):
        yield from client.runtime(
            "retry",
            "idempotent and isinstance(outcome, httpx2.RequestError)",
            "isinstance(outcome, httpx2.RequestError)",
        )


@kind
def retry_after(client: Client) -> Edits:
    """The wait that the server asks for is taken in another unit, or not at all."""
    yield from client.runtime(
        "retry",
        "seconds = number(text)",
        "seconds = (number(text) or 0) / 1000",
        "seconds = (number(text) or 0) * 1000",
        "seconds = None",
    )
    yield from client.runtime(
        "retry",
        "parsedate_to_datetime(text).timestamp() - now",
        "parsedate_to_datetime(text).timestamp()",
        "parsedate_to_datetime(text).timestamp() - now + 3600",
        "0.0",
    )
    yield from client.runtime("retry", "'retry-after'", '"retry-before"')


@kind
def longest_wait(client: Client) -> Edits:
    """A server can make a call wait for longer than its caller allows."""
    yield from _defaults(client, "max_retry_delay", "6.0", "3600.0")
    yield from client.runtime(
        "retry",
        "asked <= settings.max_retry_delay",
        "True",
        "False",
        "asked < settings.max_retry_delay",
    )


@kind
def backoff(client: Client) -> Edits:
    """Without a word of the server, a call is made again too soon or too late."""
    yield from client.runtime(
        "retry",
        "random() * min(_LONGEST_BACKOFF, _FIRST_BACKOFF * 2.0 ** min(attempt, 10))",
        "0.0",
        "random() * _FIRST_BACKOFF",
        "random() * _FIRST_BACKOFF * 2.0 ** attempt * 1000",
    )
    yield from client.runtime("retry", "_FIRST_BACKOFF = 0.5", "_FIRST_BACKOFF = 5.0")
    yield from client.runtime("retry", "_LONGEST_BACKOFF = 8.0", "_LONGEST_BACKOFF = 0.5")


@kind
def wait(client: Client) -> Edits:
    """A call does not wait by the clock it was given."""
    yield from client.runtime(
        "transport", "self.settings.clock.sleep(seconds)", "self.settings.clock.sleep(0)", "pass"
    )
    yield from client.runtime(
        "transport",
        "self.settings.clock.async_sleep(seconds)",
        "self.settings.clock.async_sleep(0)",
    )
    yield from client.runtime("exchange", "yield Sleep(delay)", "pass")
    for value in client.clients.keywords("Settings", "clock"):
        yield client.clients.replaced(value, "Clock()")


@kind
def timeout(client: Client) -> Edits:
    """A phase of a request may take longer or less long than it was told to."""
    yield from _defaults(client, "timeout", "None", "6.0", "600.0")
    yield from client.runtime(
        "exchange", "min(bounds, default=None)", "max(bounds, default=None)", "None"
    )
    yield from client.runtime(
        "wire",
        "dict.fromkeys(('connect', 'read', 'write', 'pool'), seconds)",
        "{}",
        "dict.fromkeys(('connect', 'write', 'pool'), seconds)",
        "dict.fromkeys(('read', 'write', 'pool'), seconds)",
    )


@kind
def deadline(client: Client) -> Edits:
    """A whole call may take longer than it was told to."""
    yield from _defaults(client, "deadline", "0.5")
    yield from client.runtime("exchange", "left is None or delay < left", "True")
    yield from client.runtime("exchange", "left is not None and left <= 0", "False")
    yield from client.runtime(
        "exchange",
        "Send(wire(hop, self.credentials, phase), left, phase)",
        "Send(wire(hop, self.credentials, phase), None, phase)",
    )
    yield from client.runtime(
        "exchange",
        "settings.clock.monotonic() + settings.deadline",
        "settings.clock.monotonic() + settings.deadline * 1000",
    )
