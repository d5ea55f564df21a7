"""Where the document says that an API stands: its servers, and the path of each."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urljoin, urlsplit

from fragmint.contract.oracle.document import Node, Operation, RawDocument
from fragmint.contract.oracle.routes import encoded

_ANYWHERE = "http://anywhere/"  # a relative server URL is relative to where the document was found


def server_url(document: RawDocument, operation: Operation) -> str:
    """The URL of the first server of an operation, without a slash at the end; empty where the document names none."""
    owners = (operation.node, operation.item, document.root)
    found = (url for owner in owners for url in _urls(owner))
    return next(found, "").rstrip("/")


def base_path(document: RawDocument) -> str:
    """The path of the first server, percent-encoded, without a slash at the end."""
    return next(_paths(document.root), "")


def base_path_of(document: RawDocument, operation: Operation) -> str:
    """The path of the first server of an operation, percent-encoded, without a slash at the end."""
    url = urljoin(_ANYWHERE, server_url(document, operation))
    return encoded(urlsplit(url).path.rstrip("/"))


def base_paths(document: RawDocument) -> list[str]:
    """That path, and those of the servers that paths and operations have of their own."""
    own = [
        path
        for operation in document.operations.values()
        for owner in (operation.item, operation.node)
        for path in _paths(owner)
    ]
    return list(dict.fromkeys([base_path(document), *own]))


def _paths(owner: Node) -> Iterator[str]:
    for url in _urls(owner):
        yield encoded(urlsplit(urljoin(_ANYWHERE, url)).path.rstrip("/"))


def _urls(owner: Node) -> Iterator[str]:
    """The URLs of the servers that speak HTTP, the relative ones among them."""
    found = (filled(server) for server in owner["servers"])
    return (url for url in found if urlsplit(urljoin(_ANYWHERE, url)).scheme in ("http", "https"))


def filled(server: Node) -> str:
    """The URL with the default of each variable; one that is not described stands for itself."""
    variables = server["variables"]
    return re.sub(
        r"\{([^{}]+)\}",
        lambda found: variables[found[1]]["default"].text or "x",
        server["url"].text,
    )
