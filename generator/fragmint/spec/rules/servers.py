"""Rules about servers."""

from __future__ import annotations

import re
from collections.abc import Iterator

from fragmint.spec.codes import Finding
from fragmint.spec.grammar import Kind
from fragmint.spec.values import as_object
from fragmint.spec.walk import View


def s113_server_variables_exist(view: View) -> Iterator[Finding]:
    """A variable in the URL of a server has a default to put there."""
    for server in view.of(Kind.SERVER):
        url = server.fields.get("url")
        variables = as_object(server.fields.get("variables"))
        for name in re.findall(r"\{([^{}]*)\}", url if isinstance(url, str) else ""):
            if name not in variables:
                message = f"the URL has a variable '{name}' that `variables` does not declare"
                yield Finding("S113", message, (*server.tokens, "url"))
