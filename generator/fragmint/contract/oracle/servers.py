"""Where the document says that an API stands: the path of each of its servers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urljoin, urlsplit

from fragmint.contract.oracle.document import Node, RawDocument
from fragmint.contract.oracle.routes import encoded

_ANYWHERE = "http://anywhere/"  # a relative server URL is relative to where the document was found


def base_path(document: RawDocument) -> str:
    """The path of the first server, percent-encoded, without a slash at the end."""
    return next(_paths(document.root), "")


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
    for server in owner["servers"]:
        url = urljoin(_ANYWHERE, _filled(server))
        yield encoded(urlsplit(url).path.rstrip("/"))


def _filled(server: Node) -> str:
    """The URL with the default of each variable; one that is not described stands for itself."""
    variables = server["variables"]
    return re.sub(
        r"\{([^{}]+)\}",
        lambda found: variables[found[1]]["default"].text or "x",
        server["url"].text,
    )
