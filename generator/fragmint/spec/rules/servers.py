"""Rules about servers."""

from __future__ import annotations

import re
from collections.abc import Iterator

from fragmint.spec.codes import Finding
from fragmint.spec.grammar import Kind
from fragmint.spec.values import as_object
from fragmint.spec.walk import View

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
