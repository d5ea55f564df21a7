"""Rules about servers."""

from __future__ import annotations

import re
from collections.abc import Iterator

from fragmint.spec.codes import Finding
from fragmint.spec.grammar import Kind
from fragmint.spec.values import as_list, as_object
from fragmint.spec.walk import View

_HOST = re.compile(r"(localhost|[\w-]+(\.[\w-]+)*\.[a-z]{2,})(:\d+)?(/|$)", re.IGNORECASE)
_NOT_IN_URLS = re.compile('[\\x00-\\x20\\x7f-\\x9f"`<>]')


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
    """The URL of a server, but for its variables, has only characters that a URL may hold."""
    for server in view.of(Kind.SERVER):
        url = server.fields.get("url")
        bare = re.sub(r"\{[^{}]*\}", "", url) if isinstance(url, str) else ""
        if wrong := _NOT_IN_URLS.search(bare):
            shown = "a space" if wrong[0] == " " else ascii(wrong[0])
            message = f"the URL of a server cannot hold {shown}"
            yield Finding("S116", message, (*server.tokens, "url"), "percent-encode it, or drop it")
        elif wrong := re.search("[?#]", bare):
            message = f"the URL of a server ends where its path does: `{wrong[0]}` and what follows are lost"
            hint = "describe a query by parameters, or an API key by a security scheme"
            yield Finding("S116", message, (*server.tokens, "url"), hint)


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
        scheme, found, _ = url.partition("://")
        tokens = (*server.tokens, "url")
        if found and "{" not in scheme and scheme.lower() not in ("http", "https"):
            yield Finding(
                "S175", f"the server {url} is not called: it speaks neither http nor https", tokens
            )
        elif not found and _HOST.match(url):
            message = (
                f"the server '{url}' has no scheme: it is a path, and no server is called by it"
            )
            yield Finding("S175", message, tokens, f"write https://{url}")
