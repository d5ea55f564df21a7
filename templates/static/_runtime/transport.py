"""The two ways to carry a call out, one for threads and one for tasks, over a pool of connections."""

from __future__ import annotations

import copy
import ssl
from collections.abc import Callable
from functools import cache, partial
from typing import Self, TypeVar, Unpack, cast

import anyio
import httpx2

from .attempt import attempt, attempt_async
from .decoding import decode
from .errors import APIConnectionError
from .exchange import Outcome, Send, Sleep, exchange
from .operation import Request
from .options import RequestOptions, Settings
from .pagination import AsyncPage, SyncPage, Turn
from .response import RawResponse, Reply

T = TypeVar("T")
SyncPageT = TypeVar("SyncPageT", bound=SyncPage[object, object])
AsyncPageT = TypeVar("AsyncPageT", bound=AsyncPage[object, object])

# A resource method calls `send`, and its own caller is the one to warn.
_CALLER_OF_METHOD = 3


class SyncTransport:
    """Carries calls out in the thread that makes them; threads may share it.

    An `http_client` lends its connections, proxies and event hooks, which see requests with their credentials. Its
    own timeout, redirects, headers, cookies and auth do not count, and it is never closed here.
    """

    def __init__(self, settings: Settings, http_client: httpx2.Client | None = None) -> None:
        self.settings = settings
        self._owned = http_client is None
        self._http = http_client or httpx2.Client(verify=_tls(), limits=_limits(settings))

    def send(self, request: Request[T]) -> RawResponse[T]:
        """Make the call; an `APIError` where it does not succeed."""
        request.operation.warn(_CALLER_OF_METHOD)
        return _typed(request, self._perform(request), self.settings)

    def send_page(self, request: Request[object], page: type[SyncPageT]) -> RawResponse[SyncPageT]:
        """Make the call; the reply parses into a page."""
        request.operation.warn(_CALLER_OF_METHOD)
        reply = self._perform(request)
        return RawResponse(reply, partial(self._page, page, Turn.first(request, reply)))

    def with_options(self, **options: Unpack[RequestOptions]) -> Self:
        """A view of this transport with some settings changed, over the same connections."""
        view = copy.copy(self)
        view.settings, view._owned = self.settings.with_options(options), False
        return view

    def close(self) -> None:
        """Close the connections, if they are this transport's own."""
        if self._owned:
            self._http.close()

    def _perform(self, request: Request[object]) -> Reply:
        steps = exchange(request, self.settings)
        outcome: Outcome | None = None
        while True:
            try:
                action = steps.send(outcome)
            except StopIteration as done:
                return cast(Reply, done.value)
            match action:
                case Send():
                    _refuse_closed(self._http)
                    outcome = attempt(self._http, action)
                case Sleep(seconds):
                    self.settings.clock.sleep(seconds)
                    outcome = None

    def _page(self, page: type[SyncPageT], turn: Turn, reply: Reply) -> SyncPageT:
        def fetch(request: Request[object], before: Turn) -> SyncPageT:
            answer = self._perform(request)
            return self._page(page, before.after(request, answer), answer)

        return page(decode(turn.request.operation, self.settings.on_deviation, reply), turn, fetch)


class AsyncTransport:
    """Carries calls out in the task that makes them; the tasks of one event loop may share it.

    What `SyncTransport` says of an `http_client` holds here, too.
    """

    def __init__(self, settings: Settings, http_client: httpx2.AsyncClient | None = None) -> None:
        self.settings = settings
        self._owned = http_client is None
        self._http = http_client or httpx2.AsyncClient(verify=_tls(), limits=_limits(settings))
        self._slots = anyio.Semaphore(settings.max_connections) if self._owned else None

    async def send(self, request: Request[T]) -> RawResponse[T]:
        """Make the call; an `APIError` where it does not succeed."""
        request.operation.warn(_CALLER_OF_METHOD)
        return _typed(request, await self._perform(request), self.settings)

    async def send_page(
        self, request: Request[object], page: type[AsyncPageT]
    ) -> RawResponse[AsyncPageT]:
        """Make the call; the reply parses into a page."""
        request.operation.warn(_CALLER_OF_METHOD)
        reply = await self._perform(request)
        return RawResponse(reply, partial(self._page, page, Turn.first(request, reply)))

    def with_options(self, **options: Unpack[RequestOptions]) -> Self:
        """A view of this transport with some settings changed, over the same connections."""
        view = copy.copy(self)
        view.settings, view._owned = self.settings.with_options(options), False
        return view

    async def close(self) -> None:
        """Close the connections, if they are this transport's own."""
        if self._owned:
            await self._http.aclose()

    async def _perform(self, request: Request[object]) -> Reply:
        steps = exchange(request, self.settings)
        outcome: Outcome | None = None
        while True:
            try:
                action = steps.send(outcome)
            except StopIteration as done:
                return cast(Reply, done.value)
            match action:
                case Send():
                    _refuse_closed(self._http)
                    outcome = await attempt_async(self._http, action, self._slots)
                case Sleep(seconds):
                    await self.settings.clock.async_sleep(seconds)
                    outcome = None

    def _page(self, page: type[AsyncPageT], turn: Turn, reply: Reply) -> AsyncPageT:
        async def fetch(request: Request[object], before: Turn) -> AsyncPageT:
            answer = await self._perform(request)
            return self._page(page, before.after(request, answer), answer)

        return page(decode(turn.request.operation, self.settings.on_deviation, reply), turn, fetch)


@cache
def _tls() -> ssl.SSLContext:
    """The trusted certificates, loaded once: a client without connections then costs next to nothing."""
    return httpx2.create_ssl_context()


def _limits(settings: Settings) -> httpx2.Limits:
    """Every connection of the pool may stay open between calls."""
    count = settings.max_connections
    return httpx2.Limits(max_connections=count, max_keepalive_connections=count)


def _refuse_closed(client: httpx2.Client | httpx2.AsyncClient) -> None:
    if client.is_closed:
        raise APIConnectionError("the client is closed")


def _typed(request: Request[T], reply: Reply, settings: Settings) -> RawResponse[T]:
    """The reply that parses into what the request's type says; the emitted code vouches for it."""
    decoded = partial(decode, request.operation, settings.on_deviation)
    return RawResponse(reply, cast(Callable[[Reply], T], decoded))
