"""A loopback HTTP server over plain sockets: it records every request, and a script says what each one meets."""

from __future__ import annotations

import socket
import struct
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from types import TracebackType
from typing import Self
from urllib.parse import parse_qsl


@dataclass(frozen=True)
class Recorded:
    """One request as it arrived."""

    method: str
    target: str
    headers: tuple[tuple[str, str], ...]
    body: bytes

    @property
    def path(self) -> str:
        """The target before its query, still percent-encoded."""
        return self.target.partition("?")[0]

    @property
    def query(self) -> list[tuple[str, str]]:
        """The decoded query, in order."""
        return parse_qsl(self.target.partition("?")[2], keep_blank_values=True)

    def header(self, name: str) -> str | None:
        """The first header of that name, None where there is none."""
        return next((text for key, text in self.headers if key.lower() == name.lower()), None)

    @property
    def wire(self) -> str:
        """Everything that was received, to look for what must not be there."""
        lines = [
            f"{self.method} {self.target}",
            *(f"{name}: {text}" for name, text in self.headers),
        ]
        return "\n".join([*lines, "", self.body.decode("latin-1")])


class Connection:
    """One accepted connection, for behaviours to write to."""

    def __init__(self, accepted: socket.socket, stopping: threading.Event) -> None:
        self._socket = accepted
        self._stopping = stopping
        self._buffer = b""

    def send(self, content: bytes) -> None:
        """Write these bytes now."""
        self._socket.sendall(content)

    def drip(self, content: bytes, every: float) -> None:
        """Write one byte at a time until all are written or the client or the server has gone."""
        for index in range(len(content)):
            self.send(content[index : index + 1])
            if self._stopping.wait(every):
                return

    def wait_for_hang_up(self) -> None:
        """Say nothing until the client closes or the server stops."""
        self._socket.settimeout(0.05)
        while not self._stopping.is_set():
            try:
                if not self._socket.recv(1):
                    return
            except TimeoutError:
                continue

    def reset(self) -> None:
        """Close so that the client sees a reset."""
        self._socket.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self._socket.close()

    def receive_request(self) -> Recorded | None:
        """The next request, None when the client has closed."""
        head = self._read_until(b"\r\n\r\n")
        if head is None:
            return None
        first, *lines = head.decode("latin-1").split("\r\n")
        method, target, _ = first.split(" ", 2)
        headers = tuple(
            (name, text.strip()) for name, _, text in (line.partition(":") for line in lines)
        )
        length = next((int(text) for name, text in headers if name.lower() == "content-length"), 0)
        while len(self._buffer) < length:
            self._buffer += self._socket.recv(65536)
        body, self._buffer = self._buffer[:length], self._buffer[length:]
        return Recorded(method, target, headers, body)

    def _read_until(self, end: bytes) -> bytes | None:
        while end not in self._buffer:
            received = self._socket.recv(65536)
            if not received:
                return None
            self._buffer += received
        head, _, self._buffer = self._buffer.partition(end)
        return head


Behaviour = Callable[[Connection], bool]
"""Meets one request; True keeps the connection for the next one."""

Script = Sequence[Behaviour] | Callable[[Recorded], Behaviour]


class MisbehavingServer:
    """Listens on a free loopback port from the moment it is entered until it is left."""

    def __init__(self, *behaviours: Behaviour, script: Script | None = None) -> None:
        self._script: Script = behaviours if script is None else script
        self._stopping = threading.Event()
        self._changed = threading.Condition()
        self._open: set[socket.socket] = set()
        self.requests: list[Recorded] = []
        self.connections = 0

    def __enter__(self) -> Self:
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listener.getsockname()[1]
        self._thread = threading.Thread(target=self._accept, daemon=True)
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._stopping.set()
        self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        self._thread.join()
        with self._changed:
            for each in self._open:
                _shut(each)

    @property
    def url(self) -> str:
        """The base URL."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def open_connections(self) -> int:
        """How many connections neither side has closed yet."""
        return len(self._open)

    def wait_until_deserted(self, seconds: float = 3.0) -> bool:
        """Whether every connection closes within that time."""
        with self._changed:
            return self._changed.wait_for(lambda: not self._open, seconds)

    def _accept(self) -> None:
        while True:
            try:
                accepted, _ = self._listener.accept()
            except OSError:  # closed: the server is being left
                return
            with self._changed:
                self._open.add(accepted)
                self.connections += 1
            threading.Thread(target=self._serve, args=(accepted,), daemon=True).start()

    def _serve(self, accepted: socket.socket) -> None:
        connection = Connection(accepted, self._stopping)
        try:
            while (request := connection.receive_request()) is not None:
                if not self._behaviour_for(request)(connection):
                    break
        except OSError:  # the client has gone, which is its right
            pass
        finally:
            _shut(accepted)
            with self._changed:
                self._open.discard(accepted)
                self._changed.notify_all()

    def _behaviour_for(self, request: Recorded) -> Behaviour:
        with self._changed:
            self.requests.append(request)
            if callable(self._script):
                return self._script(request)
            return self._script[min(len(self.requests), len(self._script)) - 1]


def _shut(connection: socket.socket) -> None:
    with suppress(OSError):  # closed by the other side, or reset
        connection.shutdown(socket.SHUT_RDWR)
    connection.close()
