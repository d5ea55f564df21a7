# Generated from openapi.yaml by fragmint; do not edit.

"""Sending one request and reading its reply whole, by a thread or by a task, with an end to waiting."""

from __future__ import annotations

import contextvars
import socket
import threading
from collections.abc import AsyncGenerator, Iterator, Mapping
from concurrent.futures import Future
from contextlib import asynccontextmanager, suppress
from typing import Protocol, cast

import anyio
import httpx2

from .exchange import DeadlineExceeded, Outcome, Send
from .response import Reply

# What httpx2 and sockets raise because of a server or a URL; anything else is a bug, and passes.
FAILURES = (httpx2.HTTPError, httpx2.InvalidURL, httpx2.StreamError, OSError, UnicodeError)

_CONNECTED = ("connect_tcp.complete", "connect_unix_socket.complete", "start_tls.complete")


class NetworkStream(Protocol):
    """What httpx2 lets one know of an open connection."""

    def get_extra_info(self, info: str, /) -> object:
        """The named fact, such as "socket"."""
        ...


def attempt(client: httpx2.Client, send: Send) -> Outcome:
    """Do what `send` says; under a deadline in a thread of its own, which is left behind when it comes.

    No socket timeout holds against a server that drips: each byte starts it anew. What is left behind is cut,
    but for a connection that was used before and drips its head: httpx2 does not say which one it took, so that
    it ends with its own timeout, or once its head is whole.
    """
    going = _Attempt(client, send.request)
    return going.perform() if send.seconds is None else going.within(send.seconds)


async def attempt_async(
    client: httpx2.AsyncClient, send: Send, slots: anyio.Semaphore | None
) -> Outcome:
    """Do what `send` says once a slot is free; cancelled when the deadline comes."""
    with anyio.move_on_after(send.seconds):
        try:
            async with _slot(slots, send.phase):
                return await _perform_async(client, send.request)
        except FAILURES as error:
            return error
    return DeadlineExceeded()


async def _perform_async(client: httpx2.AsyncClient, request: httpx2.Request) -> Reply:
    response = await client.send(request, stream=True, auth=None, follow_redirects=False)
    try:
        content = await response.aread()
    finally:
        await response.aclose()
    return _reply(request, response, content)


@asynccontextmanager
async def _slot(slots: anyio.Semaphore | None, seconds: float | None) -> AsyncGenerator[None, None]:
    """Wait in front of the pool: tasks that wait inside it slow each other down."""
    if slots is None:
        yield
        return
    try:
        with anyio.fail_after(seconds):
            await slots.acquire()
    except TimeoutError:
        raise httpx2.PoolTimeout("all connections stayed busy") from None
    try:
        yield
    finally:
        slots.release()


class _Attempt:
    """A request on its way, and how to cut its connection once nobody waits for it."""

    def __init__(self, client: httpx2.Client, request: httpx2.Request) -> None:
        self._client = client
        self._request = request
        self._lock = threading.Lock()
        self._stream: NetworkStream | None = None
        self._abandoned = False

    def perform(self) -> Outcome:
        """Send and read in this thread."""
        try:
            response = self._client.send(
                self._request, stream=True, auth=None, follow_redirects=False
            )
            try:
                if response.http_version != "HTTP/2":
                    self._hold(response.extensions.get("network_stream"))
                content = b"".join(self._chunks(response))
            finally:
                response.close()
        except FAILURES as error:
            return error
        return _reply(self._request, response, content)

    def within(self, seconds: float) -> Outcome:
        """Send and read in another thread, and wait no longer than this."""
        self._request.extensions["trace"] = self._watch
        outcome = Future[Outcome]()
        context = contextvars.copy_context()
        threading.Thread(target=context.run, args=(self._fulfil, outcome), daemon=True).start()
        try:
            return outcome.result(seconds)
        except TimeoutError:
            return DeadlineExceeded()
        finally:
            if not outcome.done():
                self._abandon()

    def _fulfil(self, outcome: Future[Outcome]) -> None:
        try:
            outcome.set_result(self.perform())
        except BaseException as error:  # raised again in the thread that waits
            outcome.set_exception(error)

    def _chunks(self, response: httpx2.Response) -> Iterator[bytes]:
        for chunk in response.iter_bytes():
            if self._abandoned:
                return
            yield chunk

    def _watch(self, event: str, info: Mapping[str, object]) -> None:
        """Follow httpx2 through its connection: from `response_closed` on, it serves other requests."""
        if event.endswith(_CONNECTED):
            self._hold(info["return_value"])
        elif event.startswith("http2.") or event.endswith("response_closed.started"):
            self._hold(None)  # an HTTP/2 connection serves other requests at any time

    def _hold(self, stream: object) -> None:
        with self._lock:
            self._stream = cast(NetworkStream | None, stream)
            if self._abandoned:
                _hang_up(self._stream)

    def _abandon(self) -> None:
        with self._lock:
            self._abandoned = True
            _hang_up(self._stream)


def _hang_up(stream: NetworkStream | None) -> None:
    """Shut the connection down, which wakes the thread that reads from it; that one closes it."""
    connection = None if stream is None else stream.get_extra_info("socket")
    if isinstance(connection, socket.socket):
        with suppress(OSError):  # it may be down already
            connection.shutdown(socket.SHUT_RDWR)


def _reply(request: httpx2.Request, response: httpx2.Response, content: bytes) -> Reply:
    return Reply(request.method, str(request.url), response.status_code, response.headers, content)
