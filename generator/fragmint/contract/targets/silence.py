"""What the HTTP library of the relay would log: queries and headers as they are, credentials and cookies among them."""

from __future__ import annotations

import logging
import threading
from collections.abc import Generator
from contextlib import contextmanager

_LIBRARIES = {"httpcore2", "httpx2"}
_HERE = threading.local()


@contextmanager
def unlogged() -> Generator[None]:
    """Drop what these libraries log in this thread; what the client under test logs in another is still heard."""
    for name in list(logging.root.manager.loggerDict):
        if name.partition(".")[0] in _LIBRARIES:
            logging.getLogger(name).addFilter(
                _is_heard
            )  # one that is there already is not added again
    _HERE.silent = True
    try:
        yield
    finally:
        _HERE.silent = False


def _is_heard(record: logging.LogRecord) -> bool:
    return not getattr(_HERE, "silent", False)
