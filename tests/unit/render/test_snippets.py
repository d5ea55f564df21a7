"""cURL snippets: each credential where it travels, out of the variable that the client reads too."""

from __future__ import annotations

import pytest

from fragmint.ir.model import Operation
from fragmint.render import snippets
from fragmint.render.calls import SampleCall
from support.apis import api

SPEC = """
paths:
  /things: {get: {operationId: list, tags: [things], security: [{Key: []}], responses: {'200': {description: ok}}}}
components: {securitySchemes: {Key: %s}}
"""


@pytest.mark.parametrize(
    ("scheme", "written"),
    [
        ("{type: apiKey, in: query, name: key}", '/things"?key=$SHOP_API_KEY"'),
        ("{type: apiKey, in: header, name: X-Key}", '--header "X-Key: $SHOP_API_KEY"'),
        ("{type: apiKey, in: cookie, name: sid}", '--cookie "sid=$SHOP_API_KEY"'),
        ("{type: http, scheme: bearer}", '--header "Authorization: Bearer $SHOP_ACCESS_TOKEN"'),
        ("{type: http, scheme: basic}", '--user "$API_USER:$API_PASSWORD"'),
    ],
    ids=["query", "header", "cookie", "bearer", "basic"],
)
def test_a_shell_snippet_sends_each_credential_where_it_belongs(scheme: str, written: str) -> None:
    found = api(SPEC % scheme)
    operation: Operation = found.operations[0]

    text = snippets.curl(SampleCall("", "/things"), operation, found, "shop")

    assert written in text
