"""An ASGI app on a loopback socket, and the requests that reach it as the tests see them."""

from __future__ import annotations

import errno
import socket
import threading
from types import TracebackType
from typing import Self

import uvicorn
from starlette.requests import Request
from starlette.types import ASGIApp, Receive, Scope

from fragmint.contract.exchange import Answer, WireRequest
from fragmint.contract.oracle import Oracle
from fragmint.contract.oracle.routes import below
from fragmint.diagnostics import FragmintError

_PATIENCE = 1  # seconds that answers on their way have when the server ends


class Loopback:
    """An app on a free loopback port, in a thread of its own, from `with` to its end."""

    def __init__(self, app: ASGIApp, base_path: str) -> None:
        self._socket = listening("127.0.0.1", 0)
        self.base_url = f"{origin(self._socket)}{base_path}"
        self._server = quiet_server(app)
        self._thread = threading.Thread(
            target=self._server.run, args=([self._socket],), name="fragmint-contract", daemon=True
        )

    def __enter__(self) -> Self:
        self._thread.start()  # the socket listens already: an early connection waits for the loop
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._server.should_exit = True
        self._thread.join()
        self._socket.close()


async def received(oracle: Oracle, scope: Scope, receive: Receive) -> WireRequest:
    """The request that an app is called with, its path below the API that the oracle's document describes."""
    body = await Request(scope, receive).body()
    path = scope["raw_path"].decode("latin-1")
    headers = [(name.decode("latin-1"), _text(value)) for name, value in scope["headers"]]
    return WireRequest(
        scope["method"],
        _below_the_api(oracle, scope["method"], path),
        scope["query_string"].decode("latin-1"),
        tuple(headers),
        body,
    )


def raw_headers(answer: Answer, length: int | None) -> list[tuple[bytes, bytes]]:
    """The headers of an answer as an app sends them, with the length of a body if it has one."""
    told = {"content-type": answer.media_type} if answer.media_type else {}
    told |= dict(answer.headers)
    if length is not None:
        told["content-length"] = str(length)
    return [(name.lower().encode("latin-1"), value.encode()) for name, value in told.items()]


def _text(value: bytes) -> str:
    """The text of a header; HTTP has no rule for what is not ASCII, and clients send UTF-8."""
    try:
        return value.decode()
    except UnicodeDecodeError:
        return value.decode("latin-1")


def _below_the_api(oracle: Oracle, method: str, path: str) -> str:
    """The path without that of the server it is for; one that stands outside of all of them is no operation's."""
    found = [below(base, path) for base in oracle.base_paths]
    inside = [each for each in found if each is not None]
    known = [each for each in inside if oracle.knows(method, each)]
    return next(iter([*known, *inside]), f"..{path}")


def listening(host: str, port: int) -> socket.socket:
    """A socket that listens; port 0 is any that is free. Raises FragmintError with what to do where that cannot be had."""
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(
            host, port, type=socket.SOCK_STREAM, proto=socket.IPPROTO_TCP
        )[0]
    except OSError as error:
        raise FragmintError(f"there is no address {host!r}: {error.strerror}") from error
    # asyncio sends at once only on sockets that say they speak TCP; others hold each body back for 40 ms.
    listener = socket.socket(family, kind, protocol)
    try:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(address)
        listener.listen()
    except OSError as error:
        listener.close()
        taken = error.errno == errno.EADDRINUSE
        reason = "something else listens there" if taken else error.strerror
        raise FragmintError(
            f"cannot listen on {host} port {port}: {reason}; choose another port, 0 takes any that is free"
        ) from error
    return listener


def origin(listener: socket.socket) -> str:
    """The URL of a listening socket, without a path."""
    host, port, *_ = listener.getsockname()
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"


def quiet_server(app: ASGIApp) -> uvicorn.Server:
    """A server for an app that says nothing by itself, on the screen or in an answer."""
    quiet = uvicorn.Config(
        app,
        interface="asgi3",
        log_config=None,
        log_level="critical",
        lifespan="off",
        ws="none",
        loop="asyncio",
        timeout_graceful_shutdown=_PATIENCE,
        server_header=False,
    )
    return uvicorn.Server(quiet)
