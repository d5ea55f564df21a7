"""Where the API stands: the servers of the document, and those that single operations have for themselves."""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast
from urllib.parse import urljoin, urlsplit

from fragmint.diagnostics import Diagnostics
from fragmint.ir import codes
from fragmint.ir.model import Server, ServerVariable
from fragmint.ir.nodes import Node, extension, is_node, listed_values, mappings, member, text
from fragmint.spec import Document, grammar
from fragmint.spec.pointer import below
from fragmint.spec.values import JsonValue, as_object

_ABSOLUTE = ("http://", "https://")
_HOST = "{0.scheme}://{0.netloc}/"


def servers(root: Node) -> Iterator[Server]:
    """The servers with an absolute URL; what a caller chooses one by is its region in `x-fragmint`, or its name."""
    regions = member(extension(root), "regions")
    taken: set[str] = set()
    for node in mappings(root, "servers"):
        region = regions.get(text(node, "url"))
        name = region if isinstance(region, str) else text(node, "name")
        server = _server(node, name if name not in taken else "")
        taken.add(name)
        if server.url.startswith(_ABSOLUTE):
            yield server


def relative_server(root: Node) -> str:
    """The path that the base URL ends with where every server of the document is relative to where it was found."""
    found = [_server(node, "").url for node in mappings(root, "servers")]
    paths = [url for url in found if url.startswith("/")]
    return paths[0] if paths and not any(url.startswith(_ABSOLUTE) for url in found) else ""


def own_server(node: Node, root: Node) -> Server | None:
    """The server that an operation has for itself: its first, unless the whole document has it too.

    A relative one stands on the host of the document's first server; without an absolute server there is none.
    """
    found = mappings(node, "servers")
    shared = list(servers(root))
    if not found or found == mappings(root, "servers"):
        return None
    server = _server(found[0], "")
    if not server.url.startswith(_ABSOLUTE) and shared:
        server = _on_the_host(shared[0], server)
    usable = server.url.startswith(_ABSOLUTE) and bool(shared)
    return server if usable and server.template not in (each.template for each in shared) else None


def check(document: Document, diagnostics: Diagnostics) -> None:
    """Warn where operations have servers of their own that the client never calls, for it is always told a base URL."""
    root = document.root
    if any(servers(root)):
        return
    for path, item in member(root, "paths").items():
        for _, node, tokens in grammar.operations(as_object(cast(JsonValue, item))):
            found = mappings(node, "servers")
            if found and found != mappings(root, "servers"):
                pointer = below("/paths", path, *tokens, "servers")
                message = "servers of single operations are not called: without one for all, `base_url` says where"
                hint = "give the document an absolute server"
                codes.tell(document, diagnostics, "G120", message, pointer, hint)
                return


def _server(node: Node, region: str) -> Server:
    template = text(node, "url").rstrip("/")
    variables = tuple(
        ServerVariable(name, text(variable, "default"), _choices(variable), _described(variable))
        for name, variable in member(node, "variables").items()
        if is_node(variable) and f"{{{name}}}" in template
    )
    url = template
    for variable in variables:
        url = url.replace(f"{{{variable.wire}}}", variable.default)
    return Server(url.rstrip("/"), region, text(node, "description"), template, variables)


def _on_the_host(first: Server, relative: Server) -> Server:
    """A relative server on the host of another, with the variables of both."""
    host, template = (_HOST.format(urlsplit(each)) for each in (first.url, first.template))
    of_host = tuple(each for each in first.variables if f"{{{each.wire}}}" in template)
    return Server(
        urljoin(host, relative.url).rstrip("/"),
        "",
        "",
        urljoin(template, relative.template).rstrip("/"),
        (*of_host, *relative.variables),
    )


def _choices(variable: Node) -> tuple[str, ...]:
    """The legal values, the default among them even where the document forgets it."""
    found = [each for each in listed_values(variable) if isinstance(each, str)]
    return tuple(dict.fromkeys([*found, text(variable, "default")] if found else []))


def _described(variable: Node) -> str:
    return text(variable, "description")
