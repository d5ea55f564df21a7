"""Rules about servers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from fragmint.spec.codes import Finding
from fragmint.spec.grammar import Kind
from fragmint.spec.values import as_list, as_object
from fragmint.spec.walk import Node, View

_HOST = re.compile(r"(localhost|[\w-]+(\.[\w-]+)*\.[a-z]{2,})(:\d+)?(/|$)", re.IGNORECASE)
_OTHER_SCHEME = re.compile(r"(?!https?:)[a-z][a-z0-9+.-]*:(//|[^/\d])", re.IGNORECASE)
_NOT_IN_URLS = re.compile(r'[\x00-\x20\x7f-\x9f"`<>\\{}]')
_ENCODE = "percent-encode it, or drop it"


def s113_server_variables_exist(view: View) -> Iterator[Finding]:
    """A variable in the URL of a server has a default to put there."""
    for server in view.of(Kind.SERVER):
        url = server.fields.get("url")
        variables = as_object(server.fields.get("variables"))
        for name in re.findall(r"\{([^{}]*)\}", url if isinstance(url, str) else ""):
            if name not in variables:
                message = f"the URL has a variable '{name}' that `variables` does not declare"
                yield Finding("S113", message, (*server.tokens, "url"))


def s116_server_urls_can_be_called(view: View) -> Iterator[Finding]:
    """The URL of a server, its variables at their defaults, has only characters that a URL may hold, and a host."""
    for server in view.of(Kind.SERVER):
        if found := _wrong_in(_filled(server)):
            message, hint = found
            yield Finding("S116", f"the URL of a server {message}", (*server.tokens, "url"), hint)


def s173_defaults_of_variables_are_legal(view: View) -> Iterator[Finding]:
    """The default of a server variable is one of its legal values; it is taken for one."""
    for server in view.of(Kind.SERVER):
        for name, each in as_object(server.fields.get("variables")).items():
            variable = as_object(each)
            default, legal = variable.get("default"), as_list(variable.get("enum"))
            if legal and default is not None and default not in legal:
                message = f"the default '{default}' of '{name}' is none of its legal values"
                yield Finding("S173", message, (*server.tokens, "variables", name, "default"))


def s175_servers_can_be_called(view: View) -> Iterator[Finding]:
    """A URL with another scheme than http and https, or one that only looks like a host, is told and not called."""
    for server in view.of(Kind.SERVER):
        url = str(server.fields.get("url", ""))
        tokens = (*server.tokens, "url")
        if _HOST.match(url):
            message = (
                f"the server '{url}' has no scheme: it is a path, and no server is called by it"
            )
            yield Finding("S175", message, tokens, f"write https://{url}")
        elif _OTHER_SCHEME.match(url):
            message = f"the server {url} is not called: it speaks neither http nor https"
            yield Finding("S175", message, tokens)


def _filled(server: Node) -> str:
    """The URL with the default of each variable; one that is not declared has told so, and stands for a number."""
    variables = as_object(server.fields.get("variables"))

    def default(found: re.Match[str]) -> str:
        return str(as_object(variables.get(found[1])).get("default", "1"))

    url = server.fields.get("url")
    return re.sub(r"\{([^{}]*)\}", default, url) if isinstance(url, str) else ""


def _wrong_in(url: str) -> tuple[str, str] | None:
    """What is wrong with a URL, and what to do about it."""
    if wrong := _NOT_IN_URLS.search(url):
        return f"cannot hold {'a space' if wrong[0] == ' ' else ascii(wrong[0])}", _ENCODE
    if wrong := re.search("[?#]", url):
        hint = "describe a query by parameters, or an API key by a security scheme"
        return f"ends where its path does: `{wrong[0]}` and what follows are lost", hint
    if re.match("https?://", url, re.IGNORECASE) is None:
        return None
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname, parts.port
    except ValueError:
        return (
            "has a host or a port that no URL can have",
            "write https://HOST or https://HOST:PORT",
        )
    if not host:
        return "has no host", "write https://HOST, or the path alone"
    if "@" in parts.netloc:
        return "holds a user or a password", "describe them by a security scheme"
    if {".", ".."} & set(parts.path.split("/")):
        return "leads up its own path", "write the path that is meant"
    return None
