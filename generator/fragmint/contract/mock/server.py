"""The mock on a socket: in a thread for tests, or in the foreground until it is interrupted."""

from __future__ import annotations

import socket
from collections import deque

from starlette.middleware.cors import CORSMiddleware

from fragmint.contract.exchange import Exchange, Order
from fragmint.contract.loopback import Loopback, quiet_server
from fragmint.contract.mock.app import MockApp
from fragmint.contract.oracle import Oracle


class MockServer(Loopback):
    """The mock on a loopback socket, in a thread of its own, from `with` to its end."""

    def __init__(self, oracle: Oracle) -> None:
        self.exchanges: list[Exchange] = []
        self._app = MockApp(oracle, self.exchanges.append)
        super().__init__(self._app, oracle.base_path)

    @property
    def orders(self) -> deque[Order]:
        """What the next answers shall be; after that they are as documented."""
        return self._app.orders


def serve(app: MockApp, listener: socket.socket) -> None:
    """Answer on this socket, also to scripts of any web page, until an interrupt, which is raised again at the end."""
    anywhere = CORSMiddleware(app, allow_origins="*", allow_methods="*", allow_headers="*")
    with listener:
        quiet_server(anywhere).run([listener])
