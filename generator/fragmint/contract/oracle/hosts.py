"""Which URLs are the API's by its document, and what of their path is an operation's."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import SplitResult, urlsplit

from fragmint.contract.oracle.document import Node, RawDocument
from fragmint.contract.oracle.routes import below, encoded
from fragmint.contract.oracle.servers import filled

_PORTS = {"http": ":80", "https": ":443"}


def servers(document: RawDocument) -> list[Node]:
    """The servers of the document, its paths and its operations."""
    owners = [document.root]
    for operation in document.operations.values():
        owners += [operation.item, operation.node]
    return list(dict.fromkeys(server for owner in owners for server in owner["servers"]))


def below_server(document: RawDocument, url: str) -> str | None:
    """What follows a server in the path of a URL, as it stands there; None if no server of the document is at its host.

    A server whose URL names no host may be at any.
    """
    asked = urlsplit(url)
    found = list(_below(document, asked))
    known = [
        path for path in found if any(document.match(each, path) for each in _methods(document))
    ]
    return next(iter([*known, *found]), None)


def _below(document: RawDocument, asked: SplitResult) -> Iterator[str]:
    for server in servers(document) or [Node({"url": "/"})]:
        base = urlsplit(filled(server))
        inside = below(encoded(base.path.rstrip("/")), asked.path)
        if inside is not None and _is_host(urlsplit(server["url"].text), asked):
            yield inside


def _is_host(template: SplitResult, asked: SplitResult) -> bool:
    """Whether a URL is at the host of a server, whose variables may be anything."""
    literals = re.split(r"\{[^{}]*\}", _host(template))
    pattern = ".*".join(re.escape(literal) for literal in literals)
    return not template.netloc or re.fullmatch(pattern, _host(asked)) is not None


def _host(url: SplitResult) -> str:
    host = url.netloc.rpartition("@")[2].lower()
    return host.removesuffix(_PORTS.get(url.scheme.lower(), ":"))


def _methods(document: RawDocument) -> set[str]:
    return {operation.method for operation in document.operations.values()}
